// The door is ReadArticle: the layers before this one in their order, then a SentenceReader for
// every sentence with a value.
#include "crosscheck/claim/extract.h"

#include <algorithm>
#include <deque>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "claim/furniture.h"
#include "claim/reading.h"
#include "claim/references.h"
#include "claim/terms.h"
#include "crosscheck/normalize/normalize.h"

namespace crosscheck {
namespace {

using claim::ParagraphKind;
using claim::SentenceTerm;

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
    for (uint32_t number = 0; number < lexed.sentences.size(); ++number) {
      const Sentence& sentence = lexed.sentences[number];
      std::vector<claim::SentenceReader::Item> items =
          claim::ItemsOf(number, mentions, values, next);
      if (page != nullptr && page->paragraphs[sentence.paragraph] == ParagraphKind::kFurniture)
        continue;
      if (!seen_.insert(claim::WithoutAltMark(sentence.span.In(text))).second) continue;
      std::vector<SentenceTerm> terms = terms_.Read(lexed, text, sentence.tokens);
      CountTopic(terms, lexed.part);
      names_.push_back(claim::NamesOf(lexed, sentence.tokens, terms));
      references_.Read(names_.back());
      if (items.empty()) continue;
      std::vector<claim::ReadClaim> claims = claim::ClaimsOf(
          lexed, text, sentence, std::move(terms), std::move(items), context_, document_.id());
      claim::SetSubjects(lexed, references_, claims);
      for (claim::ReadClaim& read : claims) {
        read.claim.article = article_;
        reading_.claims.push_back(std::move(read.claim));
      }
    }
    for (const Value& value : values) reading_.mentions.push_back(value);
  }

  void CountTopic(const std::vector<SentenceTerm>& terms, Part part) {
    for (const SentenceTerm& term : terms) {
      if (term.weight == 0) continue;
      TopicCount& topic = topic_counts_[term.key];
      topic.count += part == Part::kTitle ? claim::kTopicWeightOfTitle : 1;
      topic.weight = std::max(topic.weight, term.weight);
    }
  }

  void SetTopic() {
    std::vector<claim::TopicTerm> terms;
    terms.reserve(topic_counts_.size());
    for (const auto& [key, topic] : topic_counts_)
      terms.push_back({key, topic.count, topic.weight});
    const ArticleTopic topic = claim::TopicOf(terms);
    for (Claim& claim : reading_.claims) claim.article_topic = topic;
  }

  const Document& document_;
  uint32_t article_;
  NormalizeContext context_;
  claim::TermReader terms_;
  claim::References references_;
  std::deque<claim::SentenceNames> names_;  // which references_ knows
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
  if (IsWithdrawn(document.article())) return {};
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
