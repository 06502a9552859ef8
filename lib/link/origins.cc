// Origins: the doors are those of crosscheck/link/origin.h. Claims of one origin are found by what
// they share: each claim has keys (its agency, its owner, its text ...), equal keys stand together
// once they are sorted, and what they join is one group. So a thousand copies cost a thousand keys
// and not their pairs.
#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/inlined_vector.h"
#include "base/disjoint_sets.h"
#include "base/mix.h"
#include "claim/masked_text.h"
#include "crosscheck/base/fingerprint.h"
#include "crosscheck/claim/claim.h"
#include "crosscheck/link/origin.h"
#include "link/credits.h"
#include "link/values.h"

namespace crosscheck {
namespace {

// Articles by the sentences that they share. An article goes to the earlier one with which it
// shares most, where that is most of the shorter of the two.
class TextGroups {
 public:
  explicit TextGroups(size_t articles) : groups_(articles), size_(articles) {}

  // In the order of the ids, so that the order of the batch cannot be seen.
  void Add(uint32_t article, const std::vector<uint64_t>& sentences) {
    constexpr uint32_t kFewestShared = 3;
    // A sentence of more articles than this that share nothing else belongs to the page.
    constexpr size_t kMostArticles = 8;
    size_[article] = static_cast<uint32_t>(sentences.size());
    std::map<uint32_t, uint32_t> shared;  // article -> sentences
    for (uint64_t sentence : sentences) {
      auto& articles = articles_of_[sentence];
      for (uint32_t other : articles) ++shared[other];
      if (articles.size() < kMostArticles) articles.push_back(article);
    }
    for (const auto& [other, count] : shared) {
      if (count >= kFewestShared && 2 * count > std::min(size_[other], size_[article]))
        groups_.Join(article, other);
    }
  }

  uint32_t Root(uint32_t article) { return groups_.Root(article); }

 private:
  DisjointSets groups_;
  std::vector<uint32_t> size_;                                                   // sentences
  absl::flat_hash_map<uint64_t, absl::InlinedVector<uint32_t, 2>> articles_of_;  // never walked
};

std::vector<uint64_t> MaskedSentences(const LexedText& body) {
  std::vector<uint64_t> sentences;
  for (const Sentence& sentence : body.sentences) {
    if (const uint64_t masked = claim::MaskedText(body, sentence.tokens))
      sentences.push_back(masked);
  }
  std::sort(sentences.begin(), sentences.end());
  sentences.erase(std::unique(sentences.begin(), sentences.end()), sentences.end());
  return sentences;
}

// What a claim may share with others; `value` is a hash of it.
struct Key {
  OriginKind kind;
  uint64_t value;
  uint32_t member;  // position among the members
};

std::string WordsAt(std::string_view text, Span span) {
  std::string out;
  if (span.begin > span.end || span.end > text.size()) return out;
  for (char c : span.In(text)) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank) out += c;
    if (blank && !out.empty() && out.back() != ' ') out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

class SupportFinder {
 public:
  SupportFinder(absl::Span<const Document> documents, absl::Span<const ArticleOrigins> origins,
                absl::Span<const Claim> claims, absl::Span<const uint32_t> members)
      : documents_(documents),
        origins_(origins),
        claims_(claims),
        members_(members.begin(), members.end()),
        groups_(members.size()) {
    std::sort(members_.begin(), members_.end());
  }

  Support Run() && {
    for (uint32_t m = 0; m < members_.size(); ++m) AddKeys(m);
    AddAuthorities();
    std::sort(keys_.begin(), keys_.end(), [](const Key& x, const Key& y) {
      return std::tie(x.kind, x.value, x.member) < std::tie(y.kind, y.value, y.member);
    });
    std::vector<SharedOrigin> shared;
    for (size_t begin = 0, end; begin < keys_.size(); begin = end) {
      end = begin;
      while (end < keys_.size() && keys_[end].kind == keys_[begin].kind &&
             keys_[end].value == keys_[begin].value)
        ++end;
      Join(begin, end, shared);
    }
    return Groups(std::move(shared));
  }

