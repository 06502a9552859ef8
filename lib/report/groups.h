// Groups: findings that are no agreement, folded by fact and kind, as every form for people tells
// them. Internal to report.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "crosscheck/report/report.h"

namespace crosscheck::report {

// Findings of one kind of one fact.
struct Block {
  FindingKind kind;
  std::vector<const Finding*> findings;  // of the report, which outlives this
};
struct Group {
  std::optional<uint32_t> fact;  // none: one finding that belongs to no fact
  std::vector<Block> blocks;     // never empty
};

// The order of the findings is kept: a fact stands where its first finding stood.
std::vector<Group> FindGroups(const Report& report);

// What a group is about: the label of its fact, else the words of its first claim; may be empty.
std::string HeadingOf(const Group& group, const Report& report);
// The label of a fact; empty where there is none.
std::string FactLabel(std::optional<uint32_t> fact, const Report& report);

// A sentence that a finding speaks of, with the values in it.
struct Source {
  uint32_t article = 0;
  Part part = Part::kBody;
  Span sentence;
  std::vector<Span> values;      // as the claims have them, none twice
  std::vector<uint32_t> claims;  // those of the sentence
};
// Each sentence once, in the order of publication, undated ones last, ties in the order of the
// articles. Claims that point nowhere are left out.
std::vector<Source> SourcesOf(const std::vector<uint32_t>& claims, const Report& report);

// "1 error, 2 warnings in 9 articles.", how much had something to compare with, what was left out:
// one sentence each.
std::vector<std::string> Totals(const Report& report);

}  // namespace crosscheck::report
