// The picture of the claims graph: the door is LayOut of picture.h. Facts stand in the order of the
// findings, their claims beside them in the order they were told, outlets spread over the height in
// the order of what they say, agencies and owners as near to their outlets as there is room for.
// All in whole pixels and in an order of its own, so that the same report gives the same picture.
#include "report/picture.h"

#include <algorithm>
#include <utility>

namespace crosscheck::report {
namespace {

constexpr size_t kMostClaims = 100;
constexpr size_t kMostClaimsOfFact = 8;

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

class Layout {
 public:
  explicit Layout(const Page& page) : page_(page), report_(page.report) {}

  Picture Make() && {
    ChooseFacts();
    Place();
    CountAlone();
    return std::move(picture_);
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

  // A claim stands where it came first.
  void Add(const std::vector<uint32_t>& claims, std::string_view label, std::string anchor) {
    if (picture_.claims.size() >= kMostClaims) {
      ++picture_.facts_left_out;
      return;
    }
    FactNode fact;
    fact.label = label;
    fact.anchor = std::move(anchor);
    // In the order that they were told.
    for (const Source& source : SourcesOf(claims, report_)) {
      for (uint32_t claim : source.claims) {
        if (picture_.node_of.count(claim) > 0) continue;
        if (fact.claims.size() == kMostClaimsOfFact) {
          ++fact.more;
          ++picture_.claims_left_out;
          continue;
        }
        picture_.node_of[claim] = picture_.claims.size();
        fact.claims.push_back(picture_.claims.size());
        ClaimNode node;
        node.claim = claim;
        node.fact = picture_.facts.size();
        picture_.claims.push_back(node);
      }
    }
    if (!fact.claims.empty()) picture_.facts.push_back(std::move(fact));
  }

  void Place() {
    int y = kTop;
    for (FactNode& fact : picture_.facts) {
      const int top = y;
      for (size_t claim : fact.claims) {
        ClaimNode& node = picture_.claims[claim];
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
    picture_.height = std::max(y - kFactGap, kTop);
    PlaceOutlets();
    PlaceSources();
    picture_.height += kGap;
  }

  void PlaceOutlets() {
    std::map<size_t, std::map<uint32_t, std::vector<int>>> articles;  // by outlet: where claims are
    for (const ClaimNode& node : picture_.claims) {
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
      picture_.outlets.push_back(std::move(node));
    }
    std::stable_sort(picture_.outlets.begin(), picture_.outlets.end(),
                     [](const Box& a, const Box& b) { return a.wanted < b.wanted; });
    Spread();
    for (OutletNode& node : picture_.outlets) {
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
    for (const OutletNode& node : picture_.outlets) used += node.height;
    const int count = static_cast<int>(picture_.outlets.size());
    const int gap = std::max(2 * kGap, (picture_.height - kTop - used) / (count + 1));
    int y = std::max(kTop, (kTop + picture_.height - used - gap * (count - 1)) / 2);
    for (OutletNode& node : picture_.outlets) {
      node.y = y;
      y += node.height + gap;
    }
    picture_.height = std::max(picture_.height, y - gap);
  }

  void PlaceSources() {
    std::map<std::string_view, SourceNode> by_name;
    for (size_t i = 0; i < picture_.outlets.size(); ++i) {
      for (uint32_t article : picture_.outlets[i].articles) {
        const ArticleOrigins& origins = page_.origins[article];
        if (!origins.owner.empty()) by_name[origins.owner].outlets.insert(i);
        for (std::string_view agency : origins.agencies) by_name[agency].outlets.insert(i);
      }
    }
    for (auto& [name, node] : by_name) {
      node.name = name;
      node.height = kLine + kGap;
      for (size_t outlet : node.outlets) node.wanted += picture_.outlets[outlet].Middle();
      node.wanted /= static_cast<int>(node.outlets.size());
      picture_.sources.push_back(std::move(node));
    }
    std::stable_sort(picture_.sources.begin(), picture_.sources.end(),
                     [](const Box& a, const Box& b) { return a.wanted < b.wanted; });
    std::vector<Box*> boxes;
    for (SourceNode& node : picture_.sources) boxes.push_back(&node);
    picture_.height = std::max(picture_.height, Settle(boxes, kGap, kTop, picture_.height));
  }

  // Claims that belong to no fact and to nothing that is drawn.
  void CountAlone() {
    std::vector<bool> told(report_.claims.size());
    for (const Fact& fact : report_.facts) {
      for (uint32_t claim : fact.claims) {
        if (claim < told.size()) told[claim] = true;
      }
    }
    for (const ClaimNode& node : picture_.claims) told[node.claim] = true;
    picture_.claims_alone = static_cast<size_t>(std::count(told.begin(), told.end(), false));
  }

  const Page& page_;
  const Report& report_;
  Picture picture_;
};

}  // namespace

Picture LayOut(const Page& page) { return Layout(page).Make(); }

}  // namespace crosscheck::report
