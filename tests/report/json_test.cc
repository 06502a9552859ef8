#include <catch2/catch.hpp>

#include "crosscheck_internal/v1/report.pb.h"
#include "report/message.h"
#include "report/sample.h"

namespace crosscheck {
namespace {

TEST_CASE("report JSON has the names of the contract") {
  Report r = SampleReport();
  r.claims.resize(1);
  r.claims[0].time = TimeValue{.type = TimeType::kDate,
                               .timex = "2019-05",
                               .period = MonthPeriod(2019, 5),
                               .anchor = TimeAnchor::kPublished,
                               .alternatives = {}};
  r.articles.erase(r.articles.begin() + 1, r.articles.end());
  r.facts.clear();
  r.findings = {MakeFinding(FindingKind::kNumericConflict, Severity::kError, 850, {0, 0}, {}, "w")};
  const std::string id = r.claims[0].id.ToHex();
  const std::string zero(32, '0');
  CHECK(*ReportToJson(r) == R"({
 "articles": [
  {
   "id": "p",
   "outlet": "The Harbour Post",
   "title": "Fire takes 40 houses",
   "published": "2024-04-24T08:00:00+02:00",
   "url": "",
   "owner": "",
   "agencies": [],
   "sameTextAs": "",
   "byline": "",
   "updated": "",
   "dateline": "",
   "agency": "",
   "canonicalUrl": "",
   "version": "",
   "status": "",
   "captions": []
  }
 ],
 "claims": [
  {
   "id": ")" + id + R"(",
   "articleId": "p",
   "span": {
    "begin": 0,
    "end": 24,
    "part": "BODY"
   },
   "valueSpan": {
    "begin": 14,
    "end": 23,
    "part": "BODY"
   },
   "text": "The fire took 40 houses.",
   "quantity": {
    "low": "40",
    "high": "40",
    "modifier": "NONE",
    "unit": "count",
    "dimension": "count",
    "currency": "",
    "counted": "house",
    "form": "POINT",
    "per": "",
    "perUnit": "",
    "falling": false,
    "alternatives": []
   },
   "time": {
    "type": "DATE",
    "timex": "2019-05",
    "begin": "2019-05-01",
    "end": "2019-06-01",
    "anchor": "PUBLISHED",
    "alternatives": [],
    "since": false,
    "until": false
   },
   "measure": "COUNT",
   "valueText": "40 houses",
   "speaker": "",
   "period": "",
   "partOf": false,
   "onset": false,
   "hedged": false,
   "negated": false,
   "future": false,
   "quoted": false,
   "agencies": [],
   "otherEvent": false,
   "cumulative": false,
   "limit": false,
   "slots": []
  }
 ],
 "facts": [],
 "findings": [
  {
   "id": ")" + zero + R"(",
   "kind": "NUMERIC_CONFLICT",
   "severity": "ERROR",
   "confidence": 0.85,
   "claimIds": [
    ")" + id + R"(",
    ")" + id + R"("
   ],
   "basis": "equal",
   "explanation": "w",
   "fingerprint": ")" + zero + R"(",
   "factId": "",
   "sameText": false
  }
 ],
 "comparedClaims": 4,
 "notes": [],
 "agreements": [],
 "draftId": "",
 "ignoredFindings": 0
})");
  CHECK(*ReportToJson(Report{}) == R"({
 "articles": [],
 "claims": [],
 "facts": [],
 "findings": [],
 "comparedClaims": 0,
 "notes": [],
 "agreements": [],
 "draftId": "",
 "ignoredFindings": 0
})");
}

TEST_CASE("articles carry what newsroom formats tell, under the names that JSONL has") {
  Report r = SampleReport();
  Article a = r.articles[0].article();
  a.byline = "Jane Roe";
  a.updated = *ParseTimestamp("2024-04-24T09:00:00Z");
  a.dateline = "OSTREY";
  a.agency = "Meridian Wire";
  a.canonical_url = "https://meridianwire.example/1";
  a.version = "3";
  a.status = "canceled";
  a.captions = {{0, 8}};
  r.articles[0] = *Document::Create(a);
  const std::string json = *ReportToJson(r);
  for (const char* line : {R"("byline": "Jane Roe")", R"("updated": "2024-04-24T09:00:00+00:00")",
                           R"("dateline": "OSTREY")", R"("agency": "Meridian Wire")",
                           R"("canonicalUrl": "https://meridianwire.example/1")",
                           R"("version": "3")", R"("status": "canceled")",
                           R"("notes": [
  "1 article was taken back by the source and not compared: p (canceled)."
 ])"}) {
    CHECK_THAT(json, Catch::Contains(line));
  }
  REQUIRE(report::ToMessage(r)->articles(0).captions_size() == 1);
  CHECK(report::ToMessage(r)->articles(0).captions(0).end() == 8);
  for (const char* field : {"byline", "agency", "status"}) {
    Article bad = a;
    (std::string_view(field) == "byline"   ? bad.byline
     : std::string_view(field) == "agency" ? bad.agency
                                           : bad.status) = "caf\xE9";
    r.articles[0] = *Document::Create(bad);
    CHECK(std::string(ReportToJson(r).status().message()) ==
          "report: " + std::string(field) + " is not UTF-8: 4 bytes");
  }
}

