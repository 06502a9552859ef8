# Installs BUILD_DIR under WORK_DIR and moves it, so that a path of the first place in the package is found out.
# Sets PREFIX; run(<what> <command>...) runs a command and stops with its output when it fails.
function(run what)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${what}: ${result}\n${output}")
  endif()
  set(OUTPUT "${output}" PARENT_SCOPE)
endfunction()

# The output of a consumer must name both outlets: an empty report would link and run just as well.
function(expect_outlets output)
  foreach(outlet IN LISTS ARGN)
    string(FIND "${output}" "${outlet}" at)
    if(at EQUAL -1)
      message(FATAL_ERROR "the program ran, but its output does not name ${outlet}:\n${output}")
    endif()
  endforeach()
endfunction()

file(REMOVE_RECURSE ${WORK_DIR})
run("install" ${CMAKE_COMMAND} --install ${BUILD_DIR} --prefix ${WORK_DIR}/first)
file(RENAME ${WORK_DIR}/first ${WORK_DIR}/moved)
set(PREFIX ${WORK_DIR}/moved)

file(GLOB_RECURSE generated ${PREFIX}/*.pb.h)
if(generated)
  message(FATAL_ERROR "generated protobuf headers are installed: ${generated}")
endif()
file(GLOB_RECURSE protos ${PREFIX}/share/crosscheck/proto/*.proto)
if(NOT protos)
  message(FATAL_ERROR "no .proto is installed under ${PREFIX}/share/crosscheck/proto")
endif()
