// The corpora of times (tests/corpus/time): what must be read, what must not, and what is still
// read wrongly. A row is the value, the day of publication ("-" for none) and the forms that mean
// it; brackets in a form are round the extent, a form without them is all extent.
#include <algorithm>
#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crosscheck/grammar/mention.h"
#include "crosscheck/lex/token.h"
#include "crosscheck/normalize/normalize.h"
#include "table_file.h"

namespace crosscheck {
namespace {

std::vector<std::vector<std::string>> Rows(const std::string& name) {
  return testing::ReadTable("corpus/time/" + name + ".tsv");
}

// The times of a text: "DATE 2019-05 since [May 2019]".
std::vector<std::string> Times(const std::string& published, const std::string& text) {
  const LexedText lexed = Lex(text);
  NormalizeContext context;
  if (const auto day = PeriodFromTimex(published)) context.published = day->begin;
  std::vector<std::string> found;
  for (const Value& value : Normalize(lexed, text, FindMentions(lexed), context)) {
    if (!value.time) continue;
    std::string out = std::string(TimeTypeName(value.time->type)) + " " + value.time->timex;
    if (value.time->period && value.time->period->since) out += " since";
    if (value.time->period && value.time->period->until) out += " until";
    found.push_back(out + " [" + std::string(value.span.In(text)) + "]");
  }
  return found;
}

// What is wrong with the reading of a form, in words; empty where nothing is. Without brackets the
// form must be one time and nothing else.
std::string Wrong(const std::string& value, const std::string& published, const std::string& form) {
  const size_t open = form.find('['), close = form.find(']');
  std::string text = form, extent = form;
  if (open != std::string::npos) {
    extent = form.substr(open + 1, close - open - 1);
    text = form.substr(0, open) + extent + form.substr(close + 1);
  }
  const std::vector<std::string> found = Times(published, text);
  const std::string want = value + " [" + extent + "]";
  const bool right = open == std::string::npos
                         ? found == std::vector<std::string>{want}
                         : std::find(found.begin(), found.end(), want) != found.end();
  if (right) return "";
  std::string got;
  for (const std::string& time : found) got += (got.empty() ? "" : ", ") + time;
  return "want " + want + ", got " + (got.empty() ? "nothing" : got);
}

TEST_CASE("Times corpus: forms that must be read") {
  size_t forms = 0;
  for (const std::vector<std::string>& row : Rows("positive")) {
    REQUIRE(row.size() > 2);
    for (size_t i = 2; i < row.size(); ++i, ++forms) {
      INFO("form: " << row[i] << ", published " << row[1]);
      CHECK(Wrong(row[0], row[1], row[i]) == "");
    }
  }
  CHECK(forms >= 600);
}

TEST_CASE("Times corpus: forms in which no time must be read") {
  size_t forms = 0;
  for (const std::vector<std::string>& row : Rows("negative")) {
    INFO("form: " << row[0]);
    for (const char* published : {"-", "2019-11-08"})
      CHECK(Times(published, row[0]) == std::vector<std::string>{});
    ++forms;
  }
  CHECK(forms >= 150);
}

// The day one of them is read rightly this says so, and tests/corpus/time/accept.py moves the form.
TEST_CASE("Times corpus: what is still open is still wrong") {
  for (const std::vector<std::string>& row : Rows("open")) {
    REQUIRE(row.size() > 2);
    for (size_t i = 2; i < row.size(); ++i) {
      INFO("open no more, see accept.py: " << row[0] << ", " << row[i]);
      CHECK(Wrong(row[0], row[1], row[i]) != "");
    }
  }
  for (const std::vector<std::string>& row : Rows("open_negative")) {
    INFO("open no more, see accept.py: " << row[0]);
    CHECK((!Times("-", row[0]).empty() || !Times("2019-11-08", row[0]).empty()));
  }
}

// A value that stands twice is one row, so that no form can be wanted with two values.
TEST_CASE("Times corpus: no form is wanted twice") {
  std::vector<std::string> seen;
  for (const char* file : {"positive", "open"}) {
    for (const std::vector<std::string>& row : Rows(file)) {
      for (size_t i = 2; i < row.size(); ++i) seen.push_back(row[1] + "\t" + row[i]);
    }
  }
  for (const char* file : {"negative", "open_negative"}) {
    for (const std::vector<std::string>& row : Rows(file)) seen.push_back(row[0]);
  }
  std::sort(seen.begin(), seen.end());
  for (size_t i = 1; i < seen.size(); ++i) {
    INFO(seen[i]);
    CHECK(seen[i] != seen[i - 1]);
  }
}

}  // namespace
}  // namespace crosscheck