TEST_CASE("an extraction is one line, and what is not there is absent") {
  const Report r = SampleReport();
  Extraction e{r.articles[0], {}, {}};
  CHECK(*ExtractionToJsonLine(e) == R"({"articleId":"p","mentions":[],"claims":[]})");
  Value duration;
  duration.part = Part::kTitle;
  duration.span = {0, 4};
  duration.time = TimeValue{.type = TimeType::kDuration,
                            .timex = "P5M",
                            .period = {},
                            .anchor = TimeAnchor::kNone,
                            .alternatives = {{"P6M", 0.25}}};
  e.mentions.push_back(duration);
  CHECK(
      *ExtractionToJsonLine(e) ==
      R"({"articleId":"p","mentions":[{"span":{"begin":0,"end":4,"part":"TITLE"},"text":"Fire","time":{"type":"DURATION","timex":"P5M","begin":"","end":"","anchor":"NONE","alternatives":[{"timex":"P6M","weight":0.25}],"since":false,"until":false}}],"claims":[]})");
}

TEST_CASE("rates and money keep what they are told in") {
  Report r = SampleReport();
  Quantity& q = *r.claims[0].quantity;
  q.unit = kUnitUsDollar;
  q.per = *Decimal::Parse("1");
  q.per_unit = kUnitDay;
  q.form = QuantityForm::kVague;
  const report::pb::Report message = *report::ToMessage(r);
  const report::pb::Quantity& out = message.claims(0).quantity();
  CHECK(out.currency() == "USD");
  CHECK(out.dimension() == "money");
  CHECK(out.per() == "1");
  CHECK(out.per_unit() == "day");
  CHECK(out.form() == report::pb::Quantity::VAGUE);
}

TEST_CASE("every enum value has its name on the wire") {
  Report r = SampleReport();
  // Values are counted up until the name function knows no more, so that a new one cannot be
  // forgotten.
  const auto fill = [&] { return *report::ToMessage(r); };
  int kinds = 0;
  for (int i = 0; !FindingKindName(static_cast<FindingKind>(i)).empty(); ++i, ++kinds) {
    r.findings[0].kind = static_cast<FindingKind>(i);
    CHECK(report::pb::Finding::Kind_Name(fill().findings(0).kind()) ==
          FindingKindName(r.findings[0].kind));
  }
  CHECK(kinds == report::pb::Finding::Kind_MAX);
  int severities = 0;
  for (int i = 0; !SeverityName(static_cast<Severity>(i)).empty(); ++i, ++severities) {
    r.findings[0].severity = static_cast<Severity>(i);
    CHECK(report::pb::Finding::Severity_Name(fill().findings(0).severity()) ==
          SeverityName(r.findings[0].severity));
    CHECK(SeverityFromName(SeverityName(r.findings[0].severity)) == r.findings[0].severity);
  }
  CHECK(severities == report::pb::Finding::Severity_MAX);
  int measures = 0;
  for (int i = 0; !MeasureName(static_cast<Measure>(i)).empty(); ++i, ++measures) {
    r.claims[0].measure = static_cast<Measure>(i);
    CHECK(report::pb::Claim::Measure_Name(fill().claims(0).measure()) ==
          MeasureName(r.claims[0].measure));
  }
  CHECK(measures == report::pb::Claim::Measure_MAX);
  int modifiers = 0;
  for (int i = 0; i <= report::pb::Quantity::Modifier_MAX; ++i, ++modifiers) {
    r.claims[0].quantity->modifier = static_cast<Modifier>(i);
    CHECK(report::pb::Quantity::Modifier_Name(fill().claims(0).quantity().modifier()) ==
          ModifierName(static_cast<Modifier>(i)));
  }
  CHECK(modifiers == 7);
  r.claims[0].time = TimeValue{};
  int types = 0;
  for (int i = 0; !TimeTypeName(static_cast<TimeType>(i)).empty(); ++i, ++types) {
    r.claims[0].time->type = static_cast<TimeType>(i);
    CHECK(report::pb::Time::Type_Name(fill().claims(0).time().type()) ==
          TimeTypeName(r.claims[0].time->type));
  }
  CHECK(types == report::pb::Time::Type_MAX);
  int anchors = 0;
  for (int i = 0; !TimeAnchorName(static_cast<TimeAnchor>(i)).empty(); ++i, ++anchors) {
    r.claims[0].time->anchor = static_cast<TimeAnchor>(i);
    CHECK(report::pb::Time::Anchor_Name(fill().claims(0).time().anchor()) ==
          TimeAnchorName(r.claims[0].time->anchor));
  }
  CHECK(anchors == report::pb::Time::Anchor_MAX + 1);
  r.facts[0].support.origins = {{{0}, {{OriginKind::kText, "", {0}}}}};
  int origins = 0;
  for (int i = 0; !OriginKindName(static_cast<OriginKind>(i)).empty(); ++i, ++origins) {
    SharedOrigin& shared = r.facts[0].support.origins[0].shared[0];
    shared.kind = static_cast<OriginKind>(i);
    CHECK(report::pb::Support::Kind_Name(fill().facts(0).support().origins(0).shared(0).kind()) ==
          OriginKindName(shared.kind));
  }
  CHECK(origins == report::pb::Support::Kind_MAX);
  CHECK_FALSE(SeverityFromName("fatal"));
  CHECK(SeverityFromName("Warning") == Severity::kWarning);
}