 private:
  const Claim& ClaimOf(uint32_t member) const { return claims_[members_[member]]; }
  const Document& DocumentOf(uint32_t member) const { return documents_[ClaimOf(member).article]; }
  void Add(OriginKind kind, uint64_t value, uint32_t member) {
    keys_.push_back({kind, value, member});
  }

  void AddKeys(uint32_t member) {
    const Claim& claim = ClaimOf(member);
    const ArticleOrigins& article = origins_[claim.article];
    if (claim.masked_text != 0) Add(OriginKind::kText, claim.masked_text, member);
    // An odd factor keeps articles apart from sentences.
    if (article.text) Add(OriginKind::kText, (*article.text + 1) * kGoldenRatio, member);
    for (std::string_view agency : article.agencies)
      Add(OriginKind::kAgency, Hash64(agency), member);
    for (std::string_view agency : AgenciesOf(claim, DocumentOf(member)))
      Add(OriginKind::kAgency, Hash64(agency), member);
    if (!article.owner.empty()) Add(OriginKind::kOwner, Hash64(article.owner), member);
    // An article without outlet is one of its own.
    Add(OriginKind::kOutlet, article.outlet != 0 ? article.outlet : ~uint64_t{claim.article},
        member);
    // "The Post reports ..." goes back to the Post.
    const std::string speaker =
        link::FoldName(WordsAt(DocumentOf(member).text(claim.part), claim.speaker_span));
    if (!speaker.empty()) Add(OriginKind::kOutlet, Hash64(speaker), member);
  }

  // Two speakers are one where they share a name, or where the one is told by a word alone that is
  // part of the other ("police", "Dover police").
  void AddAuthorities() {
    std::vector<uint64_t> alone;
    for (uint32_t m = 0; m < members_.size(); ++m) {
      const TermSet& speaker = ClaimOf(m).speaker;
      if (speaker.size() == 1) alone.push_back(speaker.front().key);
    }
    std::sort(alone.begin(), alone.end());
    for (uint32_t m = 0; m < members_.size(); ++m) {
      uint64_t all = 0;
      for (const Term& term : ClaimOf(m).speaker) {
        all = Mix(all, term.key);
        if (term.weight >= kNameWeight || std::binary_search(alone.begin(), alone.end(), term.key))
          Add(OriginKind::kAuthority, term.key, m);
      }
      if (all != 0) Add(OriginKind::kAuthority, all, m);
    }
  }

  // The members of keys_[begin, end) are of one origin.
  void Join(size_t begin, size_t end, std::vector<SharedOrigin>& shared) {
    const uint32_t first = keys_[begin].member;
    bool articles_differ = false, outlets_differ = false;
    SharedOrigin origin{keys_[begin].kind, "", {}};
    for (size_t i = begin; i < end; ++i) {
      const uint32_t m = keys_[i].member;
      if (i > begin && m == keys_[i - 1].member) continue;
      groups_.Join(m, first);
      articles_differ |= ClaimOf(m).article != ClaimOf(first).article;
      outlets_differ |=
          origins_[ClaimOf(m).article].outlet != origins_[ClaimOf(first).article].outlet;
      origin.claims.push_back(members_[m]);
    }
    // That two articles of one outlet have one owner says nothing.
    if (!articles_differ || (origin.kind == OriginKind::kOwner && !outlets_differ)) return;
    origin.name = NameOf(keys_[begin]);
    shared.push_back(std::move(origin));
  }

