// What only the whole text tells: the door is DraftReader::Settle, called after each change. Each
// step is a pass over what the lines told of themselves, in the order in which later things ask for
// earlier ones, and lines are read anew only where the answer is another one for them.
#include <algorithm>
#include <iterator>
#include <utility>

#include "claim/draft.h"
#include "claim/move_claim.h"
#include "crosscheck/base/fingerprint.h"

namespace crosscheck::claim {
namespace {

bool SameKeys(const TermSet& x, const TermSet& y) {
  return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                    [](const Term& a, const Term& b) { return a.key == b.key; });
}

}  // namespace

void DraftReader::Settle() {
  SettleStyle();
  SettleLongForms();
  SettleValues();
  SettlePage();
  SettleReferences();
  SettleTopic();
  Assemble();
  constexpr size_t kMostRetired = 32;
  if (retired_.size() > kMostRetired)
    retired_.erase(retired_.begin(), retired_.end() - static_cast<std::ptrdiff_t>(kMostRetired));
}

void DraftReader::SettleStyle() {
  const auto text = [&](const Lines& lines, Part part) {
    return std::string_view(part == Part::kBody ? article_->text : article_->title)
        .substr(lines.begin, lines.size);
  };
  const auto finish = [&](Lines& lines, Part part) {
    if (lines.lexing_finished) return;
    lines.lexing_finished = true;
    lines.mentions = FindMentions(lines.lexed);
    if (part == Part::kTitle) return;
    const std::string_view words = text(lines, part);
    lines.time_cues = normalize::TimeCuesOf(lines.lexed, words, lines.mentions, context_);
    lines.long_forms = terms_.LongFormsIn(lines.lexed, words);
    for (const Paragraph& paragraph : lines.lexed.paragraphs)
      lines.paragraphs.push_back(SignsOf(lines.lexed, paragraph));
    lines.says_title.assign(lines.paragraphs.size(), -1);
  };
  finish(*title_, Part::kTitle);
  // What the style is does not depend on how the text was cut, so the second turn is the last; a
  // tale of the past is seen when the style is right.
  for (;;) {
    LineSigns signs;
    for (const LinesPtr& lines : body_) signs.Add(lines->signs);
    const TextStyle style = StyleOf(signs);
    bool by_lines = by_lines_;
    if (style == style_) {
      normalize::TimeCues cues;
      for (const LinesPtr& lines : body_) {
        finish(*lines, Part::kBody);
        cues.Add(lines->time_cues);
      }
      by_lines = normalize::ReadsByLines(context_, cues);
    }
    if (style == style_ && by_lines == by_lines_) return;
    style_ = style;
    by_lines_ = by_lines;
    CutAll();
  }
}

void DraftReader::SettleLongForms() {
  size_t count = 0;
  bool same = true;
  for (const LinesPtr& lines : body_) {
    for (const TermReader::LongForm& form : lines->long_forms) {
      same &= count < long_forms_.size() && long_forms_[count] == form;
      ++count;
    }
  }
  if (same && count == long_forms_.size()) return;
  long_forms_.clear();
  for (const LinesPtr& lines : body_)
    long_forms_.insert(long_forms_.end(), lines->long_forms.begin(), lines->long_forms.end());
  terms_.SetLongForms(long_forms_);
  title_->claims_read = false;
  for (const auto* all : {&body_, &away_}) {
    for (const LinesPtr& lines : *all) lines->claims_read = false;
  }
}

