// The door is ReadArticle: the layers before this one in their order, then a SentenceReader for
// every sentence with a value.
#include "crosscheck/claim/extract.h"

#include <algorithm>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "claim/furniture.h"
#include "claim/masked_text.h"
#include "claim/references.h"
#include "claim/sentence.h"
#include "claim/terms.h"
#include "crosscheck/base/fingerprint.h"
#include "crosscheck/normalize/normalize.h"

namespace crosscheck {
namespace {

using claim::ParagraphKind;
using claim::SentenceReader;
using claim::SentenceTerm;

// Part of the ids of claims; only the first of equal sentences makes claims.
constexpr std::string_view kFirstOfItsWords = "0";

class ArticleReader {
 public:
  ArticleReader(const Document& document, uint32_t article)
      : document_(document), article_(article) {
    if (document.article().published) context_.published = document.article().published->day();
    context_.outlet = document.article().outlet;
  }

  ArticleReading Run() {
    const LexedText body = Lex(document_.text(Part::kBody), Part::kBody);
    terms_.Learn(body, document_.text());
    topic_counts_.reserve(body.tokens.size() / kTokensATerm);
    const claim::PageReading page =
        claim::ReadPage(body, document_.text(), document_.text(Part::kTitle));
    LexedText title;
    if (!page.repeats_title) {
      title = Lex(document_.text(Part::kTitle), Part::kTitle);
      ReadPart(title, nullptr);
    }
    ReadPart(body, &page);
    SetTopic();
    return std::move(reading_);
  }

 private:
  static constexpr size_t kTokensATerm = 4;  // a guess, to reserve

  void ReadPart(const LexedText& lexed, const claim::PageReading* page) {
    const std::string_view text = document_.text(lexed.part);
    const std::vector<Mention> mentions = FindMentions(lexed);
    const std::vector<Value> values = Normalize(lexed, text, mentions, context_);
    size_t next = 0;
    references_.BeginPart();
    for (const Sentence& sentence : lexed.sentences) {
      std::vector<SentenceReader::Item> items;
      const auto number = static_cast<uint32_t>(&sentence - lexed.sentences.data());
      for (; next < values.size() && mentions[values[next].mention].sentence == number; ++next) {
        // The "a day" of a rate belongs to its quantity.
        if (!values[next].quantity && !IsTimeForm(mentions[values[next].mention].form)) continue;
        items.push_back({&mentions[values[next].mention], &values[next]});
      }
      if (page != nullptr && page->paragraphs[sentence.paragraph] == ParagraphKind::kFurniture)
        continue;
      const std::string_view words = sentence.span.In(text);
      if (!seen_.insert(WithoutAltMark(words)).second) continue;
      std::vector<SentenceTerm> terms = terms_.Read(lexed, text, sentence.tokens);
      CountTopic(terms, lexed.part);
      references_.Read(lexed, sentence, terms);
      if (items.empty()) continue;
      const size_t count = items.size(), first = reading_.claims.size();
      const auto figures = FiguresOf(items);
      const SentenceReader reader(lexed, text, sentence, std::move(terms), std::move(items));
      for (size_t i = 0; i < count; ++i) {
        Claim claim;
        claim.article = article_;
        claim.part = lexed.part;
        claim.span = sentence.span;
        claim.figures = figures;
        if (!reader.Fill(i, claim)) continue;
        if (claim.measure != Measure::kEventDate) references_.Resolve(claim);
        claim.published = context_.published;
        claim.sentence_key = Hash64(words);
        claim.masked_text = claim::MaskedText(lexed, sentence.tokens);
        SetRatePeriod(claim);
        SetCumulative(claim, words);
        claim.id = FingerprintOf({document_.id(), lexed.part == Part::kTitle ? "TITLE" : "BODY",
                                  words, kFirstOfItsWords, std::to_string(i)});
        InheritWhatIsLeftOut(first, claim);
        reading_.claims.push_back(std::move(claim));
      }
    }
    for (const Value& value : values) reading_.mentions.push_back(value);
  }

  // What arithmetic within a sentence needs of all its values, claims or not.
  static std::shared_ptr<const std::vector<Figure>> FiguresOf(
      const std::vector<SentenceReader::Item>& items) {
    if (items.size() < 2) return nullptr;
    std::vector<Figure> figures;
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
    return std::make_shared<const std::vector<Figure>>(std::move(figures));
  }

  // "The price hit $4.37 on Tuesday, a record, and $4.40 on Wednesday": a figure that says nothing
  // of its own, behind another of its unit, is said of what that one is said of. `first`: the first
  // claim of the sentence.
  void InheritWhatIsLeftOut(size_t first, Claim& claim) const {
    if (!claim.quantity || !claim.predicate.empty() || !claim.group.empty() ||
        !claim.events.empty() || claim.measure == Measure::kCount)
      return;
    for (size_t i = reading_.claims.size(); i-- > first;) {
      const Claim& said = reading_.claims[i];
      if (!said.quantity || said.measure != claim.measure ||
          said.quantity->unit != claim.quantity->unit || said.clause == claim.clause)
        continue;
      claim.predicate = said.predicate;
      claim.predicate_class = said.predicate_class;
      claim.group = said.group;
      claim.events = said.events;
      claim.subject = said.subject;
      claim.base = said.base;
      return;
    }
  }

