// One long text of many articles: its tokens, sentences and mentions are those of the articles one
// by one, at the borders too. It is long enough for its buffers to be asked for in large pages.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "crosscheck/grammar/mention.h"
#include "crosscheck/lex/token.h"

namespace crosscheck {
namespace {

// An article that begins and ends with a mention, so that one which reached over a border would be
// seen.
std::string Article(int n) {
  const std::string number = std::to_string(n);
  return number +
         " homes in the valley lost power on 3 May 2023, the water board said, after the storm cut "
         "three of the five lines that feed the town from the north.\n\nThe board spent more than "
         "$" +
         number +
         ".5 million on pumps last year, up 12 per cent from 2021, and wants between 30 and 40 "
         "engineers by the end of the decade; the river stood 2.4 metres above its mark.\n\n"
         "It will close " +
         std::to_string(n % 90 + 2);
}

TEST_CASE("A long text has the mentions of its parts") {
  std::string joined;
  std::vector<std::string> parts;
  constexpr size_t kLong = size_t{3} << 19;  // 1.5 MB: twelve of tokens
  for (int n = 2; joined.size() < kLong; ++n) {
    parts.push_back(Article(n));
    joined += parts.back() + "\n\n";
  }
  const LexedText whole = Lex(joined);
  const std::vector<Mention> mentions = FindMentions(whole);
  size_t at = 0, token = 0, sentence = 0, mention = 0;
  for (const std::string& part : parts) {
    const LexedText lexed = Lex(part);
    const std::vector<Mention> own = FindMentions(lexed);
    REQUIRE(own.size() >= 8);
    REQUIRE(token + lexed.tokens.size() <= whole.tokens.size());
    REQUIRE(mention + own.size() <= mentions.size());
    for (size_t i = 0; i < lexed.tokens.size(); ++i) {
      const Token& a = lexed.tokens[i];
      const Token& b = whole.tokens[token + i];
      if (a.begin + at != b.begin || a.end + at != b.end || a.kind != b.kind || a.word != b.word ||
          a.classes != b.classes)
        FAIL("token " << i << " of: " << part);
    }
    for (size_t i = 0; i < own.size(); ++i) {
      const Mention& a = own[i];
      const Mention& b = mentions[mention + i];
      bool same = a.form == b.form && a.tokens.begin + token == b.tokens.begin &&
                  a.tokens.end + token == b.tokens.end && a.sentence + sentence == b.sentence &&
                  a.piece_count == b.piece_count;
      for (uint8_t k = 0; same && k < a.piece_count; ++k) {
        same = a.pieces[k].role == b.pieces[k].role &&
               a.pieces[k].tokens.begin + token == b.pieces[k].tokens.begin &&
               a.pieces[k].tokens.end + token == b.pieces[k].tokens.end;
      }
      if (!same) FAIL(DebugString(a, lexed, part) << " became " << DebugString(b, whole, joined));
    }
    at += part.size() + 2;
    token += lexed.tokens.size();
    sentence += lexed.sentences.size();
    mention += own.size();
  }
  CHECK(token == whole.tokens.size());
  CHECK(sentence == whole.sentences.size());
  CHECK(mention == mentions.size());
  CHECK(parts.size() > 2000);
}

}  // namespace
}  // namespace crosscheck
