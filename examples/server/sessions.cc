// Sessions: the door is the class. Each has a lock of its own, under which it is edited and its
// watchers are told, so that all see the changes in one order.
#include "sessions.h"

#include <algorithm>
#include <optional>
#include <random>
#include <utility>

#include "edits.h"
#include "stream.h"

namespace server {
namespace {

using crosscheck::Changes;
using crosscheck::EditRequest;
using crosscheck::OffsetUnits;
using crosscheck::Part;
using crosscheck::WireFormat;
using Clock = std::chrono::steady_clock;

// Whoever knows it may edit the draft, so it cannot be guessed.
std::string NewId() {
  static constexpr char kHex[] = "0123456789abcdef";
  std::random_device random;
  std::string id;
  while (id.size() < 32) id += kHex[random() & 15];
  return id;
}

Answer NoSession() { return ErrorAnswer(404, "no such session; it may have ended, unused"); }

}  // namespace

struct Sessions::Entry {
  Entry(std::string name, OffsetUnits counted, std::shared_ptr<const crosscheck::ClaimIndex> on,
        crosscheck::Session opened)
      : id(std::move(name)), units(counted), index(std::move(on)), session(std::move(opened)) {}

  absl::StatusOr<std::string> ToWire(const Changes& changes, OffsetUnits in,
                                     WireFormat format) const {
    return crosscheck::SessionChangesToWire({.session = id, .version = version, .units = in},
                                            changes, session.draft(), *index, format);
  }
  absl::StatusOr<std::string> AllFindings() const {
    Changes all;
    all.added = session.Findings();
    return ToWire(all, units, WireFormat::kJson);
  }
  // Does all of it or nothing; *done tells that the draft has changed, also with an error.
  absl::StatusOr<Changes> Apply(const EditRequest& request, size_t most_bytes, bool* done);
  void Tell(const Changes& changes);

  const std::string id;
  const OffsetUnits units;
  const std::shared_ptr<const crosscheck::ClaimIndex> index;
  std::mutex mutex;  // of all below, but `used`, which the lock of Sessions covers
  crosscheck::Session session;
  uint32_t version = 0;
  std::vector<std::shared_ptr<EventStream>> watchers;
  Clock::time_point used = Clock::now();
};

absl::StatusOr<Changes> Sessions::Entry::Apply(const EditRequest& request, size_t most_bytes,
                                               bool* done) {
  const OffsetUnits counted = request.units.value_or(units);
  std::string edited[2];
  for (const Part part : {Part::kBody, Part::kTitle}) {
    const crosscheck::Article& draft = session.draft();
    absl::StatusOr<std::string> text =
        Edited(part == Part::kBody ? draft.text : draft.title, part, request.edits, counted);
    if (!text.ok()) return text.status();
    if (text->size() > most_bytes) {
      return absl::ResourceExhaustedError("a draft has at most " + std::to_string(most_bytes) +
                                          " bytes");
    }
    edited[static_cast<size_t>(part)] = *std::move(text);
  }
  std::optional<Changes> all;
  const auto take = [&](absl::StatusOr<Changes> changes) -> absl::Status {
    // An error of the index comes after the edit, which stands.
    *done = *done || changes.ok() || !absl::IsInvalidArgument(changes.status());
    if (!changes.ok()) return changes.status();
    all = all ? Merged(*std::move(all), *std::move(changes)) : *std::move(changes);
    return absl::OkStatus();
  };
  if (request.about) {
    if (absl::Status s = take(session.Describe(*request.about)); !s.ok()) return s;
  }
  for (const Part part : {Part::kTitle, Part::kBody}) {
    const std::string& to = edited[static_cast<size_t>(part)];
    // A copy: the draft's own text is what the call changes.
    const std::string from = part == Part::kBody ? session.draft().text : session.draft().title;
    if (to == from) continue;
    const Replacement change = DifferenceOf(from, to);
    if (absl::Status s = take(session.Replace(part, change.begin, change.end, change.text));
        !s.ok()) {
      return s;
    }
  }
  if (!all) {
    if (absl::Status s = take(session.Continue()); !s.ok()) return s;
  }
  return *std::move(all);
}

void Sessions::Entry::Tell(const Changes& changes) {
  if (watchers.empty()) return;
  const absl::StatusOr<std::string> data = ToWire(changes, units, WireFormat::kJson);
  std::erase_if(watchers, [&](const std::shared_ptr<EventStream>& watcher) {
    // A watcher that missed something begins anew.
    if (!data.ok()) watcher->Close();
    return !data.ok() || !watcher->Push(std::to_string(version), "changes", *data);
  });
}

Sessions::Sessions(SessionLimits limits, Archives& archives)
    : limits_(limits), archives_(archives) {}

Sessions::~Sessions() = default;

void Sessions::Sweep() {
  const Clock::time_point now = Clock::now();
  std::erase_if(sessions_, [&](const auto& named) {
    Entry& open = *named.second;
    if (now - open.used < limits_.idle) return false;
    const std::unique_lock<std::mutex> lock(open.mutex, std::try_to_lock);
    if (!lock) return false;  // it is at work
    std::erase_if(open.watchers, [](const auto& watcher) { return watcher->abandoned(); });
    return open.watchers.empty();
  });
}

std::shared_ptr<Sessions::Entry> Sessions::Find(std::string_view id) {
  const std::lock_guard<std::mutex> lock(mutex_);
  Sweep();
  const auto it = sessions_.find(id);
  if (it == sessions_.end()) return nullptr;
  it->second->used = Clock::now();
  return it->second;
}

Answer Sessions::Open(const Request& request) {
  const WireFormat format = FormatOf(request);
  absl::StatusOr<crosscheck::OpenSessionRequest> parsed =
      crosscheck::ParseOpenSessionRequest(request.body, format);
  if (!parsed.ok()) return ErrorAnswer(parsed.status());
  const absl::StatusOr<Archives::Opened> archive = archives_.Get(parsed->archive);
  if (!archive.ok()) return ErrorAnswer(archive.status());
  absl::StatusOr<crosscheck::Session> session = crosscheck::Session::Open(
      archive->index, {.min_confidence = parsed->min_confidence.value_or(limits_.min_confidence),
                       .ignore = std::move(parsed->ignore),
                       .budget = limits_.budget});
  if (!session.ok()) return ErrorAnswer(session.status());
  const absl::StatusOr<Changes> changes = session->SetDraft(std::move(parsed->draft));
  if (!changes.ok()) return ErrorAnswer(changes.status());
  const auto open =
      std::make_shared<Entry>(NewId(), parsed->units, archive->index, *std::move(session));
  Answer answer = WireAnswer(format, open->ToWire(*changes, open->units, format));
  if (answer.status != 200) return answer;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    Sweep();
    if (sessions_.size() >= limits_.most)
      return ErrorAnswer(absl::UnavailableError("too many sessions are open"));
    sessions_.emplace(open->id, open);
  }
  answer.status = 201;
  answer.headers.emplace_back("Location", "/v1/sessions/" + open->id);
  return answer;
}

