// The timeline of a fact in the HTML report: the door is WriteTimeline of html_parts.h. Each figure
// that was told of the fact has a lane, the highest or latest above, and the outlets that told it
// stand in it at the days they were published: so a figure, a range and a date read alike, none
// hides another however far apart they are, and one sees who told what first and who went along.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "report/html_parts.h"
#include "report/words.h"
#include "value/day_text.h"

namespace crosscheck::report {
namespace {

// In pixels at full size. Text is 13 high; a column is a little wider than most fonts need, so that
// labels do not touch.
constexpr int kWidth = 960;
constexpr int kPlotLeft = 216;
constexpr int kPlotRight = kWidth - 14;
constexpr int kDatesRight = kPlotRight - 180;  // where somebody has no date
constexpr int kColumn = 7;
constexpr int kRow = 20;
constexpr size_t kMostLanes = 12;
constexpr size_t kMostRows = 5;  // of labels in one lane
constexpr int kLabelColumns = 30;
constexpr size_t kMostNames = 8;  // in the list

// Who told a figure on one day, or nobody knows when: a draft mostly.
struct Dot {
  std::optional<absl::CivilDay> day;
  std::vector<std::string> outlets;
  bool has_draft = false;
};
struct Lane {
  std::string label;  // the words of the first that told it
  double level = 0;
  std::vector<Dot> dots;  // by day
};

// Where a value stands among those of its fact; not for comparing what is told, only for order.
double LevelOf(const Claim& claim) {
  if (claim.measure == Measure::kEventDate && claim.period)
    return static_cast<double>(claim.period->begin - absl::CivilDay());
  if (!claim.quantity) return 0;
  const Unit& unit = GetUnit(claim.quantity->unit);
  const double scale =
      static_cast<double>(unit.scale.numerator) / static_cast<double>(unit.scale.denominator);
  return (claim.quantity->low.ToDouble() + claim.quantity->high.ToDouble()) / 2 * scale;
}

// Claims of the fact by figure and day; undated ones come last.
struct Lanes {
  std::vector<Lane> lanes;
  size_t left_out = 0;
};
Lanes LanesOf(const Fact& fact, const Page& page) {
  std::vector<std::tuple<bool, absl::CivilSecond, uint32_t>> claims;
  for (uint32_t index : fact.claims) {
    if (!IsValid(index, page.report)) continue;
    const auto& published = page.ArticleOf(index).article().published;
    claims.emplace_back(!published, published ? published->local : absl::CivilSecond(), index);
  }
  std::sort(claims.begin(), claims.end());
  std::vector<Lane> lanes;
  std::map<uint64_t, size_t> of_figure;
  for (const auto& [undated, time, index] : claims) {
    std::optional<absl::CivilDay> day;
    if (!undated) day = absl::CivilDay(time);
    const Claim& claim = page.report.claims[index];
    const auto [at, is_new] = of_figure.emplace(FigureKey(claim), lanes.size());
    if (is_new) {
      const std::string_view text = page.ArticleOf(index).text(claim.part);
      lanes.push_back({SafeText().Add(FigureText(claim, text)).str(), LevelOf(claim), {}});
    }
    std::vector<Dot>& dots = lanes[at->second].dots;
    if (dots.empty() || dots.back().day != day) dots.push_back({day, {}, false});
    std::vector<std::string>& outlets = dots.back().outlets;
    const std::string& name = page.outlet_names[page.outlet_of[claim.article]];
    if (std::find(outlets.begin(), outlets.end(), name) == outlets.end()) outlets.push_back(name);
    dots.back().has_draft = dots.back().has_draft || page.IsDraft(claim.article);
  }
  // Those told first are kept where there are too many.
  const size_t left_out = lanes.size() - std::min(lanes.size(), kMostLanes);
  lanes.resize(lanes.size() - left_out);
  std::stable_sort(lanes.begin(), lanes.end(),
                   [](const Lane& a, const Lane& b) { return a.level > b.level; });
  return {std::move(lanes), left_out};
}

std::string DayText(const std::optional<absl::CivilDay>& day) {
  return day ? ShortDayText(*day) : "undated";
}

// "Northern Ledger, Island Times +2"
std::string NamesOf(const Dot& dot, int columns) {
  std::string names = Shorten(dot.outlets.front(), columns);
  size_t told = 1;
  for (; told < dot.outlets.size(); ++told) {
    const std::string more = names + ", " + dot.outlets[told];
    if (Columns(more) > columns) break;
    names = more;
  }
  if (told < dot.outlets.size()) names += " +" + std::to_string(dot.outlets.size() - told);
  if (dot.has_draft) names += " (draft)";
  return names;
}

class Drawing {
 public:
  Drawing(const std::vector<Lane>& lanes, absl::CivilDay first, absl::CivilDay last)
      : lanes_(lanes), first_(first), last_(last) {
    for (const Lane& lane : lanes) undated_ = undated_ || !lane.dots.back().day;
  }

  // Returns the height.
  int Draw(Markup& out) {
    int y = kRow;
    for (const Lane& lane : lanes_) y = DrawLane(lane, y);
    DrawAxis(y - kRow / 2);
    out.Append(behind_).Append(front_);
    return y + kRow;
  }

 private:
  int XOf(const std::optional<absl::CivilDay>& day) const {
    if (!day) return kPlotRight - 12;
    const int64_t all = last_ - first_;
    if (all == 0) return kPlotLeft + 12;
    const int room = (undated_ ? kDatesRight : kPlotRight) - kPlotLeft - 24;
    return static_cast<int>(kPlotLeft + 12 + room * (*day - first_) / all);
  }

