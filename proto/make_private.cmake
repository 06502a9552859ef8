# cmake -DFROM=x.proto -DTO=y.proto -P make_private.cmake: copies a public .proto into the library's private
# package (see CMakeLists.txt beside it). Fails where there was no package line to change.
file(READ "${FROM}" text)
string(REPLACE "package crosscheck.v1;" "package crosscheck.internal.v1;" changed "${text}")
if(changed STREQUAL text)
  message(FATAL_ERROR "${FROM}: no line 'package crosscheck.v1;'")
endif()
string(REPLACE "import \"crosscheck/v1/" "import \"crosscheck_internal/v1/" changed "${changed}")
file(WRITE "${TO}" "${changed}")
