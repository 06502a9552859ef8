// Names of findings and severities: the only door is compare/finding.h. The names are on the wire
// (JSON, suppressions, --fail-on), so they are spelt out here and never derived.
#include "crosscheck/compare/finding.h"

#include <cstddef>

namespace crosscheck {
namespace {

// ASCII only: severities are never written in another alphabet.
char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool EqualsIgnoringCase(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (size_t i = 0; i < a.size(); ++i) {
    if (Lower(a[i]) != Lower(b[i])) return false;
  }
  return true;
}

}  // namespace

std::string_view FindingKindName(FindingKind kind) {
  switch (kind) {
    case FindingKind::kAgreement:
      return "AGREEMENT";
    case FindingKind::kNumericOverlap:
      return "NUMERIC_OVERLAP";
    case FindingKind::kNumericConflict:
      return "NUMERIC_CONFLICT";
    case FindingKind::kDateDrift:
      return "DATE_DRIFT";
    case FindingKind::kScopeMismatch:
      return "SCOPE_MISMATCH";
    case FindingKind::kSuperseded:
      return "SUPERSEDED";
    case FindingKind::kHedgeDrift:
      return "HEDGE_DRIFT";
    case FindingKind::kArithmetic:
      return "ARITHMETIC";
  }
  return "";
}

std::string_view SeverityName(Severity severity) {
  switch (severity) {
    case Severity::kInfo:
      return "INFO";
    case Severity::kNotice:
      return "NOTICE";
    case Severity::kWarning:
      return "WARNING";
    case Severity::kError:
      return "ERROR";
  }
  return "";
}

std::optional<Severity> SeverityFromName(std::string_view name) {
  for (Severity severity :
       {Severity::kInfo, Severity::kNotice, Severity::kWarning, Severity::kError}) {
    if (EqualsIgnoringCase(name, SeverityName(severity))) return severity;
  }
  return std::nullopt;
}

}  // namespace crosscheck
