// The doors are Normalize and SingularPhrase; the readers do the work.
#include "crosscheck/normalize/normalize.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/large_pages.h"
#include "base/strings.h"
#include "normalize/calendar.h"
#include "normalize/readers.h"

namespace crosscheck {
namespace {
#include "lex/lexicon.inc"

bool EndsWith(std::string_view text, std::string_view ending) {
  return text.size() > ending.size() && text.substr(text.size() - ending.size()) == ending;
}

std::string SingularWord(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 22> kIrregular = {{
      {"people", "person"},
      {"persons", "person"},
      {"men", "man"},
      {"women", "woman"},
      {"children", "child"},
      {"lives", "life"},
      {"wives", "wife"},
      {"wolves", "wolf"},
      {"feet", "foot"},
      {"teeth", "tooth"},
      {"mice", "mouse"},
      {"gunmen", "gunman"},
      {"policemen", "policeman"},
      {"fishermen", "fisherman"},
      {"firemen", "fireman"},
      {"servicemen", "serviceman"},
      {"businessmen", "businessman"},
      {"knives", "knife"},
      {"leaves", "leaf"},
      {"thieves", "thief"},
      {"series", "series"},
      {"species", "species"},
  }};
  for (const auto& [plural, singular] : kIrregular) {
    if (word == plural) return std::string(singular);
  }
  if (EndsWith(word, "ies") && word.size() > 4)
    return absl::StrCat(std::string(word.substr(0, word.size() - 3)), "y");
  for (std::string_view us : {"viruses", "buses", "bonuses", "campuses", "statuses", "surpluses",
                              "gases", "choruses", "censuses", "circuses"}) {
    if (word == us) return std::string(word.substr(0, word.size() - 2));
  }
  for (std::string_view ending : {"sses", "shes", "ches", "xes", "zzes"}) {
    if (EndsWith(word, ending)) return std::string(word.substr(0, word.size() - 2));
  }
  if (EndsWith(word, "s") && !EndsWith(word, "ss") && !EndsWith(word, "us") &&
      !EndsWith(word, "is")) {
    return std::string(word.substr(0, word.size() - 1));
  }
  return std::string(word);
}

// "50 deaths a day", "$40 per month": what a rate is per is a time of its own, and its quantity is
// read already.
std::vector<Value> TimesOfRates(const normalize::Source& source, std::span<const Mention> mentions,
                                const std::vector<Value>& values) {
  std::vector<Value> times;
  for (const Value& value : values) {
    const Mention& mention = mentions[value.mention];
    const TokenRange unit = mention.Find(Role::kPerUnit);
    if (!value.quantity || IsTimeForm(mention.form) || unit.size() != 1 || unit.begin == 0)
      continue;
    const Token& token = source.lexed.tokens[unit.begin];
    const Token& link = source.lexed.tokens[unit.begin - 1];
    const auto code = WordValue(token.word, WordClass::kTimeUnit);
    if (!code || link.kind != TokenKind::kWord || code->value < kUnitHour) continue;
    Value time;
    time.mention = value.mention;
    time.part = value.part;
    time.span = {link.begin, token.end};
    // "three times a week" is all of it when.
    if (unit.begin > 1 && source.lexed.tokens[unit.begin - 2].word == kw::k_times)
      time.span.begin = value.span.begin;
    time.time.emplace();
    time.time->type = TimeType::kSet;
    time.time->timex = normalize::DurationTimex("1", code->value);
    time.time->anchor = TimeAnchor::kAbsolute;
    times.push_back(std::move(time));
  }
  return times;
}

}  // namespace

std::string SingularPhrase(std::string_view phrase) {
  const std::string lower = AsciiLower(phrase);
  const size_t last = lower.find_last_of(" -") + 1;  // npos + 1 is 0
  return lower.substr(0, last) + SingularWord(std::string_view(lower).substr(last));
}

namespace {

std::vector<Value> ReadMentions(const normalize::Source& source, std::span<const Mention> mentions,
                                normalize::TimeReader& times) {
  std::vector<Value> values;
  values.reserve(mentions.size());
  WantLargePages(values.data(), values.capacity() * sizeof(Value));
  for (uint32_t i = 0; i < mentions.size(); ++i) {
    Value value;
    std::optional<Value> second;
    value.mention = i;
    value.part = source.lexed.part;
    value.span = source.lexed.SpanOf(mentions[i].tokens);
    const bool means = IsTimeForm(mentions[i].form)
                           ? times.Read(mentions[i], i, value)
                           : normalize::ReadQuantity(source, mentions[i], value, second);
    if (means) values.push_back(std::move(value));
    if (second) values.push_back(std::move(*second));
  }
  normalize::SettleNeighbours(source, mentions, values);
  return values;
}

}  // namespace

std::vector<Value> Normalize(const LexedText& lexed, std::string_view text,
                             std::span<const Mention> mentions, const NormalizeContext& context) {
  const normalize::Source source{lexed, text};
  normalize::TimeReader times(source, mentions, context);
  std::vector<Value> values = ReadMentions(source, mentions, times);
  normalize::SignCues cues = normalize::CuesOf(source, mentions, values);
  if (cues.dollars_open) cues.named = normalize::DollarCountriesIn(lexed.tokens);
  normalize::FinishLines(lexed, text, mentions, context, cues, values);
  return values;
}

namespace normalize {

bool ReadsByLines(const NormalizeContext& context, const TimeCues& cues) {
  return context.published && !TimeReader::IsTale(cues) && !cues.order_asked && !cues.before_christ;
}

void TimeCues::Add(const TimeCues& other) {
  distant += other.distant;
  near += other.near;
  order_asked |= other.order_asked;
  before_christ |= other.before_christ;
}

TimeCues TimeCuesOf(const LexedText& lexed, std::string_view text,
                    std::span<const Mention> mentions, const NormalizeContext& context) {
  return TimeReader::CuesOf(Source{lexed, text}, mentions, context.published);
}

LinesValues ReadLines(const LexedText& lexed, std::string_view text,
                      std::span<const Mention> mentions, const NormalizeContext& context,
                      const std::optional<Period>& last) {
  const Source source{lexed, text};
  TimeReader times(source, context, last);
  LinesValues lines;
  lines.values = ReadMentions(source, mentions, times);
  lines.signs = CuesOf(source, mentions, lines.values);
  lines.signs.named = DollarCountriesIn(lexed.tokens);
  times.TellLast(lines);
  return lines;
}

void FinishLines(const LexedText& lexed, std::string_view text, std::span<const Mention> mentions,
                 const NormalizeContext& context, const SignCues& cues,
                 std::vector<Value>& values) {
  const Source source{lexed, text};
  SettleSigns(source, mentions, context.outlet, cues, values);
  FindChanges(source, mentions, values);
  std::vector<Value> rates = TimesOfRates(source, mentions, values);
  if (rates.empty()) return;
  const auto begin = [](const Value& a, const Value& b) { return a.span.begin < b.span.begin; };
  std::vector<Value> all;
  all.reserve(values.size() + rates.size());
  std::merge(std::make_move_iterator(values.begin()), std::make_move_iterator(values.end()),
             std::make_move_iterator(rates.begin()), std::make_move_iterator(rates.end()),
             std::back_inserter(all), begin);
  values = std::move(all);
}

}  // namespace normalize

std::string DebugString(const Value& value) {
  std::string out;
  if (value.quantity) {
    out = DebugString(*value.quantity);
    if (!value.counted.empty()) absl::StrAppend(&out, " (", value.counted, ")");
    if (value.change.role != ChangeRole::kNone) {
      absl::StrAppend(&out, value.change.direction < 0 ? " down " : " up ",
                      std::string(ChangeRoleName(value.change.role)), "#", value.change.change);
    }
    for (const QuantityAlternative& other : value.alternatives) {
      absl::StrAppend(&out, " or ", other.low.ToString(), " ",
                      std::string(GetUnit(other.unit).name));
    }
  }
  if (value.time) {
    if (!out.empty()) out += " ";
    absl::StrAppend(&out, std::string(TimeTypeName(value.time->type)), " ", value.time->timex, " ",
                    std::string(TimeAnchorName(value.time->anchor)));
    if (value.time->period && value.time->period->since) out += " since";
    if (value.time->period && value.time->period->until) out += " until";
  }
  return out;
}

}  // namespace crosscheck
