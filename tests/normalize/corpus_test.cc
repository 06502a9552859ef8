// The corpora of quantities (tests/corpus/quantities): what must be read, what must not, and what
// only the text around can tell. A corpus that shrinks fails too.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "crosscheck/grammar/mention.h"
#include "crosscheck/lex/token.h"
#include "crosscheck/normalize/normalize.h"
#include "table_file.h"

namespace crosscheck {
namespace {

std::vector<std::vector<std::string>> Rows(const std::string& name) {
  return testing::ReadTable("corpus/quantities/" + name + ".tsv");
}

// The quantities of a text as the corpora write them: value, unit and modifier with tabs between.
std::vector<std::string> Quantities(const std::string& text) {
  const LexedText lexed = Lex(text);
  std::vector<std::string> found;
  for (const Value& value : Normalize(lexed, text, FindMentions(lexed), {})) {
    if (!value.quantity) continue;
    const Quantity& q = *value.quantity;
    std::string out = q.low.ToString();
    if (q.high != q.low) out += (q.form == QuantityForm::kChange ? ">" : "..") + q.high.ToString();
    out += "\t" + UnitName(q, value.per_counted);
    if (q.unit == kUnitCount && !value.counted.empty()) out += " " + value.counted;
    out += "\t" + std::string(ModifierName(q.modifier));
    found.push_back(std::move(out));
  }
  return found;
}

TEST_CASE("Corpus: forms that must be read") {
  size_t forms = 0;
  std::vector<std::vector<std::string>> rows = Rows("positive");
  for (std::vector<std::string>& row : Rows("units")) rows.push_back(std::move(row));
  for (const std::vector<std::string>& row : rows) {
    REQUIRE(row.size() > 3);
    const std::vector<std::string> want = {row[0] + "\t" + row[1] + "\t" + row[2]};
    for (size_t i = 3; i < row.size(); ++i, ++forms) {
      INFO("form: " << row[i]);
      CHECK(Quantities(row[i]) == want);
    }
  }
  CHECK(forms >= 1700);
}

TEST_CASE("Corpus: forms that must not be read") {
  size_t forms = 0;
  for (const std::vector<std::string>& row : Rows("negative")) {
    INFO("form: " << row[0]);
    CHECK(Quantities(row[0]) == std::vector<std::string>{});
    ++forms;
  }
  CHECK(forms >= 250);
}

TEST_CASE("Corpus: latent forms are read bare or not at all") {
  size_t forms = 0;
  for (const std::vector<std::string>& row : Rows("latent")) {
    REQUIRE(row.size() > 3);
    const std::string bare = row[0] + "\t" + row[1] + "\t" + row[2];
    for (size_t i = 3; i < row.size(); ++i, ++forms) {
      INFO("form: " << row[i]);
      for (const std::string& found : Quantities(row[i])) CHECK(found == bare);
    }
  }
  CHECK(forms >= 40);
}

}  // namespace
}  // namespace crosscheck
