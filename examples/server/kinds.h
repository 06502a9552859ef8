// What editors are told of the kinds of findings: the table of rules and their categories, shared
// by all protocols that have such.
#pragma once

#include <span>
#include <string_view>

#include "crosscheck/checker.h"

namespace server {

struct Category {
  std::string_view id, name, colour;
};

struct Rule {
  crosscheck::FindingKind kind;
  std::string_view id;  // FindingKindName
  const Category* category;
  std::string_view title;  // a few words
};

std::span<const Category> Categories();
std::span<const Rule> Rules();
const Rule& RuleOf(crosscheck::FindingKind kind);

}  // namespace server
