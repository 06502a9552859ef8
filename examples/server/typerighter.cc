// Typerighter's protocol: the doors are those of typerighter.h. Blocks become paragraphs of one
// draft, skipped ranges are taken out of them, and each finding goes back to its block. What
// confirms the draft is marked as correct, unless something else speaks against the same words.
#include "typerighter.h"

#include <algorithm>
#include <boost/json.hpp>
#include <set>
#include <utility>

#include "annotated.h"
#include "kinds.h"

namespace server {
namespace {

namespace json = boost::json;
using crosscheck::FindingKind;
using crosscheck::Span;

json::string_view View(std::string_view text) { return {text.data(), text.size()}; }

struct Skip {
  uint32_t begin, end;  // UTF-16 units of the block's text
};
struct Block {
  uint32_t from = 0;
  std::string_view text;
  std::vector<Skip> skips;  // ascending, apart
};

// Reads fields and keeps the first thing that was wrong.
class Reader {
 public:
  absl::Status status;

  std::string_view Text(const json::object& object, const char* name, const std::string& place) {
    const json::value* value = object.if_contains(name);
    if (value != nullptr && value->is_string()) {
      const json::string& text = value->get_string();
      return {text.data(), text.size()};
    }
    Fail(place + name + ": not a string");
    return {};
  }
  uint32_t Position(const json::object& object, const char* name, const std::string& place) {
    constexpr int64_t kMost = 1 << 30;
    const json::value* value = object.if_contains(name);
    const int64_t number = value != nullptr && value->is_int64() ? value->get_int64() : -1;
    if (number >= 0 && number <= kMost) return static_cast<uint32_t>(number);
    Fail(place + name + ": not a position");
    return 0;
  }
  // nullptr where there is none, or null.
  const json::array* List(const json::object& object, const char* name, const std::string& place) {
    const json::value* value = object.if_contains(name);
    if (value == nullptr || value->is_null()) return nullptr;
    if (!value->is_array()) Fail(place + name + ": not a list");
    return value->if_array();
  }
  void Fail(const std::string& why) {
    if (status.ok()) status = absl::InvalidArgumentError(why);
  }
};

// Positions of a range to skip are those of the document, and `to` is its last.
std::vector<Skip> ReadSkips(const json::array& list, const Block& block, const std::string& place,
                            Reader& reader) {
  std::vector<Skip> skips;
  for (const json::value& element : list) {
    const json::object* range = element.if_object();
    if (range == nullptr) {
      reader.Fail(place + "skipRanges: not a list of ranges");
      return {};
    }
    const uint32_t from = reader.Position(*range, "from", place + "skipRanges.");
    const uint32_t to = reader.Position(*range, "to", place + "skipRanges.");
    if (to < block.from || to < from) continue;
    skips.push_back({from < block.from ? 0 : from - block.from, to - block.from + 1});
  }
  std::sort(skips.begin(), skips.end(),
            [](const Skip& a, const Skip& b) { return a.begin < b.begin; });
  std::vector<Skip> apart;
  for (const Skip& skip : skips) {
    if (!apart.empty() && skip.begin <= apart.back().end) {
      apart.back().end = std::max(apart.back().end, skip.end);
    } else {
      apart.push_back(skip);
    }
  }
  return apart;
}

std::vector<Block> ReadBlocks(const json::object& request, Reader& reader) {
  std::vector<Block> blocks;
  const json::array* list = reader.List(request, "blocks", "");
  if (list == nullptr) reader.Fail("blocks: there are none");
  if (list == nullptr) return blocks;
  for (const json::value& element : *list) {
    const std::string place = "blocks[" + std::to_string(blocks.size()) + "].";
    const json::object* object = element.if_object();
    if (object == nullptr) {
      reader.Fail(place + ": not an object");
      return blocks;
    }
    Block block;
    reader.Text(*object, "id", place);
    block.text = reader.Text(*object, "text", place);
    block.from = reader.Position(*object, "from", place);
    reader.Position(*object, "to", place);
    if (const json::array* skips = reader.List(*object, "skipRanges", place))
      block.skips = ReadSkips(*skips, block, place, reader);
    blocks.push_back(std::move(block));
  }
  return blocks;
}

// The block's text without what is to be skipped.
void AddBlock(const Block& block, AnnotatedText& text) {
  const crosscheck::LineIndex lines(block.text);
  text.MoveTo(block.from);
  size_t begin = 0;
  for (const Skip& skip : block.skips) {
    const size_t end = lines.FromUtf16(skip.begin), next = lines.FromUtf16(skip.end);
    text.AddText(block.text.substr(begin, end - begin));
    text.AddMarkup(block.text.substr(end, next - end), "");
    begin = next;
  }
  text.AddText(block.text.substr(begin));
}

// Which of our categories are asked for, in their order.
std::vector<const Category*> WantedCategories(const json::object& request, Reader& reader) {
  const auto set = [&](const char* name) -> std::optional<std::set<std::string>> {
    const json::array* list = reader.List(request, name, "");
    if (list == nullptr) return std::nullopt;
    std::set<std::string> ids;
    for (const json::value& id : *list) {
      if (!id.is_string()) reader.Fail(std::string(name) + ": not a list of strings");
      if (id.is_string()) ids.emplace(id.get_string().data(), id.get_string().size());
    }
    return ids;
  };
  const auto only = set("categoryIds"), without = set("excludeCategoryIds");
  std::vector<const Category*> wanted;
  for (const Category& category : Categories()) {
    const std::string id(category.id);
    if (only && !only->contains(id)) continue;
    if (without && without->contains(id)) continue;
    wanted.push_back(&category);
  }
  return wanted;
}

// An article of this id in the archive is an earlier version: its outlet and date are the draft's.
absl::Status Describe(std::string_view id, std::string_view archive, Archives& archives,
                      crosscheck::Article& draft) {
  draft.id = id;
  const absl::StatusOr<Archives::Opened> opened = archives.Get(archive);
  if (!opened.ok()) return opened.status();
  const absl::StatusOr<std::optional<uint32_t>> number = opened->index->Find(id);
  if (!number.ok()) return number.status();
  if (!*number) return absl::OkStatus();
  const absl::StatusOr<crosscheck::Document> earlier = opened->index->DocumentOf(**number);
  if (!earlier.ok()) return earlier.status();
  draft.outlet = earlier->article().outlet;
  draft.url = earlier->article().url;
  draft.published = earlier->article().published;
  return absl::OkStatus();
}

json::object CategoryObject(const Category& category) {
  return {
      {"id", View(category.id)}, {"name", View(category.name)}, {"colour", View(category.colour)}};
}

// At most so many UTF-16 units before and behind, of the same paragraph.
std::pair<std::string_view, std::string_view> Around(const AnnotatedText& text, Span value) {
  constexpr uint32_t kMost = 100;
  const std::string_view plain = text.plain();
  const uint32_t first = text.lines().ToUtf16(value.begin);
  uint32_t begin = text.lines().FromUtf16(first < kMost ? 0 : first - kMost);
  uint32_t end = text.lines().FromUtf16(text.lines().ToUtf16(value.end) + kMost);
  if (const size_t line = plain.substr(begin, value.begin - begin).rfind("\n\n");
      line != std::string_view::npos) {
    begin += static_cast<uint32_t>(line) + 2;
  }
  if (const size_t line = plain.substr(value.end, end - value.end).find("\n\n");
      line != std::string_view::npos) {
    end = value.end + static_cast<uint32_t>(line);
  }
  return {plain.substr(begin, value.begin - begin), plain.substr(value.end, end - value.end)};
}

json::object MatchOf(const Flag& flag, const AnnotatedText& text) {
  const Rule& rule = RuleOf(flag.kind);
  const AnnotatedText::Range range = text.OriginalOf(flag.value);
  const std::string_view matched = flag.value.In(text.plain());
  const auto [before, behind] = Around(text, flag.value);
  json::array suggestions;
  if (!flag.replacement.empty()) {
    suggestions.emplace_back(
        json::object{{"type", "TEXT_SUGGESTION"}, {"text", View(flag.replacement)}});
  }
  return {{"rule",
           {{"id", View(rule.id)},
            {"description", View(rule.title)},
            {"category", CategoryObject(*rule.category)},
            {"suggestions", json::array()},
            {"matcherType", "crosscheck"}}},
          {"fromPos", range.begin},
          {"toPos", range.end},
          {"precedingText", View(before)},
          {"matchedText", View(matched)},
          {"subsequentText", View(behind)},
          // The client shows shortMessage alone, so that has to say it all.
          {"message", View(flag.explanation)},
          {"shortMessage", View(flag.explanation)},
          {"suggestions", std::move(suggestions)},
          {"markAsCorrect", flag.kind == FindingKind::kAgreement},
          {"matchContext",
           std::string(before) + "[" + std::string(matched) + "]" + std::string(behind)},
          {"groupKey", View(rule.id)},
          {"priority", static_cast<int>(flag.severity)}};
}

// Words are marked as correct once, however many agree, and not where something speaks against
// them.
bool IsMarked(const Flag& agreement, const std::vector<Flag>& flags) {
  for (const Flag& flag : flags) {
    if (&flag == &agreement) continue;
    if (flag.part != agreement.part || !flag.value.Overlaps(agreement.value)) continue;
    if (flag.kind != FindingKind::kAgreement || &flag < &agreement) return false;
  }
  return true;
}

}  // namespace

Answer TyperighterCheck(std::string_view body, std::string_view archive, Drafts& drafts,
                        const EditorOptions& options) {
  json::error_code error;
  const json::value value = json::parse(View(body), error);
  if (error) return ErrorAnswer(400, "not JSON: " + error.message());
  const json::object* request = value.if_object();
  if (request == nullptr) return ErrorAnswer(400, "not an object");
  Reader reader;
  const std::vector<Block> blocks = ReadBlocks(*request, reader);
  const std::vector<const Category*> wanted = WantedCategories(*request, reader);
  const json::value* id = request->if_contains("documentId");
  const bool has_id = id != nullptr && id->is_string() && !id->get_string().empty();
  const json::value* request_id = request->if_contains("requestId");
  if (!reader.status.ok()) return ErrorAnswer(reader.status);

  AnnotatedText text;
  for (const Block& block : blocks) {
    if (&block != &blocks.front()) text.AddGap("\n\n");
    AddBlock(block, text);
  }
  text.Seal();
  crosscheck::Article draft = options.DraftOf(text.plain());
  if (has_id) {
    const absl::Status described =
        Describe(std::string_view(id->get_string().data(), id->get_string().size()), archive,
                 drafts.archives(), draft);
    if (!described.ok()) return ErrorAnswer(described);
  }
  const auto check = drafts.Check(archive, std::move(draft), options.patience);
  if (!check.ok()) return ErrorAnswer(check.status());
  if ((*check)->incomplete)
    return ErrorAnswer(
        absl::UnavailableError("the check takes too long, and is given whole or not"));

  json::array matches, category_ids;
  for (const Category* category : wanted) category_ids.emplace_back(View(category->id));
  const std::vector<Flag>& flags = (*check)->flags;
  for (const Flag& flag : flags) {
    const Category* category = RuleOf(flag.kind).category;
    if (std::find(wanted.begin(), wanted.end(), category) == wanted.end()) continue;
    if (flag.kind == FindingKind::kAgreement && !IsMarked(flag, flags)) continue;
    matches.emplace_back(MatchOf(flag, text));
  }
  return JsonAnswer(json::serialize(
      json::object{{"requestId", request_id == nullptr ? json::value("") : *request_id},
                   {"categoryIds", std::move(category_ids)},
                   {"blocks", *request->if_contains("blocks")},
                   {"matches", std::move(matches)},
                   {"percentageRequestComplete", 100}}));
}

Answer TyperighterCategories() {
  json::array list;
  for (const Category& category : Categories()) list.emplace_back(CategoryObject(category));
  return JsonAnswer(json::serialize(list));
}

}  // namespace server
