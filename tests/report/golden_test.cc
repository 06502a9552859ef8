// The reports of sample.h and hostile.h in each form, compared with the files of
// tests/report/golden. New ones are accepted by `report_test "[.accept]"`, after a look at them;
// formats.py reads them as the programs do that they are for.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "article/characters.h"
#include "crosscheck/article/offsets.h"
#include "crosscheck/report/formats.h"
#include "report/hostile.h"
#include "report/sample.h"

namespace crosscheck {
namespace {

namespace fs = std::filesystem;

struct Form {
  const char* extension;
  absl::StatusOr<std::string> (*render)(const Report&);
};
absl::StatusOr<std::string> Text(const Report& report) {
  return ReportToText(report, {.width = 90});
}
absl::StatusOr<std::string> Dot(const Report& report) { return GraphOf(report)->ToDot(); }
absl::StatusOr<std::string> GraphMl(const Report& report) { return GraphOf(report)->ToGraphMl(); }
absl::StatusOr<std::string> GraphJson(const Report& report) { return GraphOf(report)->ToJson(); }
constexpr Form kForms[] = {
    {"txt", Text},
    {"json", ReportToJson},
    {"jsonl", ReportToJsonLines},
    {"sarif", ReportToSarif},
    {"jsonld", ReportToJsonLd},
    {"annotations.json", ReportToWebAnnotation},
    {"findings.csv", ReportToFindingsCsv},
    {"claims.csv", ReportToClaimsCsv},
    {"dot", Dot},
    {"graphml", GraphMl},
    {"graph.json", GraphJson},
};

struct Case {
  const char* name;
  Report report;
};
std::vector<Case> Cases() { return {{"sample", SampleReport()}, {"hostile", HostileReport()}}; }

fs::path FileOf(const Case& c, const Form& form) {
  return fs::path(CROSSCHECK_SOURCE_DIR) / "tests/report/golden" /
         (std::string(c.name) + "." + form.extension);
}

std::string Contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

TEST_CASE("a report has its golden bytes in every form") {
  for (const Case& c : Cases()) {
    for (const Form& form : kForms) {
      const fs::path file = FileOf(c, form);
      INFO(file.filename());
      const absl::StatusOr<std::string> bytes = form.render(c.report);
      REQUIRE(bytes.ok());
      CHECK(*bytes == Contents(file));
      CHECK(*bytes == *form.render(c.report));
    }
  }
}

TEST_CASE("accept the forms of the reports", "[.accept]") {
  for (const Case& c : Cases()) {
    for (const Form& form : kForms)
      std::ofstream(FileOf(c, form), std::ios::binary) << *form.render(c.report);
  }
}

TEST_CASE("no form holds what drives a terminal, turns writing or closes a script") {
  for (const Form& form : kForms) {
    INFO(form.extension);
    const std::string bytes = *form.render(HostileReport());
    REQUIRE(IsValidUtf8(bytes));
    std::vector<uint32_t> unsafe;
    for (std::string_view rest = bytes; !rest.empty();) {
      const characters::Character c = characters::DecodeFirst(rest);
      const bool line_end = c.code == '\n' || c.code == '\r';
      if (!line_end && characters::In(characters::kUnsafe, c.code)) unsafe.push_back(c.code);
      rest.remove_prefix(c.size);
    }
    CHECK(unsafe == std::vector<uint32_t>());
    const std::string_view extension = form.extension;
    // On a terminal and in a spreadsheet < is a letter.
    if (extension != "txt" && !extension.ends_with("csv"))
      CHECK(bytes.find("<script") == std::string::npos);
  }
}

TEST_CASE("every form of an empty report is whole") {
  for (const Form& form : kForms) {
    INFO(form.extension);
    REQUIRE(form.render(Report{}).ok());
    CHECK_FALSE(form.render(Report{})->empty());
  }
}

TEST_CASE("every form refuses what points nowhere") {
  Report r = SampleReport();
  r.findings[0].claims = {0, 99};
  for (const auto render : {ReportToJsonLines, ReportToSarif, ReportToJsonLd, ReportToWebAnnotation,
                            ReportToFindingsCsv, ReportToClaimsCsv}) {
    CHECK(std::string(render(r).status().message()) == "report: claim 99 of 5");
  }
}

}  // namespace
}  // namespace crosscheck
