# Install and export rules. What users of the static library must link is read off the target itself, so
# that the CMake package and the pkg-config file cannot drift from what lib/CMakeLists.txt links.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(crosscheck_proto_dir ${CMAKE_INSTALL_DATADIR}/crosscheck/proto)
set(crosscheck_cmake_dir ${CMAKE_INSTALL_LIBDIR}/cmake/crosscheck)

# Libraries of ours that are only flags or objects stand in the generator expression BUILD_INTERFACE and are
# skipped; a library that is neither known here nor skipped stops the configuration, rather than making a
# package that cannot be linked.
function(crosscheck_package_dependencies property requires_var libs_var finds_var)
  set(requires)
  set(libs)
  set(finds)
  get_target_property(linked crosscheck ${property})
  foreach(library IN LISTS linked)
    string(REGEX REPLACE "^\\$<LINK_ONLY:(.*)>$" "\\1" library "${library}")
    if(library MATCHES "^absl::(.*)")
      list(APPEND requires absl_${CMAKE_MATCH_1})
      list(APPEND finds absl)
    elseif(library STREQUAL "protobuf::libprotobuf")
      list(APPEND requires protobuf)
      list(APPEND finds Protobuf)
    elseif(library STREQUAL "SQLite::SQLite3")
      list(APPEND requires sqlite3)
      list(APPEND finds SQLite3)
    elseif(library STREQUAL "pugixml::pugixml")
      list(APPEND requires pugixml)
      list(APPEND finds pugixml)
    elseif(library STREQUAL "ZLIB::ZLIB")
      list(APPEND requires zlib)
      list(APPEND finds ZLIB)
    elseif(library STREQUAL "stemmer" OR library STREQUAL "zstd")  # plain C libraries, found by the linker
      list(APPEND libs -l${library})
    elseif(library STREQUAL "Threads::Threads")
      list(APPEND libs -pthread)
      list(APPEND finds Threads)
    elseif(library AND NOT library MATCHES "^\\$<BUILD_(LOCAL_)?INTERFACE:")
      message(FATAL_ERROR "crosscheck links ${library}: tell lib/package/package.cmake how users find it")
    endif()
  endforeach()
  set(${requires_var} ${requires} PARENT_SCOPE)
  set(${libs_var} ${libs} PARENT_SCOPE)
  set(${finds_var} ${finds} PARENT_SCOPE)
endfunction()

crosscheck_package_dependencies(INTERFACE_LINK_LIBRARIES all all_libs all_finds)
list(REMOVE_DUPLICATES all_finds)
list(TRANSFORM all_finds PREPEND "find_dependency(")
list(TRANSFORM all_finds APPEND ")")
list(JOIN all_finds "\n" crosscheck_find_dependencies)

# In a .pc file the public part is what the headers show, which LINK_LIBRARIES without LINK_ONLY names.
set(public)
set(private)
get_target_property(interface_libraries crosscheck INTERFACE_LINK_LIBRARIES)
foreach(require IN LISTS all)
  string(REGEX REPLACE "^absl_" "absl::" target "${require}")
  if(target IN_LIST interface_libraries)
    list(APPEND public ${require})
  else()
    list(APPEND private ${require})
  endif()
endforeach()
list(JOIN public ", " crosscheck_pc_requires)
list(JOIN private ", " crosscheck_pc_requires_private)
# A C linker needs the C++ run-time library named.
list(JOIN all_libs " " crosscheck_pc_libs_private)
string(STRIP "${crosscheck_pc_libs_private} -lstdc++ -lm" crosscheck_pc_libs_private)
file(RELATIVE_PATH crosscheck_pc_prefix "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
string(REGEX REPLACE "/$" "" crosscheck_pc_prefix "${crosscheck_pc_prefix}")

install(TARGETS crosscheck crosscheck_shared EXPORT crosscheckTargets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(EXPORT crosscheckTargets NAMESPACE crosscheck:: DESTINATION ${crosscheck_cmake_dir})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/crosscheck DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  FILES_MATCHING PATTERN "*.h")
# As text only: a .pb.h of ours would collide with the one of a host that compiles the same .proto.
install(DIRECTORY ${PROJECT_SOURCE_DIR}/proto/crosscheck DESTINATION ${crosscheck_proto_dir}
  FILES_MATCHING PATTERN "*.proto")
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/lib/claim/data/en/wordnet_licence.txt
        DESTINATION ${CMAKE_INSTALL_DOCDIR})

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/crosscheckConfig.cmake.in
  ${CMAKE_CURRENT_BINARY_DIR}/crosscheckConfig.cmake
  INSTALL_DESTINATION ${crosscheck_cmake_dir} PATH_VARS crosscheck_proto_dir)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/crosscheckConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/crosscheckConfig.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/crosscheckConfigVersion.cmake DESTINATION ${crosscheck_cmake_dir})
foreach(name IN ITEMS crosscheck crosscheck-c)
  configure_file(${CMAKE_CURRENT_LIST_DIR}/${name}.pc.in ${CMAKE_CURRENT_BINARY_DIR}/${name}.pc @ONLY)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${name}.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endforeach()