  std::string NameOf(const Key& key) const {
    const ArticleOrigins& article = origins_[ClaimOf(key.member).article];
    switch (key.kind) {
      case OriginKind::kText:
        return "";
      case OriginKind::kAgency: {
        std::vector<std::string_view> names =
            AgenciesOf(ClaimOf(key.member), DocumentOf(key.member));
        names.insert(names.end(), article.agencies.begin(), article.agencies.end());
        for (std::string_view name : names) {
          if (Hash64(name) == key.value) return std::string(name);
        }
        return "";
      }
      case OriginKind::kAuthority:
        return WordsAt(DocumentOf(key.member).text(ClaimOf(key.member).part),
                       ClaimOf(key.member).speaker_span);
      case OriginKind::kOwner:
        return std::string(article.owner);
      case OriginKind::kOutlet:
        return article.outlet == key.value
                   ? DocumentOf(key.member).article().outlet
                   : WordsAt(DocumentOf(key.member).text(ClaimOf(key.member).part),
                             ClaimOf(key.member).speaker_span);
    }
    return "";
  }

  Support Groups(std::vector<SharedOrigin> shared) {
    Support support;
    std::vector<uint64_t> outlets;
    std::map<uint32_t, size_t> group_of;  // by root
    for (uint32_t m = 0; m < members_.size(); ++m) {
      const uint64_t outlet = origins_[ClaimOf(m).article].outlet;
      outlets.push_back(outlet != 0 ? outlet : ~uint64_t{ClaimOf(m).article});
      const size_t at = group_of.emplace(groups_.Root(m), support.origins.size()).first->second;
      if (at == support.origins.size()) support.origins.emplace_back();
      support.origins[at].claims.push_back(members_[m]);
    }
    std::sort(outlets.begin(), outlets.end());
    support.outlets =
        static_cast<uint32_t>(std::unique(outlets.begin(), outlets.end()) - outlets.begin());
    // A name of two words joins twice; once is told.
    std::sort(shared.begin(), shared.end(), [](const SharedOrigin& x, const SharedOrigin& y) {
      if (x.kind != y.kind) return x.kind < y.kind;
      if (x.claims.size() != y.claims.size()) return x.claims.size() > y.claims.size();
      return std::tie(x.claims, x.name) < std::tie(y.claims, y.name);
    });
    for (SharedOrigin& origin : shared) {
      const auto member = std::lower_bound(members_.begin(), members_.end(), origin.claims.front());
      OriginGroup& group =
          support.origins[group_of[groups_.Root(static_cast<uint32_t>(member - members_.begin()))]];
      const bool told = !group.shared.empty() && group.shared.back().kind == origin.kind &&
                        group.shared.back().claims == origin.claims &&
                        origin.kind != OriginKind::kAgency;
      if (!told) group.shared.push_back(std::move(origin));
    }
    return support;
  }

