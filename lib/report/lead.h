// The lead of a report: what an editor asks first. Internal to report.
#pragma once

#include <vector>

#include "crosscheck/report/report.h"
#include "report/screen.h"

namespace crosscheck::report {

// A line each, most pressing first; empty where nothing is in dispute and there is no draft.
std::vector<SafeText> Lead(const Report& report);

}  // namespace crosscheck::report
