// The claims graph as a picture in the HTML report: the door is WriteGraph of html_parts.h. Columns
// from left to right: agencies and owners, articles under their outlet, claims, facts; what
// findings join is drawn as bows between claims. Facts stand in the order of the findings and
// everything else as near to what it is joined with as there is room for, so the same report gives
// the same picture. A graph of thousands is no picture: the facts most in dispute are drawn, and
// the rest is counted.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "report/html_parts.h"
#include "report/slice.h"
#include "report/words.h"

namespace crosscheck::report {
namespace {

constexpr size_t kMostClaims = 100;
constexpr size_t kMostClaimsOfFact = 8;
constexpr size_t kMostBowsOfFact = 10;

// In pixels; text is 13 high and a column 7 wide, which is more than most fonts need.
constexpr int kLine = 18;
constexpr int kGap = 10;
constexpr int kFactGap = 30;
constexpr int kTop = 34;  // below the names of the columns
struct Column {
  int x;
  int width;
};
constexpr Column kSources = {0, 130};
constexpr Column kArticles = {180, 270};
constexpr Column kClaims = {520, 230};
constexpr Column kFacts = {850, 250};
constexpr int kWidth = 1102;

struct Box {
  int y = 0;
  int height = 0;
  int wanted = 0;  // where its middle would be best
  int Middle() const { return y + height / 2; }
};

// Puts boxes below each other in their order, each as near to where it would be best as the others
// let it, within [top, bottom] where they fit. Returns the end of the last.
int Settle(std::vector<Box*>& boxes, int gap, int top, int bottom) {
  int end = top - gap;
  for (Box* box : boxes) {
    box->y = std::max(end + gap, box->wanted - box->height / 2);
    end = box->y + box->height;
  }
  int limit = bottom;
  for (auto it = boxes.rbegin(); it != boxes.rend() && (*it)->y + (*it)->height > limit; ++it) {
    (*it)->y = limit - (*it)->height;
    limit = (*it)->y - gap;
  }
  // More than there is room for: from the top, and the picture grows.
  if (!boxes.empty() && boxes.front()->y < top) {
    end = top - gap;
    for (Box* box : boxes) {
      box->y = std::max(box->y, end + gap);
      end = box->y + box->height;
    }
  }
  return boxes.empty() ? top : boxes.back()->y + boxes.back()->height;
}

struct ClaimNode : Box {
  uint32_t claim = 0;
  size_t fact = 0;
};
struct FactNode : Box {
  std::string label;
  std::string anchor;  // where it stands in the page; may be empty
  std::vector<size_t> claims;
  size_t more = 0;  // claims that are not drawn
};
struct OutletNode : Box {  // with its articles below each other
  size_t outlet = 0;
  std::vector<uint32_t> articles;
  std::map<uint32_t, int> y_of;
};
struct SourceNode : Box {
  std::string_view name;
  std::set<size_t> outlets;  // indices of nodes that it joins
};

// What is drawn of a report, and how much is not.
class Picture {
 public:
  explicit Picture(const Page& page) : page_(page), report_(page.report) {
    ChooseFacts();
    Place();
  }

  bool empty() const { return claims_.empty(); }

  void Draw(Markup& out) {
    Markup edges, boxes;
    DrawSources(edges, boxes);
    DrawArticles(boxes);
    DrawClaims(edges, boxes);
    DrawFacts(boxes);
    DrawBows(edges);
    const int left = sources_.empty() ? kArticles.x - 20 : 0;
    out.Raw("<svg class=\"graph\" role=\"group\" aria-label=\"Claims graph\" viewBox=\"");
    out.Number(left).Raw(" 0 ").Number(kWidth - left).Raw(" ").Number(height_).Raw("\">\n");
    if (!sources_.empty()) Head(kSources, "Agencies, owners", out);
    Head(kArticles, "Outlets and their articles", out);
    Head(kClaims, "What they say", out);
    Head(kFacts, "About", out);
    out.Append(edges).Append(boxes).Raw("</svg>\n");
  }

  // "3 facts, 12 more figures of these facts"; empty where all is drawn.
  std::string LeftOut() const {
    std::string text;
    if (facts_left_out_ > 0) text = Counted(facts_left_out_, "fact", "facts");
    if (claims_left_out_ > 0) {
      text += (text.empty() ? "" : ", ") + Counted(claims_left_out_, "more figure of these facts",
                                                   "more figures of these facts");
    }
    if (const size_t alone = Alone(); alone > 0) {
      text += (text.empty() ? "" : ", ") + Counted(alone, "figure", "figures") +
              " that nothing else speaks of";
    }
    return text;
  }

