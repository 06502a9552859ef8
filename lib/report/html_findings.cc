// Findings and agreements of the HTML report: the doors are WriteFindings and WriteAgreements of
// html_parts.h. An item is what a filter shows or hides: one finding, or one value that sources
// agree on. It carries its kind, severity, outlets and standing as data; the script reads those and
// nothing else.
#include <algorithm>
#include <set>

#include "report/differ.h"
#include "report/html_parts.h"
#include "report/words.h"

namespace crosscheck::report {
namespace {

constexpr size_t kMaxQuoteBytes = 700;
// Of one kind of one fact, those before the rest is folded: n sources make n * (n - 1) / 2 pairs.
constexpr size_t kUnfolded = 6;
// Of one origin: a report that all reprint.
constexpr size_t kMostSides = 12;

// Lower case, as in ids and classes: "error".
std::string_view ShapeOf(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "error";
    case Severity::kWarning:
      return "warning";
    case Severity::kNotice:
      return "notice";
    case Severity::kInfo:
      return "info";
  }
  return "info";
}

// "INDEPENDENT", or what is shared: "TEXT AGENCY".
std::string NamesOf(const Standing& standing) {
  if (standing.independent) return "INDEPENDENT";
  std::string names;
  for (OriginKind kind : standing.kinds)
    names += (names.empty() ? "" : " ") + std::string(OriginKindName(kind));
  return names;
}

void WriteItemData(FindingKind kind, Severity severity, const std::vector<uint32_t>& claims,
                   const Standing& standing, const Page& page, Markup& out) {
  out.Raw(" data-kind=\"").Text(FindingKindName(kind));
  out.Raw("\" data-severity=\"").Text(SeverityName(severity));
  out.Raw("\" data-origin=\"").Text(NamesOf(standing)).Raw("\" data-outlet=\"");
  bool first = true;
  for (size_t outlet : OutletsOf(claims, page)) {
    if (!first) out.Raw(" ");
    first = false;
    out.Number(static_cast<int64_t>(outlet));
  }
  out.Raw("\"");
}

// Who printed it, when, and under which title.
void WriteCaption(uint32_t index, Part part, const Page& page, Markup& out) {
  const Document& document = page.report.articles[index];
  const Article& article = document.article();
  out.Raw("<figcaption><strong><bdi>").Text(page.outlet_names[page.outlet_of[index]]);
  out.Raw("</bdi></strong>");
  if (page.IsDraft(index)) out.Raw(" <span class=\"draft\">draft</span>");
  out.Raw(" <time");
  if (article.published) out.Raw(" datetime=\"").Text(article.published->ToString()).Raw("\"");
  out.Raw(">").Text(DateText(document)).Raw("</time>");
  const auto link = LinkUrl(article.url);
  // Where no outlet is known its place has the title.
  if (link || (!article.title.empty() && !article.outlet.empty())) {
    out.Raw("<span class=\"title\">");
    if (link) out.Raw("<a rel=\"noopener noreferrer\" href=\"").Text(*link).Raw("\">");
    if (article.title.empty())
      out.Raw("the article");
    else
      out.Raw("<bdi>").Text(article.title).Raw("</bdi>");
    if (link) out.Raw("</a>");
    out.Raw("</span>");
  }
  if (part == Part::kTitle) out.Raw("<span class=\"title\">in its title:</span>");
  out.Raw("</figcaption>");
}

// The clauses that the claims of a source stand in: what of the sentence is about the thing.
Span ClausesOf(const Source& source, const Report& report) {
  Span cover;
  for (uint32_t claim : source.claims) {
    const Span clause = report.claims[claim].clause;
    if (!clause.empty()) cover = cover.empty() ? clause : Cover(cover, clause);
  }
  return cover.empty() ? source.sentence : cover;
}

// Quotes side by side, each with its outlet.
void WriteSides(const std::vector<uint32_t>& claims, const Page& page, Markup& out) {
  const std::vector<Source> sources = SourcesOf(claims, page.report);
  const auto text_of = [&page](const Source& source) {
    return page.report.articles[source.article].text(source.part);
  };
  out.Raw("<div class=\"sides\">\n");
  for (size_t i = 0; i < std::min(sources.size(), kMostSides); ++i) {
    const Source& source = sources[i];
    std::vector<Span> others;
    if (sources.size() == 2) {
      const Source& other = sources[1 - i];
      others = WordsOnlyInFirst(text_of(source), ClausesOf(source, page.report), source.values,
                                text_of(other), ClausesOf(other, page.report));
    }
    SafeText quote;
    AddQuote(text_of(source), source.sentence, source.values, others, kMaxQuoteBytes, quote);
    out.Raw("<figure>");
    WriteCaption(source.article, source.part, page, out);
    out.Raw("<blockquote><p><bdi>").Text(quote, Markup::Bold::kMark);
    out.Raw("</bdi></p></blockquote></figure>\n");
  }
  out.Raw("</div>\n");
  if (sources.size() > kMostSides) {
    out.Raw("<p class=\"note\">And ");
    out.Text(Counted(sources.size() - kMostSides, "more sentence", "more sentences"));
    out.Raw(" of this origin.</p>\n");
  }
}

void WriteFinding(const Finding& finding, size_t index, const Page& page, Markup& out) {
  const Standing standing = StandingOf(finding.claims, page);
  const std::string_view shape = ShapeOf(finding.severity);
  out.Raw("<article class=\"item finding ").Text(shape).Raw("\" id=\"finding-");
  out.Number(static_cast<int64_t>(index)).Raw("\"");
  WriteItemData(finding.kind, finding.severity, finding.claims, standing, page, out);
  out.Raw(">\n<h4><svg class=\"shape\" aria-hidden=\"true\"><use href=\"#shape-").Text(shape);
  out.Raw("\"/></svg><span class=\"severity\">").Text(SeverityName(finding.severity));
  out.Raw("</span> <span class=\"kind\">").Text(KindText(finding.kind));
  out.Raw("</span> <span class=\"sure\">").Number((finding.confidence + 5) / 10);
  out.Raw(" % sure</span></h4>\n");
  WriteSides(finding.claims, page, out);
  const std::string_view reason = finding.reason.empty() ? finding.explanation : finding.reason;
  out.Raw("<p class=\"reason\"><bdi>").Text(reason).Raw("</bdi></p>\n");
  if (IsCopyWithOtherNumber(finding, page.report)) {
    out.Raw("<p class=\"reason\">The sentences are the same but for the number: one was copied, ");
    out.Raw("and changed on the way.</p>\n");
  }
  out.Raw("<p class=\"foot\">");
  if (!standing.text.empty()) out.Raw("<span>").Text(standing.text).Raw("</span> ");
  out.Raw("<span class=\"print\">fingerprint <code>").Text(finding.fingerprint.ToHex());
  out.Raw("</code></span></p>\n</article>\n");
}

void WriteBlock(const Block& block, const Page& page, Markup& out) {
  size_t written = 0;
  const size_t count =
      static_cast<size_t>(std::count_if(block.findings.begin(), block.findings.end(),
                                        [&page](const Finding* f) { return page.IsShown(*f); }));
  for (const Finding* finding : block.findings) {
    if (!page.IsShown(*finding)) continue;
    // Open as written, for print and where no script runs; the script folds it.
    if (written == kUnfolded && count > kUnfolded + 1) {
      out.Raw("<details open class=\"fold\"><summary>And ");
      out.Text(Counted(count - kUnfolded, "more pair", "more pairs")).Raw(" of these sources");
      out.Raw("</summary>\n");
    }
    WriteFinding(*finding, page.IndexOf(*finding), page, out);
    ++written;
  }
  if (count > kUnfolded + 1) out.Raw("</details>\n");
}

}  // namespace

