// Prints what fit_weights.py learns from: a line for every two claims of two articles that can be
// compared, with their places, how their values stand to each other, and the tally of their slots.
//
//   dump_pairs articles.jsonl > pairs.tsv
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "crosscheck/claim/extract.h"
#include "crosscheck/ingest/reader.h"
#include "link/keys.h"
#include "link/likeness.h"
#include "link/tally.h"
#include "link/values.h"

namespace crosscheck::link {
namespace {

int Main(const char* path) {
  std::ifstream file(path);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const auto read = ReadArticles(path, bytes, {});
  std::vector<Document> documents;
  std::vector<Claim> claims;
  for (const Article& article : read.articles) {
    auto document = Document::Create(article);
    if (!document.ok()) continue;
    documents.push_back(*std::move(document));
    const auto of_article =
        ReadArticle(documents.back(), static_cast<uint32_t>(documents.size() - 1));
    claims.insert(claims.end(), of_article.claims.begin(), of_article.claims.end());
  }
  if (claims.empty()) {
    std::cerr << path << ": no claims\n";
    return 2;
  }
  const std::vector<Traits> traits(claims.begin(), claims.end());
  std::cout << "a\ta_begin\ta_end\tb\tb_begin\tb_end\tmeasure\tvalues\ttelling\tscore";
  for (std::string_view name : kFeatureNames) std::cout << '\t' << name;
  std::cout << '\n';
  const auto place = [&](const Claim& claim) {
    std::cout << documents[claim.article].id() << '\t' << claim.value_span.begin << '\t'
              << claim.value_span.end << '\t';
  };
  for (size_t i = 0; i < claims.size(); ++i) {
    for (size_t j = i + 1; j < claims.size(); ++j) {
      const Claim& a = claims[i];
      const Claim& b = claims[j];
      if (a.article == b.article || a.part != Part::kBody || b.part != Part::kBody ||
          SmallestShared(traits[i].keys, traits[j].keys) == 0)
        continue;
      Tally tally;
      const std::optional<Evidence> evidence =
          CompareSharing(a, b, traits[i], traits[j], Likeness(a, b), tally);
      if (!evidence || a.measure == Measure::kAttribute) continue;
      place(a);
      place(b);
      const bool date = a.measure == Measure::kEventDate;
      const bool same = date ? a.period == b.period : EqualOrRounded(*a.quantity, *b.quantity);
      std::cout << MeasureName(a.measure) << '\t'
                << (same                    ? "same"
                    : DoNotGoTogether(a, b) ? "apart"
                                            : "between")
                << '\t' << (traits[i].telling_value != 0) + (traits[j].telling_value != 0) << '\t'
                << evidence->score;
      for (size_t f = 0; f < std::size(kFeatureNames); ++f) std::cout << '\t' << tally[f];
      std::cout << '\n';
    }
  }
  return 0;
}

}  // namespace
}  // namespace crosscheck::link

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: dump_pairs articles.jsonl > pairs.tsv\n";
    return 2;
  }
  return crosscheck::link::Main(argv[1]);
}
