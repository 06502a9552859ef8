// A draft that is read while it is edited gives the claims of the article read as a whole.
#include "claim/draft.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstddef>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "crosscheck/claim/extract.h"
#include "edits.h"
#include "link/generate.h"
#include "news.h"

namespace crosscheck::testing {
namespace {

// All that a claim says. Changes are numbered through a text; only which are the same tells.
std::string Everything(const Claim& c) {
  std::ostringstream out;
  const auto span = [&](Span s) { out << ' ' << s.begin << '-' << s.end; };
  const auto set = [&](const TermSet& terms) {
    out << " {";
    for (const Term& term : terms) {
      out << term.key << '/' << int{term.weight};
      span(term.span);
    }
    out << '}';
  };
  const auto period = [&](const std::optional<Period>& p) {
    if (p) out << ' ' << ToTimex(*p) << p->since << p->until << p->begin << p->end;
  };
  const auto quantity = [&](const std::optional<Quantity>& q) {
    if (q) out << ' ' << DebugString(*q) << ' ' << q->last_digit;
  };
  out << c.id.ToHex() << ' ' << c.article << (c.part == Part::kTitle ? " title" : " body");
  for (Span s : {c.span, c.clause, c.value_span, c.period_span, c.whole_span, c.hedge_span,
                 c.negation_span, c.speaker_span, c.one_more})
    span(s);
  quantity(c.quantity);
  if (c.time) {
    out << ' ' << c.time->timex << ' ' << TimeAnchorName(c.time->anchor) << ' '
        << c.time->alternatives.size();
    period(c.time->period);
    period(c.time->stretch);
  }
  out << ' ' << c.counted << ' ' << MeasureName(c.measure) << ' ' << c.predicate_class;
  for (const TermSet* terms :
       {&c.group, &c.predicate, &c.subject, &c.events, &c.topic, &c.context, &c.base, &c.names,
        &c.places, &c.where, &c.article_topic.get(), &c.speaker})
    set(*terms);
  for (uint64_t name : c.article_topic.main_names()) out << ' ' << name;
  out << ' ' << c.masked_text << ' ' << c.self_contained << ' ' << c.sentence_key;
  if (c.published) out << ' ' << *c.published;
  period(c.period);
  quantity(c.whole);
  for (bool is : {c.subject_resolved, c.is_whole, c.persons, c.part_of, c.onset, c.rough,
                  c.other_weekday, c.doubtful, c.other_event, c.cumulative, c.daily, c.limit,
                  c.hedged, c.negated, c.future, c.quoted})
    out << is;
  if (c.figures != nullptr) {
    std::map<uint32_t, size_t> changes;
    for (const Figure& figure : *c.figures) {
      span(figure.span);
      quantity(figure.quantity);
      period(figure.period);
      changes.emplace(figure.change.change, changes.size());
      out << TimeAnchorName(figure.anchor) << ChangeRoleName(figure.change.role)
          << int{figure.change.direction} << changes[figure.change.change] << figure.doubtful;
    }
  }
  return out.str();
}

std::string Everything(const std::vector<Claim>& claims) {
  std::string out;
  for (const Claim& claim : claims) out += Everything(claim) + "\n";
  return out;
}

std::string AsAWhole(const Article& article) {
  return Everything(ReadArticle(Document::Create(article).value(), 0).claims);
}

// Puts `with` into the body in the place of what stands from `begin` to `end`.
void Put(claim::DraftReader& reader, size_t begin, size_t end, std::string_view with) {
  reader.Replace(Part::kBody, static_cast<uint32_t>(begin), static_cast<uint32_t>(end), with);
}

// Where two such texts differ first.
std::string FirstDifference(const std::string& x, const std::string& y) {
  const auto at = static_cast<size_t>(
      std::mismatch(x.begin(),
                    x.begin() + static_cast<std::ptrdiff_t>(std::min(x.size(), y.size())),
                    y.begin())
          .first -
      x.begin());
  const size_t begin = x.rfind('\n', at) == std::string::npos ? 0 : x.rfind('\n', at) + 1;
  return "at " + std::to_string(at - begin) + "\n" + x.substr(begin, x.find('\n', at) - begin) +
         "\n" + y.substr(std::min(begin, y.size()), y.find('\n', at) - begin);
}

// Makes edits and undoes them; after each the claims are compared. Returns how many stayed.
size_t CheckEdits(const Article& draft, uint32_t seed, int edits) {
  claim::DraftReader reader;
  reader.SetDraft(draft);
  size_t stayed = 0;
  std::vector<Edit> undo;
  EditMaker maker(seed);
  const auto check = [&] {
    const std::string expected = AsAWhole(reader.article());
    if (Everything(reader.claims()) != expected) {
      INFO("seed " << seed << " edit " << undo.size() << "\n"
                   << reader.article().title << "\n----\n"
                   << reader.article().text << "\n----\n"
                   << FirstDifference(Everything(reader.claims()), expected));
      FAIL("the claims are others");
    }
    REQUIRE(reader.stamps().size() == reader.claims().size());
  };
  const auto make = [&](const Edit& edit) {
    const std::string before = TextOf(reader.article(), edit.part);
    undo.push_back({edit.part, edit.begin, edit.begin + static_cast<uint32_t>(edit.text.size()),
                    before.substr(edit.begin, edit.end - edit.begin)});
    const std::vector<uint64_t> stamps = reader.stamps();
    reader.Replace(edit.part, edit.begin, edit.end, edit.text);
    for (const uint64_t stamp : reader.stamps())
      stayed += static_cast<size_t>(std::count(stamps.begin(), stamps.end(), stamp));
    check();
  };
  check();
  for (int i = 0; i < edits; ++i) make(maker.Next(reader.article()));
  const std::vector<Edit> back = undo;
  for (size_t i = back.size(); i-- > 0;) make(back[i]);
  CHECK(reader.article().text == draft.text);
  CHECK(reader.article().title == draft.title);
  return stayed;
}

TEST_CASE("Claims are those of the whole text after any edits and undo") {
  size_t stayed = 0;
  for (uint32_t seed = 0; seed < 4; ++seed) {
    for (size_t i = 0; i < Samples().size(); ++i)
      stayed += CheckEdits(Samples()[i], 100 * seed + static_cast<uint32_t>(i), 120);
  }
  CHECK(stayed > 10000);
  for (const Story& story : NewsGenerator(2).Articles(4, 2)) CheckEdits(ArticleOf(story), 9, 150);
}

TEST_CASE("What only the whole text tells is told anew when it changes") {
  Article article = ArticleOf(
      {"a", "The Toronto Ledger", "Bridge costs $3m", "2024-05-03",
       "VARN, 3 May 2024 - The bridge cost $3 million, the board said.\n\n"
       "It was built in 2011. Two years later it was closed.\n\n"
       "Sydney paid $5m for 2,5 and 3,5 of it. The 100m span has 12m.\n\n"
       "The company lost $4 million. The National Transport Board (NTB) said on 7/11/2023 that the "
       "NTB had 30 staff.\n\nRead more\n\nCopyright 2024. All rights reserved.\n"});
  const std::vector<std::pair<std::string, std::string>> changes = {
      {"2,5", "1 234,5"},                                       // decimals behind a comma
      {"1 234,5", "1,234.5"},                                   // or a point
      {"(NTB)", "NTB"},                                         // no long form
      {"NTB said", "(NTB) said"},                               // one again
      {"2011", "May"},                                          // another time before the next
      {"Sydney", "US$7 million in Australia, Sydney"},          // another "$"
      {"The Toronto", "The"},                                   // no such words: nothing happens
      {"The company", "Hesk Lines sank in debt. The company"},  // what "the company" is
      {"7/11/2023", "7/13/2023"},                               // which is the day
      {"7/13/2023", "Monday"},
      {"Read more", "It sank in 1914. It sank in 1915. It sank in 1916. It sank in 1917 and rose."},
      {"It sank in 1914.", "In May it sank."},
      {"VARN, 3 May 2024 - ", ""},  // no dateline
      {"\n\n", "\n"},
      {"The bridge cost", "Bridge costs $3m.\nThe bridge cost"},  // the text says its title
      {"The bridge cost $3 million, the board said.", ""},
  };
  claim::DraftReader reader;
  reader.SetDraft(article);
  REQUIRE(reader.claims().size() > 5);
  size_t made = 0;
  for (int undo = 0; undo < 2; ++undo) {
    for (size_t k = 0; k < changes.size(); ++k) {
      auto [from, to] = changes[undo == 0 ? k : changes.size() - 1 - k];
      if (undo == 1) std::swap(from, to);
      const size_t at =
          from.empty() ? reader.article().text.size() / 2 : reader.article().text.find(from);
      if (at == std::string::npos) continue;
      ++made;
      Put(reader, at, at + from.size(), to);
      INFO(from << " -> " << to << "\n" << reader.article().text);
      CHECK(Everything(reader.claims()) == AsAWhole(reader.article()));
    }
  }
  CHECK(made > 2 * changes.size() - 6);
}

TEST_CASE("Lines that come back keep their stamps and are read with what changed meanwhile") {
  const std::string lines =
      "The National Transport Board paid $4 million two years later. The company has 30 staff, and "
      "the board 12.\n\n";
  const Article article =
      ArticleOf({"a", "The Post", "Board pays for bridge", "2024-05-03",
                 "Hesk Lines built the bridge in 2011.\n\n" + lines +
                     "The National Transport Board (NTB) counted 1,200 people.\n\n"});
  const size_t begin = article.text.find(lines), end = begin + lines.size();
  claim::DraftReader reader;
  reader.SetDraft(article);
  const std::vector<uint64_t> before = reader.stamps();
  REQUIRE(before.size() > 4);
  Put(reader, begin, end, "");
  CHECK(reader.stamps().size() < before.size());
  Put(reader, begin, begin, lines);
  CHECK(reader.stamps() == before);

  const std::vector<std::pair<std::string, std::string>> changes = {
      {"2011", "1999"},
      {"built", "of Canada built"},
      {" (NTB)", ""},
      {"counted", "paid US$7 million in Australia and counted"},
      {"1,200 people", "1.200,5 dollars"},
      {"Hesk Lines built", "Varn Rail sank. Varn Rail built"},
  };
  for (const auto& [from, to] : changes) {
    INFO(from << " -> " << to);
    reader.SetDraft(article);
    Put(reader, begin, end, "");
    const std::string text = reader.article().text;
    const size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    Put(reader, at, at + from.size(), to);
    const size_t back = reader.article().text.find("\n\n") + 2;
    Put(reader, back, back, lines);
    CHECK(Everything(reader.claims()) == AsAWhole(reader.article()));
    // Twice in the text, of which one is read anew.
    Put(reader, back, back, lines);
    CHECK(Everything(reader.claims()) == AsAWhole(reader.article()));
  }
  Put(reader, begin, end, "");
  reader.Replace(Part::kTitle, 0, 0, "The National Transport Board paid $4 million. ");
  Put(reader, begin, begin, lines);
  CHECK(Everything(reader.claims()) == AsAWhole(reader.article()));
}

TEST_CASE("Lines of every make are cut where they can be read alone") {
  for (const std::string_view end : {"\n", "\r\n", "\r", "\n\n", "\n \n", "\n\xC2\xA0\n"}) {
    Article article = ArticleOf({"a", "The Post", "Eleven died", "2024-05-03", ""});
    for (const std::string_view line :
         {"Eleven people died at Varn on Monday.", "A heading without a stop", "May",
          "12 300 people fled, and more came in", "1066 of them were children.", "- 14 cows",
          "He paid $3m for the", "100m race; police said (", "5C in the shade.", "U.S.",
          "About 28,000 people left in Jan.", "2019 was worse: 31 died.", "\"Nine were hurt.\"",
          "It rose from", "3 to 5 per cent [", "8] of all.", "",
          "Nobody came, said Anna Bell, 34."})
      article.text += std::string(line) + std::string(end);
    CheckEdits(article, 31, 80);
    article.published.reset();
    CheckEdits(article, 32, 30);
  }
}

TEST_CASE("Hard-wrapped text") {
  Article article = ArticleOf({"a", "The Post", "", "2024-05-03", ""});
  for (int i = 0; i < 4; ++i) {
    article.text +=
        "The ferry Orla sank off Port Calder on 14 October 2023, killing 31\n"
        "of the 214 people on board, and the National Transport Board said.\n"
        "It was the worst accident in 12 years, the board said on Monday.\n\n";
  }
  CheckEdits(article, 33, 60);
}

TEST_CASE("A claim that only moves keeps its stamp") {
  claim::DraftReader reader;
  reader.SetDraft(Samples()[0]);
  const std::vector<uint64_t> before = reader.stamps();
  REQUIRE(before.size() > 2);
  reader.Replace(Part::kBody, 0, 0, "Nobody slept.\n\n");
  CHECK(reader.stamps() == before);
  reader.Replace(Part::kBody, 0, 3, "Somebo");
  CHECK(reader.stamps() == before);
}

TEST_CASE("A text that is put in its own place keeps its stamps") {
  Article article = ArticleOf({"a", "The Post", "Eleven wells", "2024-05-03", ""});
  for (int i = 0; i < 100; ++i)
    article.text += "Varn closed " + std::to_string(20 + i) + " wells in district " +
                    std::to_string(i + 1) + ".\n\n";
  claim::DraftReader reader;
  reader.SetDraft(article);
  const std::vector<uint64_t> before = reader.stamps();
  REQUIRE(before.size() > 100);
  Put(reader, 0, article.text.size(), "It began. " + article.text);
  CHECK(reader.stamps() == before);

  // The last lines come back where they are not the last ones and go on.
  const std::string lines = "The National Transport Board paid 50 \xE2\x82\xAC\n\n";
  article.text = "The board met.\n\n";
  const size_t behind = article.text.size();
  article.text += lines;
  reader.SetDraft(article);
  const std::vector<uint64_t> with_lines = reader.stamps();
  REQUIRE(with_lines.size() == 2);
  Put(reader, behind, behind + lines.size(), "");
  CHECK(reader.stamps().size() == 1);
  Put(reader, behind, behind, lines + "It said so.\n\n");
  CHECK(reader.stamps() == with_lines);
}

}  // namespace
}  // namespace crosscheck::testing
