// Claims go through their stored form unchanged, and no damage to it does more than be told.
#include "archive/record.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "crosscheck/ingest/reader.h"
#include "link/generate.h"
#include "link/synthetic.h"
#include "news.h"

namespace crosscheck::archive {
namespace {

// Every member but those that belong to the article.
void CheckSame(const Claim& a, const Claim& b) {
  CHECK(a.id == b.id);
  CHECK(a.part == b.part);
  CHECK(a.span == b.span);
  CHECK(a.clause == b.clause);
  CHECK(a.value_span == b.value_span);
  CHECK(a.quantity == b.quantity);
  CHECK(a.time == b.time);
  CHECK(a.counted == b.counted);
  CHECK(a.measure == b.measure);
  CHECK(a.group == b.group);
  CHECK(a.predicate == b.predicate);
  CHECK(a.predicate_class == b.predicate_class);
  CHECK(a.subject == b.subject);
  CHECK(a.events == b.events);
  CHECK(a.topic == b.topic);
  CHECK(a.context == b.context);
  CHECK(a.base == b.base);
  CHECK(a.names == b.names);
  CHECK(a.places == b.places);
  CHECK(a.where == b.where);
  CHECK(a.masked_text == b.masked_text);
  CHECK(a.self_contained == b.self_contained);
  CHECK(a.daily == b.daily);
  CHECK(a.sentence_key == b.sentence_key);
  CHECK(a.period == b.period);
  CHECK(a.period_span == b.period_span);
  CHECK(a.whole == b.whole);
  CHECK(a.whole_span == b.whole_span);
  CHECK(a.subject_resolved == b.subject_resolved);
  CHECK(a.is_whole == b.is_whole);
  CHECK(a.persons == b.persons);
  CHECK(a.part_of == b.part_of);
  CHECK(a.onset == b.onset);
  CHECK(a.rough == b.rough);
  CHECK(a.other_weekday == b.other_weekday);
  CHECK(a.doubtful == b.doubtful);
  CHECK(a.one_more == b.one_more);
  CHECK(a.other_event == b.other_event);
  CHECK(a.cumulative == b.cumulative);
  CHECK(a.limit == b.limit);
  CHECK(a.hedged == b.hedged);
  CHECK(a.hedge_span == b.hedge_span);
  CHECK(a.negated == b.negated);
  CHECK(a.negation_span == b.negation_span);
  CHECK(a.future == b.future);
  CHECK(a.quoted == b.quoted);
  REQUIRE((a.figures == nullptr) == (b.figures == nullptr));
  if (a.figures) {
    REQUIRE(a.figures->size() == b.figures->size());
    for (size_t i = 0; i < a.figures->size(); ++i) {
      const Figure &x = (*a.figures)[i], &y = (*b.figures)[i];
      CHECK(x.span == y.span);
      CHECK(x.quantity == y.quantity);
      CHECK(x.period == y.period);
      CHECK(x.anchor == y.anchor);
      CHECK(x.change == y.change);
      CHECK(x.doubtful == y.doubtful);
      CHECK(x.listed == y.listed);
    }
  }
  CHECK(a.speaker == b.speaker);
  CHECK(a.speaker_span == b.speaker_span);
}

testing::News Samples() {
  std::vector<Article> articles;
  const std::filesystem::path folder =
      std::filesystem::path(CROSSCHECK_SOURCE_DIR) / "examples/articles";
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    std::ifstream in(file.path(), std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    for (Article& article : ReadArticles(file.path().string(), bytes.str(), {}).articles)
      articles.push_back(std::move(article));
  }
  REQUIRE(articles.size() >= 9);
  return testing::ReadNews(articles);
}

constexpr TextSizes kAnySize{SIZE_MAX, SIZE_MAX};

TEST_CASE("claims of the samples and of made-up news survive storage") {
  testing::News samples = Samples();
  testing::News generated =
      testing::ReadNews(testing::NewsGenerator(1).Articles(/*count=*/200, /*per_story=*/4));
  size_t count = 0, with_figures = 0, shared_figures = 0;
  for (const testing::News* news : {&samples, &generated}) {
    Claim last;  // as it was read back
    const Claim* before = nullptr;
    for (const Claim& claim : news->claims) {
      const bool first = before == nullptr || before->article != claim.article;
      const Document& document = news->documents[claim.article];
      const std::string bytes = PackClaim(claim, first ? nullptr : before);
      absl::StatusOr<Claim> back =
          UnpackClaim(bytes, {document.text(Part::kTitle).size(), document.text().size()},
                      first ? nullptr : &last);
      REQUIRE(back.ok());
      CheckSame(claim, *back);
      CHECK(PackClaim(*back, first ? nullptr : &last) == bytes);
      with_figures += claim.figures != nullptr;
      shared_figures += !first && claim.figures && back->figures == last.figures;
      before = &claim;
      last = *std::move(back);
      ++count;
    }
  }
  CHECK(count > 500);
  CHECK(with_figures > 50);
  CHECK(shared_figures > 20);
}

TEST_CASE("slots that articles seldom fill survive storage") {
  for (Claim& claim : testing::SyntheticNews(3).Articles(300)) {
    claim.time = TimeValue{TimeType::kSet,
                           "XXXX-05",
                           MonthPeriod(2019, 5),
                           TimeAnchor::kDateline,
                           {{"2019-05", 0.25}, {"2018-05", 0.75}},
                           YearPeriod(9999)};
    claim.quantity = Quantity{*Decimal::Parse("-0.000123"),
                              *Decimal::Make(INT64_MAX / 10 * 10 + 1, 150),
                              Modifier::kAtMost,
                              QuantityForm::kRange,
                              -6,
                              *FindUnit("mile per hour"),
                              Decimal::FromInt(100000),
                              kUnitYear,
                              true};
    claim.period = Period{absl::CivilDay(1, 1, 1), absl::CivilDay(10000, 1, 1), Granularity::kSpan,
                          true, true};
    claim.part = Part::kTitle;
    claim.counted = std::string("naïve\0guest", 12);
    claim.subject_resolved = claim.is_whole = claim.quoted = claim.limit = true;
    claim.hedge_span = {7, 7};
    claim.speaker_span = {0, 5};  // before its sentence
    const absl::StatusOr<Claim> back = UnpackClaim(PackClaim(claim, nullptr), kAnySize, nullptr);
    REQUIRE(back.ok());
    CheckSame(claim, *back);
  }
}

TEST_CASE("an empty claim survives storage") {
  const absl::StatusOr<Claim> back = UnpackClaim(PackClaim(Claim(), nullptr), {}, nullptr);
  REQUIRE(back.ok());
  CheckSame(Claim(), *back);
}

TEST_CASE("every unit has a code of its own") {
  for (size_t unit = 0; unit < AllUnits().size(); ++unit) {
    Claim claim;
    claim.quantity = Quantity{};
    claim.quantity->unit = static_cast<UnitId>(unit);
    const absl::StatusOr<Claim> back = UnpackClaim(PackClaim(claim, nullptr), {}, nullptr);
    REQUIRE(back.ok());
    CHECK(back->quantity->unit == unit);
  }
}

TEST_CASE("a span that the text does not have is damage") {
  Claim claim;
  claim.span = {10, 20};
  CHECK(UnpackClaim(PackClaim(claim, nullptr), {0, 20}, nullptr).ok());
  CHECK(absl::IsDataLoss(UnpackClaim(PackClaim(claim, nullptr), {20, 19}, nullptr).status()));
  claim.part = Part::kTitle;
  CHECK(UnpackClaim(PackClaim(claim, nullptr), {20, 0}, nullptr).ok());
  CHECK(absl::IsDataLoss(UnpackClaim(PackClaim(claim, nullptr), {19, 20}, nullptr).status()));
}

TEST_CASE("damaged records are refused and never crash") {
  const testing::News samples = Samples();
  testing::NewsGenerator random(7);
  size_t passed = 0;
  for (int round = 0; round < 20000; ++round) {
    const Claim& claim = samples.claims[random.Below(samples.claims.size())];
    const std::string good = PackClaim(claim, nullptr);
    std::string bytes = good;
    switch (random.Below(3)) {
      case 0:
        bytes.resize(random.Below(bytes.size()));
        break;
      case 1:
        bytes.insert(random.Below(bytes.size()), 1, static_cast<char>(random.Next()));
        break;
      default:
        for (uint64_t i = 0, flips = 1 + random.Below(3); i < flips; ++i) {
          const uint64_t bit = random.Below(8 * bytes.size());
          bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
        }
    }
    if (bytes == good) continue;
    CHECK(absl::IsDataLoss(UnpackClaim(bytes, kAnySize, nullptr).status()));
    // What lies behind the checksum holds as well, in the limits of the text.
    FixChecksum(bytes);
    const absl::StatusOr<Claim> claim_read = UnpackClaim(bytes, {1000, 1000}, nullptr);
    if (claim_read.ok()) {
      ++passed;
      CHECK(claim_read->span.end <= 1000);
      PackClaim(*claim_read, nullptr);
    } else {
      CHECK(absl::IsDataLoss(claim_read.status()));
    }
  }
  CHECK(passed > 0);  // or the second half tests nothing
}

TEST_CASE("topics survive storage, damaged ones are refused") {
  for (const Claim& claim : testing::SyntheticNews(5).Articles(50)) {
    const std::string bytes = PackTopic(claim.article_topic);
    const absl::StatusOr<ArticleTopic> back = UnpackTopic(bytes);
    REQUIRE(back.ok());
    CHECK(*back == claim.article_topic);
    for (size_t i = 0; i < bytes.size(); ++i) {
      std::string damaged = bytes;
      damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
      CHECK(!UnpackTopic(damaged).ok());
      FixChecksum(damaged);
      static_cast<void>(UnpackTopic(damaged));
    }
  }
}

}  // namespace
}  // namespace crosscheck::archive
