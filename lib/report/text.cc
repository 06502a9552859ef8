// The report for people: the only door is ReportToText of report/report.h. An editor reads from the
// top and stops early, so: first what is wrong, folded by fact, so that a claim contradicted by
// three outlets is one story and not three; every sentence once; then what agrees, a line a fact;
// last, what silence is worth.
#include <algorithm>
#include <utility>

#include "crosscheck/report/report.h"
#include "report/agreements.h"
#include "report/groups.h"
#include "report/lead.h"
#include "report/screen.h"
#include "report/slice.h"
#include "report/words.h"

namespace crosscheck {
namespace {

using report::Fold;
using report::SafeText;
using report::Style;

constexpr size_t kMaxQuoteBytes = 200;
// Of one kind in one fact; with n sources there are up to n * (n - 1) / 2 pairs, and the first few
// say it.
constexpr size_t kMaxReasons = 3;

Style StyleOf(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return Style::kRed;
    case Severity::kWarning:
      return Style::kYellow;
    case Severity::kNotice:
      return Style::kCyan;
    case Severity::kInfo:
      return Style::kGreen;
  }
  return Style::kBold;
}

class Writer {
 public:
  Writer(const Report& report, const TextOptions& options)
      : report_(report), options_(options), width_(std::max(options.width, 40)) {}

  std::string Write() && {
    WriteLead();
    for (const report::Group& group : report::FindGroups(report_)) WriteGroup(group);
    WriteAgreements();
    WriteTotals();
    return std::move(out_);
  }

 private:
  void Line(const SafeText& text, int first_indent, int indent) {
    out_ += Fold(text.str(), {width_, first_indent, indent, options_.color});
  }

  void WriteLead() {
    const std::vector<SafeText> lines = report::Lead(report_);
    if (lines.empty()) return;
    Line(SafeText().Add(Style::kBold, "First"), 0, 0);
    for (const SafeText& line : lines) Line(line, 2, 4);
    out_ += '\n';
  }

  const Document& DocumentOf(uint32_t claim) const {
    return report_.articles[report_.claims[claim].article];
  }

  void WriteGroup(const report::Group& group) {
    const std::string heading = report::HeadingOf(group, report_);
    if (!heading.empty()) {
      Line(SafeText().Add(Style::kBold, heading), 0, 2);
    }
    for (const report::Block& block : group.blocks) WriteBlock(block);
    out_ += '\n';
  }

  void WriteBlock(const report::Block& block) {
    const Finding& first = *block.findings.front();
    SafeText head;
    head.Add(StyleOf(first.severity), SeverityName(first.severity)).Add(" ");
    head.Add(report::KindText(block.kind));
    head.Add(" (" + std::to_string((first.confidence + 5) / 10) + " % sure)");
    Line(head, 2, 4);

    std::vector<uint32_t> claims;
    for (const Finding* finding : block.findings) {
      claims.insert(claims.end(), finding->claims.begin(), finding->claims.end());
    }
    WriteSources(claims);

    std::vector<std::string_view> reasons;
    for (const Finding* finding : block.findings) {
      // The sources stand above, so the reason alone; a finding without one is explained whole.
      const std::string_view reason =
          finding->reason.empty() ? finding->explanation : finding->reason;
      if (!reason.empty() && std::find(reasons.begin(), reasons.end(), reason) == reasons.end()) {
        reasons.push_back(reason);
      }
    }
    for (size_t i = 0; i < std::min(reasons.size(), kMaxReasons); ++i) {
      Line(SafeText().Add("> ").Add(reasons[i]), 4, 6);
    }
    if (reasons.size() > kMaxReasons) {
      const size_t more = reasons.size() - kMaxReasons;
      Line(SafeText().Add(Style::kDim, "and " + report::Counted(more, "more pair", "more pairs") +
                                           " of these sources"),
           6, 6);
    }
    if (std::any_of(block.findings.begin(), block.findings.end(), [&](const Finding* finding) {
          return report::IsCopyWithOtherNumber(*finding, report_);
        })) {
      Line(SafeText().Add("> The sentences are the same but for the number: one was copied, and "
                          "changed on the way."),
           4, 6);
    }
  }

  void WriteSources(const std::vector<uint32_t>& claims) {
    for (const report::Source& source : report::SourcesOf(claims, report_)) {
      const Document& document = report_.articles[source.article];
      SafeText line;
      line.Add(Style::kBold, report::OutletText(document));
      line.Add(" (" + report::DateText(document) +
               (source.part == Part::kTitle ? ", title): " : "): "));
      report::AddQuote(document.text(source.part), source.sentence, source.values, {},
                       kMaxQuoteBytes, line);
      Line(line, 4, 6);
    }
  }

  void WriteAgreements() {
    const std::vector<report::Agreement> sets = report::FindAgreements(report_);
    if (sets.empty()) return;
    Line(SafeText().Add(Style::kGreen, "Sources agree"), 0, 0);
    for (const report::Agreement& set : sets) {
      SafeText line;
      const std::string label = report::FactLabel(set.fact, report_);
      if (!label.empty()) line.Add(label).Add(": ");
      if (label.empty() && !set.reason.empty()) line.Add(set.reason).Add(": ");
      // The words of the surest finding's first claim stand for all.
      const Claim& claim = report_.claims[set.claims.front()];
      const std::string_view text = DocumentOf(set.claims.front()).text(claim.part);
      line.Add("\"").Add(Style::kBold, report::Slice(text, claim.value_span)).Add("\" ");
      std::vector<std::string> outlets;
      std::vector<uint32_t> articles;
      for (uint32_t index : set.claims) {
        outlets.push_back(report::OutletText(DocumentOf(index)));
        articles.push_back(report_.claims[index].article);
      }
      std::sort(outlets.begin(), outlets.end());
      outlets.erase(std::unique(outlets.begin(), outlets.end()), outlets.end());
      if (std::count(articles.begin(), articles.end(), articles.front()) ==
          static_cast<std::ptrdiff_t>(articles.size())) {
        Line(line.Add("(within one article of ").Add(outlets.front()).Add(")"), 2, 4);
        continue;
      }
      line.Add("(" + report::SupportText(set.support, report_) + "): ");
      for (size_t i = 0; i < outlets.size(); ++i) line.Add(i == 0 ? "" : ", ").Add(outlets[i]);
      Line(line, 2, 4);
    }
    out_ += '\n';
  }

  void WriteTotals() {
    for (const std::string& total : report::Totals(report_)) Line(SafeText().Add(total), 0, 0);
  }

  const Report& report_;
  const TextOptions& options_;
  const int width_;
  std::string out_;
};

}  // namespace

std::string ReportToText(const Report& report, const TextOptions& options) {
  return Writer(report, options).Write();
}

}  // namespace crosscheck
