// Extractions for people: the only door is ExtractionToText of report/report.h. One line a mention
// and a few a claim, made to be compared by eye with the text: whoever writes grammars reads this
// all day.
#include <string>

#include "crosscheck/report/report.h"
#include "report/screen.h"
#include "report/slice.h"
#include "report/words.h"

namespace crosscheck {
namespace {

using report::SafeText;

std::string SpanText(Span span, Part part) {
  return (part == Part::kTitle ? "title " : "") + std::to_string(span.begin) + "-" +
         std::to_string(span.end) + " ";
}

std::string TimeText(const TimeValue& time) {
  std::string result = std::string(TimeTypeName(time.type)) + " " + time.timex;
  if (time.period) result += " (" + PeriodText(*time.period) + ")";
  result += ", " + std::string(TimeAnchorName(time.anchor));
  for (const TimeAlternative& alternative : time.alternatives)
    result += ", or " + alternative.timex;
  return result;
}

void AddValue(const std::optional<Quantity>& quantity, std::string_view counted,
              const std::optional<TimeValue>& time, SafeText& line) {
  if (quantity) line.Add(report::QuantityText(*quantity, counted));
  if (quantity && time) line.Add("; ");
  if (time) line.Add(TimeText(*time));
}

// "  predicate: killed, died", or nothing. Terms are shown by their words; the article's topic may
// stand in the title and is left out.
void AddSlot(std::string_view name, const TermSet& terms, std::string_view text, SafeText& line) {
  const char* separator = "";
  for (const Term& term : terms) {
    const std::string_view words = report::Slice(text, term.span);
    if (words.empty()) continue;
    if (*separator == '\0') line.Add("; ").Add(name).Add(": ");
    line.Add(separator).Add(words);
    separator = ", ";
  }
}

void AddSlots(const Claim& claim, std::string_view text, SafeText& line) {
  line.Add(MeasureName(claim.measure));
  AddSlot("group", claim.group, text, line);
  AddSlot("predicate", claim.predicate, text, line);
  AddSlot("topic", claim.topic, text, line);
  AddSlot("than", claim.base, text, line);
  AddSlot("names", claim.names, text, line);
  AddSlot("places", claim.places, text, line);
  if (claim.period) line.Add("; period: ").Add(PeriodText(*claim.period));
  const std::string_view speaker = report::Slice(text, claim.speaker_span);
  if (!speaker.empty()) line.Add("; speaker: ").Add(speaker);
  if (claim.part_of) line.Add("; part of a whole");
  if (claim.onset) line.Add("; onset");
  if (claim.hedged) line.Add("; hedged");
  if (claim.negated) line.Add("; negated");
  if (claim.future) line.Add("; future");
  if (claim.quoted) line.Add("; quoted");
}

}  // namespace

std::string ExtractionToText(const Extraction& extraction) {
  constexpr int kWidth = 100;
  const Document& document = extraction.document;
  std::string out;
  const auto put = [&out](const SafeText& line, int indent) {
    out += report::Fold(line.str(), {kWidth, indent, indent + 4, false});
  };
  SafeText head;
  head.Add(document.id() + ": " + report::OutletText(document) + ", " + report::DateText(document));
  put(head, 0);
  for (const Value& value : extraction.mentions) {
    SafeText line;
    line.Add(SpanText(value.span, value.part)).Add("\"");
    line.Add(report::Slice(document.text(value.part), value.span)).Add("\": ");
    AddValue(value.quantity, value.counted, value.time, line);
    put(line, 2);
  }
  for (const Claim& claim : extraction.claims) {
    const std::string_view text = document.text(claim.part);
    SafeText line;
    line.Add("claim ").Add(SpanText(claim.value_span, claim.part)).Add("\"");
    line.Add(report::Slice(text, claim.value_span)).Add("\": ");
    AddValue(claim.quantity, claim.counted, claim.time, line);
    put(line, 2);
    SafeText slots;
    AddSlots(claim, text, slots);
    put(slots, 6);
  }
  out += report::Counted(extraction.mentions.size(), "mention", "mentions") + ", " +
         report::Counted(extraction.claims.size(), "claim", "claims") + "\n";
  return out;
}

}  // namespace crosscheck
