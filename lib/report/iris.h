// Names of articles, claims and findings in linked data. Internal to report.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "crosscheck/base/fingerprint.h"
#include "crosscheck/report/report.h"

namespace crosscheck::report {

// One for each article: its web address; urn:crosscheck:article:ID where it has none or shares it
// with an article before it.
std::vector<std::string> ArticleIris(const Report& report);

// "urn:crosscheck:claim:HEX"
std::string Urn(std::string_view kind, const Fingerprint& id);

}  // namespace crosscheck::report
