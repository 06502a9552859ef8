// Messages: the doors are the two ToMessage of message.h. Enums go over by their names, which are
// the contract; a test walks through all values, so that one that is new here and missing in the
// .proto cannot pass.
#include "report/message.h"

#include <algorithm>
#include <cstdio>

#include "crosscheck/article/offsets.h"
#include "crosscheck/claim/slot.h"
#include "report/agreements.h"
#include "report/slice.h"
#include "report/words.h"

namespace crosscheck::report {
namespace {

std::string DayText(absl::CivilDay day) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", static_cast<int>(day.year()), day.month(),
                day.day());
  return buffer;
}

pb::Quantity::Form FormOf(QuantityForm form) {
  switch (form) {
    case QuantityForm::kPoint:
      return pb::Quantity::POINT;
    case QuantityForm::kRange:
      return pb::Quantity::RANGE;
    case QuantityForm::kChange:
      return pb::Quantity::CHANGE;
    case QuantityForm::kVague:
      return pb::Quantity::VAGUE;
    case QuantityForm::kShare:
      return pb::Quantity::SHARE;
  }
  return pb::Quantity::POINT;
}

// Fills messages and keeps the first thing that was wrong. Text cut from a Document by Slice is
// UTF-8 already; all other text goes through Set.
class Builder {
 public:
  absl::Status status;

  void Set(std::string* field, std::string_view text, const char* name) {
    if (!IsValidUtf8(text)) {
      Fail(std::string(name) + " is not UTF-8: " + std::to_string(text.size()) + " bytes");
      return;
    }
    field->assign(text);
  }

  // An index into a vector of the report, checked.
  template <typename T>
  const T* At(const std::vector<T>& all, uint32_t index, const char* name) {
    if (index < all.size()) return &all[index];
    Fail(std::string(name) + " " + std::to_string(index) + " of " + std::to_string(all.size()));
    return nullptr;
  }

  void Fill(Span span, Part part, pb::Span* out) {
    out->set_begin(span.begin);
    out->set_end(span.end);
    out->set_part(part == Part::kTitle ? pb::Span::TITLE : pb::Span::BODY);
  }

  void Fill(const Quantity& quantity, std::string_view counted, std::string_view per_counted,
            pb::Quantity* out) {
    const Unit& unit = GetUnit(quantity.unit);
    // A change that falls goes out with its ends in order, as the names low and high promise.
    const auto [low, high] = std::minmax(quantity.low, quantity.high);
    out->set_low(low.ToString());
    out->set_high(high.ToString());
    out->set_falling(quantity.high < quantity.low);
    pb::Quantity::Modifier modifier = pb::Quantity::NONE;
    pb::Quantity::Modifier_Parse(std::string(ModifierName(quantity.modifier)), &modifier);
    out->set_modifier(modifier);
    Set(out->mutable_unit(), UnitName(quantity, per_counted), "unit");
    out->set_dimension(std::string(DimensionName(unit.dimension)));
    out->set_currency(std::string(unit.currency));
    Set(out->mutable_counted(), counted, "counted noun");
    out->set_form(FormOf(quantity.form));
    if (quantity.IsRate()) {
      out->set_per(quantity.per.ToString());
      out->set_per_unit(std::string(GetUnit(quantity.per_unit).name));
    }
  }

  // What a value knows beyond its quantity.
  void FillReading(const Value& value, pb::Quantity* out) {
    if (value.change.role != ChangeRole::kNone) {
      pb::Quantity::Change* change = out->mutable_change();
      pb::Quantity::Change::Role role = pb::Quantity::Change::ROLE_UNSPECIFIED;
      pb::Quantity::Change::Role_Parse(std::string(ChangeRoleName(value.change.role)), &role);
      change->set_role(role);
      change->set_direction(value.change.direction > 0 ? pb::Quantity::Change::UP
                            : value.change.direction < 0
                                ? pb::Quantity::Change::DOWN
                                : pb::Quantity::Change::DIRECTION_UNSPECIFIED);
      change->set_number(value.change.change);
    }
    for (const QuantityAlternative& alternative : value.alternatives) {
      const Unit& unit = GetUnit(alternative.unit);
      pb::Quantity::Alternative* added = out->add_alternatives();
      added->set_low(alternative.low.ToString());
      added->set_high(alternative.high.ToString());
      added->set_unit(std::string(unit.name));
      added->set_dimension(std::string(DimensionName(unit.dimension)));
      added->set_currency(std::string(unit.currency));
      added->set_weight(alternative.weight);
    }
  }

  void Fill(const TimeValue& time, pb::Time* out) {
    pb::Time::Type type = pb::Time::TYPE_UNSPECIFIED;
    pb::Time::Type_Parse(std::string(TimeTypeName(time.type)), &type);
    out->set_type(type);
    Set(out->mutable_timex(), time.timex, "timex");
    if (time.period) {
      out->set_begin(DayText(time.period->begin));
      out->set_end(DayText(time.period->end));
      out->set_since(time.period->since);
      out->set_until(time.period->until);
    }
    pb::Time::Anchor anchor = pb::Time::NONE;
    pb::Time::Anchor_Parse(std::string(TimeAnchorName(time.anchor)), &anchor);
    out->set_anchor(anchor);
    for (const TimeAlternative& alternative : time.alternatives) {
      pb::Time::Alternative* added = out->add_alternatives();
      Set(added->mutable_timex(), alternative.timex, "timex");
      added->set_weight(alternative.weight);
    }
  }