TEST_CASE("what protobuf would refuse is an error with a place") {
  Report r = SampleReport();
  r.facts[0].label = "caf\xE9";
  CHECK(ReportToJson(r).status().code() == absl::StatusCode::kInternal);
  CHECK(std::string(ReportToProto(r).status().message()) ==
        "report: fact label is not UTF-8: 4 bytes");
  r = SampleReport();
  r.findings[0].claims = {0, 99};
  CHECK(std::string(ReportToJson(r).status().message()) == "report: claim 99 of 5");
  r = SampleReport();
  r.claims[0].article = 3;
  CHECK(std::string(ReportToJson(r).status().message()) == "report: article 3 of 3");
  // A span into the middle of a character is cut to whole ones.
  r = SampleReport();
  r.articles[0] = MakeDocument("p", "", "", "", "caf\xC3\xA9 40 houses");
  r.claims[0].span = {0, 4};
  CHECK(report::ToMessage(r)->claims(0).text() == "caf");
}

TEST_CASE("origins of articles, facts and agreements") {
  Report r = SampleReport();
  r.origins = FindArticleOrigins(r.articles);
  r.origins[0].agencies = {"AFP", "Reuters"};
  r.origins[0].owner = "Harbour Holdings";
  r.origins[0].text = r.origins[1].text = 0;
  r.facts[0].support = FindSupport(r.articles, r.origins, r.claims, r.facts[0].claims);
  const report::pb::Report message = *report::ToMessage(r);
  CHECK(message.articles(0).agencies_size() == 2);
  CHECK(message.articles(0).owner() == "Harbour Holdings");
  CHECK(message.articles(0).same_text_as() == "");  // it is the first
  CHECK(message.articles(1).same_text_as() == "p");
  CHECK(message.articles(2).same_text_as() == "");
  CHECK(message.facts(0).support().outlets() == 3);
  REQUIRE(message.facts(0).support().origins_size() == 2);
  REQUIRE(message.agreements_size() == 1);
  const report::pb::Agreement& agreement = message.agreements(0);
  CHECK(agreement.fact_id() == r.facts[0].id.ToHex());
  CHECK(agreement.claim_ids_size() == 2);
  CHECK(agreement.support().outlets() == 2);
  REQUIRE(agreement.support().origins_size() == 1);
  REQUIRE(agreement.support().origins(0).shared_size() == 1);
  const report::pb::Support::Shared& shared = agreement.support().origins(0).shared(0);
  CHECK(shared.kind() == report::pb::Support::TEXT);
  CHECK(shared.name() == "");
  CHECK(shared.claim_ids(0) == r.claims[0].id.ToHex());
  // An index that points nowhere is an error with its place.
  r.origins[1].text = 9;
  CHECK(std::string(report::ToMessage(r).status().message()) == "report: article 9 of 3");
}

TEST_CASE("the bytes are those of the message") {
  const Report r = SampleReport();
  report::pb::Report message;
  REQUIRE(message.ParseFromString(*ReportToProto(r)));
  CHECK(message.claims_size() == 5);
  CHECK(message.claims(3).span().part() == report::pb::Span::TITLE);
  CHECK(message.findings(0).fact_id() == r.facts[0].id.ToHex());
  CHECK(*ReportToProto(r) == *ReportToProto(r));
}

}  // namespace
}  // namespace crosscheck
