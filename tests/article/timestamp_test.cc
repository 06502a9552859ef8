#include <catch2/catch.hpp>

#include "crosscheck/article/article.h"

namespace crosscheck {
namespace {

TEST_CASE("timestamps are read as printed, in local time") {
  struct Row {
    const char* text;
    const char* dump;
  };
  const Row rows[] = {
      {"2019-11-07", "2019-11-07"},
      {"2024-02-29", "2024-02-29"},
      {"0001-01-01", "0001-01-01"},
      {"2019-11-07T19:21:00Z", "2019-11-07T19:21:00+00:00"},
      {"2019-11-07t19:21:00z", "2019-11-07T19:21:00+00:00"},
      {"2019-11-07 19:21:00", "2019-11-07T19:21:00"},
      {"2019-11-07T19:21", "2019-11-07T19:21:00"},
      {"2019-11-07T19:21+08:00", "2019-11-07T19:21:00+08:00"},
      {"2019-11-07T19:21:33.123456-05:30", "2019-11-07T19:21:33-05:30"},
      {"2019-11-07T19:21:33+0530", "2019-11-07T19:21:33+05:30"},
      {"2019-11-07T19:21:33-00:00", "2019-11-07T19:21:33"},
      {"2016-12-31T23:59:60Z", "2016-12-31T23:59:59+00:00"},
      // The day stays the local one, whatever it is in UTC.
      {"2019-11-07T23:30:00-08:00", "2019-11-07T23:30:00-08:00"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const absl::StatusOr<Timestamp> t = ParseTimestamp(row.text);
    REQUIRE(t.ok());
    CHECK(t->ToString() == row.dump);
    // What is written is read back the same.
    CHECK(*ParseTimestamp(t->ToString()) == *t);
  }
  CHECK(ParseTimestamp("2019-11-07T23:30:00-08:00")->day() == absl::CivilDay(2019, 11, 7));
}

TEST_CASE("what is no timestamp is refused with the piece that could not be read") {
  struct Row {
    const char* text;
    const char* message;
  };
  const Row rows[] = {
      {"", "not a date: \"\""},
      {"yesterday", "not a date: \"yesterday\""},
      {"2019", "not a date: \"2019\""},
      {"2019-11", "not a date"},
      {"07/11/2019", "not a date"},
      {"2019-1-7", "not a date"},
      {"2019-02-29", "no such day: \"2019-02-29\""},
      {"2019-13-01", "no such day"},
      {"2019-00-01", "no such day"},
      {"0000-01-01", "no such day"},
      {"2019-11-07x", "not a time after the date: \"x\""},
      {"2019-11-07T", "not a time after the date"},
      {"2019-11-07T19", "not a time after the date"},
      {"2019-11-07T19:21:", "not a time after the date"},
      {"2019-11-07T19:21:00.", "not a time after the date"},
      {"2019-11-07T24:00:00Z", "no such time"},
      {"2019-11-07T23:60:00Z", "no such time"},
      {"2019-11-07T19:21:00 UTC", "not a zone: \" UTC\""},
      {"2019-11-07T19:21:00+25:00", "not a zone"},
      {"2019-11-07T19:21:00Zz", "not a zone"},
      {"2019-11-07T19:21:00+05:", "not a zone"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const absl::StatusOr<Timestamp> t = ParseTimestamp(row.text);
    REQUIRE_FALSE(t.ok());
    CHECK(t.status().code() == absl::StatusCode::kInvalidArgument);
    CHECK_THAT(std::string(t.status().message()), Catch::StartsWith(row.message));
  }
}

TEST_CASE("a document is valid UTF-8 and shares its text") {
  Article a;
  a.id = "a1";
  a.title = "Fire at the mill";
  a.text = "Two men were hurt.";
  const absl::StatusOr<Document> doc = Document::Create(a);
  REQUIRE(doc.ok());
  const Document copy = *doc;
  CHECK(copy.text() == "Two men were hurt.");
  CHECK(copy.text(Part::kTitle) == "Fire at the mill");
  CHECK(copy.text().data() == doc->text().data());

  Article bad = a;
  bad.text = "caf\xE9";
  CHECK(Document::Create(bad).status().code() == absl::StatusCode::kInvalidArgument);
  CHECK_THAT(std::string(Document::Create(bad).status().message()),
             Catch::StartsWith("text is not UTF-8 at byte 3"));
  bad = a;
  bad.title = "\xFF";
  CHECK_THAT(std::string(Document::Create(bad).status().message()),
             Catch::StartsWith("title is not UTF-8 at byte 0"));
}

}  // namespace
}  // namespace crosscheck