  void Fill(const Document& document, pb::Article* out) {
    const Article& article = document.article();
    Set(out->mutable_id(), article.id, "article id");
    Set(out->mutable_outlet(), article.outlet, "outlet");
    Set(out->mutable_title(), article.title, "title");
    if (article.published) out->set_published(article.published->ToString());
    Set(out->mutable_url(), article.url, "url");
    Set(out->mutable_byline(), article.byline, "byline");
    if (article.updated) out->set_updated(article.updated->ToString());
    Set(out->mutable_dateline(), article.dateline, "dateline");
    Set(out->mutable_agency(), article.agency, "agency");
    Set(out->mutable_canonical_url(), article.canonical_url, "canonical url");
    Set(out->mutable_version(), article.version, "version");
    Set(out->mutable_status(), article.status, "status");
    for (Span caption : article.captions) Fill(caption, Part::kBody, out->add_captions());
  }

  void Fill(const ArticleOrigins& origins, const Report& report, uint32_t index, pb::Article* out) {
    out->set_owner(std::string(origins.owner));
    for (std::string_view agency : origins.agencies) out->add_agencies(std::string(agency));
    if (!origins.text || *origins.text == index) return;
    if (const Document* first = At(report.articles, *origins.text, "article"))
      Set(out->mutable_same_text_as(), first->id(), "article id");
  }

  void Fill(const Claim& claim, const Document& document, pb::Claim* out) {
    const std::string_view text = document.text(claim.part);
    out->set_id(claim.id.ToHex());
    Set(out->mutable_article_id(), document.id(), "article id");
    Fill(claim.span, claim.part, out->mutable_span());
    Fill(claim.value_span, claim.part, out->mutable_value_span());
    out->set_text(std::string(Slice(text, claim.span)));
    out->set_value_text(std::string(Slice(text, claim.value_span)));
    if (claim.quantity) Fill(*claim.quantity, claim.counted, "", out->mutable_quantity());
    if (claim.time) Fill(*claim.time, out->mutable_time());
    pb::Claim::Measure measure = pb::Claim::MEASURE_UNSPECIFIED;
    pb::Claim::Measure_Parse(std::string(MeasureName(claim.measure)), &measure);
    out->set_measure(measure);
    out->set_speaker(std::string(Slice(text, claim.speaker_span)));
    if (claim.period) out->set_period(ToTimex(*claim.period));
    out->set_part_of(claim.part_of);
    out->set_onset(claim.onset);
    out->set_hedged(claim.hedged);
    out->set_negated(claim.negated);
    out->set_future(claim.future);
    out->set_quoted(claim.quoted);
    out->set_other_event(claim.other_event);
    out->set_cumulative(claim.cumulative);
    out->set_limit(claim.limit);
    for (const Slot& slot : SlotsOf(claim)) Fill(slot, claim.part, text, out->add_slots());
    for (std::string_view agency : AgenciesOf(claim, document))
      out->add_agencies(std::string(agency));
  }

  void Fill(const Slot& slot, Part part, std::string_view text, pb::Slot* out) {
    pb::Slot::Kind kind = pb::Slot::KIND_UNSPECIFIED;
    pb::Slot::Kind_Parse(std::string(SlotKindName(slot.kind)), &kind);
    out->set_kind(kind);
    std::string words;
    for (const Span& span : slot.spans) {
      if (!words.empty()) words += ' ';
      words += Slice(text, span);
      Fill(span, part, out->add_spans());
    }
    out->set_text(words);
    out->set_confidence(slot.confidence / 1000.0);
  }

  void Fill(const Fact& fact, const Report& report, pb::Fact* out) {
    out->set_id(fact.id.ToHex());
    Set(out->mutable_label(), fact.label, "fact label");
    AddClaimIds(fact.claims, report, out->mutable_claim_ids());
    Fill(fact.support, report, out->mutable_support());
  }

  void Fill(const Support& support, const Report& report, pb::Support* out) {
    out->set_outlets(support.outlets);
    for (const OriginGroup& origin : support.origins) {
      pb::Support::Origin* added = out->add_origins();
      AddClaimIds(origin.claims, report, added->mutable_claim_ids());
      for (const SharedOrigin& shared : origin.shared) {
        pb::Support::Shared* one = added->add_shared();
        pb::Support::Kind kind = pb::Support::KIND_UNSPECIFIED;
        pb::Support::Kind_Parse(std::string(OriginKindName(shared.kind)), &kind);
        one->set_kind(kind);
        Set(one->mutable_name(), shared.name, "name of an origin");
        AddClaimIds(shared.claims, report, one->mutable_claim_ids());
      }
    }
  }