void DraftReader::SettleValues() {
  constexpr uint32_t kHead = 64;  // further down nobody asks how far
  uint32_t tokens = 0;
  std::optional<Period> last;
  normalize::SignCues cues;
  for (const LinesPtr& lines : body_) {
    if (lines->lexed.tokens_before != tokens) {
      const auto datelines = [&] {
        return std::count_if(
            lines->mentions.begin(), lines->mentions.end(),
            [&](const Mention& mention) { return IsDateline(lines->lexed, mention); });
      };
      const auto before = datelines();  // one behind another that stays is none that comes
      lines->lexed.tokens_before = tokens;
      if (datelines() != before) lines->claims_read = false;
    }
    tokens = std::min(kHead, tokens + static_cast<uint32_t>(lines->lexed.tokens.size()));
    if (!by_lines_) continue;
    if (!lines->values_read || (lines->values.asks_last && lines->last_before != last)) {
      lines->values = normalize::ReadLines(
          lines->lexed, std::string_view(article_->text).substr(lines->begin, lines->size),
          lines->mentions, context_, last);
      lines->last_before = last;
      lines->values_read = true;
      lines->claims_read = false;
    }
    if (lines->values.sets_last) last = lines->values.last;
    cues.Add(lines->values.signs);
  }
  for (const LinesPtr& lines : body_) {
    const normalize::SignCues& own = lines->values.signs;
    if ((own.dollars_open || own.letters_open) && !(lines->cues == cues))
      lines->claims_read = false;
    lines->cues = cues;
    if (!lines->claims_read) ReadClaimsOf(*lines, Part::kBody);
  }
  if (!title_->claims_read) ReadClaimsOf(*title_, Part::kTitle);
}

void DraftReader::ReadClaimsOf(Lines& lines, Part part) {
  Drop(lines, part);
  lines.claims_read = true;
  const std::string_view all = part == Part::kBody ? article_->text : article_->title;
  const std::string_view text = all.substr(lines.begin, lines.size);
  std::vector<Value> values;
  if (by_lines_ && part == Part::kBody) {
    values = lines.values.values;
    normalize::FinishLines(lines.lexed, text, lines.mentions, context_, lines.cues, values);
  } else {
    values = Normalize(lines.lexed, text, lines.mentions, context_);
  }
  size_t next = 0;
  for (uint32_t number = 0; number < lines.lexed.sentences.size(); ++number) {
    const Sentence& sentence = lines.lexed.sentences[number];
    SentenceReading& reading = lines.sentences.emplace_back();
    reading.begin = sentence.span.begin;
    reading.words = Hash64(WithoutAltMark(sentence.span.In(text)));
    std::vector<SentenceReader::Item> items = ItemsOf(number, lines.mentions, values, next);
    std::vector<SentenceTerm> terms = terms_.Read(lines.lexed, text, sentence.tokens);
    for (const SentenceTerm& term : terms) {
      if (term.weight > 0) reading.terms.push_back({term.key, term.weight});
    }
    reading.names = NamesOf(lines.lexed, sentence.tokens, terms);
    if (items.empty()) continue;
    reading.claims = ClaimsOf(lines.lexed, text, sentence, std::move(terms), std::move(items),
                              context_, article_->id);
    for (const ReadClaim& read : reading.claims) reading.points |= read.pointer.has_value();
    TakeOver(reading);
  }
}

// The stamps of a reading that says the same, or new ones.
void DraftReader::TakeOver(SentenceReading& reading) {
  const auto same = [&](const SentenceReading& old) {
    if (old.words != reading.words || old.claims.size() != reading.claims.size()) return false;
    for (size_t i = 0; i < old.claims.size(); ++i) {
      const ReadClaim &x = old.claims[i], &y = reading.claims[i];
      if (x.pointer.has_value() != y.pointer.has_value() || x.subject_of != y.subject_of ||
          !IsMovedClaim(x.claim, reading.begin - old.begin, y.claim))
        return false;
    }
    return true;
  };
  const auto last = std::find_if(retired_.rbegin(), retired_.rend(), same);
  if (last != retired_.rend()) {
    reading.first_stamp = last->first_stamp;
    reading.antecedents = std::move(last->antecedents);
    retired_.erase(last.base() - 1);
    return;
  }
  for (auto lines = away_.rbegin(); lines != away_.rend(); ++lines) {
    const std::vector<SentenceReading>& sentences = (*lines)->sentences;
    const auto found = std::find_if(sentences.begin(), sentences.end(), same);
    if (found == sentences.end()) continue;
    reading.first_stamp = found->first_stamp;
    reading.antecedents = found->antecedents;
    return;
  }
  reading.first_stamp = last_stamp_ + 1;
  last_stamp_ += reading.claims.size();
  reading.antecedents.resize(reading.claims.size());
}