Answer Sessions::Edit(std::string_view id, const Request& request) {
  const WireFormat format = FormatOf(request);
  const absl::StatusOr<EditRequest> parsed = crosscheck::ParseEditRequest(request.body, format);
  if (!parsed.ok()) return ErrorAnswer(parsed.status());
  const std::shared_ptr<Entry> open = Find(id);
  if (!open) return NoSession();
  // What is still being found for the text before is not worth to wait for.
  open->session.Cancel();
  const std::lock_guard<std::mutex> lock(open->mutex);
  if (parsed->version != open->version + 1) {
    return ErrorAnswer(409, "the draft has version " + std::to_string(open->version) +
                                ", and this edit would make version " +
                                std::to_string(parsed->version));
  }
  bool done = false;
  const absl::StatusOr<Changes> changes = open->Apply(*parsed, limits_.most_draft_bytes, &done);
  if (done) ++open->version;
  if (!changes.ok()) return ErrorAnswer(changes.status());
  open->Tell(*changes);
  return WireAnswer(format, open->ToWire(*changes, parsed->units.value_or(open->units), format));
}

Answer Sessions::Findings(std::string_view id) {
  const std::shared_ptr<Entry> open = Find(id);
  if (!open) return NoSession();
  const std::lock_guard<std::mutex> lock(open->mutex);
  return WireAnswer(WireFormat::kJson, open->AllFindings());
}

Answer Sessions::Events(std::string_view id) {
  const std::shared_ptr<Entry> open = Find(id);
  if (!open) return NoSession();
  const std::lock_guard<std::mutex> lock(open->mutex);
  std::erase_if(open->watchers, [](const auto& watcher) { return watcher->abandoned(); });
  if (open->watchers.size() >= limits_.most_watchers)
    return ErrorAnswer(absl::UnavailableError("too many watch this session"));
  const absl::StatusOr<std::string> findings = open->AllFindings();
  if (!findings.ok()) return ErrorAnswer(findings.status());
  Answer answer;
  answer.content_type = "text/event-stream";
  answer.stream = std::make_shared<EventStream>();
  answer.stream->Push(std::to_string(open->version), "findings", *findings);
  open->watchers.push_back(answer.stream);
  return answer;
}

Answer Sessions::Close(std::string_view id) {
  std::shared_ptr<Entry> open;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto it = sessions_.find(id);
    if (it == sessions_.end()) return NoSession();
    open = std::move(it->second);
    sessions_.erase(it);
  }
  open->session.Cancel();
  const std::lock_guard<std::mutex> lock(open->mutex);
  for (const auto& watcher : open->watchers) watcher->Close();
  Answer answer;
  answer.status = 204;
  return answer;
}

}  // namespace server