  absl::Span<const Document> documents_;
  absl::Span<const ArticleOrigins> origins_;
  absl::Span<const Claim> claims_;
  std::vector<uint32_t> members_;
  DisjointSets groups_;  // of members
  std::vector<Key> keys_;
};

}  // namespace

std::string_view OriginKindName(OriginKind kind) {
  switch (kind) {
    case OriginKind::kText:
      return "TEXT";
    case OriginKind::kAgency:
      return "AGENCY";
    case OriginKind::kAuthority:
      return "AUTHORITY";
    case OriginKind::kOwner:
      return "OWNER";
    case OriginKind::kOutlet:
      return "OUTLET";
  }
  return "";
}

std::vector<ArticleOrigins> FindArticleOrigins(absl::Span<const Document> documents) {
  std::vector<ArticleOrigins> origins(documents.size());
  std::vector<std::vector<uint64_t>> sentences(documents.size());
  for (size_t i = 0; i < documents.size(); ++i) {
    const Article& article = documents[i].article();
    const LexedText body = Lex(article.text);
    const std::string outlet = link::FoldName(article.outlet);
    origins[i].outlet = outlet.empty() ? 0 : Hash64(outlet);
    origins[i].owner = link::OwnerOf(article);
    origins[i].agencies = link::CreditedAgencies(article, body);
    sentences[i] = MaskedSentences(body);
  }
  std::vector<uint32_t> order(documents.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(),
            [&](uint32_t x, uint32_t y) { return documents[x].id() < documents[y].id(); });
  TextGroups groups(documents.size());
  for (uint32_t i : order) groups.Add(i, sentences[i]);
  // The first article of each group, and whether it is alone.
  constexpr uint32_t kNone = std::numeric_limits<uint32_t>::max();
  std::vector<uint32_t> first(documents.size(), kNone);
  for (uint32_t i = 0; i < documents.size(); ++i) {
    uint32_t& leader = first[groups.Root(i)];
    if (leader == kNone) {
      leader = i;
    } else {
      origins[i].text = origins[leader].text = leader;
    }
  }
  return origins;
}

std::vector<std::string_view> AgenciesOf(const Claim& claim, const Document& document) {
  const std::string_view text = document.text(claim.part);
  if (claim.span.begin >= claim.span.end || claim.span.end > text.size()) return {};
  const std::string_view sentence = claim.span.In(text);
  if (!link::MayNameAgency(sentence)) return {};
  const LexedText lexed = Lex(sentence, claim.part);
  return link::CitedAgencies(lexed, sentence, {0, static_cast<uint32_t>(lexed.tokens.size())});
}

Support FindSupport(absl::Span<const Document> documents, absl::Span<const ArticleOrigins> origins,
                    absl::Span<const Claim> claims, absl::Span<const uint32_t> members) {
  return SupportFinder(documents, origins, claims, members).Run();
}

uint64_t FigureKey(const Claim& claim) {
  const bool is_date = claim.measure == Measure::kEventDate;
  if (is_date ? !claim.period : !claim.quantity) return 0;
  uint64_t hash = link::ValueKind(claim) + 1;
  const auto mix = [&hash](uint64_t part) { hash = Mix(hash, part); };
  if (is_date) {
    mix(static_cast<uint64_t>(claim.period->begin - absl::CivilDay()));
    mix(static_cast<uint64_t>(claim.period->end - absl::CivilDay()));
    return hash;
  }
  const Quantity& quantity = *claim.quantity;
  const Unit& unit = GetUnit(quantity.unit);
  // In base units where that is a whole number of them, else as it is told.
  const bool scaled = unit.zero.IsZero() && unit.scale.denominator == 1 &&
                      unit.dimension != Dimension::kMoney && unit.dimension != Dimension::kOther;
  const Decimal scale = Decimal::FromInt(scaled ? unit.scale.numerator : 1);
  for (const Decimal& told : {quantity.low, quantity.high}) {
    const Decimal level = told.Times(scale).value_or(told);
    mix(static_cast<uint64_t>(level.coefficient()));
    mix(static_cast<uint64_t>(level.exponent()));
  }
  mix(scaled ? Hash64(unit.family) : quantity.unit);
  if (quantity.IsRate()) {
    mix(static_cast<uint64_t>(quantity.per.coefficient()));
    mix(quantity.per_unit);
  }
  return hash;
}

uint64_t PlaceKey(const Claim& claim, std::string_view text) {
  if (claim.masked_text == 0 || claim.span.begin > claim.value_span.begin ||
      claim.value_span.begin > text.size())
    return 0;
  // Letters only: numbers differ, and so do quotation marks and dashes of another make.
  uint64_t letters = 1;
  for (char c : Span{claim.span.begin, claim.value_span.begin}.In(text))
    letters += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return Mix(claim.masked_text, letters);
}

bool SameTextOtherNumber(const Claim& a, std::string_view text_a, const Claim& b,
                         std::string_view text_b) {
  const uint64_t place = PlaceKey(a, text_a);
  return place != 0 && place == PlaceKey(b, text_b) && FigureKey(a) != FigureKey(b) &&
         WordsAt(text_a, a.value_span) != WordsAt(text_b, b.value_span);
}

}  // namespace crosscheck
