# Headers of others take half the time of a build without optimisation. CROSSCHECK_PRECOMPILE has them parsed once for
# the library, whose code is position-independent, and once for all that links it. Headers of ours are not among them,
# and builds without it see to it that each file includes what it needs.
set(crosscheck_precompiled_headers <algorithm> <array> <map> <memory> <optional> <set> <string> <string_view> <utility>
  <vector> <absl/container/flat_hash_map.h> <absl/container/flat_hash_set.h> <absl/status/statusor.h>
  <absl/strings/str_cat.h> <absl/time/civil_time.h> <absl/types/span.h>)

# For a target that links crosscheck, programs and tests.
function(crosscheck_precompile target)
  if(NOT CROSSCHECK_PRECOMPILE)
    return()
  endif()
  if(NOT TARGET crosscheck_precompiled)
    find_package(absl REQUIRED)
    find_package(Boost 1.81 REQUIRED)
    file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/precompiled.cc CONTENT "")
    add_library(crosscheck_precompiled OBJECT ${PROJECT_BINARY_DIR}/precompiled.cc)
    target_link_libraries(crosscheck_precompiled PRIVATE crosscheck_flags absl::status absl::statusor absl::span
      absl::strings absl::time absl::flat_hash_map absl::flat_hash_set Boost::headers)
    target_precompile_headers(crosscheck_precompiled PRIVATE ${crosscheck_precompiled_headers} <functional> <fstream>
      <random> <boost/json.hpp>)
    if(CROSSCHECK_TESTS)
      find_package(Catch2 2.13 REQUIRED)
      target_link_libraries(crosscheck_precompiled PRIVATE Catch2::Catch2)
      target_precompile_headers(crosscheck_precompiled PRIVATE <catch2/catch.hpp>)
    endif()
  endif()
  target_precompile_headers(${target} REUSE_FROM crosscheck_precompiled)
endfunction()
