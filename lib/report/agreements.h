// Agreements: what sources agree on, a set of claims a value, counted in origins. Internal to
// report.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "crosscheck/link/origin.h"
#include "crosscheck/report/report.h"

namespace crosscheck::report {

// Claims that findings of agreement join: one fact may hold two values that each have supporters.
struct Agreement {
  std::optional<uint32_t> fact;
  std::string_view reason;       // of the surest finding
  std::vector<uint32_t> claims;  // as the findings have them, so surest first
  Support support;
};

// Surest first. Claims that point nowhere are left out.
std::vector<Agreement> FindAgreements(const Report& report);

// Of a finding: are two of its sentences the same but for their numbers?
bool IsCopyWithOtherNumber(const Finding& finding, const Report& report);

// Does the claim exist, and its article?
bool IsValid(uint32_t claim, const Report& report);

// "3 outlets, 1 origin: all credit Reuters"; "1 outlet, 2 articles" where no other outlet says it.
std::string SupportText(const Support& support, const Report& report);

}  // namespace crosscheck::report
