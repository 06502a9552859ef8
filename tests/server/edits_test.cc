// Edits over a wire: offsets of both kinds, the shortest replacement, and changes of many calls
// that add up to those of one list.
#include "edits.h"

#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "crosscheck/article/offsets.h"

namespace server {
namespace {

using crosscheck::Changes;
using crosscheck::DraftFinding;
using crosscheck::Fingerprint;
using crosscheck::OffsetUnits;
using crosscheck::Part;
using crosscheck::TextEdit;

std::string Dump(std::string_view text, const std::vector<TextEdit>& edits, OffsetUnits units) {
  const absl::StatusOr<std::string> edited = Edited(text, Part::kBody, edits, units);
  return edited.ok() ? *edited : std::string(edited.status().message().substr(0, 8));
}

TEST_CASE("Edits follow each other, in bytes and in UTF-16 units") {
  struct Row {
    std::string_view text;
    std::vector<TextEdit> edits;
    std::string_view bytes, units;
  };
  const std::string_view kRefused = "edits[0]";
  const Row rows[] = {
      {"abc", {}, "abc", "abc"},
      {"abc", {{Part::kBody, 1, 2, "xy"}}, "axyc", "axyc"},
      {"abc", {{Part::kBody, 1, 2, ""}, {Part::kBody, 2, 2, "d"}}, "acd", "acd"},
      {"abc", {{Part::kTitle, 9, 9, "d"}}, "abc", "abc"},
      {"abc", {{Part::kBody, 3, 3, "d"}}, "abcd", "abcd"},
      {"abc", {{Part::kBody, 4, 4, "d"}}, kRefused, kRefused},
      {"abc", {{Part::kBody, 2, 1, "d"}}, kRefused, kRefused},
      {"abc", {{Part::kBody, 1, 4000000000, "d"}}, kRefused, kRefused},
      {"abc", {{Part::kBody, 0, 0, "\xff"}}, kRefused, kRefused},
      {"é1", {{Part::kBody, 2, 3, "2"}}, "é2", kRefused},
      {"é1", {{Part::kBody, 1, 2, "2"}}, kRefused, "é2"},
      {"\U0001F6B0 1", {{Part::kBody, 3, 4, "2"}}, kRefused, "\U0001F6B0 2"},
      {"\U0001F6B0 1", {{Part::kBody, 1, 2, "2"}}, kRefused, kRefused},  // half of a pair
      {"\U0001F6B0", {{Part::kBody, 2, 2, "x"}}, kRefused, "\U0001F6B0x"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(Dump(row.text, row.edits, OffsetUnits::kUtf8) == row.bytes);
    CHECK(Dump(row.text, row.edits, OffsetUnits::kUtf16) == row.units);
  }
}

TEST_CASE("The difference of two texts makes one of the other, at whole characters") {
  const auto dump = [](std::string_view from, std::string_view to) {
    const Replacement r = DifferenceOf(from, to);
    return std::to_string(r.begin) + "-" + std::to_string(r.end) + " " + std::string(r.text);
  };
  CHECK(dump("abc", "abc") == "3-3 ");
  CHECK(dump("abc", "axc") == "1-2 x");
  CHECK(dump("aa", "aaa") == "2-2 a");
  CHECK(dump("", "abc") == "0-0 abc");
  CHECK(dump("é", "è") == "0-2 è");  // one first byte
  CHECK(dump("aéb", "a\U0001F6B0b") == "1-3 \U0001F6B0");
  CHECK(dump("\u00e9", "\u0129") == "0-2 \u0129");  // one last byte
  std::mt19937 random(20260101);
  const std::string_view letters[] = {"a", "b", "é", "è", "\U0001F6B0", "\U0001F6B1"};
  for (int round = 0; round < 2000; ++round) {
    std::string from, to;
    for (unsigned i = random() % 8; i > 0; --i) from += letters[random() % 6];
    for (unsigned i = random() % 8; i > 0; --i) to += letters[random() % 6];
    const Replacement r = DifferenceOf(from, to);
    REQUIRE(r.begin <= r.end);
    std::string made = from;
    made.replace(r.begin, r.end - r.begin, r.text);
    REQUIRE(made == to);
    REQUIRE(crosscheck::IsValidUtf8(r.text));
  }
}

// What a client knows of a finding: how sure it is, and where it stands.
struct Known {
  int confidence;
  uint32_t place;
  friend bool operator==(const Known&, const Known&) = default;
};
using List = std::map<Fingerprint, Known>;

void Apply(const Changes& changes, List& list) {
  for (const Fingerprint& id : changes.removed) REQUIRE(list.erase(id) == 1);
  for (const DraftFinding& f : changes.changed) {
    REQUIRE(list.contains(f.finding.id));
    list[f.finding.id] = {f.finding.confidence, f.sides[0].span.begin};
  }
  for (const auto& moved : changes.moved) {
    REQUIRE(list.contains(moved.id));
    list[moved.id].place = moved.sides[0].span.begin;
  }
  for (const DraftFinding& f : changes.added) {
    REQUIRE(list.emplace(f.finding.id, Known{f.finding.confidence, f.sides[0].span.begin}).second);
  }
}

// Changes that fit the list, by chance; each id in one of their fields.
Changes Draw(const List& list, std::mt19937& random) {
  Changes changes;
  for (uint64_t n = 1; n <= 6; ++n) {
    const Fingerprint id = crosscheck::FingerprintOf({std::to_string(n)});
    DraftFinding found;
    found.finding.id = id;
    found.finding.confidence = static_cast<int>(random() % 1000);
    found.sides.resize(1);
    found.sides[0].span.begin = static_cast<uint32_t>(random() % 1000);
    const unsigned what = random() % 4;
    if (!list.contains(id)) {
      if (what < 2) changes.added.push_back(found);
    } else if (what == 0) {
      changes.removed.push_back(id);
    } else if (what == 1) {
      changes.changed.push_back(found);
    } else if (what == 2) {
      changes.moved.push_back({id, found.sides});
    }
  }
  return changes;
}

TEST_CASE("Merged changes lead where the single ones lead") {
  std::mt19937 random(20260102);
  for (int round = 0; round < 2000; ++round) {
    List list;
    Apply(Draw(list, random), list);
    List by_steps = list;
    const Changes first = Draw(by_steps, random);
    Apply(first, by_steps);
    const Changes second = Draw(by_steps, random);
    Apply(second, by_steps);
    Apply(Merged(first, second), list);
    REQUIRE(list == by_steps);
  }
}

}  // namespace
}  // namespace server
