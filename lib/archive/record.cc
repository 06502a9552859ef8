// The doors are PackClaim, UnpackClaim and the two of topics. There is one list of the fields of a
// claim, CodeClaim, which both directions go through, so that they cannot differ; it binds all
// members of a Claim by name, so that it does not compile when a member is added and not stored.
//
// A record is a checksum (4 bytes), the distinct terms of all slots of the claim (a word mostly
// stands in several), then its fields; slots refer to terms by number. Spans are told from the
// begin of their sentence, so that most of them take two bytes. Units are stored by a hash of their
// name, for their numbers change with the table.
#include "archive/record.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "archive/bytes.h"
#include "crosscheck/base/fingerprint.h"

namespace crosscheck::archive {
namespace {

constexpr size_t kChecksumBytes = 4;
constexpr uint8_t kMaxWeight = 3;

uint32_t Checksum(std::string_view bytes) { return static_cast<uint32_t>(Hash64(bytes)); }

// The last enumerators: a larger number in a record is damage.
constexpr Part Last(Part) { return Part::kTitle; }
constexpr Measure Last(Measure) { return Measure::kEventDate; }
constexpr Modifier Last(Modifier) { return Modifier::kAtMost; }
constexpr QuantityForm Last(QuantityForm) { return QuantityForm::kShare; }
constexpr TimeType Last(TimeType) { return TimeType::kSet; }
constexpr TimeAnchor Last(TimeAnchor) { return TimeAnchor::kNone; }
constexpr Granularity Last(Granularity) { return Granularity::kWeekend; }
constexpr ChangeRole Last(ChangeRole) { return ChangeRole::kFromTo; }

// Where the figures of a claim's sentence are.
enum class Figures : uint8_t { kNone, kHere, kWithPrevious };
constexpr Figures Last(Figures) { return Figures::kWithPrevious; }

// 0 for plain counts, which are most.
uint32_t UnitCode(UnitId unit) {
  return unit == kUnitCount ? 0 : static_cast<uint32_t>(Hash64(GetUnit(unit).name)) | 1;
}
std::optional<UnitId> UnitOfCode(uint32_t code) {
  static const auto* units = [] {
    auto* map = new absl::flat_hash_map<uint32_t, UnitId>;
    for (size_t i = 0; i < AllUnits().size(); ++i)
      map->emplace(UnitCode(static_cast<UnitId>(i)), static_cast<UnitId>(i));
    return map;
  }();
  const auto found = units->find(code);
  if (found == units->end()) return std::nullopt;
  return found->second;
}

auto Order(const Term& term) { return std::tuple(term.key, term.span, term.weight); }

// Both have one member function a kind of field, of the same names; Packer reads the fields,
// Unpacker fills them in.
class Packer {
 public:
  void Number(uint64_t value) { out_.Varint(value); }
  void Signed(int64_t value) { out_.Varint(ZigZag(value)); }
  void Hash(uint64_t value) { out_.Fixed(value); }
  void Real(double value) {
    uint64_t bits;
    std::memcpy(&bits, &value, sizeof bits);
    out_.Fixed(bits);
  }
  void Bit(bool value) { out_.Varint(value); }
  void Bits(std::initializer_list<const bool*> bits) {
    uint64_t all = 0;
    for (size_t i = 0; i < bits.size(); ++i) all |= uint64_t{*bits.begin()[i]} << i;
    out_.Varint(all);
  }
  void Text(const std::string& text) {
    out_.Varint(text.size());
    out_.Raw(text);
  }
  template <typename E>
  void Enum(E value) {
    out_.Varint(static_cast<uint64_t>(value));
  }
  void Id(const Fingerprint& id) {
    out_.Raw({reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()});
  }
  void Where(Span span) {
    if (span == Span{}) return out_.Varint(0);
    out_.Varint(uint64_t{span.size()} + 1);
    Signed(int64_t{span.begin} - base_);
  }
  void Unit(UnitId unit) { out_.Varint(UnitCode(unit)); }
  void Day(absl::CivilDay day) { Signed(day - absl::CivilDay()); }
  void Figure(const Decimal& decimal) {
    Signed(decimal.coefficient());
    Signed(decimal.exponent());
  }
  template <typename T, typename Code>
  void Maybe(const std::optional<T>& value, Code code) {
    Bit(value.has_value());
    if (value) code(*value);
  }
  template <typename T, typename Code>
  void List(const std::vector<T>& list, Code code) {
    out_.Varint(list.size());
    for (const T& item : list) code(item);
  }