  // Scraped captions come twice, the second time behind the name of an HTML attribute ("alt=...").
  static std::string_view WithoutAltMark(std::string_view sentence) {
    constexpr std::string_view kMark = "alt=";
    const size_t equals = sentence.find('=');
    if (equals == std::string_view::npos) return sentence;  // nearly all
    const size_t at = sentence.find(kMark);
    return at == std::string_view::npos ? sentence : sentence.substr(at + kMark.size());
  }

  // "now exceeds 100,000 per year", of no year named: the year before publication.
  void SetRatePeriod(Claim& claim) const {
    if (claim.period || !claim.quantity || !claim.quantity->IsRate() ||
        claim.quantity->per_unit != kUnitYear)
      return;
    if (context_.published)
      claim.period = SpanPeriod(*context_.published - 364, *context_.published + 1);
  }

  // Headlines ("Floods kill 90 this year") tell their times too loosely.
  static void SetCumulative(Claim& claim, std::string_view sentence) {
    constexpr int kDays = 28;
    if (claim.measure != Measure::kCount || !claim.period || !claim.published) return;
    if (sentence.back() != '.' && sentence.back() != '"') return;
    claim.cumulative =
        claim.period->begin <= *claim.published - kDays && *claim.published <= claim.period->end;
  }

  void CountTopic(const std::vector<SentenceTerm>& terms, Part part) {
    constexpr int kTitleWeight = 3;
    for (const SentenceTerm& term : terms) {
      if (term.weight == 0) continue;
      TopicCount& topic = topic_counts_[term.key];
      topic.count += part == Part::kTitle ? kTitleWeight : 1;
      topic.weight = std::max(topic.weight, term.weight);
    }
  }

  // The terms that tell most: frequent, and not words of all news. Ties go by key, so that nothing
  // depends on hash order.
  void SetTopic() {
    constexpr size_t kTopicTerms = 32;
    struct Ranked {
      int rank;
      uint64_t key;
      uint8_t weight;
    };
    std::vector<Ranked> ranked;
    for (const auto& [key, topic] : topic_counts_)
      ranked.push_back({topic.count * topic.weight, key, topic.weight});
    const size_t size = std::min(kTopicTerms, ranked.size());
    std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(size),
                      ranked.end(), [](const Ranked& x, const Ranked& y) {
                        return x.rank != y.rank ? x.rank > y.rank : x.key < y.key;
                      });
    TermSet topic;
    for (size_t i = 0; i < size; ++i) claim::AddTerm(topic, {ranked[i].key, {}, ranked[i].weight});
    const SharedTermSet shared = std::move(topic);
    for (Claim& claim : reading_.claims) claim.article_topic = shared;
  }

  const Document& document_;
  uint32_t article_;
  NormalizeContext context_;
  claim::TermReader terms_;
  claim::References references_;
  ArticleReading reading_;
  absl::flat_hash_set<std::string_view> seen_;  // sentences, without marks of scraping
  struct TopicCount {
    int count = 0;
    uint8_t weight = 0;
  };
  absl::flat_hash_map<uint64_t, TopicCount> topic_counts_;
};

}  // namespace

ArticleReading ReadArticle(const Document& document, uint32_t article) {
  return ArticleReader(document, article).Run();
}

std::string DebugString(const Claim& claim, std::string_view text) {
  std::string out(MeasureName(claim.measure));
  const auto add = [&](std::string_view name, const TermSet& set) {
    if (set.empty()) return;
    out += ' ';
    out += name;
    out += "={";
    std::vector<Span> spans;
    for (const Term& term : set) spans.push_back(term.span);
    std::sort(spans.begin(), spans.end());
    for (size_t i = 0; i < spans.size(); ++i) {
      if (i > 0) out += ", ";
      out += spans[i].In(text);
    }
    out += '}';
  };
  out += " \"";
  out += claim.value_span.In(text);
  out += '"';
  add("group", claim.group);
  add("predicate", claim.predicate);
  add("base", claim.base);
  add("topic", claim.topic);
  if (claim.period) out += " period=" + ToTimex(*claim.period);
  for (const auto& [name, is] :
       {std::pair{"part", claim.part_of}, std::pair{"onset", claim.onset},
        std::pair{"hedged", claim.hedged}, std::pair{"negated", claim.negated},
        std::pair{"future", claim.future}}) {
    if (is) out += std::string(" ") + name;
  }
  return out;
}

}  // namespace crosscheck