void DraftReader::Count(SentenceReading& sentence, Part part, bool counted) {
  sentence.counted = counted;
  const int times = part == Part::kTitle ? kTopicWeightOfTitle : 1;
  for (const TermUse& use : sentence.terms) {
    TermCount& count = term_counts_[use.key];
    count.by_weight[use.weight] += counted ? times : -times;
    if (counted) continue;
    if (std::all_of(std::begin(count.by_weight), std::end(count.by_weight),
                    [](int n) { return n == 0; }))
      term_counts_.erase(use.key);
  }
  topic_changed_ |= !sentence.terms.empty();
}

// Does a paragraph at the head of the text say the title? `title_at` is its number.
bool DraftReader::RepeatsTitle(size_t* title_at) {
  size_t number = 0;
  for (const LinesPtr& lines : body_) {
    for (size_t i = 0; i < lines->paragraphs.size(); ++i, ++number) {
      if (number >= kHeadParagraphs) return false;
      int8_t& says = lines->says_title[i];
      if (says < 0) {
        const std::string_view text =
            std::string_view(article_->text).substr(lines->begin, lines->size);
        says =
            SaysTitle(lines->lexed.paragraphs[i].span.In(text), article_->title, title_skeleton_);
      }
      if (says == 0) continue;
      *title_at = number;
      return true;
    }
  }
  return false;
}

// Furniture and second copies of a sentence make no claims and no topic.
void DraftReader::SettlePage() {
  page_.clear();
  for (const LinesPtr& lines : body_)
    page_.insert(page_.end(), lines->paragraphs.begin(), lines->paragraphs.end());
  size_t title_at = page_.size();
  const bool repeats_title = RepeatsTitle(&title_at);
  const PageReading page = JudgePage(page_, title_at);
  seen_.clear();
  const auto settle = [&](SentenceReading& sentence, Part part, bool is_article) {
    const bool counts = is_article && seen_.insert(sentence.words).second;
    if (counts != sentence.counted) Count(sentence, part, counts);
  };
  for (SentenceReading& sentence : title_->sentences)
    settle(sentence, Part::kTitle, !repeats_title);
  size_t first = 0;  // paragraph of these lines
  for (const LinesPtr& lines : body_) {
    for (size_t i = 0; i < lines->sentences.size(); ++i) {
      const ParagraphKind kind = page.paragraphs[first + lines->lexed.sentences[i].paragraph];
      settle(lines->sentences[i], Part::kBody, kind != ParagraphKind::kFurniture);
    }
    first += lines->paragraphs.size();
  }
}

template <typename Act>
void DraftReader::ForSentences(Act act) {
  for (SentenceReading& sentence : title_->sentences) {
    if (sentence.counted) act(*title_, sentence);
  }
  for (const LinesPtr& lines : body_) {
    for (SentenceReading& sentence : lines->sentences) {
      if (sentence.counted) act(*lines, sentence);
    }
  }
}

void DraftReader::SettleReferences() {
  // Names behind the last claim that asks for one are not looked at.
  const SentenceReading* last = nullptr;
  ForSentences([&](const Lines&, const SentenceReading& sentence) {
    if (sentence.points) last = &sentence;
  });
  if (last == nullptr) return;
  references_.Clear();
  const Lines* part = title_.get();
  bool done = false;
  ForSentences([&](const Lines& lines, SentenceReading& sentence) {
    if (done) return;
    if (part == title_.get() && &lines != part) references_.BeginPart();
    part = &lines;
    references_.Read(sentence.names);
    if (sentence.points) SetAntecedents(sentence);
    done = &sentence == last;
  });
}

void DraftReader::SetAntecedents(SentenceReading& sentence) {
  static const TermSet kNone;
  bool changed = false;
  for (size_t i = 0; i < sentence.claims.size(); ++i) {
    if (!sentence.claims[i].pointer) continue;
    const TermSet* found = references_.Find(*sentence.claims[i].pointer);
    if (found == nullptr) found = &kNone;
    if (SameKeys(*found, sentence.antecedents[i])) continue;
    sentence.antecedents[i] = *found;
    changed = true;
  }
  if (!changed) return;
  sentence.first_stamp = last_stamp_ + 1;
  last_stamp_ += sentence.claims.size();
}

