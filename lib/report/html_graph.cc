// The claims graph as a picture in the HTML report: the door is WriteGraph of html_parts.h. Columns
// from left to right: agencies and owners, articles under their outlet, claims, facts; what
// findings join is drawn as bows between claims. Where all stands is settled in picture.cc.
#include <algorithm>
#include <cstdlib>
#include <map>

#include "report/html_parts.h"
#include "report/picture.h"
#include "report/slice.h"
#include "report/words.h"

namespace crosscheck::report {
namespace {

constexpr size_t kMostBowsOfFact = 10;

class Drawer {
 public:
  Drawer(const Page& page, const Picture& picture)
      : page_(page), report_(page.report), picture_(picture) {}

  void Draw(Markup& out) {
    Markup edges, boxes;
    DrawSources(edges, boxes);
    DrawArticles(boxes);
    DrawClaims(edges, boxes);
    DrawFacts(boxes);
    DrawBows(edges);
    const int left = picture_.sources.empty() ? kArticles.x - 20 : 0;
    out.Raw("<svg class=\"graph\" role=\"group\" aria-label=\"Claims graph\" viewBox=\"");
    out.Number(left).Raw(" 0 ").Number(kWidth - left).Raw(" ").Number(picture_.height).Raw("\">\n");
    if (!picture_.sources.empty()) Head(kSources, "Agencies, owners", out);
    Head(kArticles, "Outlets and their articles", out);
    Head(kClaims, "What they say", out);
    Head(kFacts, "About", out);
    out.Append(edges).Append(boxes).Raw("</svg>\n");
  }

 private:
  // "Northern Ledger, quoting the harbour master"
  std::string WhoSays(uint32_t claim) const {
    const Claim& c = report_.claims[claim];
    const std::string_view speaker = Slice(page_.ArticleOf(claim).text(c.part), c.speaker_span);
    std::string who = page_.outlet_names[page_.outlet_of[c.article]];
    if (page_.IsDraft(c.article)) who += " (draft)";
    if (!speaker.empty()) who += ", quoting " + std::string(speaker);
    return who;
  }

  static void Head(Column column, std::string_view name, Markup& out) {
    out.Raw("<text class=\"date\" x=\"").Number(column.x).Raw("\" y=\"14\">").Text(name);
    out.Raw("</text>\n");
  }
  static void Rectangle(Column column, const Box& box, std::string_view name, Markup& out) {
    out.Raw("<rect class=\"").Text(name).Raw("\" x=\"").Number(column.x).Raw("\" y=\"");
    out.Number(box.y).Raw("\" width=\"").Number(column.width).Raw("\" height=\"");
    out.Number(box.height).Raw("\" rx=\"5\"/>\n");
  }
  static void Words(int x, int y, std::string_view name, std::string_view words, int width,
                    Markup& out) {
    out.Raw("<text class=\"").Text(name).Raw("\" x=\"").Number(x).Raw("\" y=\"").Number(y);
    out.Raw("\">").Text(Shorten(words, (width - 16) / 7)).Raw("</text>\n");
  }
  static void Curve(int x1, int y1, int x2, int y2, Markup& out) {
    const int middle = (x1 + x2) / 2;
    out.Raw("<path class=\"edge\" d=\"M").Number(x1).Raw(" ").Number(y1).Raw("C").Number(middle);
    out.Raw(" ").Number(y1).Raw(" ").Number(middle).Raw(" ").Number(y2).Raw(" ").Number(x2);
    out.Raw(" ").Number(y2).Raw("\"/>\n");
  }

  void DrawSources(Markup& edges, Markup& boxes) const {
    for (const SourceNode& node : picture_.sources) {
      Rectangle(kSources, node, "source", boxes);
      Words(kSources.x + 8, node.y + 19, "name", node.name, kSources.width, boxes);
      for (size_t outlet : node.outlets) {
        Curve(kSources.x + kSources.width, node.Middle(), kArticles.x,
              picture_.outlets[outlet].y + 12, edges);
      }
    }
  }

  // An article and what leads from it are one group, so that pointing at it shows where it leads.
  void DrawArticles(Markup& boxes) const {
    std::map<uint32_t, std::vector<const ClaimNode*>> claims_of;
    for (const ClaimNode& node : picture_.claims)
      claims_of[report_.claims[node.claim].article].push_back(&node);
    for (const OutletNode& node : picture_.outlets) {
      Rectangle(kArticles, node, "outlet", boxes);
      const int x = kArticles.x + 10;
      Words(x, node.y + 18, "name", page_.outlet_names[node.outlet], kArticles.width, boxes);
    }
    for (const OutletNode& node : picture_.outlets) {
      const int x = kArticles.x + 10;
      for (uint32_t index : node.articles) {
        const int y = node.y_of.at(index);
        const Document& document = report_.articles[index];
        const Article& article = document.article();
        boxes.Raw("<g class=\"from\">\n");
        for (const ClaimNode* claim : claims_of[index]) {
          Curve(kArticles.x + kArticles.width, y + kLine, kClaims.x, claim->Middle(), boxes);
        }
        Words(x, y + 15, "", article.title.empty() ? article.id : article.title, kArticles.width,
              boxes);
        Words(x, y + 32, "date", DateText(document) + (page_.IsDraft(index) ? ", the draft" : ""),
              kArticles.width, boxes);
        boxes.Raw("</g>\n");
      }
    }
  }

