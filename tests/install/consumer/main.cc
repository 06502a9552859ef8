// A user of the installed package: two articles in, a report out as text and as JSON.
#include <crosscheck/checker.h>
#include <crosscheck/report/report.h>

#include <iostream>
#include <string>
#include <utility>

int main() {
  const std::pair<std::string, std::string> articles[] = {
      {"The Tollan Post", "The council closed 11 schools in June 2023."},
      {"Harbour Times", "The council closed 14 schools in June 2023."},
  };
  crosscheck::Checker checker;
  for (const auto& [outlet, text] : articles) {
    crosscheck::Article article;
    article.id = outlet;
    article.outlet = outlet;
    article.published = *crosscheck::ParseTimestamp("2023-07-01");
    article.text = text;
    if (absl::Status status = checker.Add(std::move(article)); !status.ok()) {
      std::cerr << status << "\n";
      return 1;
    }
  }
  absl::StatusOr<crosscheck::Report> report = checker.Check();
  if (!report.ok()) {
    std::cerr << report.status() << "\n";
    return 1;
  }
  absl::StatusOr<std::string> json = crosscheck::ReportToJson(*report);
  if (!json.ok() || report->articles.size() != 2 || report->findings.empty()) {
    std::cerr << "the report is not complete: " << json.status() << "\n";
    return 1;
  }
  std::cout << crosscheck::Version() << "\n"
            << crosscheck::ReportToText(*report, {.width = 80}) << *json;
}