void WriteFindings(const Page& page, Markup& out) {
  out.Raw("<section aria-labelledby=\"findings\">\n<h2 id=\"findings\">Findings</h2>\n");
  WriteFilters(page, out);
  if (page.groups.empty()) {
    out.Raw("<p class=\"none\">Nothing found that contradicts another source.</p>\n");
  }
  for (const Group& group : page.groups) {
    if (page.IsLeftOut(group)) continue;
    const std::string anchor = AnchorOf(group, page.report);
    out.Raw("<section class=\"fact\" id=\"").Text(anchor).Raw("\" aria-labelledby=\"").Text(anchor);
    out.Raw("-h\">\n<h3 id=\"").Text(anchor).Raw("-h\"><bdi>");
    const std::string heading = HeadingOf(group, page.report);
    out.Text(heading.empty() ? "A finding" : heading).Raw("</bdi></h3>\n");
    WriteTimeline(group.fact, page, out);
    for (const Block& block : group.blocks) WriteBlock(block, page, out);
    out.Raw("</section>\n");
  }
  if (const size_t left_out = page.findings_left_out; left_out > 0) {
    out.Raw("<p class=\"note\">Left out of this page, less serious or less sure: ");
    out.Text(Counted(left_out, "finding", "findings"));
    out.Raw(". The JSON report has all of them.</p>\n");
  }
  out.Raw("</section>\n");
}

void WriteAgreements(const Page& page, Markup& out) {
  if (page.agreements.empty()) return;
  out.Raw("<section aria-labelledby=\"agreements\">\n");
  out.Raw("<h2 id=\"agreements\">Sources agree</h2>\n");
  // Facts whose timeline stands above.
  std::set<std::optional<uint32_t>> told;
  for (const Group& group : page.groups) {
    if (!page.IsLeftOut(group)) told.insert(group.fact);
  }
  for (size_t i = 0; i < page.agreements.size(); ++i) {
    const Agreement& agreement = page.agreements[i];
    const Standing standing = StandingOf(agreement.support, page.report);
    out.Raw("<article class=\"item agreement info\" id=\"agreement-");
    out.Number(static_cast<int64_t>(i)).Raw("\"");
    WriteItemData(FindingKind::kAgreement, Severity::kInfo, agreement.claims, standing, page, out);
    std::string label = FactLabel(agreement.fact, page.report);
    if (label.empty()) label = agreement.reason;
    out.Raw(">\n<h3><svg class=\"shape\" aria-hidden=\"true\"><use href=\"#shape-info\"/></svg>");
    out.Raw("<bdi>").Text(label.empty() ? "One value" : label).Raw("</bdi> ");
    out.Raw("<span class=\"sure\">").Text(standing.text).Raw("</span></h3>\n");
    if (told.count(agreement.fact) == 0) WriteTimeline(agreement.fact, page, out);
    told.insert(agreement.fact);
    // What stands in one origin is one voice.
    out.Raw("<div class=\"origins\">\n");
    for (const OriginGroup& origin : agreement.support.origins) {
      out.Raw("<div class=\"origin\">\n");
      WriteSides(origin.claims, page, out);
      out.Raw("</div>\n");
    }
    out.Raw("</div>\n</article>\n");
  }
  if (const size_t left_out = page.agreements_left_out; left_out > 0) {
    out.Raw("<p class=\"note\">Left out of this page, less sure: ");
    out.Text(Counted(left_out, "agreement", "agreements")).Raw(".</p>\n");
  }
  out.Raw("</section>\n");
}

}  // namespace crosscheck::report
