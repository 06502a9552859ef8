// Findings: what the comparator says of two or more linked claims, with its reason in words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crosscheck/base/fingerprint.h"

namespace crosscheck {

// What was found. The table of when which is said stands in lib/compare/table.cc. On the wire;
// append only.
enum class FindingKind : uint8_t {
  kAgreement,
  kNumericOverlap,
  kNumericConflict,
  kDateDrift,
  kScopeMismatch,
  kSuperseded,
  kHedgeDrift,
  kArithmetic,
};
std::string_view FindingKindName(FindingKind kind);  // "AGREEMENT" ...
// Do the two sides of such a finding not go together?
constexpr bool IsDispute(FindingKind kind) {
  return kind == FindingKind::kNumericConflict || kind == FindingKind::kDateDrift ||
         kind == FindingKind::kSuperseded;
}

// On the wire; append only. Ordered: kInfo < kNotice < kWarning < kError.
enum class Severity : uint8_t { kInfo, kNotice, kWarning, kError };
std::string_view SeverityName(Severity severity);            // "INFO" ...
std::optional<Severity> SeverityFromName(std::string_view);  // any case

struct Finding {
  Fingerprint id;           // of kind and claim ids
  Fingerprint fingerprint;  // of the words of both claims: what a suppression is tied to
  FindingKind kind = FindingKind::kAgreement;
  Severity severity = Severity::kInfo;
  int confidence = 0;            // thousandths: 900 means right nine times in ten
  std::vector<uint32_t> claims;  // indices, ascending; two or more, one for a date that fits no day
  std::optional<uint32_t> fact;  // index of the fact that both belong to
  std::string basis;   // one word: "equal", "rounds", "within", "bound", "computed", "shift" ...
  std::string reason;  // the end of the explanation alone: "50 is the top of 30 to 50 times"
  std::string explanation;  // one or two sentences with both quotes, outlets, dates and the reason
};

}  // namespace crosscheck
