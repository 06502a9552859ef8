// The report for people: the only door is ReportToText of report/report.h. An editor reads from the
// top and stops early, so: first what is wrong, folded by fact, so that a claim contradicted by
// three outlets is one story and not three; every sentence once; then what agrees, a line a fact;
// last, what silence is worth.
#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "crosscheck/link/linker.h"
#include "crosscheck/report/report.h"
#include "report/agreements.h"
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

// Findings of one kind of one fact.
struct Block {
  FindingKind kind;
  std::vector<const Finding*> findings;
};
struct Group {
  std::optional<uint32_t> fact;
  std::vector<Block> blocks;
};

class Writer {
 public:
  Writer(const Report& report, const TextOptions& options)
      : report_(report), options_(options), width_(std::max(options.width, 40)) {}

  std::string Write() && {
    WriteLead();
    for (const Group& group : Groups()) WriteGroup(group);
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

  bool Valid(uint32_t claim) const { return report::IsValid(claim, report_); }
  const Document& DocumentOf(uint32_t claim) const {
    return report_.articles[report_.claims[claim].article];
  }

  // The order of the findings is kept: a fact stands where its first finding stood.
  std::vector<Group> Groups() const {
    std::vector<Group> groups;
    std::map<uint32_t, size_t> of_fact;
    for (const Finding& finding : report_.findings) {
      if (finding.kind == FindingKind::kAgreement) continue;
      size_t at = groups.size();
      if (finding.fact) at = of_fact.emplace(*finding.fact, at).first->second;
      if (at == groups.size()) groups.push_back({finding.fact, {}});
      std::vector<Block>& blocks = groups[at].blocks;
      auto block = std::find_if(blocks.begin(), blocks.end(),
                                [&](const Block& b) { return b.kind == finding.kind; });
      if (block == blocks.end()) block = blocks.insert(blocks.end(), {finding.kind, {}});
      block->findings.push_back(&finding);
    }
    return groups;
  }

  std::string Heading(std::optional<uint32_t> fact) const {
    if (!fact || *fact >= report_.facts.size()) return "";
    return report_.facts[*fact].label;
  }

  // What a finding that belongs to no fact is about: the words of its first claim.
  std::string HeadingOf(const Finding& finding) const {
    if (finding.claims.empty() || !Valid(finding.claims.front())) return "";
    const uint32_t claim = finding.claims.front();
    return LabelOf(report_.claims[claim], DocumentOf(claim));
  }

  void WriteGroup(const Group& group) {
    std::string heading = Heading(group.fact);
    if (heading.empty()) heading = HeadingOf(*group.blocks.front().findings.front());
    if (!heading.empty()) {
      Line(SafeText().Add(Style::kBold, heading), 0, 2);
    }
    for (const Block& block : group.blocks) WriteBlock(block);
    out_ += '\n';
  }

  void WriteBlock(const Block& block) {
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
    WriteSources(std::move(claims));

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

  // Each sentence once, in the order of publication, with all its values marked.
  void WriteSources(std::vector<uint32_t> claims) {
    // Undated articles stand last; ties are broken by the order of the articles in the report.
    using Key = std::tuple<bool, absl::CivilSecond, uint32_t, Part, Span>;
    std::map<Key, std::vector<Span>> sentences;
    for (uint32_t index : claims) {
      if (!Valid(index)) continue;
      const Claim& claim = report_.claims[index];
      const std::optional<Timestamp>& published = DocumentOf(index).article().published;
      const absl::CivilSecond time = published ? published->local : absl::CivilSecond();
      std::vector<Span>& values =
          sentences[{!published, time, claim.article, claim.part, claim.span}];
      if (std::find(values.begin(), values.end(), claim.value_span) == values.end()) {
        values.push_back(claim.value_span);
      }
    }
    for (const auto& [key, values] : sentences) {
      const Document& document = report_.articles[std::get<2>(key)];
      const Part part = std::get<3>(key);
      SafeText line;
      line.Add(Style::kBold, report::OutletText(document));
      line.Add(" (" + report::DateText(document) + (part == Part::kTitle ? ", title): " : "): "));
      report::AddQuote(document.text(part), std::get<4>(key), values, kMaxQuoteBytes, line);
      Line(line, 4, 6);
    }
  }

  void WriteAgreements() {
    const std::vector<report::Agreement> sets = report::FindAgreements(report_);
    if (sets.empty()) return;
    Line(SafeText().Add(Style::kGreen, "Sources agree"), 0, 0);
    for (const report::Agreement& set : sets) {
      SafeText line;
      const std::string label = Heading(set.fact);
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
    std::map<Severity, size_t> by_severity;
    for (const Finding& finding : report_.findings) {
      if (finding.kind != FindingKind::kAgreement) ++by_severity[finding.severity];
    }
    std::string found;
    for (auto it = by_severity.rbegin(); it != by_severity.rend(); ++it) {
      const auto [one, many] = Names(it->first);
      found += (found.empty() ? "" : ", ") + report::Counted(it->second, one, many);
    }
    const std::string in = " in " + report::Counted(report_.articles.size(), "article", "articles");
    const size_t read = report_.claims.size();
    if (read == 0) {
      Line(SafeText().Add("No figures or dates read" + in + "."), 0, 0);
      WriteUndated();
      return;
    }
    if (found.empty()) found = "Nothing found that contradicts another source";
    Line(SafeText().Add(found + in + "."), 0, 0);
    const std::string compared =
        report_.compared_claims == 0 ? "none" : std::to_string(report_.compared_claims);
    Line(SafeText().Add(report::Counted(read, "figure", "figures") + " read, " + compared +
                        " had something to compare with."),
         0, 0);
    if (report_.ignored_findings > 0) {
      Line(SafeText().Add(report::Counted(report_.ignored_findings, "finding", "findings") +
                          " left out that had been seen before."),
           0, 0);
    }
    WriteUndated();
  }

  void WriteUndated() {
    const std::string undated = report::UndatedText(report_.articles);
    if (!undated.empty()) Line(SafeText().Add(undated), 0, 0);
  }

  static std::pair<std::string_view, std::string_view> Names(Severity severity) {
    switch (severity) {
      case Severity::kError:
        return {"error", "errors"};
      case Severity::kWarning:
        return {"warning", "warnings"};
      case Severity::kNotice:
        return {"notice", "notices"};
      case Severity::kInfo:
        return {"remark", "remarks"};
    }
    return {"", ""};
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
