// Articles for tests of the later layers: what they say, when and by whom, read into claims.
//
//   News news = ReadNews({{"a", "The Post", "", "2024-05-03", "Eleven miners died at Varn."}});
//   SlotOf(news.claims[0], news.TextOf(news.claims[0]), "group")        // "miners"
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "crosscheck/article/article.h"
#include "crosscheck/claim/claim.h"
#include "crosscheck/claim/extract.h"

namespace crosscheck::testing {

struct Story {
  std::string id, outlet, title, published, text;
};

inline Article ArticleOf(const Story& story) {
  Article article;
  article.id = story.id;
  article.outlet = story.outlet;
  article.title = story.title;
  if (!story.published.empty()) article.published = ParseTimestamp(story.published).value();
  article.text = story.text;
  return article;
}

struct News {
  std::vector<Document> documents;
  std::vector<Claim> claims;  // ordered by article, part, place

  std::string_view TextOf(const Claim& claim) const {
    return documents[claim.article].text(claim.part);
  }
  std::string_view Words(const Claim& claim) const { return claim.value_span.In(TextOf(claim)); }
};

// In the given order. Throws where an article is refused, which fails the test.
inline News ReadNews(const std::vector<Article>& articles) {
  News news;
  for (const Article& article : articles) {
    const auto index = static_cast<uint32_t>(news.documents.size());
    news.documents.push_back(Document::Create(article).value());
    for (Claim& claim : ReadArticle(news.documents.back(), index).claims)
      news.claims.push_back(std::move(claim));
  }
  return news;
}

inline News ReadNews(const std::vector<Story>& stories) {
  std::vector<Article> articles;
  for (const Story& story : stories) articles.push_back(ArticleOf(story));
  return ReadNews(articles);
}

// The words of a set in the order of the text, with one blank between them.
inline std::string WordsOf(const TermSet& set, std::string_view text) {
  std::vector<Span> spans;
  for (const Term& term : set) spans.push_back(term.span);
  std::sort(spans.begin(), spans.end());
  std::string out;
  for (Span span : spans) {
    if (!out.empty()) out += ' ';
    out += span.In(text);
  }
  return out;
}

// One slot in words; "-" where it is empty.
inline std::string SlotOf(const Claim& claim, std::string_view text, std::string_view slot) {
  const auto said = [](std::string words) { return words.empty() ? "-" : words; };
  if (slot == "measure") return std::string(MeasureName(claim.measure));
  if (slot == "group") return said(WordsOf(claim.group, text));
  if (slot == "predicate") return said(WordsOf(claim.predicate, text));
  if (slot == "subject") return said(WordsOf(claim.subject, text));
  if (slot == "base") return said(WordsOf(claim.base, text));
  if (slot == "names") return said(WordsOf(claim.names, text));
  if (slot == "places") return said(WordsOf(claim.places, text));
  if (slot == "where") return said(WordsOf(claim.where, text));
  if (slot == "speaker") return said(std::string(claim.speaker_span.In(text)));
  if (slot == "clause") return said(std::string(claim.clause.In(text)));
  if (slot == "whole") return said(std::string(claim.whole_span.In(text)));
  if (slot == "period") return claim.period ? ToTimex(*claim.period) : "-";
  if (slot == "is") {
    std::string out;
    for (const auto& [name, is] :
         {std::pair{"part", claim.part_of}, std::pair{"onset", claim.onset},
          std::pair{"hedged", claim.hedged}, std::pair{"negated", claim.negated},
          std::pair{"future", claim.future}, std::pair{"quoted", claim.quoted},
          std::pair{"persons", claim.persons}, std::pair{"other_event", claim.other_event},
          std::pair{"cumulative", claim.cumulative}, std::pair{"limit", claim.limit},
          std::pair{"doubtful", claim.doubtful}}) {
      if (is) out += (out.empty() ? "" : " ") + std::string(name);
    }
    return said(out);
  }
  return "no slot of the name " + std::string(slot);
}

// A sentence amid prose of one story that holds no figure of its own; two outlets tell it in their
// own words.
inline Story InCourier(const std::string& sentence, const std::string& published = "2024-05-03") {
  return {"courier", "The Dorrin Courier", "Cape Dorrin mourns the Ardent", published,
          "Smoke rose over Cape Dorrin for hours, and the pilot Ines Aldana and the engineer Tomas "
          "Quell of Hesk Lines waited with the crew of the Ardent.\n\n" +
              sentence +
              "\n\nNobody at Hesk Lines wanted to talk about it, and the harbour of Cape Dorrin "
              "was quiet when the Ardent was towed in.\n"};
}
inline Story InLedger(const std::string& sentence, const std::string& published = "2024-05-03") {
  return {"ledger", "The Selm Ledger", "The Ardent of Hesk Lines", published,
          "The pilot Ines Aldana praised the harbour of Cape Dorrin, where Tomas Quell keeps the "
          "books of Hesk Lines and of the Ardent.\n\n" +
              sentence +
              "\n\nThe wreck of the Ardent lies below the cliffs, and the pilot Ines Aldana had "
              "warned of the rocks there.\n"};
}

}  // namespace crosscheck::testing
