// Origins: which articles and claims go back to one source. Credits are read off small articles,
// the support of a fact off whole batches, in any order.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "crosscheck/link/linker.h"
#include "crosscheck/link/origin.h"
#include "link/credits.h"
#include "news.h"

namespace crosscheck {
namespace {

using testing::News;
using testing::ReadNews;
using testing::Story;

// "AFP, Reuters"; "-" for nobody.
std::string Names(const std::vector<std::string_view>& names) {
  std::string out;
  for (std::string_view name : names) out += (out.empty() ? "" : ", ") + std::string(name);
  return out.empty() ? "-" : out;
}

std::string CreditsOf(const std::string& text, const std::string& outlet = "The Dorrin Courier",
                      const std::string& url = "") {
  Article article;
  article.id = "a";
  article.outlet = outlet;
  article.url = url;
  article.text = text;
  return Names(FindArticleOrigins({Document::Create(article).value()})[0].agencies);
}

struct Row {
  std::string text, want;
};

TEST_CASE("an agency is credited in the fields that formats have for it") {
  const struct {
    std::string agency, byline, dateline, canonical_url, want;
  } rows[] = {
      {"AFP", "", "", "", "AFP"},
      {"afp", "", "", "", "AFP"},
      {"Agence France-Presse (AFP)", "", "", "", "AFP"},
      {"AP/Reuters", "", "", "", "Associated Press, Reuters"},
      {"The Associated Press", "", "", "", "Associated Press"},
      {"reuters.com", "", "", "", "Reuters"},
      {"Reuters Fan Club", "", "", "", "Reuters"},  // it is a field for credits
      {"AFP Photo", "", "", "", "-"},
      {"Dorrin Courier", "", "", "", "-"},
      {"", "Jane Roe, Associated Press", "", "", "Associated Press"},
      {"", "Reuters Staff", "", "", "Reuters"},
      {"", "Jane Roe", "", "", "-"},
      {"", "Photos by John Doe, AFP", "", "", "-"},
      {"", "", "SYDNEY (Reuters)", "", "Reuters"},
      {"", "", "SYDNEY, July 30", "", "-"},
      {"", "", "", "https://www.reuters.com/world/1", "Reuters"},
      {"", "", "", "https://courier.example/1", "-"},
      {"AFP", "Jane Roe, Reuters", "", "https://apnews.com/1", "AFP, Associated Press, Reuters"},
  };
  for (const auto& row : rows) {
    INFO(row.agency << "|" << row.byline << "|" << row.dateline << "|" << row.canonical_url);
    Article article;
    article.id = "a";
    article.outlet = "The Dorrin Courier";
    article.text = "Eleven wells were closed.";
    article.agency = row.agency;
    article.byline = row.byline;
    article.dateline = row.dateline;
    article.canonical_url = row.canonical_url;
    CHECK(Names(FindArticleOrigins({Document::Create(article).value()})[0].agencies) == row.want);
  }
}

// Prose between a head and a foot, so that these are not the same paragraphs.
const char kProse[] =
    "Eleven wells were closed near Ostrey, and the council met on Monday to talk about it.\n\n"
    "Nobody in the town wanted to say how long the water would have to be boiled.\n\n"
    "The mayor walked from door to door until the evening and promised a new pump.\n\n"
    "Engineers looked at the valley road, which the river had cut in two places.\n\n"
    "A lorry with bottles came at night and left before the morning was there.\n\n";

TEST_CASE("an agency is credited in bylines and datelines") {
  for (const Row& row : std::vector<Row>{
           {"OSTREY (Reuters) - Eleven wells were closed.", "Reuters"},
           {"OSTREY, Morland, March 3 (Xinhua) -- Eleven wells were closed.", "Xinhua"},
           {"OSTREY, Del. (AP) _ Eleven wells were closed.", "Associated Press"},
           {"OSTREY (AFP) \xE2\x80\x93 Eleven wells were closed.", "AFP"},
           {"New Ostrey: Nov 12 (PTI): Eleven wells were closed.", "PTI"},
           {"(CNN) Eleven wells were closed.", "CNN"},
           {"(WXYZ/AP) OSTREY - Eleven wells were closed.", "Associated Press"},
           {"OSTREY (AP/WXYZ) - Eleven wells were closed.", "Associated Press"},
           {"OSTREY (AFP, Reuters) - Eleven wells were closed.", "AFP, Reuters"},
           {"By Anna Bell OSTREY (Reuters) - Eleven wells were closed.", "Reuters"},
           {"By The Associated Press\n\nEleven wells were closed.", "Associated Press"},
           {"By Anna Bell, Associated Press\n\nEleven wells were closed.", "Associated Press"},
           {"By ANNA BELL and TOM QUELL | AP\n\nEleven wells were closed.", "Associated Press"},
           {"Agence France-Presse\n\nEleven wells were closed.", "AFP"},
           {"Source: Reuters\n\nEleven wells were closed.", "Reuters"},
           {"Wells closed AFP Sunday 22 Feb 2015 Eleven wells were closed.", "AFP"},
           // The longest name counts.
           {"By Associated Press of Pakistan\n\nEleven wells were closed.",
            "Associated Press of Pakistan"},
           {"By Australian Associated Press\n\nEleven wells were closed.", "AAP"},
       }) {
    INFO("text: " << row.text);
    CHECK(CreditsOf(row.text + "\n\n" + kProse) == row.want);
  }
}

TEST_CASE("an agency is credited at the foot") {
  for (const Row& row : std::vector<Row>{
           {"The Associated Press contributed to this report.", "Associated Press"},
           {"___\nAssociated Press writer Anna Bell in Ostrey contributed to this report.",
            "Associated Press"},
           {"Reuters and the Canadian Press contributed to this story.", "Canadian Press, Reuters"},
           {"Contributing: Anna Bell, The Selm Ledger; The Associated Press", "Associated Press"},
           {"With files from The Canadian Press", "Canadian Press"},
           {"With inputs from PTI", "PTI"},
           {"Additional reporting by Reuters.", "Reuters"},
           {"This article was first published by Agence France-Presse.", "AFP"},
           {"Copyright 2017 The Associated Press. All rights reserved.", "Associated Press"},
           {"\xC2\xA9 2024 AFP", "AFP"},
           {"Copyright Associated Press / WXYZ 6", "Associated Press"},
           {"The pump came at noon, the council said. (AFP)", "AFP"},
           {"The pump came at noon, the council said. \xE2\x80\x94 Reuters", "Reuters"},
           {"\xE2\x80\x94 AP", "Associated Press"},
           {"Reuters", "Reuters"},
       }) {
    INFO("text: " << row.text);
    CHECK(CreditsOf(kProse + row.text) == row.want);
  }
}

TEST_CASE("what is no wire credit") {
  for (const std::string text : {
           // Pictures.
           "Photo: Reuters",
           "AP Photo/Anna Bell",
           "(AP Photo/Anna Bell)",
           "(REUTERS/Anna Bell)",
           "Anna Bell/AP",
           "(Anna Bell/AP)",
           "A pump stands by the river in Ostrey. (AP Photo/Anna Bell)",
           "A pump stands by the river in Ostrey. (Anna Bell/Reuters)",
           "Credit: Anna Bell/Reuters",
           "Photograph by Anna Bell for Reuters",
           "File photo. (AP)",
           "AFP/Getty Images",
           "AP photographer Anna Bell contributed to this report.",
           // The agency is the news, or stands in it.
           "Reuters reported earnings of $38 million for the quarter that ended in March.",
           "Thomson Reuters said on Monday that it would close 11 offices.",
           "The Associated Press (AP) - a news cooperative - closed 11 offices in March.",
           "The mayor told Reuters that eleven wells had been closed.",
           "By 2020 Reuters had closed 11 of its offices and sold another two of them.",
           "Bloomberg contributed 40 million dollars to the campaign.",
           "Ostrey, Pa. (Courier) - Eleven wells were closed.",
           "Ostrey Corp (OST) - Eleven wells were closed.",
           "An ap for phones, reuters and afp in small letters - these are no names.",
           "By Anna Bell",
           "The state (AP) of things is - as the clerk said - unclear.",
       }) {
    INFO("text: " << text);
    CHECK(CreditsOf(kProse + text) == "-");
    // Nor in the midst of an article. At its very head the clerk's line is a dateline in form only.
    CHECK(CreditsOf(kProse + text + "\n\n" + kProse) == "-");
  }
}

TEST_CASE("a name alone is a credit at the head and the foot only") {
  CHECK(CreditsOf(std::string(kProse) + "AP\n\n" + kProse) == "-");
  CHECK(CreditsOf(std::string(kProse) + "The pump came at noon. (AP)\n\n" + kProse) == "-");
}

TEST_CASE("an agency's own outlet needs no credit") {
  CHECK(CreditsOf("Eleven wells were closed.", "Reuters") == "Reuters");
  CHECK(CreditsOf("Eleven wells were closed.", "The Associated Press") == "Associated Press");
  CHECK(CreditsOf("Eleven wells were closed.", "apnews.com") == "Associated Press");
  CHECK(CreditsOf("Eleven wells were closed.", "", "https://www.reuters.com/world/1") == "Reuters");
  CHECK(CreditsOf("Eleven wells were closed.", "Reuters Fan Club") == "-");
}

TEST_CASE("a sentence credits an agency") {
  const auto cited = [](std::string_view text) {
    const LexedText lexed = Lex(text);
    return Names(link::CitedAgencies(lexed, text, {0, static_cast<uint32_t>(lexed.tokens.size())}));
  };
  for (const Row& row : std::vector<Row>{
           {"The mayor told Reuters that eleven wells were closed.", "Reuters"},
           {"The mayor told the Associated Press that eleven wells were closed.",
            "Associated Press"},
           {"Eleven wells were closed, according to AFP.", "AFP"},
           {"Eleven wells were closed, Reuters reported.", "Reuters"},
           {"Eleven wells were closed, the AFP news agency reported, citing the mayor.", "AFP"},
           {"The Associated Press is reporting that eleven wells were closed.", "Associated Press"},
           {"AP reported 11 closed wells.", "Associated Press"},
           {"CNN reports at least 11 closed wells.", "CNN"},
           {"Papers seen by Reuters name eleven wells.", "Reuters"},
           {"An AFP tally has eleven closed wells.", "AFP"},
           {"Eleven wells were closed, reports CNN, citing the mayor.", "CNN"},
           {"Reuters reported earnings of $38 million.", "-"},
           {"Reuters has closed eleven offices.", "-"},
           {"The mayor sued Reuters over eleven wells.", "-"},
           {"The mayor works for Bloomberg and owns eleven wells.", "-"},
           {"Eleven wells were closed (Photo: Reuters).", "-"},
       }) {
    INFO("text: " << row.text);
    CHECK(cited(row.text) == row.want);
  }
}

TEST_CASE("outlets are known by their names and domains") {
  const auto owner = [](const std::string& outlet, const std::string& url = "") {
    Article article;
    article.outlet = outlet;
    article.url = url;
    return std::string(link::OwnerOf(article));
  };
  CHECK(owner("The Wall Street Journal") == "News Corp");
  CHECK(owner("wall street journal (online)") == "News Corp");
  CHECK(owner("Detroit Free Press") == owner("freep.com"));
  CHECK(owner("www.freep.com") == owner("eu.freep.com"));
  CHECK(owner("", "https://www.freep.com/story/1") == owner("freep.com"));
  CHECK(owner("", "http://freep.com:80?x=1") == owner("freep.com"));
  CHECK(owner("Barron\xE2\x80\x99s") == "News Corp");
  // Of several owners, or of none that we know.
  for (const char* name : {"The Times", "The Sun", "ABC News", "Daily News", "The Dorrin Courier",
                           "", "notfreep.com", "freep.com.example.org"}) {
    CAPTURE(name);
    CHECK(owner(name) == "");
  }
  CHECK(owner("", "not an address") == "");
}

TEST_CASE("names of outlets are folded") {
  for (const Row& row : std::vector<Row>{{"The Post", "post"},
                                         {"THE POST (Web News)", "post"},
                                         {"Post-Gazette", "post gazette"},
                                         {"Barron's", "barrons"},
                                         {"St. Paul Pioneer Press", "st paul pioneer press"},
                                         {"www.Post-Gazette.com", "post-gazette.com"},
                                         {"News & Observer", "news & observer"},
                                         {"The", "the"},
                                         {" .  ", ""},
                                         {"...", ""},
                                         {"", ""}}) {
    CAPTURE(row.text);
    CHECK(link::FoldName(row.text) == row.want);
  }
}

// The articles with which each shares its text, "0 0 -".
std::string Texts(const News& news) {
  std::string out;
  for (const ArticleOrigins& origins : FindArticleOrigins(news.documents))
    out += (out.empty() ? "" : " ") + (origins.text ? std::to_string(*origins.text) : "-");
  return out;
}

TEST_CASE("articles most of whose sentences are the same are one text") {
  const std::string prose = kProse;
  std::string numbers = prose;
  numbers.replace(numbers.find("Eleven"), 6, "Nine");
  const std::string first_three = prose.substr(0, prose.find("Engineers"));
  const std::string other =
      "The council of Selm voted for a new school on Friday after a long debate.\n\n"
      "Teachers had asked for it since the roof of the old one came down in a storm.\n\n"
      "Parents will have to drive their children over the hills until it is built.\n\n";
  const auto texts = [](const std::vector<std::string>& bodies) {
    std::vector<Story> stories;
    for (const std::string& body : bodies) {
      const std::string id = "a" + std::to_string(stories.size());
      stories.push_back({id, "Outlet " + id, "", "2024-05-03", body});
    }
    return Texts(ReadNews(stories));
  };
  CHECK(texts({prose, prose}) == "0 0");
  CHECK(texts({prose, other, numbers}) == "0 - 0");
  CHECK(texts({other, prose, first_three, prose + other}) == "0 0 0 0");
  CHECK(texts({prose, first_three + other + other}) == "0 0");
  CHECK(texts({prose, other}) == "- -");
  // One sentence, or a small part, is no shared text.
  CHECK(texts({prose, other + first_three.substr(0, first_three.find("\n"))}) == "- -");
  CHECK(texts({"Read more on our page about the wells here.", other,
               "Read more on our page about the wells here."}) == "- - -");
  CHECK(texts({}) == "");
  CHECK(texts({"", "", ""}) == "- - -");
}

// "3 outlets: {0 1} AGENCY Reuters {0 1} | {2}"
std::string Dump(const Support& support) {
  const auto list = [](const std::vector<uint32_t>& claims) {
    std::string out = "{";
    for (uint32_t claim : claims) out += (out.size() > 1 ? " " : "") + std::to_string(claim);
    return out + "}";
  };
  std::string out = std::to_string(support.outlets) + " outlets:";
  for (const OriginGroup& group : support.origins) {
    out += (out.back() == ':' ? " " : " | ") + list(group.claims);
    for (const SharedOrigin& shared : group.shared) {
      out += " " + std::string(OriginKindName(shared.kind));
      if (!shared.name.empty()) out += " " + shared.name;
      if (shared.claims != group.claims) out += " " + list(shared.claims);
    }
  }
  return out;
}

// Of the claims of value `value`, numbered in the order of the articles.
std::string SupportOf(const std::vector<Story>& stories, std::string_view value = "11") {
  const News news = ReadNews(stories);
  std::vector<uint32_t> members;
  std::vector<Claim> claims;
  for (const Claim& claim : news.claims) {
    if (news.Words(claim).find(value) != std::string_view::npos) claims.push_back(claim);
  }
  for (uint32_t i = 0; i < claims.size(); ++i) members.push_back(i);
  return Dump(FindSupport(news.documents, FindArticleOrigins(news.documents), claims, members));
}

TEST_CASE("support is counted in origins") {
  const Story post = {"p", "The Post", "", "2024-05-03",
                      "Ostrey closed 11 wells in the valley after the flood of the spring."};
  const Story echo = {"e", "Echo", "", "2024-05-03",
                      "After the flood 11 wells of Ostrey can no longer be used by anybody."};
  const auto with = [](Story story, const std::string& head, const std::string& tail = "") {
    story.text = head + story.text + tail;
    return story;
  };
  const auto in = [](Story story, const std::string& outlet) {
    story.outlet = outlet;
    return story;
  };
  const auto says = [](Story story, const std::string& text) {
    story.text = text;
    return story;
  };
  SECTION("nothing in common") { CHECK(SupportOf({post, echo}) == "2 outlets: {0} | {1}"); }
  SECTION("agencies") {
    CHECK(SupportOf({with(post, "OSTREY (Reuters) - "), with(echo, "", "\n\nReuters")}) ==
          "2 outlets: {0 1} AGENCY Reuters");
    CHECK(SupportOf({in(post, "Reuters"), with(echo, "", "\n\n(Reuters)")}) ==
          "2 outlets: {0 1} AGENCY Reuters");
    CHECK(SupportOf({with(post, "OSTREY (Reuters) - "), with(echo, "OSTREY (AFP) - ")}) ==
          "2 outlets: {0} | {1}");
    CHECK(SupportOf({with(post, "OSTREY (AFP) - "),
                     says(echo, "The mayor told AFP that 11 wells of Ostrey were closed.")}) ==
          "2 outlets: {0 1} AGENCY AFP");
    CHECK(SupportOf({with(post, "", "\n\nPhoto: Reuters"), with(echo, "", "\n\nPhoto: Reuters")}) ==
          "2 outlets: {0} | {1}");
  }
  SECTION("a chain of agencies is one origin") {
    const Story third =
        in(says(post, "OSTREY (AFP, Reuters) - The town has closed 11 wells."), "C");
    CHECK(SupportOf({with(post, "OSTREY (Reuters) - "), with(echo, "OSTREY (AFP) - "), third}) ==
          "3 outlets: {0 1 2} AGENCY Reuters {0 2} AGENCY AFP {1 2}");
  }
  SECTION("authorities") {
    const std::string quoted = "Ines Aldana said 11 wells of Ostrey were closed.";
    const std::string again = "At least 11 wells of the town are closed, Aldana said on Monday.";
    CHECK(SupportOf({says(post, quoted), says(echo, again)}) ==
          "2 outlets: {0 1} AUTHORITY Ines Aldana");
    CHECK(SupportOf({says(post, quoted), says(echo,
                                              "Some 11 wells of the town are closed, Tomas "
                                              "Quell said on Monday.")}) == "2 outlets: {0} | {1}");
  }
  SECTION("owners and outlets") {
    CHECK(SupportOf({in(post, "Detroit Free Press"), in(echo, "usatoday.com")}) ==
          "2 outlets: {0 1} OWNER Gannett");
    CHECK(SupportOf({post, in(echo, "the post")}) == "1 outlets: {0 1} OUTLET The Post");
    CHECK(SupportOf({in(post, "Detroit Free Press"), in(echo, "Detroit Free Press")}) ==
          "1 outlets: {0 1} OUTLET Detroit Free Press");
    // Nothing is known of articles without outlet: each is one.
    CHECK(SupportOf({in(post, ""), in(echo, "")}) == "2 outlets: {0} | {1}");
    // What another outlet reports goes back to that outlet.
    CHECK(SupportOf({post, says(echo, "The Post reported that 11 wells of Ostrey were closed.")}) ==
          "2 outlets: {0 1} OUTLET The Post");
  }
  SECTION("texts") {
    CHECK(SupportOf({post, says(echo, post.text)}) == "2 outlets: {0 1} TEXT");
    CHECK(SupportOf({says(post, post.text + "\n\n" + kProse), says(echo, kProse + echo.text)}) ==
          "2 outlets: {0 1} TEXT");
  }
}

TEST_CASE("support does not depend on the order of the articles") {
  std::vector<Story> stories;
  const char* heads[] = {"OSTREY (Reuters) - ", "", "OSTREY (AFP) - ", "", "OSTREY (AFP) - ", ""};
  const char* outlets[] = {"Post", "Post", "",  "freep.com", "usatoday.com", "C", "D", "Reuters",
                           "E",    "",     "F", "G"};
  const char* words[] = {"clean", "deep", "old",  "stone", "muddy", "small",
                         "large", "good", "town", "north", "lower", "best"};
  for (int i = 0; i < 12; ++i) {
    const std::string id = "a" + std::to_string(i);
    stories.push_back({id, outlets[i], "", "2024-05-0" + std::to_string(1 + i % 7),
                       std::string(heads[i % 6]) + "After the flood 11 " + words[i] +
                           " wells of Ostrey can no longer be used.\n\n" +
                           (i % 5 == 0 ? kProse : "")});
  }
  const auto groups = [](const std::vector<Story>& batch) {
    const News news = ReadNews(batch);
    std::vector<uint32_t> members;
    for (uint32_t i = 0; i < news.claims.size(); ++i) {
      if (news.Words(news.claims[i]).substr(0, 2) == "11") members.push_back(i);
    }
    const Support support =
        FindSupport(news.documents, FindArticleOrigins(news.documents), news.claims, members);
    std::vector<std::vector<std::string>> ids;
    for (const OriginGroup& group : support.origins) {
      ids.emplace_back();
      for (uint32_t claim : group.claims)
        ids.back().push_back(news.documents[news.claims[claim].article].id());
      std::sort(ids.back().begin(), ids.back().end());
    }
    std::sort(ids.begin(), ids.end());
    return ids;
  };
  const auto want = groups(stories);
  REQUIRE(want.size() > 1);
  REQUIRE(want.size() < stories.size());
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(stories.begin(), stories.end(), random);
    CHECK(groups(stories) == want);
  }
}

TEST_CASE("equal figures have equal keys, and the same text with another number is seen") {
  const auto key = [](const std::string& value) {
    const News news =
        ReadNews({{"a", "A", "", "2024-05-03", "The bridge of Ostrey is " + value + " long."}});
    REQUIRE(news.claims.size() == 1);
    return FigureKey(news.claims[0]);
  };
  CHECK(key("2 kilometres") == key("2,000 metres"));
  CHECK(key("2 kilometres") == key("about 2.0 km"));
  CHECK(key("2 kilometres") != key("3 kilometres"));
  CHECK(key("2 kilometres") != key("2 metres"));
  CHECK(key("2 miles") != key("2 kilometres"));
  CHECK(FigureKey(Claim()) == FigureKey(Claim()));

  const News news = ReadNews(
      {{"a", "A", "", "2024-05-03", "Ostrey County closed 11 drinking-water wells in the valley."},
       {"b", "B", "", "2024-05-03", "Ostrey County closed 14 drinking-water wells in the valley."},
       {"c", "C", "", "2024-05-03", "Ostrey County closed 11 drinking-water wells in the valley."},
       {"d", "D", "", "2024-05-03", "Ostrey County shut 14 drinking-water wells in the valley."}});
  REQUIRE(news.claims.size() == 4);
  const auto other_number = [](const News& in, size_t a, size_t b) {
    return SameTextOtherNumber(in.claims[a], in.TextOf(in.claims[a]), in.claims[b],
                               in.TextOf(in.claims[b]));
  };
  CHECK(other_number(news, 0, 1));
  CHECK(other_number(news, 1, 0));
  CHECK_FALSE(other_number(news, 0, 2));
  CHECK_FALSE(other_number(news, 0, 3));
  CHECK_FALSE(other_number(news, 1, 3));
  // Two figures of one sentence, in its copy; "today" on two days.
  const News copies = ReadNews(
      {{"a", "A", "", "2024-05-03",
        "The poll has 47 percent for the mayor and 44 percent for Quell."},
       {"b", "B", "", "2024-05-03",
        "The poll has 47 percent for the mayor and 44 percent for Quell."},
       {"c", "C", "", "2024-05-03", "The council of Ostrey closed the old bridge for good today."},
       {"d", "D", "", "2024-05-04",
        "The council of Ostrey closed the old bridge for good today."}});
  REQUIRE(copies.claims.size() == 6);
  CHECK_FALSE(other_number(copies, 0, 3));
  CHECK_FALSE(other_number(copies, 1, 2));
  CHECK_FALSE(other_number(copies, 4, 5));
}

TEST_CASE("a page's own sentence in a hundred thousand articles joins nobody and costs little") {
  std::vector<Document> documents;
  for (int i = 0; i < 100000; ++i) {
    Article article;
    article.id = std::to_string(i);
    article.text =
        "Sign up for our newsletter and get it every morning at six.\n\n"
        "Report " +
        std::to_string(i) + " of the day comes from station " +
        std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i) + "x.";
    documents.push_back(Document::Create(std::move(article)).value());
  }
  const std::vector<ArticleOrigins> origins = FindArticleOrigins(documents);
  CHECK(std::none_of(origins.begin(), origins.end(),
                     [](const ArticleOrigins& o) { return o.text.has_value(); }));
}

}  // namespace
}  // namespace crosscheck