  // Labels stand right of their dot, or left where the room ends, in the first row where they touch
  // no other. Returns where the next lane begins.
  int DrawLane(const Lane& lane, int top) {
    std::vector<int> taken;  // by row: up to where
    front_.Raw("<text class=\"figure\" x=\"0\" y=\"").Number(top + 4).Raw("\">");
    front_.Text(Shorten(lane.label, 27)).Raw("</text>\n");
    behind_.Raw("<path class=\"lane\" d=\"M").Number(kPlotLeft).Raw(" ").Number(top);
    behind_.Raw("H").Number(kPlotRight).Raw("\"/>\n");
    for (const Dot& dot : lane.dots) {
      const int x = XOf(dot.day);
      const std::string names = NamesOf(dot, kLabelColumns);
      const int width = Columns(names) * kColumn;
      const bool right = x + 10 + width <= kWidth;
      const int begin = right ? x - 6 : x - 10 - width;
      size_t row = 0;
      while (row < taken.size() && taken[row] > begin) ++row;
      const bool named = row < kMostRows;
      if (!named) row = 0;
      if (row == taken.size()) taken.push_back(0);
      taken[row] = std::max(taken[row], right ? x + 14 + width : x + 10);
      const int y = top + static_cast<int>(row) * kRow;
      if (row > 0) {
        behind_.Raw("<path class=\"stem\" d=\"M").Number(x).Raw(" ").Number(top).Raw("V");
        behind_.Number(y).Raw("\"/>\n");
      }
      front_.Raw("<circle class=\"").Text(dot.has_draft ? "dot own" : "dot").Raw("\" cx=\"");
      front_.Number(x).Raw("\" cy=\"").Number(y).Raw("\" r=\"5\"><title>");
      front_.Text(NamesOf(dot, 200)).Raw(", ").Text(DayText(dot.day)).Raw("</title></circle>\n");
      if (!named) continue;
      front_.Raw("<text x=\"").Number(right ? x + 10 : x - 10).Raw("\" y=\"").Number(y + 4);
      if (!right) front_.Raw("\" text-anchor=\"end");
      front_.Raw("\">").Text(names).Raw("</text>\n");
    }
    return top + static_cast<int>(taken.size()) * kRow + kRow / 2;
  }

  // The first day, the last, and of those between as many as there is room for.
  void DrawAxis(int bottom) {
    std::set<absl::CivilDay> days;
    for (const Lane& lane : lanes_) {
      for (const Dot& dot : lane.dots) {
        if (dot.day) days.insert(*dot.day);
      }
    }
    if (undated_) DrawTick(kPlotRight - 12, bottom, "undated", "end");
    constexpr int kDateWidth = 13 * kColumn;
    int taken = 0;
    for (absl::CivilDay day : days) {
      const int x = XOf(day);
      const bool is_last = day == last_;
      const bool room = x >= taken && (is_last || XOf(last_) - x >= kDateWidth);
      if (!room && !is_last) continue;
      taken = x + kDateWidth;
      const bool at_end = is_last && first_ != last_;
      DrawTick(x, bottom, ShortDayText(day), at_end ? "end" : day == first_ ? "start" : "middle");
    }
  }

  void DrawTick(int x, int bottom, std::string_view words, std::string_view anchor) {
    behind_.Raw("<path class=\"day\" d=\"M").Number(x).Raw(" 6V").Number(bottom).Raw("\"/>\n");
    front_.Raw("<text class=\"date\" x=\"");
    front_.Number(anchor == "end" ? x + 12 : x).Raw("\" y=\"").Number(bottom + 16);
    front_.Raw("\" text-anchor=\"").Text(anchor).Raw("\">").Text(words).Raw("</text>\n");
  }

  const std::vector<Lane>& lanes_;
  const absl::CivilDay first_, last_;
  bool undated_ = false;
  Markup behind_, front_;  // lines are drawn below dots and words
};

}  // namespace

void WriteTimeline(std::optional<uint32_t> fact, const Page& page, Markup& out) {
  if (!fact || *fact >= page.report.facts.size()) return;
  const auto [lanes, left_out] = LanesOf(page.report.facts[*fact], page);
  size_t told = 0;
  std::optional<absl::CivilDay> first, last;
  for (const Lane& lane : lanes) {
    for (const Dot& dot : lane.dots) {
      if (!dot.day) continue;
      told += dot.outlets.size();
      if (!first || *dot.day < *first) first = dot.day;
      if (!last || *dot.day > *last) last = dot.day;
    }
  }
  if (told < 2) return;
  Markup picture;
  const int height = Drawing(lanes, *first, *last).Draw(picture);
  // The same as a list: for those who do not see the picture, and on a phone instead of it.
  out.Raw("<div class=\"timeline\">\n<ul aria-label=\"When each figure was told\">\n");
  for (const Lane& lane : lanes) {
    out.Raw("<li><strong>").Text(lane.label).Raw("</strong> ");
    for (size_t i = 0; i < std::min(lane.dots.size(), kMostNames); ++i) {
      if (i > 0) out.Raw("; ");
      out.Text(NamesOf(lane.dots[i], 80)).Raw(", ").Text(DayText(lane.dots[i].day));
    }
    if (lane.dots.size() > kMostNames) out.Raw("; and later");
    out.Raw("</li>\n");
  }
  out.Raw("</ul>\n<svg aria-hidden=\"true\" viewBox=\"0 0 ").Number(kWidth).Raw(" ");
  out.Number(height).Raw("\">\n").Append(picture).Raw("</svg>\n");
  if (left_out > 0) {
    out.Raw("<p class=\"note\">Not shown: ");
    out.Text(Counted(left_out, "figure", "figures")).Raw(" told later.</p>\n");
  }
  out.Raw("</div>\n");
}

}  // namespace crosscheck::report
