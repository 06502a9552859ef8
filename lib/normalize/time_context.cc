// What the words round a time, and the times of the whole text, tell of it: members of TimeReader
// that read context. News is dated from its publication, a tale of the past from the years that it
// names; the tense of the sentence chooses the side.
#include <algorithm>
#include <cstdlib>
#include <utility>

#include "crosscheck/lex/lexicon.h"
#include "normalize/calendar.h"
#include "normalize/readers.h"

namespace crosscheck::normalize {
namespace {
#include "lex/lexicon.inc"
}  // namespace

TimeReader::TimeReader(const Source& source, std::span<const Mention> mentions,
                       const NormalizeContext& context)
    : source_(source), published_(context.published) {
  FindOrder(mentions, context.outlet);
  // Nothing tells when the text was printed: the dateline does, where it has its year.
  if (!published_ && !mentions.empty() && IsDateline(source.lexed, mentions[0])) {
    Value day;
    if (Read(mentions[0], 0, day) && day.time->period &&
        day.time->anchor == TimeAnchor::kAbsolute) {
      published_ = day.time->period->begin;
      from_dateline_ = true;
    }
    last_.reset();
    tale_.reset();
    named_year_ = 0;
  }
  if (!published_) return;
  const TimeCues cues = CuesOf(source, mentions, published_);
  narrative_ = IsTale(cues);
  if (!narrative_) return;
  const int first = FirstYear(mentions);
  last_ = YearPeriod(first);
  named_year_ = first;
  FindAsides(mentions);
  next_named_year_.resize(mentions.size());
  int next = 0;
  for (size_t i = mentions.size(); i-- > 0;) {
    next_named_year_[i] = next;
    if (const int year = NamedYear(mentions[i]); year != 0 && !IsAside(static_cast<uint32_t>(i)))
      next = year;
  }
}

TimeReader::TimeReader(const Source& source, const NormalizeContext& context,
                       const std::optional<Period>& last)
    : source_(source), published_(context.published), last_(Last::Before(last)) {}

// Years two and more before the publication against all that speaks of the days of publication.
TimeCues TimeReader::CuesOf(const Source& source, std::span<const Mention> mentions,
                            const std::optional<absl::CivilDay>& published) {
  constexpr int kLongBefore = 2;
  TimeCues cues;
  for (const Mention& mention : mentions) {
    if (!IsTimeForm(mention.form)) continue;
    cues.order_asked |= IsOrderAsked(source, mention);
    cues.before_christ |= mention.Has(Role::kUnit) && mention.Has(Role::kYear);
    if (const TokenRange year = mention.Find(Role::kYear);
        !year.empty() && source.lexed.tokens[year.begin].year_like) {
      const bool distant =
          published && DigitsIn(source.Words(year)) <= published->year() - kLongBefore;
      ++(distant ? cues.distant : cues.near);
    } else if (mention.form == MentionForm::kToday || mention.form == MentionForm::kWeekday) {
      ++cues.near;
    } else if (const TokenRange word = mention.Find(Role::kRelative);
               !word.empty() &&
               (mention.form == MentionForm::kRelative || mention.form == MentionForm::kMonth)) {
      const auto side = WordValue(source.lexed.tokens[word.begin].word, WordClass::kRelative);
      if (side && side->extra == 0) ++cues.near;
    }
  }
  return cues;
}

bool TimeReader::IsTale(const TimeCues& cues) {
  constexpr int kFewest = 4;
  return cues.distant >= kFewest && cues.distant > cues.near;
}

// The first year that the text names. REQUIRES: it names one.
int TimeReader::FirstYear(std::span<const Mention> mentions) const {
  for (const Mention& mention : mentions) {
    const TokenRange year = mention.Find(Role::kYear);
    if (!year.empty() && IsTimeForm(mention.form) && source_.lexed.tokens[year.begin].year_like)
      return DigitsIn(source_.Words(year));
  }
  return 0;
}

void TimeReader::TellLast(LinesValues& lines) const {
  lines.asks_last = last_.asked();
  lines.sets_last = last_.set();
  if (last_.set()) lines.last = last_.get();
}

// A year more than a decade away from the middle one of the seven round it is an aside ("as in
// 1812"); the tale goes on where it was.
void TimeReader::FindAsides(std::span<const Mention> mentions) {
  constexpr size_t kReach = 3;
  constexpr int kFar = 10;
  std::vector<std::pair<uint32_t, int>> named;
  for (uint32_t i = 0; i < mentions.size(); ++i) {
    if (const int year = NamedYear(mentions[i]); year != 0) named.emplace_back(i, year);
  }
  aside_.resize(mentions.size());
  std::vector<int> window;
  for (size_t k = 0; k < named.size(); ++k) {
    window.clear();
    const size_t last = std::min(k + kReach + 1, named.size());
    for (size_t i = k < kReach ? 0 : k - kReach; i < last; ++i) window.push_back(named[i].second);
    const auto middle = window.begin() + static_cast<std::ptrdiff_t>(window.size() / 2);
    std::nth_element(window.begin(), middle, window.end());
    aside_[named[k].first] = std::abs(named[k].second - *middle) > kFar;
  }
}

// "7/11/2019", but not "2019-11-07": a date whose order only the text or its outlet tells.
bool TimeReader::IsOrderAsked(const Source& source, const Mention& mention) {
  const TokenRange day = mention.Find(Role::kDay);
  if (day.empty() || source.lexed.tokens[day.begin].kind != TokenKind::kDate) return false;
  return source.Words(day).find_first_of("/-.") <= 2;
}

// Which of day and month stands first in "7/11/2019": as in the dates of the article that leave no
// doubt, else as in the country of the outlet's name.
void TimeReader::FindOrder(std::span<const Mention> mentions, std::string_view outlet) {
  bool wanted = false;
  for (const Mention& mention : mentions) {
    if (!IsOrderAsked(source_, mention)) continue;
    const std::string_view words = source_.Words(mention.Find(Role::kDay));
    const size_t first = words.find_first_of("/-."), second = words.find_last_of("/-.");
    wanted = true;
    constexpr int kMonths = 12;
    const int a = DigitsIn(words.substr(0, first)),
              b = DigitsIn(words.substr(first + 1, second - first - 1));
    if ((a > kMonths) == (b > kMonths)) continue;
    order_ = a > kMonths ? Order::kDayFirst : Order::kMonthFirst;
    return;
  }
  if (!wanted || outlet.empty()) return;
  const LexedText name = Lex(outlet);
  const auto end = static_cast<uint32_t>(name.tokens.size());
  for (uint32_t at = 0; at < end; ++at) {
    const PhraseMatch place = MatchPhrase(name.tokens, at, end, WordClass::kPlace);
    if (place.length == 0) continue;
    const int32_t country = PlaceCountry(place.value.value);
    if (country < 0) continue;
    order_ = PlaceName(country) == "United States" ? Order::kMonthFirst : Order::kDayFirst;
    return;
  }
}

// The year that a mention names itself; 0 for none.
int TimeReader::NamedYear(const Mention& mention) const {
  const TokenRange year = mention.Find(Role::kYear);
  if (year.empty() || !IsTimeForm(mention.form)) return 0;
  // Of a range only the first year leads the tale.
  if (mention.form == MentionForm::kYearRange && mention.tokens == mention.Find(Role::kEnd))
    return 0;
  return source_.lexed.tokens[year.begin].year_like ? DigitsIn(source_.Words(year)) : 0;
}

// The year of a month in a tale: the one that lies nearest to the time mentioned before, later
// rather than earlier. `side` is -1 for "last December", 1 for "next May". REQUIRES: last_.
int TimeReader::NarrativeYear(int month, int side) const {
  const Period& tale = tale_ ? *tale_ : *last_;
  const int year = YearNumber(tale.begin);
  if (tale.granularity != Granularity::kDay && tale.granularity != Granularity::kMonth &&
      tale.granularity != Granularity::kWeek)
    return year;
  const int ahead = month - tale.begin.month();
  if (side < 0) return ahead < 0 ? year : year - 1;
  if (side > 0) return ahead > 0 ? year : year + 1;
  constexpr int kFarBack = 6, kFarAhead = 9;
  int nearest = ahead < -kFarBack ? year + 1 : ahead > kFarAhead ? year - 1 : year;
  // A tale that goes on stays between the years that it names.
  const int next = mention_index_ < next_named_year_.size() ? next_named_year_[mention_index_] : 0;
  if (named_year_ != 0 && next >= named_year_) nearest = std::clamp(nearest, named_year_, next);
  return nearest;
}

// Is the time one that is to come? "will meet on Thursday", "is due to open in May", but "said on
// Thursday that it will": the nearest verb tells, the one before the time rather than one behind.
TimeReader::Side TimeReader::SideAround(const Mention& mention) const {
  const std::vector<Token>& tokens = source_.lexed.tokens;
  const TokenRange sentence = source_.lexed.sentences[mention.sentence].tokens;
  constexpr uint32_t kReach = 12;
  const uint32_t first = mention.tokens.begin > sentence.begin + kReach
                             ? mention.tokens.begin - kReach
                             : sentence.begin;
  // "set a hearing for Jan. 15", "called a strike for Monday"; but "the figures for May".
  if (mention.tokens.begin > sentence.begin && tokens[mention.tokens.begin - 1].word == kw::k_for &&
      (mention.Has(Role::kDay) || mention.Has(Role::kWeekday)))
    return Side::kFuture;
  // "Wednesday is the fifth anniversary": a day that is, is today's or to come.
  if (mention.Has(Role::kWeekday) && mention.tokens.end < sentence.end &&
      tokens[mention.tokens.end].word == kw::k_is &&
      (mention.tokens.begin == sentence.begin ||
       tokens[mention.tokens.begin - 1].kind == TokenKind::kPunctuation))
    return Side::kFuture;
  for (uint32_t i = mention.tokens.begin; i-- > first;) {
    const Side side = SideAt(i, sentence);
    if (side != Side::kNone) return side;
  }
  const uint32_t last = std::min(sentence.end, mention.tokens.end + kReach);
  for (uint32_t i = mention.tokens.end; i < last; ++i) {
    const Side side = SideAt(i, sentence);
    if (side != Side::kNone) return side;
  }
  // "until Sunday", "by Friday", and no verb.
  if (mention.tokens.begin == sentence.begin) return Side::kNone;
  const WordId before = tokens[mention.tokens.begin - 1].word;
  const bool ahead = before == kw::k_until || before == kw::k_till || before == kw::k_by;
  return ahead ? Side::kFuture : Side::kNone;
}

// "Talks Thursday", "a meeting in May": no verb tells the side, so the reading that was chosen is
// only the likelier one. A page's lone date is none of these: it has no word beside it.
void TimeReader::AddOtherSide(const Mention& mention, const std::optional<Period>& chosen,
                              const std::optional<Period>& other, TimeValue& time) const {
  if (!chosen || !other || SideAround(mention) != Side::kNone) return;
  const TokenRange sentence = source_.lexed.sentences[mention.sentence].tokens;
  bool words = false;
  for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (i == mention.tokens.begin) i = mention.tokens.end;  // "May" is a verb too
    if (i >= sentence.end) break;
    const Token& token = source_.lexed.tokens[i];
    if (token.Is(WordClass::kVerb) || token.Is(WordClass::kChange) || token.Is(WordClass::kSay) ||
        token.Is(WordClass::kAux) || token.Has(token_flags::kEndsEd))
      return;
    words |= token.kind == TokenKind::kWord && !token.Is(WordClass::kPreposition);
  }
  if (!words) return;
  constexpr double kLikelier = 0.6;  // news tells more of what was than of what will be
  time.alternatives = {{ToTimex(*chosen), kLikelier}, {ToTimex(*other), 1 - kLikelier}};
}

