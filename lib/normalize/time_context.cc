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

TimeReader::TimeReader(const Source& source, std::span<const Mention> mentions,
                       const NormalizeContext& context)
    : source_(source), published_(context.published) {
  if (!published_) return;
  // Years two and more before the publication against all that speaks of the days of publication.
  constexpr int kFewest = 4, kLongBefore = 2;
  int distant = 0, near = 0;
  std::optional<int> first;
  for (const Mention& mention : mentions) {
    if (const TokenRange year = mention.Find(Role::kYear);
        !year.empty() && IsTimeForm(mention.form) && source_.lexed.tokens[year.begin].year_like) {
      const int n = DigitsIn(source_.Words(year));
      if (!first) first = n;
      ++(n <= published_->year() - kLongBefore ? distant : near);
    } else if (mention.form == MentionForm::kToday || mention.form == MentionForm::kWeekday) {
      ++near;
    } else if (const TokenRange word = mention.Find(Role::kRelative);
               !word.empty() &&
               (mention.form == MentionForm::kRelative || mention.form == MentionForm::kMonth)) {
      const auto side = WordValue(source_.lexed.tokens[word.begin].word, WordClass::kRelative);
      if (side && side->extra == 0) ++near;
    }
  }
  narrative_ = distant >= kFewest && distant > near;
  if (!narrative_) return;
  last_ = YearPeriod(*first);
  named_year_ = *first;
  FindAsides(mentions);
  next_named_year_.resize(mentions.size());
  int next = 0;
  for (size_t i = mentions.size(); i-- > 0;) {
    next_named_year_[i] = next;
    if (const int year = NamedYear(mentions[i]); year != 0 && !IsAside(static_cast<uint32_t>(i)))
      next = year;
  }
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

// The year that a mention names itself; 0 for none.
int TimeReader::NamedYear(const Mention& mention) const {
  const TokenRange year = mention.Find(Role::kYear);
  if (year.empty() || !IsTimeForm(mention.form)) return 0;
  return source_.lexed.tokens[year.begin].year_like ? DigitsIn(source_.Words(year)) : 0;
}

// The year of a month in a tale: the one that lies nearest to the time mentioned before, later
// rather than earlier. `side` is -1 for "last December", 1 for "next May". REQUIRES: last_.
int TimeReader::NarrativeYear(int month, int side) const {
  const int year = YearNumber(last_->begin);
  if (last_->granularity != Granularity::kDay && last_->granularity != Granularity::kMonth &&
      last_->granularity != Granularity::kWeek)
    return year;
  const int ahead = month - last_->begin.month();
  if (side < 0) return ahead < 0 ? year : year - 1;
  if (side > 0) return ahead > 0 ? year : year + 1;
  constexpr int kFarBack = 6, kFarAhead = 9;
  int nearest = ahead < -kFarBack ? year + 1 : ahead > kFarAhead ? year - 1 : year;
  // A tale that goes on stays between the years that it names.
  const int next = mention_index_ < next_named_year_.size() ? next_named_year_[mention_index_] : 0;
  if (named_year_ != 0 && next >= named_year_) nearest = std::clamp(nearest, named_year_, next);
  return nearest;
}

// Is the sentence about what is to come? "will meet on Thursday", "is due to open in May".
bool TimeReader::FutureAround(const Mention& mention) const {
  const TokenRange sentence = source_.lexed.sentences[mention.sentence].tokens;
  constexpr uint32_t kReach = 10;
  const uint32_t begin = mention.tokens.begin > sentence.begin + kReach
                             ? mention.tokens.begin - kReach
                             : sentence.begin;
  const uint32_t end = std::min(sentence.end, mention.tokens.end + kReach);
  for (uint32_t i = begin; i < end; ++i) {
    const Token& token = source_.lexed.tokens[i];
    if (token.Is(WordClass::kAux) &&
        source_.ValueAt(i, WordClass::kAux) == static_cast<int>(Tense::kFuture))
      return true;
    const PhraseMatch hedge = MatchPhrase(source_.lexed.tokens, i, end, WordClass::kHedge);
    if (hedge.length > 1 && hedge.value.value == 1) return true;
  }
  return false;
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
