// The version of the library, for all layers that tell it. Internal.
#pragma once

#include <string_view>

namespace crosscheck {

inline constexpr std::string_view kVersion = "0.1.0";

}  // namespace crosscheck
