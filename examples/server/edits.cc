// Edits: the doors are those of edits.h. Edits are tried on a copy of the text, so that a list of
// them is done whole or not at all.
#include "edits.h"

#include <algorithm>
#include <utility>

#include "annotated.h"
#include "crosscheck/article/offsets.h"

namespace server {
namespace {

using crosscheck::Changes;
using crosscheck::Fingerprint;
using crosscheck::IsInsideCharacter;

// The byte of an offset; more than the text has where there is none.
size_t ByteOf(std::string_view text, uint32_t offset, crosscheck::OffsetUnits units) {
  if (units == crosscheck::OffsetUnits::kUtf8)
    return IsInsideCharacter(text, offset) ? text.size() + 1 : offset;
  const crosscheck::LineIndex lines(text);
  const uint32_t at = lines.FromUtf16(offset);
  return lines.ToUtf16(at) == offset ? at : text.size() + 1;
}

template <typename List>
auto FindById(List& list, const Fingerprint& id) {
  return std::find_if(list.begin(), list.end(),
                      [&](const auto& found) { return found.finding.id == id; });
}
auto FindMoved(std::vector<crosscheck::MovedFinding>& list, const Fingerprint& id) {
  return std::find_if(list.begin(), list.end(), [&](const auto& moved) { return moved.id == id; });
}

void Remove(Changes& into, const Fingerprint& id) {
  if (const auto it = FindById(into.added, id); it != into.added.end()) {
    into.added.erase(it);  // nobody has heard of it
    return;
  }
  if (const auto it = FindById(into.changed, id); it != into.changed.end()) into.changed.erase(it);
  if (const auto it = FindMoved(into.moved, id); it != into.moved.end()) into.moved.erase(it);
  into.removed.push_back(id);
}

void Change(Changes& into, crosscheck::DraftFinding found) {
  const Fingerprint id = found.finding.id;
  if (const auto it = FindById(into.added, id); it != into.added.end()) {
    *it = std::move(found);
    return;
  }
  if (const auto it = FindMoved(into.moved, id); it != into.moved.end()) into.moved.erase(it);
  if (const auto it = FindById(into.changed, id); it != into.changed.end()) {
    *it = std::move(found);
  } else {
    into.changed.push_back(std::move(found));
  }
}

void Move(Changes& into, crosscheck::MovedFinding moved) {
  if (const auto it = FindById(into.added, moved.id); it != into.added.end()) {
    it->sides = std::move(moved.sides);
  } else if (const auto changed = FindById(into.changed, moved.id); changed != into.changed.end()) {
    changed->sides = std::move(moved.sides);
  } else if (const auto earlier = FindMoved(into.moved, moved.id); earlier != into.moved.end()) {
    *earlier = std::move(moved);
  } else {
    into.moved.push_back(std::move(moved));
  }
}

void Add(Changes& into, crosscheck::DraftFinding found) {
  const auto removed = std::find(into.removed.begin(), into.removed.end(), found.finding.id);
  if (removed == into.removed.end()) {
    into.added.push_back(std::move(found));
    return;
  }
  into.removed.erase(removed);  // gone and back again
  into.changed.push_back(std::move(found));
}

}  // namespace

absl::StatusOr<std::string> Edited(std::string_view text, crosscheck::Part part,
                                   std::span<const crosscheck::TextEdit> edits,
                                   crosscheck::OffsetUnits units) {
  std::string edited(text);
  for (size_t i = 0; i < edits.size(); ++i) {
    const crosscheck::TextEdit& edit = edits[i];
    if (edit.part != part) continue;
    const std::string place = "edits[" + std::to_string(i) + "]: ";
    const size_t begin = ByteOf(edited, edit.begin, units);
    const size_t end = ByteOf(edited, edit.end, units);
    if (begin > end || end > edited.size()) {
      return absl::InvalidArgumentError(place + std::to_string(edit.begin) + " to " +
                                        std::to_string(edit.end) +
                                        " is no range of the text, or cuts a character");
    }
    if (!crosscheck::IsValidUtf8(edit.text))
      return absl::InvalidArgumentError(place + "text is not UTF-8");
    edited.replace(begin, end - begin, edit.text);
  }
  return edited;
}

Replacement DifferenceOf(std::string_view from, std::string_view to) {
  const size_t most = std::min(from.size(), to.size());
  size_t head = 0;
  while (head < most && from[head] == to[head]) ++head;
  while (head > 0 && (IsInsideCharacter(from, head) || IsInsideCharacter(to, head))) --head;
  size_t tail = 0;
  while (tail < most - head && from[from.size() - tail - 1] == to[to.size() - tail - 1]) ++tail;
  // Equal tails that begin within a character begin within one in both.
  while (tail > 0 && IsInsideCharacter(from, from.size() - tail)) --tail;
  return {static_cast<uint32_t>(head), static_cast<uint32_t>(from.size() - tail),
          to.substr(head, to.size() - tail - head)};
}

Changes Merged(Changes first, Changes second) {
  for (const Fingerprint& id : second.removed) Remove(first, id);
  for (crosscheck::DraftFinding& found : second.changed) Change(first, std::move(found));
  for (crosscheck::MovedFinding& moved : second.moved) Move(first, std::move(moved));
  for (crosscheck::DraftFinding& found : second.added) Add(first, std::move(found));
  first.incomplete = second.incomplete;
  return first;
}

}  // namespace server