  void DrawClaims(Markup& edges, Markup& boxes) const {
    for (const ClaimNode& node : picture_.claims) {
      const Claim& claim = report_.claims[node.claim];
      const std::string_view text = page_.ArticleOf(node.claim).text(claim.part);
      Rectangle(kClaims, node, "claim", boxes);
      Words(kClaims.x + 8, node.y + 18, "figure", FigureText(claim, text), kClaims.width - 12,
            boxes);
      Words(kClaims.x + 8, node.y + 35, "date", WhoSays(node.claim), kClaims.width + 12, boxes);
      Curve(kClaims.x + kClaims.width, node.Middle(), kFacts.x, picture_.facts[node.fact].Middle(),
            edges);
    }
  }

  void DrawFacts(Markup& boxes) const {
    for (const FactNode& fact : picture_.facts) {
      if (!fact.anchor.empty()) boxes.Raw("<a href=\"#").Text(fact.anchor).Raw("\">\n");
      Rectangle(kFacts, fact, "about", boxes);
      const std::string label = SafeText().Add(fact.label).str();
      // Two lines, broken at a word.
      constexpr int kColumns = (kFacts.width - 16) / 7;
      std::string first = label, second;
      if (Columns(label) > kColumns) {
        first = Shorten(label, kColumns);
        const size_t cut = first.rfind(' ');
        if (cut != std::string::npos && cut > 0) first.resize(cut);
        second = label.substr(std::min(label.size(), first.size() + (cut != std::string::npos)));
      }
      const int x = kFacts.x + 8;
      Words(x, fact.y + (second.empty() ? 27 : 18), "", first, kFacts.width, boxes);
      if (!second.empty()) Words(x, fact.y + 36, "", second, kFacts.width, boxes);
      if (fact.more > 0) {
        Words(x, fact.y + 54, "date", "and " + Counted(fact.more, "figure", "figures") + " more",
              kFacts.width, boxes);
      }
      if (!fact.anchor.empty()) boxes.Raw("</a>\n");
    }
  }

  // Between two claims of a finding, further out the further they are apart.
  void DrawBows(Markup& out) const {
    std::map<size_t, size_t> of_fact;
    for (const Finding& finding : report_.findings) {
      if (finding.kind == FindingKind::kAgreement || finding.claims.size() < 2) continue;
      const auto a = picture_.node_of.find(finding.claims.front());
      const auto b = picture_.node_of.find(finding.claims.back());
      if (a == picture_.node_of.end() || b == picture_.node_of.end() || a->second == b->second)
        continue;
      const ClaimNode &from = picture_.claims[a->second], &to = picture_.claims[b->second];
      if (++of_fact[from.fact] > kMostBowsOfFact) continue;
      const int x = kClaims.x + kClaims.width;
      const int apart = std::abs(from.Middle() - to.Middle());
      const int out_x = x + std::min(24 + apart / 4, 95);
      out.Raw("<path class=\"bow ").Text(IsDispute(finding.kind) ? "dispute" : "other");
      out.Raw("\" d=\"M").Number(x).Raw(" ").Number(from.Middle()).Raw("C").Number(out_x);
      out.Raw(" ").Number(from.Middle()).Raw(" ").Number(out_x).Raw(" ").Number(to.Middle());
      out.Raw(" ").Number(x).Raw(" ").Number(to.Middle()).Raw("\"><title>");
      out.Text(KindText(finding.kind)).Raw("</title></path>\n");
    }
  }

  const Page& page_;
  const Report& report_;
  const Picture& picture_;
};

// "3 facts, 12 more figures of these facts"; empty where all is drawn.
std::string LeftOutText(const Picture& picture) {
  std::string text;
  const auto add = [&text](size_t count, std::string_view one, std::string_view many) {
    if (count > 0) text += (text.empty() ? "" : ", ") + Counted(count, one, many);
  };
  add(picture.facts_left_out, "fact", "facts");
  add(picture.claims_left_out, "more figure of these facts", "more figures of these facts");
  add(picture.claims_alone, "figure that nothing else speaks of",
      "figures that nothing else speaks of");
  return text;
}

}  // namespace

void WriteGraph(const Page& page, Markup& out) {
  const Picture picture = LayOut(page);
  if (picture.claims.empty()) return;
  out.Raw("<section aria-labelledby=\"graph\">\n<h2 id=\"graph\">Who says what</h2>\n");
  out.Raw("<p class=\"legend\"><span><svg width=\"34\" height=\"12\" aria-hidden=\"true\">");
  out.Raw("<path class=\"bow dispute\" d=\"M1 6H33\"/></svg> in dispute</span> ");
  out.Raw("<span><svg width=\"34\" height=\"12\" aria-hidden=\"true\">");
  out.Raw("<path class=\"bow other\" d=\"M1 6H33\"/></svg> overlap, other scope, lost qualifier,");
  out.Raw(" sums</span>");
  if (const std::string left_out = LeftOutText(picture); !left_out.empty())
    out.Raw(" <span>Not drawn: ").Text(left_out).Raw(".</span>");
  out.Raw("</p>\n<div class=\"scroll canvas\" id=\"canvas\" tabindex=\"0\" role=\"group\" ");
  out.Raw("aria-label=\"Picture of who says what: arrow keys move it\">\n");
  Drawer(page, picture).Draw(out);
  out.Raw("</div>\n</section>\n");
}

}  // namespace crosscheck::report
