// The doors are those of heads.h. An entry is the day and the topic weight plus one, 0 for none.
#include "archive/heads.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "archive/bytes.h"

namespace crosscheck::archive {
namespace {

constexpr size_t kEntryBytes = 8;

std::string Pack(const HeadChunk& chunk) {
  ByteWriter out;
  for (const std::optional<ArticleHead>& head : chunk) {
    out.Fixed(head ? static_cast<uint32_t>(head->day) : 0u);
    out.Fixed(head ? head->topic_weight + 1 : 0u);
  }
  return std::move(out.bytes());
}

}  // namespace

absl::StatusOr<HeadReader> HeadReader::Create(const Database& database) {
  absl::StatusOr<Statement> find = database.Prepare("SELECT entries FROM head WHERE chunk = ?1");
  if (!find.ok()) return find.status();
  HeadReader reader;
  reader.find_ = *std::move(find);
  return reader;
}

absl::StatusOr<std::unique_ptr<HeadChunk>> HeadReader::Read(int64_t chunk) {
  auto heads = std::make_unique<HeadChunk>();
  const absl::StatusOr<bool> row = find_.Bind(1, chunk).Row();
  if (!row.ok()) return row.status();
  if (!*row) return heads;
  const std::string_view bytes = find_.Text(0);
  if (bytes.size() != kEntryBytes * kHeadsInChunk) {
    find_.Reset();
    return absl::DataLossError(
        "the days of articles are damaged; `crosscheck archive check --repair` makes them anew");
  }
  ByteReader in(bytes);
  for (std::optional<ArticleHead>& head : *heads) {
    const auto day = static_cast<int32_t>(in.Fixed<uint32_t>());
    const auto weight = in.Fixed<uint32_t>();
    if (weight != 0) head = ArticleHead{day, weight - 1};
  }
  find_.Reset();
  return heads;
}

absl::Status HeadWriter::Set(Database& database, uint32_t article,
                             std::optional<ArticleHead> head) {
  std::unique_ptr<HeadChunk>& chunk = chunks_[article / kHeadsInChunk];
  if (!chunk) {
    absl::StatusOr<HeadReader> reader = HeadReader::Create(database);
    if (!reader.ok()) return reader.status();
    absl::StatusOr<std::unique_ptr<HeadChunk>> read = reader->Read(article / kHeadsInChunk);
    if (!read.ok()) return read.status();
    chunk = *std::move(read);
  }
  (*chunk)[article % kHeadsInChunk] = head;
  return absl::OkStatus();
}

absl::Status HeadWriter::Write(Database& database) {
  absl::StatusOr<Statement> put =
      database.Prepare("INSERT OR REPLACE INTO head (chunk, entries) VALUES (?1, ?2)");
  if (!put.ok()) return put.status();
  for (const auto& [number, chunk] : chunks_) {
    const std::string entries = Pack(*chunk);
    if (absl::Status s = put->Bind(1, number).BindBlob(2, entries).Run(); !s.ok()) return s;
  }
  return absl::OkStatus();
}

}  // namespace crosscheck::archive
