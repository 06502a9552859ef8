// A day as findings and reports write it. Internal: for the layers that print.
#pragma once

#include <string>

#include "absl/time/civil_time.h"

namespace crosscheck {

// "8 Nov 2019"
std::string ShortDayText(absl::CivilDay day);

}  // namespace crosscheck
