// A draft that is read while it is edited: the claims of ReadArticle, kept up to date.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "article/document_maker.h"
#include "claim/furniture.h"
#include "claim/reading.h"
#include "claim/references.h"
#include "claim/terms.h"
#include "crosscheck/article/article.h"
#include "crosscheck/claim/claim.h"
#include "crosscheck/grammar/mention.h"
#include "lex/lines.h"
#include "normalize/lines.h"

namespace crosscheck::claim {

// After each call that changes the draft, claims() are those of ReadArticle.
class DraftReader {
 public:
  // REQUIRES: text and title are UTF-8.
  void SetDraft(Article draft);
  // REQUIRES: begin <= end <= size of the part; the part stays UTF-8.
  void Replace(Part part, uint32_t begin, uint32_t end, std::string_view text);

  const Article& article() const { return *article_; }
  // The same, until the next call that changes the draft.
  Document document() const { return internal::DocumentMaker::Make(article_); }
  // The claims, in order, all of article 0. Others may be put behind them and taken away again
  // between two calls.
  std::vector<Claim>& claims() { return claims_; }
  // One a claim: it changes when the claim says anything else, and not when it only moves or the
  // article's topic changes. Never used twice, but for the same claim that comes back.
  const std::vector<uint64_t>& stamps() const { return stamps_; }
  const ArticleTopic& topic() const { return topic_; }

 private:
  // What is said of a term by weight: the topic takes the sum and the highest.
  struct TermCount {
    int by_weight[4] = {};
  };
  struct TermUse {
    uint64_t key;
    uint8_t weight;
  };
  struct SentenceReading {
    uint32_t begin = 0;  // from the begin of the lines
    uint64_t words = 0;  // hash of what tells it from other sentences
    std::vector<TermUse> terms;
    SentenceNames names;
    // With spans from the begin of the lines, without what other sentences tell.
    std::vector<ReadClaim> claims;
    uint64_t first_stamp = 0;  // of claims[0]; the others follow
    // What the pointers of claims stand for; none for nothing.
    std::vector<TermSet> antecedents;
    bool points = false;   // one of its claims has a pointer
    bool counted = false;  // its terms are in term_counts_
  };
  // Some whole lines that are read alone, see LexLines.
  struct Lines {
    uint32_t begin = 0, size = 0;  // in bytes of the part
    uint64_t text_hash = 0;        // 0 where they are too long to be kept, see away_
    LexedText lexed;
    std::vector<Mention> mentions;
    LineSigns signs;
    normalize::TimeCues time_cues;
    std::vector<TermReader::LongForm> long_forms;
    std::vector<ParagraphSigns> paragraphs;
    std::vector<int8_t> says_title;  // of paragraphs; -1 for not asked
    bool lexing_finished = false;    // what stands above is there, beyond `lexed` and `signs`
    // What depends on the rest of the text as it was told.
    bool values_read = false, claims_read = false;
    std::optional<Period> last_before;
    normalize::LinesValues values;
    normalize::SignCues cues;  // which the claims were read with
    std::vector<SentenceReading> sentences;
  };
  using LinesPtr = std::unique_ptr<Lines>;

  LinesPtr LexChunk(Part part, uint32_t begin, uint32_t end);
  uint32_t Cut(uint32_t begin, uint32_t end, size_t next, std::vector<LinesPtr>& out);
  void CutAll();
  LinesPtr Return(std::string_view text, uint64_t text_hash);
  void Leave(LinesPtr lines);
  void Uncount(Lines& lines, Part part);
  void Drop(Lines& lines, Part part);

  void Settle();
  void SettleStyle();
  void SettleLongForms();
  void SettleValues();
  void ReadClaimsOf(Lines& lines, Part part);
  void TakeOver(SentenceReading& reading);
  void Count(SentenceReading& sentence, Part part, bool counted);
  bool RepeatsTitle(size_t* title_at);
  void SettlePage();
  void SettleReferences();
  void SetAntecedents(SentenceReading& sentence);
  void SettleTopic();
  void Assemble();
  // Calls act(lines, sentence) for each sentence that makes claims, in order, the title first.
  template <typename Act>
  void ForSentences(Act act);

  std::shared_ptr<Article> article_ = std::make_shared<Article>();
  NormalizeContext context_;
  TermReader terms_;
  TextStyle style_;
  bool by_lines_ = true;  // else the body is read as a whole, see ReadsByLines
  LinesPtr title_;
  std::vector<LinesPtr> body_;
  std::string title_skeleton_;
  std::vector<TermReader::LongForm> long_forms_;
  References references_;
  absl::flat_hash_map<uint64_t, TermCount> term_counts_;
  bool topic_changed_ = false;
  // Lines of the body that an edit took out, the last ones, as they were read: an undo brings them
  // back. Those still there say of the same sentence in lines read anew what its stamps were.
  std::vector<LinesPtr> away_;

  std::vector<Claim> claims_;
  std::vector<uint64_t> stamps_;
  std::vector<uint32_t> bases_;  // of claims_: where their sentences begin
  ArticleTopic topic_;
  uint64_t last_stamp_ = 0;
  // Readings that are out of date, the last ones: their claims keep their stamps where they are
  // read again as they were, at once or by an undo.
  std::vector<SentenceReading> retired_;
  // Here, so that they keep their memory from call to call.
  absl::flat_hash_set<uint64_t> seen_;
  std::vector<ParagraphSigns> page_;
  std::vector<TopicTerm> topic_terms_;
};

}  // namespace crosscheck::claim