 private:
  void ChooseFacts() {
    std::set<uint32_t> seen;
    const auto add_fact = [&](uint32_t fact, std::string anchor) {
      if (fact >= report_.facts.size() || !seen.insert(fact).second) return;
      Add(report_.facts[fact].claims, report_.facts[fact].label, std::move(anchor));
    };
    for (const Group& group : page_.groups) {
      const std::string anchor = page_.IsLeftOut(group) ? "" : AnchorOf(group, report_);
      if (group.fact && *group.fact < report_.facts.size()) {
        add_fact(*group.fact, anchor);
      } else {
        Add(group.blocks.front().findings.front()->claims, HeadingOf(group, report_), anchor);
      }
    }
    for (size_t i = 0; i < page_.agreements.size(); ++i) {
      if (page_.agreements[i].fact)
        add_fact(*page_.agreements[i].fact, "agreement-" + std::to_string(i));
    }
    for (uint32_t fact = 0; fact < report_.facts.size(); ++fact) add_fact(fact, "");
  }

  // Claims that belong to no fact and to nothing that is drawn.
  size_t Alone() const {
    std::vector<bool> told(report_.claims.size());
    for (const Fact& fact : report_.facts) {
      for (uint32_t claim : fact.claims) {
        if (claim < told.size()) told[claim] = true;
      }
    }
    for (const ClaimNode& node : claims_) told[node.claim] = true;
    return static_cast<size_t>(std::count(told.begin(), told.end(), false));
  }

  // A claim stands where it came first.
  void Add(const std::vector<uint32_t>& claims, std::string_view label, std::string anchor) {
    if (claims_.size() >= kMostClaims) {
      ++facts_left_out_;
      return;
    }
    FactNode fact;
    fact.label = label;
    fact.anchor = std::move(anchor);
    // In the order that they were told.
    for (const Source& source : SourcesOf(claims, report_)) {
      for (uint32_t claim : source.claims) {
        if (node_of_.count(claim) > 0) continue;
        if (fact.claims.size() == kMostClaimsOfFact) {
          ++fact.more;
          ++claims_left_out_;
          continue;
        }
        node_of_[claim] = claims_.size();
        fact.claims.push_back(claims_.size());
        ClaimNode node;
        node.claim = claim;
        node.fact = facts_.size();
        claims_.push_back(node);
      }
    }
    if (!fact.claims.empty()) facts_.push_back(std::move(fact));
  }

  void Place() {
    int y = kTop;
    for (FactNode& fact : facts_) {
      const int top = y;
      for (size_t claim : fact.claims) {
        ClaimNode& node = claims_[claim];
        node.y = y;
        node.height = kLine * 2 + kGap - 2;
        y += node.height + kGap / 2;
      }
      fact.height = kLine * (fact.more > 0 ? 3 : 2) + kGap;
      fact.y = (top + y - kGap / 2 - fact.height) / 2;
      if (fact.y < top) {  // higher than its claims
        fact.y = top;
        y = std::max(y, top + fact.height);
      }
      y += kFactGap - kGap / 2;
    }
    height_ = std::max(y - kFactGap, kTop);
    PlaceOutlets();
    PlaceSources();
    height_ += kGap;
  }

  void PlaceOutlets() {
    std::map<size_t, std::map<uint32_t, std::vector<int>>> articles;  // by outlet: where claims are
    for (const ClaimNode& node : claims_) {
      const uint32_t article = report_.claims[node.claim].article;
      articles[page_.outlet_of[article]][article].push_back(node.Middle());
    }
    for (auto& [outlet, by_article] : articles) {
      OutletNode node;
      node.outlet = outlet;
      int64_t sum = 0, count = 0;
      std::vector<std::pair<int, uint32_t>> order;
      for (auto& [article, places] : by_article) {
        int64_t own = 0;
        for (int place : places) own += place;
        order.emplace_back(static_cast<int>(own / static_cast<int64_t>(places.size())), article);
        sum += own;
        count += static_cast<int64_t>(places.size());
      }
      std::sort(order.begin(), order.end());
      for (const auto& [place, article] : order) node.articles.push_back(article);
      node.wanted = static_cast<int>(sum / count);
      node.height = kLine + kGap + static_cast<int>(order.size()) * (2 * kLine + 4);
      outlets_.push_back(std::move(node));
    }
    std::stable_sort(outlets_.begin(), outlets_.end(),
                     [](const Box& a, const Box& b) { return a.wanted < b.wanted; });
    Spread();
    for (OutletNode& node : outlets_) {
      int y = node.y + kLine + kGap / 2;
      for (uint32_t article : node.articles) {
        node.y_of[article] = y;
        y += 2 * kLine + 4;
      }
    }
  }

  // Outlets over all of the height, so that lines part and some are in sight wherever one looks.
  void Spread() {
    int used = 0;
    for (const OutletNode& node : outlets_) used += node.height;
    const int count = static_cast<int>(outlets_.size());
    const int gap = std::max(2 * kGap, (height_ - kTop - used) / (count + 1));
    int y = std::max(kTop, (kTop + height_ - used - gap * (count - 1)) / 2);
    for (OutletNode& node : outlets_) {
      node.y = y;
      y += node.height + gap;
    }
    height_ = std::max(height_, y - gap);
  }

