// Origins: where a statement really comes from. Six outlets that print one wire report, or quote
// one minister, are one origin and no corroboration by six.
//
//   std::vector<ArticleOrigins> origins = FindArticleOrigins(documents);
//   Support support = FindSupport(documents, origins, claims, fact.claims);
//   support.outlets;          // 6
//   support.origins.size();   // 1
//   support.origins[0].shared // {kAgency, "Reuters", all six claims}
//
// Two statements have one origin where they stand in the same words, credit the same agency, quote
// the same authority, or stand in outlets of one owner; these are kept apart, because each tells an
// editor something else. What agencies and owners there are stands in lib/link/data, with its date.
// A photo credit is no wire credit. Where nothing is known, each outlet is an origin of its own.
// Pure and deterministic; linear but for sorting; thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/types/span.h"
#include "crosscheck/article/article.h"

namespace crosscheck {

struct Claim;

// What two statements share. On the wire; append only.
enum class OriginKind : uint8_t {
  kText,       // the words, but for the numbers: of the sentence, or of most of the article
  kAgency,     // a news agency that both credit
  kAuthority,  // a person or body that both quote
  kOwner,      // who owns both outlets
  kOutlet,     // the outlet itself
};
std::string_view OriginKindName(OriginKind kind);  // "TEXT" ...

// Where an article comes from, as far as it tells.
struct ArticleOrigins {
  uint64_t outlet = 0;     // of its name or domain, in any spelling that is folded; 0: not named
  std::string_view owner;  // of the outlet, in the table's words; empty where it has none
  // Agencies that it credits as a whole: in its byline, its dateline, a line at its foot, in a
  // field of its own (agency, byline, dateline, canonical_url), or by being their own outlet. In
  // the table's words, ascending.
  std::vector<std::string_view> agencies;
  // The first article most of whose sentences it shares, itself for that one; none where no other
  // article has its text.
  std::optional<uint32_t> text;
};

// One for each document. Which articles share their text does not depend on the order of the
// documents.
std::vector<ArticleOrigins> FindArticleOrigins(absl::Span<const Document> documents);

// The agencies that the claim's own sentence credits: "told Reuters", "according to AFP", "AP
// reported that". In the table's words, ascending.
std::vector<std::string_view> AgenciesOf(const Claim& claim, const Document& document);

// Something that claims of two or more articles share.
struct SharedOrigin {
  OriginKind kind = OriginKind::kText;
  std::string name;              // "Reuters"; as printed first; empty for a text
  std::vector<uint32_t> claims;  // ascending
  friend bool operator==(const SharedOrigin&, const SharedOrigin&) = default;
};

// Claims of one origin.
struct OriginGroup {
  std::vector<uint32_t> claims;      // ascending
  std::vector<SharedOrigin> shared;  // by kind, then most claims, then claims; none for one article
  friend bool operator==(const OriginGroup&, const OriginGroup&) = default;
};

// How many times something is really said.
struct Support {
  uint32_t outlets = 0;              // different ones; an article without outlet counts as one
  std::vector<OriginGroup> origins;  // independent of each other, ordered by first claim
  friend bool operator==(const Support&, const Support&) = default;
};

// The support of what these claims say together. REQUIRES: `origins` are those of `documents`, and
// the indices in `members` and their articles are within the spans.
Support FindSupport(absl::Span<const Document> documents, absl::Span<const ArticleOrigins> origins,
                    absl::Span<const Claim> claims, absl::Span<const uint32_t> members);

// Do the two claims tell the same figure or date, however it is written? Equal keys do; kilometres
// and metres are folded where that is exact. Modifiers ("about") do not count.
uint64_t FigureKey(const Claim& claim);

// The place of the claim's value in its sentence: equal where two sentences are the same but for
// their numbers and the values stand at one place of them; 0 for short sentences. `text` is the
// text of the claim's part.
uint64_t PlaceKey(const Claim& claim, std::string_view text);

// Is it the same place of the same sentence with another number: the surest sign that one was
// copied and changed? "Today", printed on two days, is no other number.
bool SameTextOtherNumber(const Claim& a, std::string_view text_a, const Claim& b,
                         std::string_view text_b);

}  // namespace crosscheck
