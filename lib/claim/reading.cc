// The doors are those of reading.h.
#include "claim/reading.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "absl/types/span.h"
#include "claim/masked_text.h"
#include "claim/meanings.h"
#include "crosscheck/base/fingerprint.h"

namespace crosscheck::claim {
namespace {

// Part of the ids of claims; only the first of equal sentences makes claims.
constexpr std::string_view kFirstOfItsWords = "0";

// What arithmetic within a sentence needs of all its values, claims or not.
std::vector<Figure> FiguresOf(const std::vector<SentenceReader::Item>& items) {
  std::vector<Figure> figures;
  if (items.size() < 2) return figures;
  figures.reserve(items.size());
  for (const SentenceReader::Item& item : items) {
    const Value& value = *item.value;
    Figure& figure = figures.emplace_back();
    figure.span = value.span;
    figure.quantity = value.quantity;
    figure.change = value.change;
    figure.doubtful = !value.alternatives.empty();
    if (!value.time) continue;
    figure.period = value.time->period;
    figure.anchor = value.time->anchor;
    figure.doubtful |= !value.time->alternatives.empty();
  }
  return figures;
}

// "now exceeds 100,000 per year", of no year named: the year before publication.
void SetRatePeriod(const NormalizeContext& context, Claim& claim) {
  if (claim.period || !claim.quantity || !claim.quantity->IsRate() ||
      claim.quantity->per_unit != kUnitYear)
    return;
  if (context.published)
    claim.period = SpanPeriod(*context.published - 364, *context.published + 1);
}

bool SpeaksOfDaily(const Claim& claim) {
  if (claim.quantity && IsDaily(Hash64(GetUnit(claim.quantity->per_unit).name))) return true;
  for (const TermSet* terms : {&claim.topic, &claim.context}) {
    if (std::any_of(terms->begin(), terms->end(), [](const Term& t) { return IsDaily(t.key); }))
      return true;
  }
  return false;
}

// Headlines ("Floods kill 90 this year") tell their times too loosely.
void SetCumulative(Claim& claim, std::string_view sentence) {
  constexpr int kDays = 28;
  if (claim.measure != Measure::kCount || !claim.period || !claim.published) return;
  if (sentence.back() != '.' && sentence.back() != '"') return;
  claim.cumulative =
      claim.period->begin <= *claim.published - kDays && *claim.published <= claim.period->end;
}

// "The price hit $4.37 on Tuesday, a record, and $4.40 on Wednesday": a figure that says nothing of
// its own, behind another of its unit, is said of what that one is said of.
void InheritWhatIsLeftOut(const std::vector<ReadClaim>& sentence, ReadClaim& read) {
  Claim& claim = read.claim;
  if (!claim.quantity || !claim.predicate.empty() || !claim.group.empty() ||
      !claim.events.empty() || claim.measure == Measure::kCount)
    return;
  for (size_t i = sentence.size(); i-- > 0;) {
    const Claim& said = sentence[i].claim;
    if (!said.quantity || said.measure != claim.measure ||
        said.quantity->unit != claim.quantity->unit || said.clause == claim.clause)
      continue;
    claim.predicate = said.predicate;
    claim.predicate_class = said.predicate_class;
    claim.group = said.group;
    claim.events = said.events;
    claim.subject = said.subject;
    claim.base = said.base;
    read.subject_of = i;
    return;
  }
}

}  // namespace

std::vector<ReadClaim> ClaimsOf(const LexedText& lexed, std::string_view text,
                                const Sentence& sentence, std::vector<SentenceTerm> terms,
                                std::vector<SentenceReader::Item> items,
                                const NormalizeContext& context, std::string_view article_id) {
  std::vector<ReadClaim> claims;
  const size_t count = items.size();
  const std::string_view words = sentence.span.In(text);
  std::vector<Figure> figures = FiguresOf(items);
  const SentenceReader reader(lexed, text, sentence, std::move(terms), std::move(items));
  for (size_t i = 0; i < figures.size(); ++i) figures[i].listed = reader.IsListed(i);
  const auto shared =
      figures.empty() ? nullptr : std::make_shared<const std::vector<Figure>>(std::move(figures));
  uint64_t masked_text = 0, sentence_key = 0;
  for (size_t i = 0; i < count; ++i) {
    ReadClaim read;
    Claim& claim = read.claim;
    claim.part = lexed.part;
    claim.span = sentence.span;
    claim.figures = shared;
    if (!reader.Fill(i, claim)) continue;
    if (claim.measure != Measure::kEventDate)
      read.pointer = PointerOf(lexed, sentence.tokens, claim);
    if (claims.empty()) {
      masked_text = MaskedText(lexed, sentence.tokens);
      sentence_key = Hash64(words);
    }
    claim.published = context.published;
    claim.sentence_key = sentence_key;
    claim.masked_text = masked_text;
    claim.self_contained = IsSelfContained(lexed, sentence.tokens, claim);
    claim.daily = SpeaksOfDaily(claim);
    SetRatePeriod(context, claim);
    SetCumulative(claim, words);
    claim.id = FingerprintOf({article_id, lexed.part == Part::kTitle ? "TITLE" : "BODY", words,
                              kFirstOfItsWords, std::to_string(i)});
    InheritWhatIsLeftOut(claims, read);
    claims.push_back(std::move(read));
  }
  return claims;
}

void SetSubjects(const LexedText& lexed, const References& antecedents,
                 std::vector<ReadClaim>& claims) {
  for (ReadClaim& read : claims) {
    if (read.pointer) {
      if (const TermSet* antecedent = antecedents.Find(*read.pointer))
        SetSubject(*antecedent, lexed.SpanOf(read.pointer->tokens), read.claim);
    }
    if (read.subject_of) read.claim.subject = claims[*read.subject_of].claim.subject;
  }
}

std::vector<SentenceReader::Item> ItemsOf(uint32_t sentence, const std::vector<Mention>& mentions,
                                          const std::vector<Value>& values, size_t& next) {
  std::vector<SentenceReader::Item> items;
  for (; next < values.size() && mentions[values[next].mention].sentence == sentence; ++next) {
    // The "a day" of a rate belongs to its quantity.
    if (!values[next].quantity && !IsTimeForm(mentions[values[next].mention].form)) continue;
    items.push_back({&mentions[values[next].mention], &values[next]});
  }
  return items;
}

std::string_view WithoutAltMark(std::string_view sentence) {
  constexpr std::string_view kMark = "alt=";
  const size_t equals = sentence.find('=');
  if (equals == std::string_view::npos) return sentence;  // nearly all
  const size_t at = sentence.find(kMark);
  return at == std::string_view::npos ? sentence : sentence.substr(at + kMark.size());
}

// The two names that are said most often, the second if three fifths as often: "Smith" and "Corp"
// are no two names of an article that says the one ten times and the other four. What is said less
// than thrice is in many an article by the way. On dev/pairs none of 201 pairs of alike articles of
// one news event has other main names (link::HaveOtherMainNames), one of 302 of one crime, and 813
// of 1,838 of two events.
MainNames MainNamesOf(absl::Span<const TopicTerm> terms) {
  constexpr int kLeast = 3;
  const auto comes_first = [](const TopicTerm& x, const TopicTerm& y) {
    return x.count != y.count ? x.count > y.count : x.key < y.key;
  };
  TopicTerm first, second;
  for (const TopicTerm& term : terms) {
    if (term.weight != kNameWeight || term.count < kLeast || IsSharedName(term.key)) continue;
    if (comes_first(term, first)) {
      second = std::exchange(first, term);
    } else if (comes_first(term, second)) {
      second = term;
    }
  }
  return {first.key, 5 * second.count >= 3 * first.count ? second.key : 0};
}

// Ties go by key, so that nothing depends on the order of the terms.
ArticleTopic TopicOf(std::vector<TopicTerm>& terms) {
  constexpr size_t kTopicTerms = 32;
  const auto size = static_cast<std::ptrdiff_t>(std::min(kTopicTerms, terms.size()));
  if (size < static_cast<std::ptrdiff_t>(terms.size())) {
    std::nth_element(terms.begin(), terms.begin() + size, terms.end(),
                     [](const TopicTerm& x, const TopicTerm& y) {
                       const int rank_x = x.count * x.weight, rank_y = y.count * y.weight;
                       return rank_x != rank_y ? rank_x > rank_y : x.key < y.key;
                     });
  }
  TermSet topic;
  topic.reserve(static_cast<size_t>(size));
  for (auto term = terms.begin(); term != terms.begin() + size; ++term)
    topic.push_back({term->key, {}, term->weight});
  std::sort(topic.begin(), topic.end(), [](const Term& x, const Term& y) { return x.key < y.key; });
  const MainNames names = MainNamesOf(absl::MakeConstSpan(terms).first(topic.size()));
  return {std::move(topic), names};
}

}  // namespace crosscheck::claim
