// The door is Neighbourhood. For each article of the index it is counted what the terms weigh that
// the article shares with the draft; when a term enters or leaves the draft's topic, only the
// articles that have the term are counted anew. Those that share nearly enough to be alike are kept
// in a list, and that list alone is looked through when the topic has changed: how much is enough
// hangs on the weight of the whole topic, so a margin spares building the list each time.
#include "checker/neighbourhood.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "link/derived.h"

namespace crosscheck::checker {

using link::TopicWeight;

const link::Prepared& Neighbour::Prepare() {
  if (prepared == nullptr) {
    prepared = std::make_shared<const link::Prepared>(*claims);
    single_traits.clear();
  }
  return *prepared;
}

const link::Traits& Neighbour::TraitsOf(uint32_t claim) {
  if (prepared != nullptr) return prepared->traits[claim];
  std::unique_ptr<link::Traits>& single = single_traits[claim];
  if (single == nullptr) single = std::make_unique<link::Traits>(link::TraitsOf(*claims, claim));
  return *single;
}

Neighbourhood::Neighbourhood(const ClaimIndex& index)
    : index_(index), shared_(index.article_bound()), is_near_(index.article_bound()) {}

void Neighbourhood::Reset(std::optional<absl::CivilDay> published) {
  left_out_.reset();
  day_ = published ? static_cast<int32_t>(*published - absl::CivilDay()) : ArticleHead::kNoDay;
  topic_ = {};
  applied_.clear();
  applied_names_ = {};
  weight_ = lightest_ = heaviest_ = 0;
  std::fill(shared_.begin(), shared_.end(), Shared{});
  std::fill(is_near_.begin(), is_near_.end(), false);
  near_.clear();
  near_is_whole_ = true;
  entering_.clear();
  alike_.clear();
  known_.clear();
  sifted_ = true;
}

absl::StatusOr<bool> Neighbourhood::Count(uint64_t now, const Clock& clock) {
  bool late = false;  // asked behind each step, so that each call gets further
  // Both are ordered by key. What differs is counted term by term; a term that was counted stands
  // in applied_ at once, so that stopping in between leaves all in order.
  const TermSet& topic = topic_;
  for (size_t i = 0, j = 0; i < topic.size() || j < applied_.size();) {
    const bool is_new =
        j == applied_.size() || (i < topic.size() && topic[i].key < applied_[j].key);
    const bool is_old =
        i == topic.size() || (j < applied_.size() && applied_[j].key < topic[i].key);
    const int before = is_new ? 0 : applied_[j].weight, after = is_old ? 0 : topic[i].weight;
    if (before == after) {
      ++i, ++j;
      continue;
    }
    if (late) return false;
    sifted_ = false;
    ++version_;
    const uint64_t term = is_old ? applied_[j].key : topic[i].key;
    if (absl::Status s = Apply(term, before, after); !s.ok()) return s;
    weight_ += TopicWeight(static_cast<uint8_t>(after)) - TopicWeight(static_cast<uint8_t>(before));
    const auto at = applied_.begin() + static_cast<std::ptrdiff_t>(j);
    if (is_old) {
      applied_.erase(at);
    } else if (is_new) {
      applied_.insert(at, topic[i]);
      ++i, ++j;
    } else {
      applied_[j].weight = static_cast<uint8_t>(after);
      ++i, ++j;
    }
    late = clock.Ended();
  }
  if (applied_names_ != topic_.main_names()) {
    applied_names_ = topic_.main_names();
    ++version_;
    sifted_ = false;
  }
  if (!sifted_) {
    if (late) return false;
    if (!near_is_whole_ || weight_ < lightest_ || weight_ > heaviest_) {
      if (absl::Status s = FindNear(); !s.ok()) return s;
    }
    Sift(now);
    sifted_ = true;
  }
  return true;
}

absl::StatusOr<bool> Neighbourhood::Enter(size_t most, const Clock& clock,
                                          std::vector<Neighbour*>& entered) {
  bool late = false;
  for (size_t read = 0; !entering_.empty(); ++read, late = clock.Ended()) {
    if (late || read == most) return false;
    Near& near = near_[entering_.back()];
    const absl::StatusOr<Neighbour*> neighbour = Get(near.article);
    if (!neighbour.ok()) return neighbour.status();
    entering_.pop_back();
    if (!near.topic) {
      near.topic = (*neighbour)->topic;
      near.alike = IsAlike(near);
      if (!near.alike) continue;
    }
    near.entered = *neighbour;
    (*neighbour)->alike = true;
    const auto by_number = [](const Neighbour* x, const Neighbour* y) {
      return x->number < y->number;
    };
    alike_.insert(std::upper_bound(alike_.begin(), alike_.end(), *neighbour, by_number),
                  *neighbour);
    entered.push_back(*neighbour);
  }
  return true;
}

absl::Status Neighbourhood::Apply(uint64_t term, int before, int after) {
  const auto postings = index_.ArticlesAbout(term, storage_);
  if (!postings.ok()) return postings.status();
  // By the weight of the term in the other article.
  int change[4];
  for (int w = 0; w < 4; ++w)
    change[w] = TopicWeight(static_cast<uint8_t>(std::min(after, w))) -
                TopicWeight(static_cast<uint8_t>(std::min(before, w)));
  for (const TopicPosting& posting : *postings) {
    Shared& shared = shared_[posting.article];
    shared.weight = static_cast<int16_t>(shared.weight + change[posting.weight]);
    if (shared.weight >= shared.near && !is_near_[posting.article]) {
      const absl::StatusOr<ArticleHead> head = index_.Head(posting.article);
      if (head.ok()) PutNear(posting.article, *head);
      near_is_whole_ &= head.ok();  // else it is found when the list is made anew
    }
  }
  return absl::OkStatus();
}

const link::LikenessNeed& Neighbourhood::NeedOf(const ArticleHead& head) const {
  return link::NeedOf(link::DaysApart(day_, head.day));
}

void Neighbourhood::PutNear(uint32_t article, const ArticleHead& head) {
  is_near_[article] = true;
  near_.push_back({article, head});
}

// Makes the list for a topic of the present weight, some lighter and some heavier.
absl::Status Neighbourhood::FindNear() {
  constexpr int64_t kMost = INT16_MAX;
  near_is_whole_ = false;
  lightest_ = weight_ * 4 / 5;
  heaviest_ = weight_ * 8 / 5 + 1000;
  for (uint32_t article = 0; article < shared_.size(); ++article) {
    Shared& shared = shared_[article];
    const absl::StatusOr<ArticleHead> head = index_.Head(article);
    if (!head.ok()) return head.status();
    const bool other = head->topic_weight > 0 && article != left_out_;
    shared.near = static_cast<int16_t>(
        other ? std::clamp<int64_t>(link::LeastShared(lightest_, head->topic_weight, NeedOf(*head)),
                                    1, kMost)
              : kMost);
    if (shared.weight >= shared.near && !is_near_[article]) PutNear(article, *head);
  }
  near_is_whole_ = true;
  return absl::OkStatus();
}

// As far as it is known, before its claims are.
bool Neighbourhood::IsAlike(const Near& near) const {
  return shared_[near.article].weight >=
             link::LeastShared(weight_, near.head.topic_weight, NeedOf(near.head)) &&
         !(near.topic && link::HaveOtherMainNames(topic_, *near.topic));
}

int Neighbourhood::LikenessOf(const Near& near) const {
  return link::LikenessOf(shared_[near.article].weight, weight_, near.head.topic_weight,
                          NeedOf(near.head));
}

void Neighbourhood::Sift(uint64_t now) {
  entering_.clear();
  bool any_left = false;
  uint32_t kept = 0;
  for (Near& near : near_) {
    const Shared& shared = shared_[near.article];
    near.alike = IsAlike(near);
    if (!near.alike && near.entered != nullptr) {
      near.entered->alike = false;
      near.entered->met_until = now;
      near.entered = nullptr;
      any_left = true;
    }
    if (!near.alike && shared.weight < shared.near) {
      is_near_[near.article] = false;
      continue;
    }
    if (near.alike && near.entered == nullptr) entering_.push_back(kept);
    if (&near != &near_[kept]) near_[kept] = std::move(near);
    ++kept;
  }
  near_.resize(kept);
  // The last is entered first: of these days, which tell of the same events, then the most alike.
  const auto order = [&](uint32_t at) {
    const Near& near = near_[at];
    return std::tuple(-NeedOf(near.head).days, LikenessOf(near), -int64_t{near.article});
  };
  std::sort(entering_.begin(), entering_.end(),
            [&](uint32_t x, uint32_t y) { return order(x) < order(y); });
  if (any_left) std::erase_if(alike_, [](const Neighbour* n) { return !n->alike; });
}

bool Neighbourhood::MarkUnused() {
  constexpr size_t kSpare = 512;
  if (known_.size() <= 2 * (alike_.size() + entering_.size()) + kSpare) return false;
  for (const auto& [number, neighbour] : known_)
    neighbour->unused = !neighbour->alike && neighbour->pairs_by_key == 0;
  return true;
}

void Neighbourhood::ForgetUnused() {
  absl::erase_if(known_, [](const auto& known) { return known.second->unused; });
}

absl::StatusOr<Neighbour*> Neighbourhood::Get(uint32_t article) {
  if (article == left_out_) return nullptr;
  const auto known = known_.find(article);
  if (known != known_.end()) return known->second.get();
  absl::StatusOr<std::shared_ptr<const std::vector<Claim>>> claims = index_.ClaimsOf(article);
  if (!claims.ok()) return claims.status();
  const absl::StatusOr<ArticleHead> head = index_.Head(article);
  if (!head.ok()) return head.status();
  auto neighbour = std::make_unique<Neighbour>();
  neighbour->number = article;
  neighbour->head = *head;
  neighbour->claims = *std::move(claims);
  if (!neighbour->claims->empty()) neighbour->topic = neighbour->claims->front().article_topic;
  neighbour->prepared = index_.PreparedOf(article);
  return (known_[article] = std::move(neighbour)).get();
}

int Neighbourhood::LikenessOf(Neighbour& neighbour) const {
  if (neighbour.likeness_for != version_) {
    neighbour.likeness_for = version_;
    neighbour.likeness =
        link::HaveOtherMainNames(topic_, neighbour.topic)
            ? 0
            : link::LikenessOf(shared_[neighbour.number].weight, weight_,
                               neighbour.head.topic_weight, NeedOf(neighbour.head));
  }
  return neighbour.likeness;
}

}  // namespace crosscheck::checker
