// The door is DraftLinks. A new claim of the draft asks which claims of alike articles share a key
// with it, and the index for those under one of its ListedKeys; an article that becomes alike meets
// all claims of the draft. Pairs that no topic could link are forgotten at once; the others are
// compared again when the topic changes, for it is part of the score.
#include "checker/draft_links.h"

#include <algorithm>
#include <utility>

#include "link/derived.h"
#include "link/likeness.h"
#include "link/slots.h"
#include "link/times.h"
#include "link/values.h"
#include "link/view.h"

namespace crosscheck::checker {
namespace {

constexpr int kMuchAlike = 1000;

// May they be linked, whatever the draft is about, where that is their evidence and the score may
// grow by `more` as the articles become more alike? Which shared words are everywhere in both and
// which places are strange to one depend on what the draft is about beside, and nothing else; the
// margins are what these can add to a score.
bool MayEverLink(const Claim& a, const Claim& b, const link::Traits& of_a, const link::Traits& of_b,
                 const std::optional<Evidence>& e, int more) {
  constexpr int kMoreForWords = 180, kMoreForPlace = 260;
  // Two subjects may be one where the draft is about both.
  if (!e) return link::NamesOtherSubject(link::ClaimView(a, of_a), link::ClaimView(b, of_b));
  const int most =
      e->score + more + kMoreForWords + (e->place == SlotMatch::kDifferent ? kMoreForPlace : 0);
  switch (e->type) {
    case LinkType::kSameFact:
      return most >= kLinkThreshold;
    case LinkType::kSameFigure:
      return most >= link::kSameFigureThreshold;
    default:
      return false;  // of parts and series nothing is said
  }
}

// The same while the articles are no more alike than that.
bool MayEverLink(const Claim& a, const Claim& b, const link::Traits& of_a, const link::Traits& of_b,
                 int likeness) {
  return MayEverLink(a, b, of_a, of_b, link::CompareSharing(a, b, of_a, of_b, likeness), 0);
}

bool MayFollow(const link::FollowBits& a, const link::FollowBits& b) {
  return (a.from & b.to) != 0 || (b.from & a.to) != 0;
}

// The same by a look, and sums and shares beside.
bool MayPair(const DraftClaim& mine, const link::Prepared& theirs, uint32_t other, int likeness) {
  return link::Briefs::MayBeOne(mine.brief, 0, theirs.briefs, other, likeness) ||
         MayFollow(mine.follow_bits, theirs.follow_bits[other]) ||
         (mine.copy_key != 0 && mine.copy_key == theirs.copy_keys[other]);
}

// May `b` be what `a` says in another figure, or the sum of the list that it heads? Most pairs for
// which link::MayBeDerived says so are told apart by a look.
bool MayFollow(const Claim& a, const Claim& b, const link::Traits& of_a, const link::Traits& of_b) {
  if (!b.quantity || b.negated) return false;
  if (link::IsShareOfWhole(a, b)) return true;
  if (of_a.sum != nullptr && b.measure == a.measure && !b.part_of && !of_b.listed &&
      link::SmallestShared(of_a.sum->traits.keys, of_b.keys) != 0)
    return true;
  if (b.measure == Measure::kAttribute) return a.measure == Measure::kEventDate;
  if (!a.one_more.empty()) return b.measure == Measure::kCount;
  return b.measure == Measure::kChange && a.quantity && a.quantity->form == QuantityForm::kChange;
}

// A sentence that is printed every day with another figure is one fact only with those of its days
// (link/times.h), where the articles are not alike beside; what a claim says beside itself may be
// of another time than it. Over-selects. Times ask for nothing that the traits say.
bool HasTimes(const Claim& claim) {
  return claim.measure != Measure::kEventDate && !claim.whole && claim.one_more.empty() &&
         claim.quantity->form != QuantityForm::kChange;
}
link::Times TimesOfListed(absl::Span<const Claim> sentence, uint32_t place,
                          const link::Traits& any) {
  const Claim& claim = sentence[place];
  if (!HasTimes(claim) || link::IsListed(sentence, place)) return {};
  return link::TimesOf(link::ClaimView(claim, any));
}

}  // namespace

DraftClaim::DraftClaim(uint64_t stamp_of_claim, absl::Span<const Claim> claims, uint32_t at)
    : stamp(stamp_of_claim),
      traits(link::TraitsOf(claims, at)),
      brief(claims.subspan(at, 1), absl::MakeConstSpan(&traits, 1)),
      copy_key(link::CopyKey(claims[at])),
      key_bits(traits.keys),
      follow_bits(claims[at], traits) {}

std::vector<Pair>::iterator DraftClaim::Place(const Neighbour& other, uint32_t claim) {
  return std::lower_bound(
      pairs.begin(), pairs.end(), std::pair(other.number, claim),
      [](const Pair& x, const auto& y) { return std::pair(x.other->number, x.claim) < y; });
}

const Pair* DraftClaim::Find(const Neighbour& other, uint32_t claim) const {
  const auto place = const_cast<DraftClaim*>(this)->Place(other, claim);
  const bool found = place != pairs.end() && place->other == &other && place->claim == claim;
  return found ? &*place : nullptr;
}

void DraftLinks::Reset(std::optional<absl::CivilDay> published) {
  claims_.clear();
  away_.clear();
  alike_claims_.clear();
  neighbourhood_.Reset(published);
  topic_ = {};
  topic_changed_ = true;
}

void DraftLinks::SetClaims(absl::Span<const Claim> claims, const std::vector<uint64_t>& stamps,
                           const ArticleTopic& topic) {
  // Claims that stay mostly stay in their order.
  std::vector<std::unique_ptr<DraftClaim>> before = std::exchange(claims_, {});
  claims_.reserve(stamps.size());
  size_t next = 0;
  for (size_t i = 0; i < stamps.size(); ++i) {
    size_t at = next;
    while (at < before.size() && (before[at] == nullptr || before[at]->stamp != stamps[i])) ++at;
    if (at < before.size()) {
      claims_.push_back(std::move(before[at]));
      next = at + 1;
      continue;
    }
    std::unique_ptr<DraftClaim> back = Return(stamps[i]);
    claims_.push_back(
        back ? std::move(back)
             : std::make_unique<DraftClaim>(stamps[i], claims, static_cast<uint32_t>(i)));
  }
  for (std::unique_ptr<DraftClaim>& claim : before) {
    if (claim != nullptr) Leave(std::move(claim));
  }
  if (&topic.get() == &topic_.topic()) return;
  topic_.SetTopic(topic);
  neighbourhood_.SetTopic(topic);
  topic_changed_ = true;
  // What follows from a claim is of its article too.
  for (size_t i = 0; i < claims_.size(); ++i) {
    link::Traits& traits = claims_[i]->traits;
    if (traits.sum != nullptr || traits.age != nullptr)
      traits = link::TraitsOf(claims, static_cast<uint32_t>(i));
  }
}

// nullptr where it is not known any more.
std::unique_ptr<DraftClaim> DraftLinks::Return(uint64_t stamp) {
  const auto found = std::find_if(away_.begin(), away_.end(),
                                  [&](const auto& claim) { return claim->stamp == stamp; });
  if (found == away_.end()) return nullptr;
  std::unique_ptr<DraftClaim> claim = std::move(*found);
  away_.erase(found);
  claim->asked = 0;
  for (Pair& pair : claim->pairs) {
    pair.known = false;
    pair.type.reset();
  }
  return claim;
}

void DraftLinks::Leave(std::unique_ptr<DraftClaim> claim) {
  constexpr size_t kMostAway = 64;
  if (claim->asked != 0) {  // else its pairs are not all
    claim->left_at = now_;
    away_.push_back(std::move(claim));
    if (away_.size() <= kMostAway) return;
    claim = std::move(away_.front());
    away_.erase(away_.begin());
  }
  for (const Pair& pair : claim->pairs) pair.other->pairs_by_key -= pair.by_key;
}

// Articles that have not been alike for long, with their pairs.
void DraftLinks::ForgetUnused() {
  if (!neighbourhood_.MarkUnused()) return;
  for (const auto* claims : {&claims_, &away_}) {
    for (const std::unique_ptr<DraftClaim>& claim : *claims)
      std::erase_if(claim->pairs, [](const Pair& pair) { return pair.other->unused; });
  }
  neighbourhood_.ForgetUnused();
}

absl::StatusOr<bool> DraftLinks::FindAlike(absl::Span<const Claim> claims, const Clock& clock) {
  ForgetUnused();
  const absl::StatusOr<bool> counted = neighbourhood_.Count(now_, clock);
  if (!counted.ok() || !*counted) return counted;
  std::erase_if(alike_claims_, [](const AlikeClaim& claim) { return !claim.neighbour->alike; });
  if (topic_changed_) {
    for (Neighbour* neighbour : neighbourhood_.alike()) MeetAll(claims, *neighbour, false);
  }
  return true;
}

absl::StatusOr<bool> DraftLinks::MeetAlike(absl::Span<const Claim> claims, size_t most,
                                           const Clock& clock) {
  entered_.clear();
  const absl::StatusOr<bool> all = neighbourhood_.Enter(most, clock, entered_);
  for (Neighbour* neighbour : entered_) {
    FollowAlike(*neighbour);
    MeetAll(claims, *neighbour, true);
  }
  if (!all.ok()) return all;
  bool late =
      !*all && clock.Ended();  // one asks however late it is, so that each call gets further
  for (size_t i = 0; i < claims_.size(); ++i) {
    if (claims_[i]->asked != 0) continue;
    if (late) return false;
    AskAlike(claims, i);
    late = clock.Ended();
  }
  return all;
}

absl::StatusOr<bool> DraftLinks::MeetListed(absl::Span<const Claim> claims, const Clock& clock) {
  bool late = false;
  for (size_t i = 0; i < claims_.size(); ++i) {
    if (claims_[i]->listed_asked) continue;
    if (late) return false;
    const absl::StatusOr<bool> asked = AskListed(claims, i, clock);
    if (!asked.ok() || !*asked) return asked;
    claims_[i]->listed_asked = true;
    late = clock.Ended();
  }
  return true;
}

void DraftLinks::Know(absl::Span<const Claim> claims) {
  for (size_t i = 0; i < claims_.size(); ++i) {
    for (Pair& pair : claims_[i]->pairs) {
      if (!pair.IsOn()) {
        pair.known = false;
        pair.type.reset();
      } else if (topic_changed_ || !pair.known) {
        Know(claims, i, pair);
      }
    }
  }
  topic_changed_ = false;
}

void DraftLinks::FollowAlike(Neighbour& neighbour) {
  const std::vector<link::KeyBits>& bits = neighbour.Prepare().key_bits;
  for (uint32_t i = 0; i < bits.size(); ++i) alike_claims_.push_back({bits[i], &neighbour, i});
}

// Those that have not met it, or not as one that is so much alike.
void DraftLinks::MeetAll(absl::Span<const Claim> claims, Neighbour& neighbour, bool entered) {
  constexpr int kMargin = 40;
  const int likeness = neighbourhood_.LikenessOf(neighbour);
  if (likeness > neighbour.met_likeness) {
    neighbour.met_likeness = likeness + kMargin;
    neighbour.met_until = 0;
  } else if (!entered) {
    return;
  }
  neighbour.met_at = ++now_;
  for (size_t i = 0; i < claims_.size(); ++i) {
    if (claims_[i]->asked > neighbour.met_until) Meet(claims, i, neighbour);
  }
}

void DraftLinks::AskAlike(absl::Span<const Claim> claims, size_t at) {
  DraftClaim& mine = *claims_[at];
  for (const AlikeClaim& other : alike_claims_) {
    // One that comes back has met the others.
    if (mine.key_bits.Meet(other.key_bits) && other.neighbour->met_at > mine.left_at)
      MeetOne(claims, at, *other.neighbour, other.claim);
  }
  mine.asked = ++now_;
}

absl::StatusOr<bool> DraftLinks::AskListed(absl::Span<const Claim> claims, size_t at,
                                           const Clock& clock) {
  DraftClaim& mine = *claims_[at];
  const link::Traits& traits = claims_[at]->traits;
  const link::Times times = HasTimes(claims[at]) && traits.sum == nullptr
                                ? link::TimesOf(link::ClaimView(claims[at], traits))
                                : link::Times{};
  size_t before = 0;  // under keys that it is done with
  for (const uint64_t key : ListedKeys(claims[at])) {
    const absl::StatusOr<const UnderKey*> under = ListedUnder(key, traits, clock);
    if (!under.ok()) return under.status();
    const std::vector<link::Times>& theirs = (*under)->times;
    while (mine.listed_met < before + theirs.size()) {
      const size_t next = mine.listed_met - before;
      if (times.Meet(theirs[next])) {
        const ClaimAddress& address = (*under)->claims[next];
        const absl::StatusOr<Neighbour*> neighbour = neighbourhood_.Get(address.article);
        if (!neighbour.ok()) return neighbour.status();
        if (*neighbour != nullptr)
          AddPair(claims, at, **neighbour, address.claim, true, kMuchAlike);
      }
      ++mine.listed_met;
      if (clock.Ended()) return false;
    }
    if (!(*under)->IsWhole()) return false;
    before += theirs.size();
  }
  return true;
}

// Of most articles that print a sentence no more is ever asked than its times.
absl::StatusOr<const DraftLinks::UnderKey*> DraftLinks::ListedUnder(uint64_t key,
                                                                    const link::Traits& any,
                                                                    const Clock& clock) {
  constexpr size_t kMostListed = size_t{1} << 18;
  auto known = listed_.find(key);
  if (known == listed_.end()) {
    const auto found = index_.ClaimsUnder(key, storage_);
    if (!found.ok()) return found.status();
    listed_count_ += found->size() + 1;
    if (listed_count_ > kMostListed) {
      listed_.clear();
      listed_count_ = found->size() + 1;
    }
    known = listed_.try_emplace(key).first;
    known->second.claims.assign(found->begin(), found->end());
  }
  UnderKey& under = known->second;
  under.times.reserve(under.claims.size());
  while (!under.IsWhole()) {
    uint32_t place = 0;
    const auto sentence = index_.SentenceOf(under.claims[under.times.size()], sentence_, place);
    if (!sentence.ok()) return sentence.status();
    under.times.push_back(TimesOfListed(*sentence, place, any));
    if (clock.Ended()) break;
  }
  return &under;
}

void DraftLinks::Meet(absl::Span<const Claim> claims, size_t at, Neighbour& neighbour) {
  const DraftClaim& mine = *claims_[at];
  const link::Prepared& theirs = neighbour.Prepare();
  for (uint32_t other = 0; other < theirs.key_bits.size(); ++other) {
    if (mine.key_bits.Meet(theirs.key_bits[other])) MeetOne(claims, at, neighbour, other);
  }
}

void DraftLinks::MeetOne(absl::Span<const Claim> claims, size_t at, Neighbour& neighbour,
                         uint32_t other) {
  const DraftClaim& mine = *claims_[at];
  const link::Prepared& theirs = *neighbour.prepared;
  if (MayPair(mine, theirs, other, neighbour.met_likeness) &&
      link::SmallestShared(mine.traits.keys, theirs.traits[other].keys) != 0)
    AddPair(claims, at, neighbour, other, false, neighbour.met_likeness);
}

void DraftLinks::AddPair(absl::Span<const Claim> claims, size_t at, Neighbour& neighbour,
                         uint32_t other, bool by_key, int likeness) {
  DraftClaim& mine = *claims_[at];
  const auto place = mine.Place(neighbour, other);
  if (place != mine.pairs.end() && place->other == &neighbour && place->claim == other) {
    if (by_key && !place->by_key) {
      place->by_key = true;
      ++neighbour.pairs_by_key;
    }
    return;
  }
  const Claim &a = claims[at], &b = (*neighbour.claims)[other];
  const link::Traits& traits = neighbour.TraitsOf(other);
  Pair pair;
  pair.other = &neighbour;
  pair.claim = other;
  pair.by_key = by_key;
  pair.derived = MayFollow(mine.follow_bits, link::FollowBits(b, traits)) &&
                 (MayFollow(a, b, mine.traits, traits) || MayFollow(b, a, traits, mine.traits));
  pair.copy = mine.copy_key != 0 && mine.copy_key == link::CopyKey(b);
  const bool plain = !pair.derived && !pair.copy;
  const int now = neighbourhood_.LikenessOf(neighbour);
  // Alike enough for a link as the articles are, one comparison tells what is and what may be; of
  // persons without a name more likeness may tell more.
  if (plain && a.measure != Measure::kAttribute && now >= link::LikenessNeeded(a, b)) {
    link::Tally tally;
    const auto evidence = link::CompareSharing(a, b, mine.traits, traits, now, tally);
    const int more = std::max(0, LikenessPoints(likeness) - LikenessPoints(now)) / 100 + 1;
    if (!MayEverLink(a, b, mine.traits, traits, evidence, more)) return;
    Learn(claims, at, pair, now, evidence, tally);
  } else if (plain && !MayEverLink(a, b, mine.traits, traits, likeness)) {
    return;
  }
  neighbour.pairs_by_key += by_key;
  mine.pairs.insert(place, std::move(pair));
}

}  // namespace crosscheck::checker
