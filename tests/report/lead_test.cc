// What an editor asks first leads the text report, and nothing does where nothing is in dispute.
#include <catch2/catch.hpp>
#include <string>

#include "compare/pair.h"
#include "crosscheck/report/report.h"

namespace crosscheck::testing {
namespace {

// The head of the report: all before the first blank line, if it is a lead.
std::string LeadOf(const std::vector<Story>& stories, std::optional<uint32_t> draft = {}) {
  Judged judged = Judge(ReadNews(stories));
  Report report;
  report.articles = judged.news.documents;
  report.claims = judged.news.claims;
  report.facts = judged.facts;
  report.findings = judged.findings;
  report.draft = draft;
  const std::string text = ReportToText(report, {.width = 400});
  return text.rfind("First\n", 0) == 0 ? text.substr(0, text.find("\n\n")) : "";
}

TEST_CASE("One source with two figures") {
  const std::string lead =
      LeadOf({InCourier("The Varn mill employs 310 workers at the harbour, Tomas Quell said."),
              InLedger("The Varn mill employs 470 workers at the harbour, Tomas Quell said.")});
  INFO(lead);
  CHECK(lead.find("  One source, two figures: Tomas Quell, \"310 workers\" (The Dorrin Courier, 3 "
                  "May 2024) and \"470 workers\" (The Selm Ledger, 3 May 2024)\n") !=
        std::string::npos);
}

TEST_CASE("The newest figure of a source, and the piece that needs an update") {
  const std::string lead = LeadOf(
      {InCourier("The blast at the Varn mill injured 31 workers, Tomas Quell said.", "2024-05-03"),
       InLedger("The blast at the Varn mill injured 47 workers, Tomas Quell said.", "2024-05-06")});
  INFO(lead);
  CHECK(lead.find("  Newest from Tomas Quell: \"47 workers\" (The Selm Ledger, 6 May 2024)\n") !=
        std::string::npos);
  CHECK(lead.find("  May need an update: \"31 workers\" in \"The blast at the Varn mill injured 31 "
                  "workers\" (The Dorrin Courier, 3 May 2024); since then \"47 workers\" (The Selm "
                  "Ledger, 6 May 2024)\n") != std::string::npos);
  CHECK(lead.find("One source") == std::string::npos);
}

TEST_CASE("A draft against the archive") {
  const std::vector<Story> stories = {
      InCourier("The Varn mill employs 310 workers at the harbour."),
      InLedger("The Varn mill employs 470 workers at the harbour.")};
  CHECK(LeadOf(stories, 1)
            .find("  The draft against the archive: 1 figure is in dispute, of 1 figure read") !=
        std::string::npos);
}

TEST_CASE("Where nothing is in dispute nothing leads") {
  CHECK(LeadOf({InCourier("The Varn mill employs 310 workers at the harbour."),
                InLedger("The Varn mill employs 310 workers at the harbour.")}) == "");
}

}  // namespace
}  // namespace crosscheck::testing