  void SetBase(Span sentence) { base_ = sentence.begin; }
  void Dictionary(std::initializer_list<const TermSet*> sets) {
    for (const TermSet* set : sets) terms_.insert(terms_.end(), set->begin(), set->end());
    std::sort(terms_.begin(), terms_.end(),
              [](const Term& x, const Term& y) { return Order(x) < Order(y); });
    terms_.erase(std::unique(terms_.begin(), terms_.end()), terms_.end());
    List(terms_, [&](const Term& term) {
      Hash(term.key);
      out_.Varint(uint64_t{term.span.size()} << 2 | (term.weight & kMaxWeight));
      Signed(int64_t{term.span.begin} - base_);
    });
  }
  void Terms(const TermSet& set) {
    out_.Varint(set.size());
    for (const Term& term : set) {
      const auto at =
          std::lower_bound(terms_.begin(), terms_.end(), term,
                           [](const Term& x, const Term& y) { return Order(x) < Order(y); });
      out_.Varint(static_cast<uint64_t>(at - terms_.begin()));
    }
  }
  std::string& bytes() { return out_.bytes(); }

 private:
  ByteWriter out_;
  int64_t base_ = 0;
  std::vector<Term> terms_;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : in_(bytes) {}

  template <typename T>
  void Number(T& value) {
    const uint64_t read = in_.Varint();
    value = static_cast<T>(read);
    Want(value == read);
  }
  template <typename T>
  void Signed(T& value) {
    const int64_t read = UnZigZag(in_.Varint());
    value = static_cast<T>(read);
    Want(value == read);
  }
  void Hash(uint64_t& value) { value = in_.Fixed<uint64_t>(); }
  void Real(double& value) {
    const auto bits = in_.Fixed<uint64_t>();
    std::memcpy(&value, &bits, sizeof value);
    Want(std::isfinite(value));
  }
  void Bit(bool& value) {
    const uint64_t read = in_.Varint();
    value = read == 1;
    Want(read <= 1);
  }
  void Bits(std::initializer_list<bool*> bits) {
    const uint64_t all = in_.Varint();
    for (size_t i = 0; i < bits.size(); ++i) *bits.begin()[i] = (all >> i & 1) != 0;
    Want(all >> bits.size() == 0);
  }
  void Text(std::string& text) { text = in_.Raw(in_.Varint()); }
  template <typename E>
  void Enum(E& value) {
    const uint64_t read = in_.Varint();
    Want(read <= static_cast<uint64_t>(Last(E{})));
    value = ok() ? static_cast<E>(read) : E{};
  }
  void Id(Fingerprint& id) {
    const std::string_view bytes = in_.Raw(id.bytes.size());
    std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
  }
  void Where(Span& span) {
    const uint64_t size = in_.Varint();
    span = size == 0 ? Span{} : ReadSpan(size - 1);
  }
  void Unit(UnitId& unit) {
    uint32_t code = 0;
    Number(code);
    const std::optional<UnitId> found = UnitOfCode(code);
    Want(found.has_value());
    unit = found.value_or(kUnitCount);
  }
  void Day(absl::CivilDay& day) {
    // The years 1 to 9999 and a little more, as ends are exclusive.
    constexpr int64_t kMost = 4'000'000;
    int64_t days = 0;
    Signed(days);
    Want(-kMost < days && days < kMost);
    day = ok() ? absl::CivilDay() + days : absl::CivilDay();
  }
  void Figure(Decimal& decimal) {
    int64_t coefficient = 0;
    int exponent = 0;
    Signed(coefficient);
    Signed(exponent);
    const std::optional<Decimal> made = Decimal::Make(coefficient, exponent);
    Want(made && made->coefficient() == coefficient && made->exponent() == exponent);
    decimal = made.value_or(Decimal());
  }
  template <typename T, typename Code>
  void Maybe(std::optional<T>& value, Code code) {
    bool has = false;
    Bit(has);
    if (!has) return value.reset();
    T item;
    code(item);
    value = std::move(item);
  }
  template <typename T, typename Code>
  void List(std::vector<T>& list, Code code) {
    const uint64_t size = in_.Varint();
    // Each takes a byte at least, so that no damage makes us ask for gigabytes.
    Want(size <= in_.left());
    if (!ok()) return;
    list.clear();
    list.reserve(size);
    for (uint64_t i = 0; i < size && ok(); ++i) code(list.emplace_back());
  }

  void SetBase(Span sentence) { base_ = sentence.begin; }
  void Dictionary(std::initializer_list<const TermSet*>) {
    List(terms_, [&](Term& term) {
      Hash(term.key);
      const uint64_t size = in_.Varint();
      term.weight = size & kMaxWeight;
      term.span = ReadSpan(size >> 2);
    });
  }
  void Terms(TermSet& set) {
    List(set, [&](Term& term) {
      const uint64_t at = in_.Varint();
      Want(at < terms_.size());
      if (ok()) term = terms_[at];
    });
    // Sets are searched by key.
    Want(std::adjacent_find(set.begin(), set.end(), [](const Term& x, const Term& y) {
           return x.key >= y.key;
         }) == set.end());
  }

