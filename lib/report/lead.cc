// The door is Lead. An editor who opens a report asks, in this order: does one authority stand with
// two figures? does our draft go against the archive? which figure of the source itself is the
// newest? which earlier pieces need a correction? and how much is silence worth? Each question is a
// line at most for a fact, and has none where the answer is "no".
#include "report/lead.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "crosscheck/link/linker.h"
#include "report/slice.h"
#include "report/words.h"

namespace crosscheck::report {
namespace {

constexpr size_t kMostOfAKind = 3;

class LeadWriter {
 public:
  explicit LeadWriter(const Report& report) : report_(report) {
    for (const Finding& finding : report.findings) {
      const bool valid = std::all_of(finding.claims.begin(), finding.claims.end(), [&](uint32_t c) {
        return c < report.claims.size() && report.claims[c].article < report.articles.size();
      });
      if (valid && finding.claims.size() >= 2 && IsDispute(finding.kind))
        disputes_.push_back(&finding);
    }
  }

  std::vector<SafeText> Write() && {
    OneSourceTwoFigures();
    Draft();
    NewestOfSource();
    NeedsCorrection();
    if (!lines_.empty()) Silence();
    return std::move(lines_);
  }

 private:
  const Claim& ClaimAt(uint32_t i) const { return report_.claims[i]; }
  const Document& DocumentOf(uint32_t i) const { return report_.articles[ClaimAt(i).article]; }
  std::string_view TextOf(uint32_t i) const { return DocumentOf(i).text(ClaimAt(i).part); }

  // "\"31 workers\" (The Harbour Post, 3 May 2024)"
  SafeText& AddFigure(uint32_t i, SafeText& line, bool with_words = false) const {
    line.Add("\"").Add(Style::kBold, Slice(TextOf(i), ClaimAt(i).value_span)).Add("\"");
    if (with_words) line.Add(" in \"").Add(LabelOf(ClaimAt(i), DocumentOf(i))).Add("\"");
    line.Add(" (");
    return line.Add(OutletText(DocumentOf(i))).Add(", ").Add(DateText(DocumentOf(i))).Add(")");
  }

  // The figure of the finding that was printed last, and the one printed first; undated ones count
  // as first.
  std::pair<uint32_t, uint32_t> FirstAndLast(const Finding& finding) const {
    const auto [first, last] =
        std::minmax_element(finding.claims.begin(), finding.claims.end(),
                            [&](uint32_t i, uint32_t j) { return PrintedBefore(i, j); });
    return {*first, *last};
  }
  bool PrintedBefore(uint32_t i, uint32_t j) const {
    const auto& a = DocumentOf(i).article().published;
    const auto& b = DocumentOf(j).article().published;
    if (a.has_value() != b.has_value()) return b.has_value();
    return a && b && a->local < b->local;
  }

  void OneSourceTwoFigures() {
    std::set<std::pair<std::string, std::string>> said;
    for (const Finding* finding : disputes_) {
      const uint32_t i = finding->claims.front(), j = finding->claims.back();
      if (finding->kind == FindingKind::kSuperseded ||
          SharedTerms(ClaimAt(i).speaker, ClaimAt(j).speaker) == 0)
        continue;
      if (said.size() == kMostOfAKind) return;
      // A pair of words once, however many articles print them.
      const std::pair<std::string, std::string> words{Slice(TextOf(i), ClaimAt(i).value_span),
                                                      Slice(TextOf(j), ClaimAt(j).value_span)};
      if (!said.insert(words).second) continue;
      SafeText line;
      line.Add("One source, two figures: ").Add(Slice(TextOf(i), ClaimAt(i).speaker_span));
      line.Add(", ");
      AddFigure(i, line).Add(" and ");
      lines_.push_back(AddFigure(j, line));
    }
  }

  void Draft() {
    if (!report_.draft) return;
    std::set<uint32_t> disputed, read;
    for (uint32_t i = 0; i < report_.claims.size(); ++i) {
      if (ClaimAt(i).article == *report_.draft) read.insert(i);
    }
    for (const Finding* finding : disputes_) {
      for (uint32_t i : finding->claims) {
        if (read.count(i) > 0) disputed.insert(i);
      }
    }
    SafeText line;
    line.Add("The draft against the archive: ");
    line.Add(disputed.empty() ? "no figure is"
                              : Counted(disputed.size(), "figure is", "figures are"))
        .Add(" in dispute, of ")
        .Add(Counted(read.size(), "figure", "figures"))
        .Add(" read");
    lines_.push_back(line);
  }

  // Of each fact in dispute, the last that somebody is named for.
  void NewestOfSource() {
    std::set<uint32_t> facts;
    for (const Finding* finding : disputes_) {
      if (!finding->fact || *finding->fact >= report_.facts.size()) continue;
      if (facts.size() == kMostOfAKind || !facts.insert(*finding->fact).second) continue;
      std::optional<uint32_t> newest;
      for (uint32_t i : report_.facts[*finding->fact].claims) {
        const bool named = !ClaimAt(i).speaker_span.empty() && !ClaimAt(i).hedged &&
                           DocumentOf(i).article().published.has_value();
        if (named && (!newest || PrintedBefore(*newest, i))) newest = i;
      }
      if (!newest) continue;
      SafeText line;
      line.Add("Newest from ").Add(Slice(TextOf(*newest), ClaimAt(*newest).speaker_span));
      line.Add(": ");
      lines_.push_back(AddFigure(*newest, line));
    }
  }

  // A count that a later report has updated, once for each older figure.
  void NeedsCorrection() {
    std::map<uint32_t, uint32_t> newer_of;
    for (const Finding* finding : disputes_) {
      if (finding->kind != FindingKind::kSuperseded) continue;
      auto [older, newer] = FirstAndLast(*finding);
      if (finding->basis == "stale") std::swap(older, newer);
      const auto [at, is_new] = newer_of.emplace(older, newer);
      if (!is_new && PrintedBefore(at->second, newer)) at->second = newer;
    }
    size_t count = 0;
    for (const auto& [older, newer] : newer_of) {
      if (++count > kMostOfAKind) {
        lines_.push_back(SafeText().Add(
            "And " + Counted(newer_of.size() - kMostOfAKind, "more piece", "more pieces") +
            " with a figure out of date"));
        return;
      }
      SafeText line;
      line.Add("May need an update: ");
      AddFigure(older, line, true).Add("; since then ");
      lines_.push_back(AddFigure(newer, line));
    }
  }

  void Silence() {
    const size_t alone =
        report_.claims.size() - std::min<size_t>(report_.claims.size(), report_.compared_claims);
    if (report_.draft || alone == 0) return;
    lines_.push_back(SafeText().Add(Counted(alone, "figure", "figures") + " of " +
                                    std::to_string(report_.claims.size()) +
                                    " found nothing to compare with"));
  }

  const Report& report_;
  std::vector<const Finding*> disputes_;  // surest first, as the report has them
  std::vector<SafeText> lines_;
};

}  // namespace

std::vector<SafeText> Lead(const Report& report) { return LeadWriter(report).Write(); }

}  // namespace crosscheck::report
