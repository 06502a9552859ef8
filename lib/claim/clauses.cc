// Clauses: the doors are the constructor of SentenceReader, which cuts the sentence at marks and at
// words that open another clause, and ClauseOf and ScopeOf, which find the clause of a mention.
#include <algorithm>

#include "claim/ranges.h"
#include "claim/sentence.h"
#include "claim/words.h"

namespace crosscheck::claim {
namespace {
#include "lex/lexicon.inc"
}  // namespace

SentenceReader::SentenceReader(const LexedText& lexed, std::string_view text,
                               const Sentence& sentence, std::vector<SentenceTerm> terms,
                               std::vector<Item> items)
    : lexed_(lexed),
      text_(text),
      range_(sentence.tokens),
      terms_(std::move(terms)),
      items_(std::move(items)) {
  const auto weak = std::stable_partition(terms_.begin(), terms_.end(),
                                          [](const SentenceTerm& term) { return !term.weak; });
  weak_verbs_.assign(weak, terms_.end());
  terms_.erase(weak, terms_.end());
  breaks_.push_back(range_.begin);
  const auto in_value = [&](uint32_t i) {
    return std::any_of(items_.begin(), items_.end(), [&](const Item& item) {
      return Inside(i, item.mention->tokens) && i != item.mention->tokens.begin;
    });
  };
  // "Four people, including three children, wounded": what the marks enclose breaks nothing.
  uint32_t enclosed = range_.begin;
  for (uint32_t i = range_.begin + 1; i + 1 < range_.end; ++i) {
    const Token& token = At(i);
    if (in_value(i)) continue;
    if (token.kind == TokenKind::kPunctuation) {
      if (token.mark == ',' && i <= enclosed) continue;
      if (token.mark == ',') {
        enclosed = EndOfAside(i);
        if (enclosed > i) continue;
      }
      const bool spaced_dash = token.mark == '-' && token.SpaceBefore() && At(i + 1).SpaceBefore();
      if (token.mark == ',' || token.mark == ';' || token.mark == ':' || token.mark == '_' ||
          token.mark == '(' || token.mark == ')' || spaced_dash) {
        breaks_.push_back(i + 1);
      }
      continue;
    }
    if (token.kind != TokenKind::kWord) continue;
    // "which", "while", "because"; "as" and "since" open noun phrases too often.
    const bool relative = token.Is(WordClass::kClauseBreak) && token.word != kw::k_as &&
                          token.word != kw::k_since && token.word != kw::k_before &&
                          token.word != kw::k_after && token.word != kw::k_until;
    const bool but =
        token.Is(WordClass::kConjunction) && token.word != kw::k_and && token.word != kw::k_or;
    // "and claimed", "and has been", "and did so": a second predicate; "and in 2019, it": a second
    // adverbial.
    const Token& next = At(i + 1);
    // "was shot and wounded" is one.
    const SentenceTerm* before = TermAt(i - 1);
    const bool pair = before != nullptr && before->IsEventOrVerb();
    const bool second =
        token.word == kw::k_and && !pair &&
        (next.Has(token_flags::kEndsEd) || next.Is(WordClass::kAux) ||
         next.Is(WordClass::kPronoun) ||
         (next.Is(WordClass::kPreposition) && i + 2 < range_.end && At(i + 2).year_like));
    // "and just last year, ...": a second adverbial opens its own clause.
    const bool adverbial =
        token.word == kw::k_and && std::any_of(items_.begin(), items_.end(), [&](const Item& item) {
          return IsTimeForm(item.mention->form) && item.mention->tokens.begin > i &&
                 item.mention->tokens.begin <= i + 2;
        });
    const bool subject = NewSubject(i);
    if (subject) joints_.push_back(i);
    if (relative || but || second || adverbial || subject) breaks_.push_back(i);
  }
}

// "two were killed and seven people were wounded", "may rise as hundreds more were hurt": behind
// the joint a figure with its own verb, before it a clause that has one.
bool SentenceReader::NewSubject(uint32_t joint) const {
  constexpr uint32_t kReach = 2;  // "and seven more badly injured"
  if (At(joint).word != kw::k_and && At(joint).word != kw::k_as) return false;
  // "as 'hundreds' more were hurt"
  const auto is_quote = [&](uint32_t i) {
    return i < range_.end && (At(i).IsMark('"') || At(i).IsMark('\''));
  };
  const uint32_t begin = joint + 1 + (is_quote(joint + 1) ? 1 : 0);
  const auto figure = std::find_if(items_.begin(), items_.end(), [&](const Item& item) {
    return item.value->quantity && item.mention->tokens.begin == begin;
  });
  if (figure == items_.end()) return false;
  const uint32_t end =
      figure->mention->tokens.end + (is_quote(figure->mention->tokens.end) ? 1 : 0);
  bool verb = false;
  for (uint32_t i = end; i < std::min(range_.end, end + kReach) && !verb; ++i) {
    const SentenceTerm* term = TermAt(i);
    if (At(i).kind != TokenKind::kWord || At(i).Is(WordClass::kPreposition)) break;
    verb = At(i).Is(WordClass::kAux) || (term != nullptr && term->IsEventOrVerb());
  }
  return verb && std::any_of(terms_.begin(), terms_.end(), [&](const SentenceTerm& term) {
           return term.IsEventOrVerb() && Within(term.tokens, {breaks_.back(), joint});
         });
}

// ", including three children," and ", among them two nurses,": the closing comma of such an aside,
// not far away; else the comma itself.
uint32_t SentenceReader::EndOfAside(uint32_t comma) const {
  constexpr uint32_t kLongest = 10;
  const WordId first = At(comma + 1).word;
  if (first != kw::k_including && first != kw::k_among && first != kw::k_mostly) return comma;
  for (uint32_t i = comma + 2; i + 1 < std::min(range_.end, comma + kLongest); ++i) {
    if (At(i).IsMark(',')) return i;
  }
  return comma;
}

bool SentenceReader::ContentBeside(TokenRange clause, TokenRange mention, bool of_date) const {
  // "the mayor said on Friday": to say is content too, though no term; of "50 percent said that
  // they support it" it is none.
  for (uint32_t i = clause.begin; of_date && i < clause.end; ++i) {
    if (At(i).Is(WordClass::kSay) && !Inside(i, mention)) return true;
  }
  return std::any_of(terms_.begin(), terms_.end(), [&](const SentenceTerm& term) {
    return Within(term.tokens, clause) && !Within(term.tokens, mention);
  });
}

// The clause that a mention stands in; an adverbial alone ("In April,") joins the clause behind it,
// else the one before.
TokenRange SentenceReader::ClauseOf(TokenRange mention, bool is_date) const {
  size_t at = 0;
  while (at + 1 < breaks_.size() && breaks_[at + 1] <= mention.begin) ++at;
  const auto end_of = [&](size_t i) {
    return i + 1 < breaks_.size() ? breaks_[i + 1] : range_.end;
  };
  size_t first = at, last = at;
  while (end_of(last) < mention.end) ++last;
  const auto clause = [&] { return TokenRange{breaks_[first], end_of(last)}; };
  // "Morland, which had 90 boats": what has its own verb needs no other clause.
  if (!is_date && At(breaks_[at]).word == kw::k_which) {
    for (uint32_t i = breaks_[at]; i < mention.begin; ++i) {
      if (At(i).Is(WordClass::kAux)) return clause();
    }
  }
  // "The school, which opened in 1873, has 43 pupils": an aside on the subject says nothing of
  // them.
  const auto is_aside = [&](size_t i) {
    const WordId opens = At(breaks_[i]).word;
    return i > 0 && (opens == kw::k_which || opens == kw::k_who) && breaks_[i] < end_of(i) &&
           At(breaks_[i] - 1).IsMark(',') && At(end_of(i) - 1).IsMark(',');
  };
  while (!ContentBeside(clause(), mention, is_date) && (last + 1 < breaks_.size() || first > 0)) {
    const bool says = At(clause().end - 1).Is(WordClass::kSay);
    if ((is_date || says) && last + 1 < breaks_.size()) {
      ++last;
    } else if (first > 0) {
      if (!is_date && is_aside(first - 1)) break;
      --first;
    } else {
      ++last;
    }
  }
  return clause();
}

// "On Monday two were killed and seven people were wounded in Varn": when and where hold for both.
TokenRange SentenceReader::ScopeOf(TokenRange clause) const {
  const auto joint = [&](uint32_t at) {
    return std::find(joints_.begin(), joints_.end(), at) != joints_.end();
  };
  while (clause.end < range_.end && joint(clause.end)) {
    const auto next = std::upper_bound(breaks_.begin(), breaks_.end(), clause.end);
    clause.end = next == breaks_.end() ? range_.end : *next;
  }
  while (joint(clause.begin))
    clause.begin = *std::prev(std::lower_bound(breaks_.begin(), breaks_.end(), clause.begin));
  return clause;
}

}  // namespace crosscheck::claim
