// Members of TimeReader: the two ends of a stretch ("1914-18", "22-25 April", "the year to March"),
// and years before Christ, which no Period covers.
#include "absl/strings/str_cat.h"
#include "crosscheck/lex/lexicon.h"
#include "normalize/calendar.h"
#include "normalize/readers.h"

namespace crosscheck::normalize {
namespace {
#include "lex/lexicon.inc"

// "BC0490": what TIMEX3 writes for "490 BC", which no Period covers.
std::string YearBeforeChrist(int year) {
  return absl::StrCat("BC", absl::Dec(year, absl::kZeroPad4));
}

constexpr std::string_view kSeasons[] = {"SP", "SU", "FA", "WI"};

// The pieces of one end of a range, with those that only the other end has.
Mention EndOfRange(const Mention& range, bool second) {
  const TokenRange own = range.Find(second ? Role::kEnd : Role::kLow);
  const auto inside = [&](const Piece& piece) {
    return piece.tokens.begin >= own.begin && piece.tokens.end <= own.end;
  };
  Mention end;
  end.sentence = range.sentence;
  end.tokens = own;
  for (const bool here : {true, false}) {
    for (uint8_t i = 0; i < range.piece_count; ++i) {
      const Piece& piece = range.pieces[i];
      if (piece.role == Role::kEnd || piece.role == Role::kLow || inside(piece) != here ||
          (!here && end.Has(piece.role)))
        continue;
      end.pieces[end.piece_count++] = piece;
    }
  }
  end.form = range.form == MentionForm::kYearRange ? MentionForm::kYear
             : end.Has(Role::kDay)                 ? MentionForm::kDate
                                                   : MentionForm::kMonth;
  return end;
}

}  // namespace

// "490 BC", and what is counted from it: "the following year", "in the spring".
bool TimeReader::BeforeChrist(const Mention& mention, const Parts& parts, TimeValue& time) {
  int year = last_before_christ_;
  const bool named =
      mention.Has(Role::kUnit) && mention.Has(Role::kYear) && mention.form != MentionForm::kDecade;
  if (named) {
    year = DigitsIn(source_.Words(mention.Find(Role::kYear)));
  } else if (year == 0 || mention.Has(Role::kYear)) {
    return false;
  }
  std::string tail;
  switch (mention.form) {
    case MentionForm::kYear:
      break;
    case MentionForm::kDate:
    case MentionForm::kMonth:
      if (!mention.Has(Role::kMonth)) return false;
      tail = "-" + Two(source_.ValueAt(mention.Find(Role::kMonth).begin, WordClass::kMonth));
      if (const TokenRange day = mention.Find(Role::kDay); !day.empty())
        tail += "-" + Two(DigitsIn(source_.Words(day)));
      break;
    case MentionForm::kSeason:
      tail = absl::StrCat(
          "-", std::string(
                   kSeasons[source_.ValueAt(mention.Find(Role::kSeason).begin, WordClass::kSeason) &
                            3]));
      break;
    case MentionForm::kRelative:
    case MentionForm::kAgo: {
      // Years before Christ fall as time goes on.
      const bool back = parts.word == kw::k_earlier || parts.word == kw::k_before;
      const bool counted = mention.form == MentionForm::kAgo;
      if (parts.unit != kUnitYear || (counted ? !parts.count : !parts.low.empty())) return false;
      const int side =
          counted ? (back ? -1 : 1) : source_.ValueAt(parts.relative.begin, WordClass::kRelative);
      year -= side * (counted ? *parts.count : 1);
      if (year < 1) return false;
      break;
    }
    default:
      return false;
  }
  if (named || mention.form == MentionForm::kRelative) last_before_christ_ = year;
  time.timex = YearBeforeChrist(year) + tail;
  time.anchor = named ? TimeAnchor::kAbsolute : TimeAnchor::kMention;
  return true;
}

// One end of "1914-18" or "22-25 April".
void TimeReader::ResolveEnd(const Mention& mention, TimeValue& time) {
  const bool second = mention.tokens == mention.Find(Role::kEnd);
  const auto read = [&](bool which, TimeValue& value) {
    const Mention end = EndOfRange(mention, which);
    if (mention.form == MentionForm::kDayRange || mention.Has(Role::kUnit)) {
      Resolve(end, value);
      return;
    }
    const int first = DigitsIn(source_.Words(EndOfRange(mention, false).Find(Role::kYear)));
    int year = DigitsIn(source_.Words(end.Find(Role::kYear)));
    if (year < 100) year += first / 100 * 100;  // "1914-18"
    if (year < first) year += 100;              // "1999-02"
    Settle(value, YearPeriod(year), TimeAnchor::kAbsolute);
  };
  read(second, time);
  if (second) return;
  TimeValue other;
  read(true, other);
  stretch_end_ = mention.Find(Role::kEnd).end;
  // "22 and 25 April" are two days.
  const uint32_t link = mention.Find(Role::kEnd).begin - 1;
  const uint32_t before = mention.tokens.begin == 0 ? 0 : mention.tokens.begin - 1;
  if (WordAt(link) == kw::k_and && WordAt(before) != kw::k_between) return;
  if (time.period && other.period) stretch_ = SpanPeriod(time.period->begin, other.period->end);
}

void TimeReader::ResolveUpTo(const Mention& mention, const Parts& parts, TimeValue& time) {
  time.type = TimeType::kDuration;
  const std::optional<int> count = parts.low.empty() ? 1 : parts.count;
  time.timex = DurationTimex(count ? absl::StrCat(*count) : "X", parts.unit);
  time.anchor = TimeAnchor::kAbsolute;
  TimeValue until;
  Resolve(EndOfStretch(mention), until);
  if (!until.period || !count) return;
  const absl::CivilDay last = parts.word == kw::k_before || parts.word == kw::k_until
                                  ? until.period->begin
                                  : until.period->end;
  const auto begin = Moved(last, -*count, parts.unit);
  if (!begin) return;
  time.period = stretch_ = SpanPeriod(*begin, last);
  time.anchor = until.anchor;
  if (parts.low.empty() && parts.unit == kQuarterCode) {  // "the quarter ended Sept. 30"
    time.type = TimeType::kDate;
    Settle(time, UnitAround(last - 1, parts.unit), until.anchor);
  }
  stretch_end_ = mention.Find(Role::kEnd).end;
}

}  // namespace crosscheck::normalize