void DraftReader::SettleTopic() {
  if (!topic_changed_) return;
  topic_changed_ = false;
  topic_terms_.clear();
  for (const auto& [key, count] : term_counts_) {
    TopicTerm term{key, 0, 0};
    for (uint8_t weight = 1; weight < 4; ++weight) {
      term.count += count.by_weight[weight];
      if (count.by_weight[weight] > 0) term.weight = weight;
    }
    topic_terms_.push_back(term);
  }
  ArticleTopic topic = TopicOf(topic_terms_);
  if (topic == topic_) return;
  topic_ = std::move(topic);
  for (Claim& claim : claims_) claim.article_topic = topic_;
}

// The claims of the sentences, each taken over from before where its stamp is the same.
void DraftReader::Assemble() {
  struct Source {
    const Lines* lines;
    const SentenceReading* sentence;
    uint32_t claim;
  };
  std::vector<Source> sources;
  std::vector<uint64_t> stamps;
  ForSentences([&](const Lines& lines, const SentenceReading& sentence) {
    for (uint32_t i = 0; i < sentence.claims.size(); ++i) {
      sources.push_back({&lines, &sentence, i});
      stamps.push_back(sentence.first_stamp + i);
    }
  });
  // An edit mostly changes some claims in the middle.
  size_t head = 0, tail = 0;
  const size_t most = std::min(stamps.size(), stamps_.size());
  while (head < most && stamps[head] == stamps_[head]) ++head;
  while (tail < most - head &&
         stamps[stamps.size() - 1 - tail] == stamps_[stamps_.size() - 1 - tail])
    ++tail;
  const size_t old_end = stamps_.size() - tail, new_end = stamps.size() - tail;
  std::vector<Claim> claims;
  std::vector<uint32_t> bases;
  for (size_t i = head; i < new_end; ++i) {
    const auto before =
        std::find(stamps_.begin() + static_cast<std::ptrdiff_t>(head),
                  stamps_.begin() + static_cast<std::ptrdiff_t>(old_end), stamps[i]);
    const auto at = static_cast<size_t>(before - stamps_.begin());
    if (at < old_end) {
      claims.push_back(std::move(claims_[at]));
      bases.push_back(bases_[at]);
      continue;
    }
    const SentenceReading& sentence = *sources[i].sentence;
    const ReadClaim& read = sentence.claims[sources[i].claim];
    Claim& claim = claims.emplace_back(read.claim);
    if (!sentence.antecedents[sources[i].claim].empty()) {
      SetSubject(sentence.antecedents[sources[i].claim],
                 sources[i].lines->lexed.SpanOf(read.pointer->tokens), claim);
    }
    claim.article_topic = topic_;
    bases.push_back(sentence.begin);
  }
  const auto replace = [&](auto& all, auto& middle) {
    const size_t same = std::min(middle.size(), old_end - head);
    const auto at = all.begin() + static_cast<std::ptrdiff_t>(head);
    std::move(middle.begin(), middle.begin() + static_cast<std::ptrdiff_t>(same), at);
    all.erase(at + static_cast<std::ptrdiff_t>(same),
              all.begin() + static_cast<std::ptrdiff_t>(old_end));
    all.insert(all.begin() + static_cast<std::ptrdiff_t>(head + same),
               std::make_move_iterator(middle.begin() + static_cast<std::ptrdiff_t>(same)),
               std::make_move_iterator(middle.end()));
  };
  replace(claims_, claims);
  replace(bases_, bases);
  stamps_ = std::move(stamps);
  for (size_t i = 0; i < stamps_.size(); ++i) {
    const uint32_t base = sources[i].lines->begin + sources[i].sentence->begin;
    if (bases_[i] != base) MoveClaim(base - bases_[i], claims_[i]);
    bases_[i] = base;
  }
  // "and $4.40 on Wednesday" has the subject of the claim before it.
  for (size_t i = head; i < new_end; ++i) {
    const auto& of = sources[i].sentence->claims[sources[i].claim].subject_of;
    if (of) claims_[i].subject = claims_[i - sources[i].claim + *of].subject;
  }
}

}  // namespace crosscheck::claim
