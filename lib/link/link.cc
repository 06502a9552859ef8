// The doors are LinkTypeName in link/link.h, on the wire and so spelt out, and DebugString of
// evidence.
#include "crosscheck/link/link.h"

#include "absl/strings/str_cat.h"
#include "crosscheck/link/linker.h"

namespace crosscheck {
namespace {

std::string_view MatchName(SlotMatch match) {
  return match == SlotMatch::kSame        ? "same"
         : match == SlotMatch::kDifferent ? "different"
                                          : "unknown";
}

}  // namespace

std::string_view LinkTypeName(LinkType type) {
  switch (type) {
    case LinkType::kSameFact:
      return "SAME_FACT";
    case LinkType::kPartOf:
      return "PART_OF";
    case LinkType::kSeries:
      return "SERIES";
    case LinkType::kSameFigure:
      return "SAME_FIGURE";
    case LinkType::kDerived:
      return "DERIVED";
  }
  return "";
}

std::string DebugString(const Evidence& e) {
  std::string out;
  const auto add = [&](std::string_view name, SlotMatch match) {
    if (match != SlotMatch::kUnknown)
      absl::StrAppend(&out, std::string(name), " ", std::string(MatchName(match)), ", ");
  };
  add("predicate", e.predicate);
  add("group", e.group);
  add("subject", e.subject);
  add("base", e.base);
  add("place", e.place);
  add("period", e.period);
  absl::StrAppend(&out, e.shared_words, " words shared (", e.specific_words,
                  " specific), articles alike ", e.article_likeness, ": ", e.score);
  return out;
}

}  // namespace crosscheck
