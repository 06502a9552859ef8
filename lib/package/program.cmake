# How programs of ours are linked so that they start soon; tests and users of the package need none of it. Half of what
# a short run costs is the loading of shared libraries, and 25 of 40 are Abseil's. Debian has archives beside them: named
# right behind ours, they settle what Abseil is used for, and --as-needed drops the shared ones that CMake names later.
# The shared library cannot do the same (TLS relocations), nor can a program whose other libraries load Abseil
# themselves, as protobuf does from version 22 on: it would have two.

# Called once, where Abseil's targets are known. Where they are archives already, none lie there, or there are some for
# each of several configurations, nothing changes.
function(crosscheck_find_archives)
  get_target_property(configuration absl::strings IMPORTED_CONFIGURATIONS)
  get_target_property(file absl::strings "IMPORTED_LOCATION_${configuration}")
  if(file MATCHES "^(.*/libabsl_)strings\\.so" AND Protobuf_VERSION VERSION_LESS 4)
    # All of them: the linker takes what is used, and knows better than the targets what that needs.
    file(GLOB archives ${CMAKE_MATCH_1}*.a)
    set_property(GLOBAL PROPERTY crosscheck_archives ${archives})
  endif()
endfunction()

function(crosscheck_program target)
  get_property(archives GLOBAL PROPERTY crosscheck_archives)
  if(archives)
    list(JOIN archives "," archives)
    target_link_libraries(${target} PRIVATE crosscheck::crosscheck "$<LINK_GROUP:RESCAN,${archives}>")
  endif()
  target_link_options(${target} PRIVATE LINKER:--as-needed $<$<CONFIG:Release>:LINKER:--gc-sections>
    $<$<BOOL:${CROSSCHECK_PACKS_RELOCATIONS}>:LINKER:-z,pack-relative-relocs>)
endfunction()
