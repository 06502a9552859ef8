// The wire of sessions: what is read of requests, what is refused and with which words, and offsets
// of answers in both units.
#include <catch2/catch.hpp>

#include "crosscheck/checker.h"
#include "crosscheck/report/wire.h"

namespace crosscheck {
namespace {

std::string DumpOpen(std::string_view json) {
  const absl::StatusOr<OpenSessionRequest> r = ParseOpenSessionRequest(json, WireFormat::kJson);
  if (!r.ok()) return std::string(r.status().message());
  return r->archive + " " + r->draft.text + " " +
         (r->draft.published ? r->draft.published->ToString() : "undated") + " " +
         (r->min_confidence ? std::to_string(*r->min_confidence) : "default") + " " +
         std::to_string(r->ignore.size()) + (r->units == OffsetUnits::kUtf16 ? " utf16" : " utf8");
}

std::string DumpEdits(std::string_view json) {
  const absl::StatusOr<EditRequest> r = ParseEditRequest(json, WireFormat::kJson);
  if (!r.ok()) return std::string(r.status().message());
  std::string out = std::to_string(r->version);
  if (r->units) out += *r->units == OffsetUnits::kUtf16 ? " utf16" : " utf8";
  for (const TextEdit& edit : r->edits) {
    out += std::string(edit.part == Part::kTitle ? " title " : " body ") +
           std::to_string(edit.begin) + "-" + std::to_string(edit.end) + " \"" + edit.text + "\"";
  }
  if (r->about) out += " about \"" + r->about->id + "\" " + r->about->outlet;
  return out;
}

TEST_CASE("Sessions are opened by a request, or the field that is wrong is named") {
  CHECK(DumpOpen("{}") == "  undated default 0 utf8");
  CHECK(DumpOpen(R"({"archive": "news", "draft": {"text": "x", "published": "2024-04-24"},
                     "minConfidence": 0, "units": "UTF16",
                     "ignore": ["00000000000000000000000000000000"]})") ==
        "news x 2024-04-24 0.000000 1 utf16");
  CHECK(DumpOpen(R"({"units": "utf16"})") == "  undated default 0 utf16");
  CHECK_THAT(DumpOpen(R"({"draft": {"published": "soon"}})"), Catch::StartsWith("draft.published"));
  CHECK_THAT(DumpOpen(R"({"minConfidence": 2})"), Catch::StartsWith("minConfidence"));
  CHECK_THAT(DumpOpen(R"({"ignore": ["0"]})"), Catch::StartsWith("ignore[0]"));
  CHECK_THAT(DumpOpen(R"({"units": 7})"), Catch::StartsWith("units"));
  CHECK_THAT(DumpOpen(R"({"drafts": {}})"), Catch::StartsWith("OpenSessionRequest"));
}

TEST_CASE("Edits are read in their order, or the field that is wrong is named") {
  CHECK(DumpEdits("{}") == "0");
  CHECK(DumpEdits(R"({"version": 3, "units": "UTF8", "edits": [
      {"begin": 1, "end": 2, "text": "é"}, {"part": "TITLE", "text": "x"}]})") ==
        "3 utf8 body 1-2 \"é\" title 0-0 \"x\"");
  CHECK(DumpEdits(R"({"about": {"outlet": "Evening Echo"}})") == "0 about \"\" Evening Echo");
  CHECK(DumpEdits(R"({"about": {"id": "d"}})") == "0 about \"d\" ");
  CHECK_THAT(DumpEdits(R"({"about": {"published": "x"}})"), Catch::StartsWith("about.published"));
  CHECK_THAT(DumpEdits(R"({"edits": [{}, {"part": 9}]})"), Catch::StartsWith("edits[1].part"));
  CHECK_THAT(DumpEdits(R"({"version": -1})"), Catch::StartsWith("EditRequest"));
  CHECK_THAT(DumpEdits("\xff"), Catch::Contains("not UTF-8"));
}

TEST_CASE("Offsets of an answer count what was asked for") {
  Checker checker;
  Article other;
  other.id = "other";
  other.outlet = "Island Times";
  other.published = *ParseTimestamp("2023-07-03");
  other.text = "Ostrey County closed 14 drinking-water wells in June 2023.";
  REQUIRE(checker.Add(other).ok());
  const auto index = std::make_shared<const MemoryIndex>(*checker.MakeIndex());
  auto session = Session::Open(index);
  Article draft;
  draft.id = "draft";
  draft.outlet = "The Harbour Post";
  draft.published = other.published;
  draft.text = "The caf\u00e9 is open. Ostrey County closed 11 drinking-water wells in June 2023.";
  const absl::StatusOr<Changes> changes = session->SetDraft(draft);
  REQUIRE(changes.ok());
  REQUIRE(changes->added.size() == 1);
  const auto wire = [&](OffsetUnits units) {
    return *SessionChangesToWire({.session = "s", .version = 4, .units = units}, *changes,
                                 session->draft(), *index, WireFormat::kJson);
  };
  const std::string bytes = wire(OffsetUnits::kUtf8), units = wire(OffsetUnits::kUtf16);
  CHECK_THAT(bytes, Catch::StartsWith(R"({"session":"s","version":4,"units":"UTF8")"));
  CHECK_THAT(units, Catch::Contains(R"("units":"UTF16")"));
  // The draft's value, then the other's.
  CHECK_THAT(bytes, Catch::Contains(R"("valueSpan":{"begin":40,"end":63,)"));
  CHECK_THAT(units, Catch::Contains(R"("valueSpan":{"begin":39,"end":62,)"));
  CHECK_THAT(units, !Catch::Contains(R"("valueSpan":{"begin":40,)"));
}

}  // namespace
}  // namespace crosscheck
