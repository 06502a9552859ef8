// The tables behind kinds.h. A category is what an editor switches off as a whole: contradictions
// of others, other ways to tell it, sums, and confirmations.
#include "kinds.h"

#include <array>

namespace server {
namespace {

using crosscheck::FindingKind;

constexpr std::array<Category, 4> kCategories = {{
    {"CONFLICT", "Contradicts another source", "b3261e"},
    {"DIFFERENCE", "Told differently elsewhere", "b26a00"},
    {"ARITHMETIC", "Figures that do not compute", "6750a4"},
    {"AGREEMENT", "Confirmed by another source", "2e7d32"},
}};
constexpr const Category* kConflict = &kCategories[0];
constexpr const Category* kDifference = &kCategories[1];
constexpr const Category* kArithmetic = &kCategories[2];
constexpr const Category* kAgreement = &kCategories[3];

// In the order of FindingKind, which a test holds it to.
constexpr std::array<Rule, 8> kRules = {{
    {FindingKind::kAgreement, "AGREEMENT", kAgreement, "Another source agrees"},
    {FindingKind::kNumericOverlap, "NUMERIC_OVERLAP", kDifference, "Another range elsewhere"},
    {FindingKind::kNumericConflict, "NUMERIC_CONFLICT", kConflict, "Another figure elsewhere"},
    {FindingKind::kDateDrift, "DATE_DRIFT", kConflict, "Another date elsewhere"},
    {FindingKind::kScopeMismatch, "SCOPE_MISMATCH", kDifference, "Said of something else"},
    {FindingKind::kSuperseded, "SUPERSEDED", kConflict, "A later count is known"},
    {FindingKind::kHedgeDrift, "HEDGE_DRIFT", kDifference, "Another qualifier elsewhere"},
    {FindingKind::kArithmetic, "ARITHMETIC", kArithmetic, "Does not compute"},
}};

}  // namespace

std::span<const Category> Categories() { return kCategories; }

std::span<const Rule> Rules() { return kRules; }

const Rule& RuleOf(crosscheck::FindingKind kind) { return kRules[static_cast<size_t>(kind)]; }

}  // namespace server