// What one word tells of the side of the times round it.
TimeReader::Side TimeReader::SideAt(uint32_t at, TokenRange sentence) const {
  const std::vector<Token>& tokens = source_.lexed.tokens;
  const Token& token = tokens[at];
  if (token.kind != TokenKind::kWord) return Side::kNone;
  const WordId before = at > sentence.begin ? tokens[at - 1].word : WordId{0};
  const bool article = at > sentence.begin && tokens[at - 1].Is(WordClass::kArticle);
  if (token.word == kw::k_since) return Side::kPast;
  const PhraseMatch schedule = MatchPhrase(tokens, at, sentence.end, WordClass::kSchedule);
  // "its last scheduled service": an attribute tells no side.
  const bool attribute =
      article || (at > sentence.begin && tokens[at - 1].Is(WordClass::kRelative));
  if (schedule.length > 0 && !attribute)
    return schedule.value.value == 0 ? Side::kNone : Side::kFuture;
  if (token.Is(WordClass::kSay)) return Side::kPast;
  if (token.Is(WordClass::kAux)) {
    switch (static_cast<Tense>(source_.ValueAt(at, WordClass::kAux))) {
      case Tense::kPast:
        return Side::kPast;
      case Tense::kFuture:
        return Side::kFuture;
      case Tense::kConditional:
        if (token.word == kw::k_may && token.Capitalized()) return Side::kNone;
        return Side::kFuture;
      default:  // "has met", "have been": the tense of what is over; "would have been" is told by
                // "would"
        if (at > sentence.begin && tokens[at - 1].Is(WordClass::kAux)) return Side::kNone;
        return token.word == kw::k_has || token.word == kw::k_have ? Side::kPast : Side::kNone;
    }
  }
  // "to be held", "will be closed", "will also fall" are told by the word before them.
  uint32_t link = at;
  while (link > sentence.begin && at - link < 2 && tokens[link - 1].Is(WordClass::kStop) &&
         !tokens[link - 1].Is(WordClass::kAux))
    --link;
  if (before == kw::k_to || (link > sentence.begin && tokens[link - 1].Is(WordClass::kAux)))
    return Side::kNone;
  if (token.Has(token_flags::kEndsEd) && !article) return Side::kPast;
  // "will step down": a particle has no tense.
  const bool particle = token.word == kw::k_up || token.word == kw::k_down;
  const bool finite = token.Is(WordClass::kVerb) || (token.Is(WordClass::kChange) && !particle);
  return finite && !article && !token.Has(token_flags::kEndsS) && !token.Has(token_flags::kEndsIng)
             ? Side::kPast
             : Side::kNone;
}

// "not until May": in May it began, nothing ended.
bool TimeReader::NotBefore(const Mention& mention, uint32_t until) const {
  constexpr uint32_t kReach = 8;
  const uint32_t begin = source_.lexed.sentences[mention.sentence].tokens.begin;
  for (uint32_t i = until; i > begin && until - i < kReach; --i) {
    if (source_.lexed.tokens[i - 1].Is(WordClass::kNegation)) return true;
  }
  return false;
}

}  // namespace crosscheck::normalize