  void Fill(const Agreement& agreement, const Report& report, pb::Agreement* out) {
    if (agreement.fact) {
      if (const Fact* fact = At(report.facts, *agreement.fact, "fact"))
        out->set_fact_id(fact->id.ToHex());
    }
    AddClaimIds(agreement.claims, report, out->mutable_claim_ids());
    Fill(agreement.support, report, out->mutable_support());
  }

  // What a finding knows of itself, without the report that its indices point into.
  void FillCore(const Finding& finding, pb::Finding* out) {
    out->set_id(finding.id.ToHex());
    pb::Finding::Kind kind = pb::Finding::KIND_UNSPECIFIED;
    pb::Finding::Kind_Parse(std::string(FindingKindName(finding.kind)), &kind);
    out->set_kind(kind);
    pb::Finding::Severity severity = pb::Finding::SEVERITY_UNSPECIFIED;
    pb::Finding::Severity_Parse(std::string(SeverityName(finding.severity)), &severity);
    out->set_severity(severity);
    out->set_confidence(finding.confidence / 1000.0);
    Set(out->mutable_basis(), finding.basis, "basis");
    Set(out->mutable_explanation(), finding.explanation, "explanation");
    out->set_fingerprint(finding.fingerprint.ToHex());
  }

  void Fill(const Finding& finding, const Report& report, pb::Finding* out) {
    FillCore(finding, out);
    AddClaimIds(finding.claims, report, out->mutable_claim_ids());
    out->set_same_text(IsCopyWithOtherNumber(finding, report));
    if (finding.fact) {
      if (const Fact* fact = At(report.facts, *finding.fact, "fact")) {
        out->set_fact_id(fact->id.ToHex());
      }
    }
  }

 private:
  void AddClaimIds(const std::vector<uint32_t>& claims, const Report& report,
                   google::protobuf::RepeatedPtrField<std::string>* ids) {
    for (uint32_t index : claims) {
      if (const Claim* claim = At(report.claims, index, "claim")) *ids->Add() = claim->id.ToHex();
    }
  }

  void Fail(std::string what) {
    if (status.ok()) status = absl::InternalError("report: " + what);
  }
};

}  // namespace

absl::StatusOr<pb::Report> ToMessage(const Report& report) {
  Builder builder;
  pb::Report message;
  for (uint32_t i = 0; i < report.articles.size(); ++i) {
    pb::Article* article = message.add_articles();
    builder.Fill(report.articles[i], article);
    if (i < report.origins.size()) builder.Fill(report.origins[i], report, i, article);
  }
  for (const Claim& claim : report.claims) {
    if (const Document* document = builder.At(report.articles, claim.article, "article")) {
      builder.Fill(claim, *document, message.add_claims());
    }
  }
  for (const Fact& fact : report.facts) builder.Fill(fact, report, message.add_facts());
  for (const Finding& finding : report.findings) {
    builder.Fill(finding, report, message.add_findings());
  }
  for (const Agreement& agreement : FindAgreements(report))
    builder.Fill(agreement, report, message.add_agreements());
  message.set_compared_claims(report.compared_claims);
  if (report.draft) {
    if (const Document* draft = builder.At(report.articles, *report.draft, "draft"))
      builder.Set(message.mutable_draft_id(), draft->id(), "article id");
  }
  message.set_ignored_findings(report.ignored_findings);
  for (const std::string& note : NotesOn(report.articles))
    builder.Set(message.add_notes(), note, "note");
  if (!builder.status.ok()) return builder.status;
  return message;
}

absl::Status CheckReport(const Report& report) { return ToMessage(report).status(); }

absl::Status Fill(Span span, Part part, std::string_view text, pb::Span* out, std::string* words) {
  Builder builder;
  builder.Fill(span, part, out);
  builder.Set(words, Slice(text, span), "words of a claim");
  return builder.status;
}

absl::Status Fill(const Finding& finding, pb::Finding* out) {
  Builder builder;
  builder.FillCore(finding, out);
  return builder.status;
}

absl::Status Fill(const Document& document, pb::Article* out) {
  Builder builder;
  builder.Fill(document, out);
  return builder.status;
}

absl::StatusOr<pb::Extraction> ToMessage(const Extraction& extraction) {
  Builder builder;
  pb::Extraction message;
  builder.Set(message.mutable_article_id(), extraction.document.id(), "article id");
  for (const Value& value : extraction.mentions) {
    pb::Mention* mention = message.add_mentions();
    builder.Fill(value.span, value.part, mention->mutable_span());
    mention->set_text(std::string(Slice(extraction.document.text(value.part), value.span)));
    if (value.quantity) {
      builder.Fill(*value.quantity, value.counted, value.per_counted, mention->mutable_quantity());
      builder.FillReading(value, mention->mutable_quantity());
    }
    if (value.time) builder.Fill(*value.time, mention->mutable_time());
  }
  for (const Claim& claim : extraction.claims) {
    builder.Fill(claim, extraction.document, message.add_claims());
  }
  if (!builder.status.ok()) return builder.status;
  return message;
}

}  // namespace crosscheck::report