  void Want(bool good) {
    if (!good) in_.Fail();
  }
  bool ok() const { return in_.ok(); }
  bool at_end() const { return in_.left() == 0; }
  // The largest end of a span that was read.
  uint32_t reach() const { return reach_; }

 private:
  Span ReadSpan(uint64_t size) {
    const int64_t begin = UnZigZag(in_.Varint()) + base_;
    constexpr int64_t kMost = int64_t{1} << 31;
    Want(begin >= 0 && begin < kMost && size < static_cast<uint64_t>(kMost - begin));
    if (!ok()) return {};
    const Span span{static_cast<uint32_t>(begin),
                    static_cast<uint32_t>(begin + static_cast<int64_t>(size))};
    reach_ = std::max(reach_, span.end);
    return span;
  }

  ByteReader in_;
  int64_t base_ = 0;
  uint32_t reach_ = 0;
  std::vector<Term> terms_;
};

template <typename Coder, typename Quantity>
void CodeQuantity(Coder& c, Quantity& q) {
  auto& [low, high, modifier, form, last_digit, unit, per, per_unit, is_difference] = q;
  c.Figure(low);
  c.Figure(high);
  c.Enum(modifier);
  c.Enum(form);
  c.Signed(last_digit);
  c.Unit(unit);
  c.Figure(per);
  c.Unit(per_unit);
  c.Bit(is_difference);
}

template <typename Coder, typename Period>
void CodePeriod(Coder& c, Period& period) {
  auto& [begin, end, granularity, since, until] = period;
  c.Day(begin);
  c.Day(end);
  c.Enum(granularity);
  c.Bits({&since, &until});
}

template <typename Coder, typename Time>
void CodeTime(Coder& c, Time& time) {
  auto& [type, timex, period, anchor, alternatives, stretch] = time;
  const auto code_period = [&](auto& p) { CodePeriod(c, p); };
  c.Enum(type);
  c.Text(timex);
  c.Maybe(period, code_period);
  c.Enum(anchor);
  c.List(alternatives, [&](auto& alternative) {
    c.Text(alternative.timex);
    c.Real(alternative.weight);
  });
  c.Maybe(stretch, code_period);
}

template <typename Coder, typename Figure>
void CodeFigure(Coder& c, Figure& figure) {
  auto& [span, quantity, period, anchor, change, doubtful, listed] = figure;
  c.Where(span);
  c.Maybe(quantity, [&](auto& q) { CodeQuantity(c, q); });
  c.Maybe(period, [&](auto& p) { CodePeriod(c, p); });
  c.Enum(anchor);
  c.Enum(change.role);
  c.Signed(change.direction);
  c.Number(change.change);
  c.Bits({&doubtful, &listed});
}

using FigureList = std::shared_ptr<const std::vector<Figure>>;

void CodeFigures(Packer& c, const FigureList& figures, const Claim* previous) {
  if (!figures) return c.Enum(Figures::kNone);
  if (previous != nullptr && previous->figures == figures) return c.Enum(Figures::kWithPrevious);
  c.Enum(Figures::kHere);
  c.List(*figures, [&](const Figure& figure) { CodeFigure(c, figure); });
}

void CodeFigures(Unpacker& c, FigureList& figures, const Claim* previous) {
  Figures where = Figures::kNone;
  c.Enum(where);
  if (where == Figures::kWithPrevious) {
    c.Want(previous != nullptr && previous->figures);
    if (c.ok()) figures = previous->figures;
  } else if (where == Figures::kHere) {
    std::vector<Figure> list;
    c.List(list, [&](Figure& figure) { CodeFigure(c, figure); });
    figures = std::make_shared<const std::vector<Figure>>(std::move(list));
  }
}

template <typename Coder, typename AnyClaim>
void CodeClaim(Coder& c, AnyClaim& claim, const Claim* previous) {
  // Does not compile? A member of Claim is new: store it below, and raise kRecordVersion.
  auto& [id, article, part, span, clause, value_span, quantity, time, counted, measure, group,
         predicate, predicate_class, subject, events, topic, context, base, names, places, where,
         article_topic, masked_text, self_contained, sentence_key, published, period, period_span,
         whole, whole_span, subject_resolved, is_whole, persons, part_of, onset, rough,
         other_weekday, doubtful, other_event, cumulative, daily, limit, hedged, hedge_span,
         negated, negation_span, future, quoted, figures, one_more, speaker, speaker_span] = claim;
  const auto code_quantity = [&](auto& q) { CodeQuantity(c, q); };
  c.Id(id);
  c.Enum(part);
  c.Where(span);
  c.SetBase(span);
  c.Where(clause);
  c.Where(value_span);
  c.Dictionary({&group, &predicate, &subject, &events, &topic, &context, &base, &names, &places,
                &where, &speaker});
  c.Terms(group);
  c.Terms(predicate);
  c.Terms(subject);
  c.Terms(events);
  c.Terms(topic);
  c.Terms(context);
  c.Terms(base);
  c.Terms(names);
  c.Terms(places);
  c.Terms(where);
  c.Terms(speaker);
  c.Hash(predicate_class);
  c.Hash(masked_text);
  c.Hash(sentence_key);
  c.Enum(measure);
  c.Text(counted);
  c.Maybe(quantity, code_quantity);
  c.Maybe(time, [&](auto& t) { CodeTime(c, t); });
  c.Maybe(period, [&](auto& p) { CodePeriod(c, p); });
  c.Where(period_span);
  c.Maybe(whole, code_quantity);
  c.Where(whole_span);
  c.Where(hedge_span);
  c.Where(negation_span);
  c.Where(speaker_span);
  c.Where(one_more);
  CodeFigures(c, figures, previous);
  c.Bits({&subject_resolved, &is_whole, &persons, &part_of, &onset, &rough, &other_weekday,
          &doubtful, &other_event, &cumulative, &daily, &limit, &hedged, &negated, &future, &quoted,
          &self_contained});
  // Those of the article are kept with it.
  static_cast<void>(article);
  static_cast<void>(article_topic);
  static_cast<void>(published);
}

absl::Status Damaged() { return absl::DataLossError("a stored record is damaged"); }

std::string WithChecksum(std::string_view bytes) {
  ByteWriter out;
  out.Fixed(Checksum(bytes));
  out.Raw(bytes);
  return std::move(out.bytes());
}

// The bytes behind a checksum that fits; nullopt where it does not.
std::optional<std::string_view> CheckedBytes(std::string_view bytes) {
  ByteReader in(bytes);
  const auto checksum = in.Fixed<uint32_t>();
  if (!in.ok()) return std::nullopt;
  const std::string_view rest = bytes.substr(kChecksumBytes);
  if (Checksum(rest) != checksum) return std::nullopt;
  return rest;
}

}  // namespace

std::string PackClaim(const Claim& claim, const Claim* previous) {
  Packer packer;
  CodeClaim(packer, claim, previous);
  return WithChecksum(packer.bytes());
}

absl::StatusOr<Claim> UnpackClaim(std::string_view bytes, TextSizes text_sizes,
                                  const Claim* previous) {
  const std::optional<std::string_view> checked = CheckedBytes(bytes);
  if (!checked) return Damaged();
  Unpacker unpacker(*checked);
  Claim claim;
  CodeClaim(unpacker, claim, previous);
  const size_t size = claim.part == Part::kTitle ? text_sizes.title : text_sizes.body;
  if (!unpacker.ok() || !unpacker.at_end() || unpacker.reach() > size) return Damaged();
  return claim;
}

std::string PackTopic(const ArticleTopic& topic) {
  ByteWriter out;
  out.Varint(topic.get().size());
  for (const Term& term : topic.get()) {
    out.Fixed(term.key);
    out.Varint(term.weight);
  }
  for (const uint64_t name : topic.main_names()) out.Fixed(name);
  return WithChecksum(out.bytes());
}

absl::StatusOr<ArticleTopic> UnpackTopic(std::string_view bytes) {
  const std::optional<std::string_view> checked = CheckedBytes(bytes);
  if (!checked) return Damaged();
  ByteReader in(*checked);
  const uint64_t size = in.Varint();
  TermSet topic;
  for (uint64_t i = 0; i < size && in.ok(); ++i) {
    Term term;
    term.key = in.Fixed<uint64_t>();
    const uint64_t weight = in.Varint();
    if (weight > kMaxWeight || (!topic.empty() && topic.back().key >= term.key)) return Damaged();
    term.weight = static_cast<uint8_t>(weight);
    topic.push_back(term);
  }
  MainNames names;
  for (uint64_t& name : names) {
    name = in.Fixed<uint64_t>();
    if (name != 0 && !HasTerm(topic, name)) return Damaged();
  }
  if (!in.ok() || in.left() != 0) return Damaged();
  return ArticleTopic(std::move(topic), names);
}

void FixChecksum(std::string& bytes) {
  if (bytes.size() >= kChecksumBytes)
    bytes = WithChecksum(std::string_view(bytes).substr(kChecksumBytes));
}

}  // namespace crosscheck::archive
