// The report as one HTML page: the only door is ReportToHtml of report/report.h. All that is told
// stands in the markup, so that the page reads, prints and is searched without its script, which
// adds filters, panning and a choice of colours. Style sheet, script and frame are files in
// lib/report/html. The page fetches nothing and may not: its policy allows the style sheet and the
// script in it by their hashes, and no other source of anything.
#include <algorithm>
#include <array>
#include <set>

#include "crosscheck/report/report.h"
#include "report/html_parts.h"
#include "report/lead.h"
#include "report/words.h"

namespace crosscheck {
namespace report {
namespace {

constexpr std::array<std::string_view, 3> kPage = {
#include "report/page.inc"
};

// Those that findings speak of come first.
constexpr size_t kMostArticles = 2000;
// Above so many findings what is off screen waits to be laid out.
constexpr size_t kLarge = 200;

void WriteHeading(const Page& page, Markup& out) {
  const Report& report = page.report;
  const size_t count = report.articles.size();
  out.Raw("<p class=\"kicker\">crosscheck</p>\n<h1>");
  if (report.draft && *report.draft < count) {
    out.Raw("The draft ");
    const std::string& title = report.articles[*report.draft].article().title;
    if (!title.empty()) out.Raw("<bdi>\xE2\x80\x9C").Text(title).Raw("\xE2\x80\x9D</bdi> ");
    out.Raw("against ").Text(Counted(count - 1, "article", "articles"));
  } else {
    out.Text(count == 1 ? "What 1 article says"
                        : "What " + Counted(count, "article", "articles") + " say");
  }
  out.Raw("</h1>\n");
}

// "5 outlets, 3 Jul 2023 to 2 Nov 2023"
void WriteWhoAndWhen(const Page& page, Markup& out) {
  const Document* first = nullptr;
  const Document* last = nullptr;
  for (const Document& document : page.report.articles) {
    const auto& published = document.article().published;
    if (!published) continue;
    if (!first || published->local < first->article().published->local) first = &document;
    if (!last || published->local > last->article().published->local) last = &document;
  }
  if (page.outlets.empty()) return;
  out.Raw("<p class=\"who\">").Text(Counted(page.outlets.size(), "outlet", "outlets"));
  if (first) {
    const std::string from = DateText(*first), to = DateText(*last);
    out.Raw(", ").Text(from == to ? from : from + " to " + to);
  }
  out.Raw("</p>\n");
}

void WriteTotals(const Page& page, Markup& out) {
  constexpr std::array<std::pair<Severity, const char*>, 3> kShown = {{
      {Severity::kError, "error"},
      {Severity::kWarning, "warning"},
      {Severity::kNotice, "notice"},
  }};
  const auto tile = [&out](std::string_view shape, size_t count, std::string_view name) {
    out.Raw("<li class=\"").Text(shape).Raw("\"><svg class=\"shape\" aria-hidden=\"true\"><use");
    out.Raw(" href=\"#shape-").Text(shape).Raw("\"/></svg><strong>");
    out.Number(static_cast<int64_t>(count)).Raw("</strong> ").Text(name).Raw("</li>\n");
  };
  out.Raw("<ul class=\"tiles\">\n");
  for (const auto& [severity, name] : kShown) {
    const auto count = std::count_if(page.report.findings.begin(), page.report.findings.end(),
                                     [severity = severity](const Finding& finding) {
                                       return finding.kind != FindingKind::kAgreement &&
                                              finding.severity == severity;
                                     });
    tile(name, static_cast<size_t>(count), std::string(name) + (count == 1 ? "" : "s"));
  }
  const size_t agreed = page.agreements.size() + page.agreements_left_out;
  tile("info", agreed, agreed == 1 ? "agreement" : "agreements");
  out.Raw("</ul>\n<p class=\"totals\">");
  std::vector<std::string> totals = Totals(page.report);
  if (!page.groups.empty()) totals.erase(totals.begin());  // the tiles say it
  for (const std::string& total : totals) out.Raw("<span>").Text(total).Raw("</span> ");
  out.Raw("</p>\n");
}

void WriteLead(const Page& page, Markup& out) {
  const std::vector<SafeText> lines = Lead(page.report);
  if (lines.empty()) return;
  out.Raw(
      "<section class=\"lead\" aria-labelledby=\"first\">\n<h2 id=\"first\">First</h2>\n<ul>\n");
  for (const SafeText& line : lines) {
    out.Raw("<li>").Text(line, Markup::Bold::kStrong).Raw("</li>\n");
  }
  out.Raw("</ul>\n</section>\n");
}

void WriteFooter(Markup& out) {
  out.Raw(R"(<footer>
<h2>How to read this</h2>
<p>A finding is two or more statements about the same thing, with the words of both. <mark>Marked</mark> are the figures
that are compared, <mark class="also">underlined</mark> words that only one of two alike sentences has. A confidence of
90 % is meant to be right nine times in ten. Agreement is counted in origins: outlets that print one text, credit one
agency, quote one authority or belong to one owner are one. It is not said which side is true.</p>
<p>This page is one file; it fetches nothing and sends nothing.</p>
</footer>
)");
}

}  // namespace

void WriteArticles(const Page& page, Markup& out) {
  const Report& report = page.report;
  if (report.articles.empty()) return;
  std::vector<size_t> figures(report.articles.size()), found(report.articles.size());
  for (const Claim& claim : report.claims) {
    if (claim.article < figures.size()) ++figures[claim.article];
  }
  for (const Finding& finding : report.findings) {
    std::set<uint32_t> articles;
    for (uint32_t claim : finding.claims) {
      if (IsValid(claim, report)) articles.insert(report.claims[claim].article);
    }
    if (finding.kind == FindingKind::kAgreement) continue;
    for (uint32_t article : articles) ++found[article];
  }
  std::vector<uint32_t> order;
  for (bool with_findings : {true, false}) {
    for (uint32_t i = 0; i < report.articles.size(); ++i) {
      if ((found[i] > 0) == with_findings && order.size() < kMostArticles) order.push_back(i);
    }
  }
  std::sort(order.begin(), order.end());
  out.Raw("<section aria-labelledby=\"articles\">\n<h2 id=\"articles\">Articles</h2>\n");
  out.Raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"articles\">\n");
  out.Raw("<table>\n<thead><tr><th scope=\"col\">Outlet</th><th scope=\"col\">Published</th>");
  out.Raw("<th scope=\"col\">Title</th><th scope=\"col\" class=\"count\">Figures</th>");
  out.Raw("<th scope=\"col\" class=\"count\">Findings</th></tr></thead>\n<tbody>\n");
  for (uint32_t i : order) {
    const Article& article = report.articles[i].article();
    out.Raw("<tr id=\"article-").Number(i).Raw("\"><th scope=\"row\"><bdi>");
    out.Text(page.outlet_names[page.outlet_of[i]]).Raw("</bdi>");
    if (page.IsDraft(i)) out.Raw(" <span class=\"draft\">draft</span>");
    out.Raw("</th><td>").Text(DateText(report.articles[i])).Raw("</td><td>");
    const auto link = LinkUrl(article.url);
    const std::string_view title = article.title.empty() ? article.id : article.title;
    if (link) out.Raw("<a rel=\"noopener noreferrer\" href=\"").Text(*link).Raw("\">");
    out.Raw("<bdi>").Text(title).Raw("</bdi>");
    if (link) out.Raw("</a>");
    if (!article.byline.empty()) {
      out.Raw("<span class=\"byline\"><bdi>").Text(article.byline).Raw("</bdi></span>");
    }
    // What is no link is told all the same.
    if (!link && !article.url.empty()) {
      out.Raw("<span class=\"byline\"><bdi>").Text(Shorten(article.url, 120)).Raw("</bdi></span>");
    }
    out.Raw("</td><td class=\"count\">").Number(static_cast<int64_t>(figures[i]));
    out.Raw("</td><td class=\"count\">").Number(static_cast<int64_t>(found[i]));
    out.Raw("</td></tr>\n");
  }
  out.Raw("</tbody>\n</table>\n</div>\n");
  if (order.size() < report.articles.size()) {
    out.Raw("<p class=\"note\">Left out of this list: ");
    out.Text(Counted(report.articles.size() - order.size(), "article", "articles"));
    out.Raw(".</p>\n");
  }
  out.Raw("</section>\n");
}

}  // namespace report

std::string ReportToHtml(const Report& report) {
  using report::Markup;
  const report::Page page(report);
  Markup out;
  out.Piece(report::kPage[0]).Text("crosscheck: " + report::Totals(report).front());
  out.Piece(report::kPage[1]).Raw("<header>\n");
  report::WriteHeading(page, out);
  report::WriteWhoAndWhen(page, out);
  report::WriteTotals(page, out);
  out.Raw("</header>\n<main id=\"main\" tabindex=\"-1\"");
  if (report.findings.size() > report::kLarge) out.Raw(" class=\"large\"");
  out.Raw(">\n");
  report::WriteLead(page, out);
  report::WriteFindings(page, out);
  report::WriteAgreements(page, out);
  report::WriteGraph(page, out);
  report::WriteArticles(page, out);
  out.Raw("</main>\n");
  report::WriteFooter(out);
  out.Piece(report::kPage[2]);
  return out.str();
}

}  // namespace crosscheck
