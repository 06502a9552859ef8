// LanguageTool's protocol: the doors are those of languagetool.h. A finding is a match at the value
// in the draft; what confirms the draft is none, for its clients show every match as a fault.
#include "languagetool.h"

#include <algorithm>
#include <boost/json.hpp>
#include <set>
#include <utility>

#include "annotated.h"
#include "kinds.h"

namespace server {
namespace {

namespace json = boost::json;
using crosscheck::Span;

struct Language {
  std::string_view name, code, long_code;
};
// All are read as the same English.
constexpr Language kLanguages[] = {
    {"English (US)", "en", "en-US"},           {"English", "en", "en"},
    {"English (Australian)", "en", "en-AU"},   {"English (Canadian)", "en", "en-CA"},
    {"English (GB)", "en", "en-GB"},           {"English (New Zealand)", "en", "en-NZ"},
    {"English (South African)", "en", "en-ZA"}};

const Language& LanguageOf(std::string_view code) {
  for (const Language& language : kLanguages) {
    if (ToLower(language.long_code) == ToLower(code)) return language;
  }
  return kLanguages[0];
}

json::string_view View(std::string_view text) { return {text.data(), text.size()}; }

std::string_view ValueOf(const Fields& form, std::string_view name) {
  const std::string* value = Find(form, name);
  return value == nullptr ? std::string_view() : *value;
}

// Which findings the client wants to see.
class Wanted {
 public:
  explicit Wanted(const Fields& form)
      : only_(ToLower(ValueOf(form, "enabledOnly")) == "true"),
        enabled_rules_(SetOf(form, "enabledRules")),
        enabled_categories_(SetOf(form, "enabledCategories")),
        disabled_rules_(SetOf(form, "disabledRules")),
        disabled_categories_(SetOf(form, "disabledCategories")) {}

  bool operator()(const Rule& rule) const {
    const std::string id(rule.id), category(rule.category->id);
    if (rule.kind == crosscheck::FindingKind::kAgreement) return false;
    if (disabled_rules_.contains(id)) return false;
    const bool enabled = enabled_rules_.contains(id);
    if (disabled_categories_.contains(category) && !enabled) return false;
    return !only_ || enabled || enabled_categories_.contains(category);
  }

 private:
  static std::set<std::string> SetOf(const Fields& form, std::string_view name) {
    const std::vector<std::string> list = SplitList(ValueOf(form, name));
    return {list.begin(), list.end()};
  }
  const bool only_;
  const std::set<std::string> enabled_rules_, enabled_categories_, disabled_rules_,
      disabled_categories_;
};

// {"annotation": [{"text": ...}, {"markup": ..., "interpretAs": ...}]}; tells what is wrong with
// it.
absl::Status ReadAnnotations(std::string_view data, AnnotatedText& text) {
  json::error_code error;
  const json::value value = json::parse(View(data), error);
  if (error) return absl::InvalidArgumentError("data: not JSON: " + error.message());
  const json::object* object = value.if_object();
  const json::value* list = object == nullptr ? nullptr : object->if_contains("annotation");
  if (list == nullptr || !list->is_array())
    return absl::InvalidArgumentError("data: has no list \"annotation\"");
  size_t number = 0;
  for (const json::value& element : list->get_array()) {
    const std::string place = "data: annotation[" + std::to_string(number++) + "] ";
    const json::object* piece = element.if_object();
    const auto field = [&](const char* name) -> const json::string* {
      const json::value* found = piece == nullptr ? nullptr : piece->if_contains(name);
      return found == nullptr ? nullptr : found->if_string();
    };
    const json::string *words = field("text"), *markup = field("markup");
    if ((words == nullptr) == (markup == nullptr))
      return absl::InvalidArgumentError(place + "has neither text nor markup, or both");
    if (words != nullptr) {
      text.AddText({words->data(), words->size()});
    } else {
      const json::string* read_as = field("interpretAs");
      text.AddMarkup({markup->data(), markup->size()},
                     read_as == nullptr ? std::string_view()
                                        : std::string_view(read_as->data(), read_as->size()));
    }
  }
  return absl::OkStatus();
}

// The words around a match on one line, at most so many UTF-16 units on either side.
json::object ContextOf(const AnnotatedText& text, Span value) {
  constexpr uint32_t kAround = 45;
  const std::string& plain = text.plain();
  const uint32_t size = static_cast<uint32_t>(plain.size());
  const uint32_t first = text.lines().ToUtf16(value.begin);
  const uint32_t begin = text.lines().FromUtf16(first < kAround ? 0 : first - kAround);
  const uint32_t end =
      std::min(size, text.lines().FromUtf16(text.lines().ToUtf16(value.end) + kAround));
  std::string context =
      (begin > 0 ? "..." : "") + plain.substr(begin, end - begin) + (end < size ? "..." : "");
  std::replace_if(
      context.begin(), context.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; },
      ' ');
  return {{"text", View(context)},
          {"offset", (begin > 0 ? 3 : 0) + first - text.lines().ToUtf16(begin)},
          {"length", crosscheck::Utf16Length(value.In(plain))}};
}

json::object MatchOf(const Flag& flag, const AnnotatedText& text, const EditorOptions& options) {
  const Rule& rule = RuleOf(flag.kind);
  const AnnotatedText::Range range = text.OriginalOf(flag.value);
  json::array replacements, urls;
  if (!flag.replacement.empty())
    replacements.emplace_back(json::object{{"value", View(flag.replacement)}});
  for (const OtherSide& other : flag.others) {
    if (!other.url.empty()) urls.emplace_back(json::object{{"value", View(other.url)}});
  }
  return {{"message", View(flag.explanation)},
          {"shortMessage", View(rule.title)},
          {"replacements", std::move(replacements)},
          {"offset", range.begin},
          {"length", range.end - range.begin},
          {"context", ContextOf(text, flag.value)},
          {"sentence", View(flag.sentence.In(text.plain()))},
          {"type", {{"typeName", "Other"}}},
          {"rule",
           {{"id", View(rule.id)},
            {"description", View(rule.title)},
            {"issueType", View(options.issue_type)},
            {"urls", std::move(urls)},
            {"category", {{"id", View(rule.category->id)}, {"name", View(rule.category->name)}}}}},
          {"ignoreForIncompleteSentence", true},
          // The whole text: a figure is read in the light of all of it.
          {"contextForSureMatch", -1}};
}

json::object Software() {
  return {{"name", "crosscheck"}, {"version", View(crosscheck::Version())},
          {"buildDate", ""},      {"apiVersion", 1},
          {"premium", false},     {"premiumHint", ""},
          {"status", ""}};
}

}  // namespace