  void PlaceSources() {
    std::map<std::string_view, SourceNode> by_name;
    for (size_t i = 0; i < outlets_.size(); ++i) {
      for (uint32_t article : outlets_[i].articles) {
        const ArticleOrigins& origins = page_.origins[article];
        if (!origins.owner.empty()) by_name[origins.owner].outlets.insert(i);
        for (std::string_view agency : origins.agencies) by_name[agency].outlets.insert(i);
      }
    }
    for (auto& [name, node] : by_name) {
      node.name = name;
      node.height = kLine + kGap;
      for (size_t outlet : node.outlets) node.wanted += outlets_[outlet].Middle();
      node.wanted /= static_cast<int>(node.outlets.size());
      sources_.push_back(std::move(node));
    }
    std::stable_sort(sources_.begin(), sources_.end(),
                     [](const Box& a, const Box& b) { return a.wanted < b.wanted; });
    std::vector<Box*> boxes;
    for (SourceNode& node : sources_) boxes.push_back(&node);
    height_ = std::max(height_, Settle(boxes, kGap, kTop, height_));
  }

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
    for (const SourceNode& node : sources_) {
      Rectangle(kSources, node, "source", boxes);
      Words(kSources.x + 8, node.y + 19, "name", node.name, kSources.width, boxes);
      for (size_t outlet : node.outlets) {
        Curve(kSources.x + kSources.width, node.Middle(), kArticles.x, outlets_[outlet].y + 12,
              edges);
      }
    }
  }

  // An article and what leads from it are one group, so that pointing at it shows where it leads.
  void DrawArticles(Markup& boxes) const {
    std::map<uint32_t, std::vector<const ClaimNode*>> claims_of;
    for (const ClaimNode& node : claims_)
      claims_of[report_.claims[node.claim].article].push_back(&node);
    for (const OutletNode& node : outlets_) {
      Rectangle(kArticles, node, "outlet", boxes);
      const int x = kArticles.x + 10;
      Words(x, node.y + 18, "name", page_.outlet_names[node.outlet], kArticles.width, boxes);
    }
    for (const OutletNode& node : outlets_) {
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
    for (const ClaimNode& node : claims_) {
      const Claim& claim = report_.claims[node.claim];
      const std::string_view text = page_.ArticleOf(node.claim).text(claim.part);
      Rectangle(kClaims, node, "claim", boxes);
      Words(kClaims.x + 8, node.y + 18, "figure", FigureText(claim, text), kClaims.width - 12,
            boxes);
      Words(kClaims.x + 8, node.y + 35, "date", WhoSays(node.claim), kClaims.width + 12, boxes);
      Curve(kClaims.x + kClaims.width, node.Middle(), kFacts.x, facts_[node.fact].Middle(), edges);
    }
  }

  void DrawFacts(Markup& boxes) const {
    for (const FactNode& fact : facts_) {
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
      const auto a = node_of_.find(finding.claims.front());
      const auto b = node_of_.find(finding.claims.back());
      if (a == node_of_.end() || b == node_of_.end() || a->second == b->second) continue;
      const ClaimNode &from = claims_[a->second], &to = claims_[b->second];
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
  std::vector<ClaimNode> claims_;
  std::map<uint32_t, size_t> node_of_;  // by claim
  std::vector<FactNode> facts_;
  std::vector<OutletNode> outlets_;
  std::vector<SourceNode> sources_;
  size_t facts_left_out_ = 0, claims_left_out_ = 0;
  int height_ = 0;
};

}  // namespace

void WriteGraph(const Page& page, Markup& out) {
  Picture picture(page);
  if (picture.empty()) return;
  out.Raw("<section aria-labelledby=\"graph\">\n<h2 id=\"graph\">Who says what</h2>\n");
  out.Raw("<p class=\"legend\"><span><svg width=\"34\" height=\"12\" aria-hidden=\"true\">");
  out.Raw("<path class=\"bow dispute\" d=\"M1 6H33\"/></svg> in dispute</span> ");
  out.Raw("<span><svg width=\"34\" height=\"12\" aria-hidden=\"true\">");
  out.Raw("<path class=\"bow other\" d=\"M1 6H33\"/></svg> overlap, other scope, lost qualifier,");
  out.Raw(" sums</span>");
  if (const std::string left_out = picture.LeftOut(); !left_out.empty())
    out.Raw(" <span>Not drawn: ").Text(left_out).Raw(".</span>");
  out.Raw("</p>\n<div class=\"scroll canvas\" id=\"canvas\" tabindex=\"0\" role=\"group\" ");
  out.Raw("aria-label=\"Picture of who says what: arrow keys move it\">\n");
  picture.Draw(out);
  out.Raw("</div>\n</section>\n");
}

}  // namespace crosscheck::report
