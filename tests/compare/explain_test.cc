// What findings say in words, and how they are put together: an editor reads the explanation and
// decides by it.
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "compare/pair.h"

namespace crosscheck::testing {
namespace {

// One pair for every kind of finding between two outlets.
const std::pair<const char*, const char*> kPairs[] = {
    {"The Varn mill employs 310 workers at the harbour.",
     "The Varn mill employs 310 workers at the harbour."},
    {"The Varn mill employs 310 workers at the harbour.",
     "The Varn mill employs 470 workers at the harbour."},
    {"Brinol is 30 to 50 times stronger than morphine.",
     "Brinol is 50 times stronger than morphine."},
    {"The blast killed up to 500 people in Varn.", "The blast killed 500 people in Varn."},
    {"The Varn mill closed on 4 March 2021.", "The Varn mill closed on 9 April 2021."},
    {"The blast at the Varn mill injured 31 workers.",
     "The blast at the Varn mill injured 47 workers."},
    {"Accidents at sea killed 1,263 people in Morland in 2022.",
     "Ferry accidents at sea killed 1,263 people in Morland in 2022."},
};

bool Contains(const std::string& text, std::string_view piece) {
  return text.find(piece) != std::string::npos;
}

Judged JudgePair(const char* courier, const char* ledger) {
  return Judge(ReadNews({InCourier(courier, "2024-05-03"), InLedger(ledger, "2024-05-04")}));
}

TEST_CASE("An explanation names both outlets with their days, quotes both, and gives the reason") {
  std::set<FindingKind> kinds;
  for (const auto& [courier, ledger] : kPairs) {
    INFO(courier << "\n" << ledger);
    const Judged judged = JudgePair(courier, ledger);
    REQUIRE_FALSE(judged.findings.empty());
    for (const Finding& finding : judged.findings) {
      kinds.insert(finding.kind);
      const std::string& said = finding.explanation;
      INFO(said);
      CHECK(Contains(said, "The Dorrin Courier (3 May 2024) says \""));
      CHECK(Contains(said, "The Selm Ledger (4 May 2024) says \""));
      for (uint32_t claim : finding.claims) {
        const std::string quoted = "\"" + std::string(judged.news.claims[claim].clause.In(
                                              judged.news.TextOf(judged.news.claims[claim])));
        CHECK(Contains(said, quoted));
      }
      CHECK_FALSE(finding.reason.empty());
      CHECK(Contains(said, finding.reason));
      CHECK_FALSE(finding.basis.empty());
    }
  }
  CHECK(kinds == std::set<FindingKind>{FindingKind::kAgreement, FindingKind::kNumericOverlap,
                                       FindingKind::kNumericConflict, FindingKind::kDateDrift,
                                       FindingKind::kScopeMismatch, FindingKind::kSuperseded,
                                       FindingKind::kHedgeDrift});
}

TEST_CASE("An explanation takes nobody's side") {
  for (const auto& [courier, ledger] : kPairs) {
    for (const Finding& finding : JudgePair(courier, ledger).findings) {
      INFO(finding.explanation);
      for (const char* word :
           {"wrong", "right side", "mistake", "false", "error", "lie", "incorrect"})
        CHECK_FALSE(Contains(finding.explanation, word));
    }
  }
}

TEST_CASE("A reason tells what the values are") {
  const auto reason = [](const char* courier, const char* ledger) {
    const Judged judged = JudgePair(courier, ledger);
    return judged.findings.size() == 1 ? judged.findings[0].reason : KindsOf(judged.findings);
  };
  for (size_t i = 1; i < std::size(kPairs); ++i) {
    // Both values stand in the reason; a scope mismatch has one value only.
    const Judged judged = JudgePair(kPairs[i].first, kPairs[i].second);
    for (const Finding& finding : judged.findings) {
      INFO(finding.reason);
      if (finding.kind == FindingKind::kSuperseded) continue;  // names the older only
      for (uint32_t claim : finding.claims)
        CHECK(Contains(finding.reason, judged.news.Words(judged.news.claims[claim])));
    }
  }
  CHECK(Contains(reason(kPairs[2].first, kPairs[2].second), "top"));
  CHECK(Contains(reason("Brinol is 30 to 50 times stronger than morphine.",
                        "Brinol is 30 times stronger than morphine."),
                 "bottom"));
  // The shift of a date, and how a relative date was read.
  CHECK(Contains(reason(kPairs[4].first, kPairs[4].second), "36 days"));
  CHECK(
      Contains(reason("The Varn mill closed on Monday.", "The Varn mill closed on 29 April 2024."),
               "29 April 2024"));
}

TEST_CASE("Former bug: two years are two years apart") {
  const Judged judged =
      JudgePair("The Varn mill was founded in 1887.", "The Varn mill was founded in 1889.");
  REQUIRE(judged.findings.size() == 1);
  CHECK(Contains(judged.findings[0].reason, "2 years"));
}

TEST_CASE("An article without outlet or day is named by its id") {
  Story bare = InLedger("The Varn mill employs 470 workers at the harbour.", "");
  bare.outlet = "";
  const Judged judged =
      Judge(ReadNews({InCourier("The Varn mill employs 310 workers at the harbour."), bare}));
  REQUIRE(KindsOf(judged.findings) == "NUMERIC_CONFLICT apart");
  CHECK(Contains(judged.findings[0].explanation, "article ledger says \""));
}

TEST_CASE("A long clause is quoted around its value, between whole words") {
  std::string padding;
  for (int i = 0; i < 60; ++i) padding += "grey and quiet ";
  const Judged judged = Judge(ReadNews(
      {InCourier("The " + padding + "Varn mill employs 310 workers at the harbour of the " +
                 padding + "Cape Dorrin."),
       InLedger("The Varn mill employs 470 workers at the harbour.")}));
  REQUIRE(judged.findings.size() == 1);
  const std::string& said = judged.findings[0].explanation;
  CHECK(said.size() < 700);
  CHECK(Contains(said, "310 workers"));
  CHECK(Contains(said, " ...\""));
  CHECK(Contains(said, "\"... "));
}

TEST_CASE("Ids are of the claims, fingerprints of the words") {
  const auto findings = [](const char* courier, const char* ledger, const std::string& id) {
    Story second = InLedger(ledger);
    second.id = id;
    return Judge(ReadNews({InCourier(courier), second})).findings;
  };
  const std::vector<Finding> first = findings(kPairs[1].first, kPairs[1].second, "ledger");
  REQUIRE(first.size() == 1);
  SECTION("the same words in an article of another id") {
    const std::vector<Finding> other = findings(kPairs[1].first, kPairs[1].second, "other");
    REQUIRE(other.size() == 1);
    CHECK(other[0].fingerprint == first[0].fingerprint);
    CHECK_FALSE(other[0].id == first[0].id);
  }
  SECTION("another figure on one side lifts a suppression") {
    const std::vector<Finding> other =
        findings(kPairs[1].first, "The Varn mill employs 480 workers at the harbour.", "ledger");
    REQUIRE(other.size() == 1);
    CHECK_FALSE(other[0].fingerprint == first[0].fingerprint);
  }
}

TEST_CASE("Findings of several kinds are ordered, most serious first") {
  std::string courier, ledger;
  for (const auto& [a, b] : kPairs) {
    if (Contains(courier, a)) continue;  // a sentence counts once
    courier += std::string(a) + " ";
    ledger += std::string(b) + " ";
  }
  const Judged judged =
      Judge(ReadNews({InCourier(courier, "2024-05-03"), InLedger(ledger, "2024-05-04")}));
  REQUIRE(judged.findings.size() >= 5);
  for (size_t i = 1; i < judged.findings.size(); ++i) {
    const Finding& before = judged.findings[i - 1];
    const Finding& after = judged.findings[i];
    CHECK(before.severity >= after.severity);
    if (before.severity == after.severity) CHECK(before.confidence >= after.confidence);
  }
  for (const Finding& finding : judged.findings) {
    CHECK(finding.confidence >= 0);
    CHECK(finding.confidence <= 1000);
    REQUIRE(finding.claims.size() >= 2);
    CHECK(std::is_sorted(finding.claims.begin(), finding.claims.end()));
    CHECK((finding.kind == FindingKind::kAgreement) == (finding.severity == Severity::kInfo));
    if (!finding.fact) continue;
    const std::vector<uint32_t>& members = judged.facts[*finding.fact].claims;
    for (uint32_t claim : finding.claims)
      CHECK(std::binary_search(members.begin(), members.end(), claim));
  }
}

TEST_CASE("Names of severities and kinds") {
  for (Severity severity :
       {Severity::kInfo, Severity::kNotice, Severity::kWarning, Severity::kError})
    CHECK(SeverityFromName(SeverityName(severity)) == severity);
  CHECK(SeverityFromName("warning") == Severity::kWarning);
  CHECK_FALSE(SeverityFromName("never"));
  CHECK_FALSE(SeverityFromName(""));
}

TEST_CASE("An agreement of two articles of one origin says so") {
  const News news = ReadNews(
      {InCourier("VARN, May 3 (Reuters) - A blast at the Varn mill killed 14 workers on Thursday."),
       InLedger("Fourteen workers died in a blast at the mill in Varn.\n\nAdditional reporting by "
                "Reuters.")});
  const std::vector<Link> links = FindLinks(news.claims);
  const std::vector<Fact> facts = MakeFacts(news.documents, news.claims, links);
  const std::vector<ArticleOrigins> origins = FindArticleOrigins(news.documents);
  const auto reason = [&](absl::Span<const ArticleOrigins> known) {
    const std::vector<Finding> findings =
        FindFindings(news.documents, news.claims, links, facts, known);
    REQUIRE(findings.size() == 1);
    return findings[0].reason;
  };
  const std::string same = "\"14 workers\" and \"Fourteen workers\" are the same figure";
  CHECK(reason({}) == same);
  CHECK(reason(origins) == same + "; both articles credit Reuters");
}

}  // namespace
}  // namespace crosscheck::testing