Answer LanguageToolCheck(const Fields& form, std::string_view archive, Drafts& drafts,
                         const EditorOptions& options) {
  AnnotatedText text;
  const std::string *plain = Find(form, "text"), *data = Find(form, "data");
  if ((plain == nullptr) == (data == nullptr))
    return ErrorAnswer(400, "one of the fields \"text\" and \"data\" is needed, and not both");
  if (plain != nullptr) {
    if (!crosscheck::IsValidUtf8(*plain)) return ErrorAnswer(400, "text: not UTF-8");
    text.AddText(*plain);
  } else if (absl::Status s = ReadAnnotations(*data, text); !s.ok()) {
    return ErrorAnswer(s);
  }
  text.Seal();

  const auto check = drafts.Check(archive, options.DraftOf(text.plain()), options.budget);
  if (!check.ok()) return ErrorAnswer(check.status());

  const Wanted wanted(form);
  json::array matches;
  for (const Flag& flag : (*check)->flags) {
    if (wanted(RuleOf(flag.kind))) matches.push_back(MatchOf(flag, text, options));
  }
  const Language& language = LanguageOf(ValueOf(form, "language"));
  const json::object named = {{"name", View(language.name)}, {"code", View(language.long_code)}};
  json::object with_detected = named;
  with_detected["detectedLanguage"] = {
      {"name", View(language.name)}, {"code", View(language.long_code)}, {"confidence", 1.0}};
  json::object warnings = {{"incompleteResults", (*check)->incomplete}};
  if ((*check)->incomplete)
    warnings["incompleteResultsReason"] = "the time that a check may take was used up";
  const json::object answer = {{"software", Software()},
                               {"warnings", std::move(warnings)},
                               {"language", std::move(with_detected)},
                               {"matches", std::move(matches)}};
  return JsonAnswer(json::serialize(answer));
}

Answer LanguageToolLanguages() {
  json::array list;
  for (const Language& language : kLanguages) {
    list.emplace_back(json::object{{"name", View(language.name)},
                                   {"code", View(language.code)},
                                   {"longCode", View(language.long_code)}});
  }
  return JsonAnswer(json::serialize(list));
}

Answer LanguageToolInfo() {
  return JsonAnswer(json::serialize(json::object{{"software", Software()}}));
}

}  // namespace server
