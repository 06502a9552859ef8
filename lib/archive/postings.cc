// The doors are those of postings.h. Segments hold disjoint stretches of articles, each later one
// larger numbers, so that a merge puts lists one behind the other; what stands for articles that
// were withdrawn is left out then, and forgotten.
#include "archive/postings.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "archive/bytes.h"

namespace crosscheck::archive {
namespace {

// So many segments of one level are merged. Fewer make look-ups quicker and adding slower.
constexpr size_t kFanOut = 4;

// Keys are all 64 bits; SQLite orders them as signed numbers.
int64_t Stored(uint64_t key) { return static_cast<int64_t>(key); }

bool Before(const Posting& x, const Posting& y) {
  return std::tuple(x.kind, Stored(x.key), x.article, x.detail) <
         std::tuple(y.kind, Stored(y.key), y.article, y.detail);
}

struct Segment {
  int64_t number = 0, level = 0;
  uint32_t first = 0, last = 0;
};

absl::StatusOr<std::vector<Segment>> Segments(const Database& database) {
  absl::StatusOr<Statement> all = database.Prepare(
      "SELECT number, level, first_article, last_article FROM segment ORDER BY first_article");
  if (!all.ok()) return all.status();
  std::vector<Segment> segments;
  for (;;) {
    const absl::StatusOr<bool> row = all->Row();
    if (!row.ok()) return row.status();
    if (!*row) return segments;
    segments.push_back({all->Int(0), all->Int(1), static_cast<uint32_t>(all->Int(2)),
                        static_cast<uint32_t>(all->Int(3))});
  }
}

// Appends lists of ascending (kind, key) to a new segment.
class SegmentWriter {
 public:
  static absl::StatusOr<SegmentWriter> Create(Database& database, const Segment& segment) {
    absl::StatusOr<Statement> add = database.Prepare(
        "INSERT INTO segment (level, first_article, last_article) VALUES (?1, ?2, ?3) RETURNING "
        "number");
    if (!add.ok()) return add.status();
    add->Bind(1, segment.level).Bind(2, int64_t{segment.first}).Bind(3, int64_t{segment.last});
    const absl::StatusOr<bool> row = add->Row();
    if (!row.ok()) return row.status();
    SegmentWriter writer;
    writer.number_ = add->Int(0);
    add->Reset();
    absl::StatusOr<Statement> insert =
        database.Prepare("INSERT INTO posting (segment, kind, key, list) VALUES (?1, ?2, ?3, ?4)");
    if (!insert.ok()) return insert.status();
    writer.insert_ = *std::move(insert);
    writer.insert_.Bind(1, writer.number_);
    return writer;
  }

  absl::Status Add(PostingKind kind, int64_t key, absl::Span<const ListEntry> entries) {
    if (entries.empty()) return absl::OkStatus();
    const std::string list = PackList(entries);
    return insert_.Bind(2, static_cast<int64_t>(kind)).Bind(3, key).BindBlob(4, list).Run();
  }

 private:
  int64_t number_ = 0;
  Statement insert_;
};

// Walks the lists of one segment by (kind, key).
struct SegmentCursor {
  Statement rows;
  bool more = false;
  int64_t kind = 0, key = 0;

  absl::Status Next() {
    const absl::StatusOr<bool> row = rows.Row();
    if (!row.ok()) return row.status();
    more = *row;
    if (more) {
      kind = rows.Int(0);
      key = rows.Int(1);
    }
    return absl::OkStatus();
  }
};

absl::StatusOr<absl::flat_hash_set<uint32_t>> Withdrawn(const Database& database, uint32_t first,
                                                        uint32_t last) {
  absl::StatusOr<Statement> all =
      database.Prepare("SELECT article FROM withdrawn WHERE article BETWEEN ?1 AND ?2");
  if (!all.ok()) return all.status();
  all->Bind(1, int64_t{first}).Bind(2, int64_t{last});
  absl::flat_hash_set<uint32_t> withdrawn;
  for (;;) {
    const absl::StatusOr<bool> row = all->Row();
    if (!row.ok()) return row.status();
    if (!*row) return withdrawn;
    withdrawn.insert(static_cast<uint32_t>(all->Int(0)));
  }
}

absl::Status Merge(Database& database, absl::Span<const Segment> old) {
  const Segment merged{0, old.front().level + 1, old.front().first, old.back().last};
  const auto withdrawn = Withdrawn(database, merged.first, merged.last);
  if (!withdrawn.ok()) return withdrawn.status();
  absl::StatusOr<SegmentWriter> writer = SegmentWriter::Create(database, merged);
  if (!writer.ok()) return writer.status();
  std::vector<SegmentCursor> cursors(old.size());
  for (size_t i = 0; i < old.size(); ++i) {
    absl::StatusOr<Statement> rows = database.Prepare(
        "SELECT kind, key, list FROM posting WHERE segment = ?1 ORDER BY kind, key");
    if (!rows.ok()) return rows.status();
    cursors[i].rows = *std::move(rows);
    cursors[i].rows.Bind(1, old[i].number);
    if (absl::Status s = cursors[i].Next(); !s.ok()) return s;
  }
  std::vector<ListEntry> entries;
  for (;;) {
    std::pair<int64_t, int64_t> least(std::numeric_limits<int64_t>::max(), 0);
    bool any = false;
    for (const SegmentCursor& cursor : cursors) {
      if (!cursor.more) continue;
      least = any ? std::min(least, {cursor.kind, cursor.key}) : std::pair(cursor.kind, cursor.key);
      any = true;
    }
    if (!any) break;
    entries.clear();
    for (SegmentCursor& cursor : cursors) {
      if (!cursor.more || std::pair(cursor.kind, cursor.key) != least) continue;
      if (!UnpackList(cursor.rows.Text(2), entries)) {
        return absl::DataLossError(
            absl::StrCat(database.path(),
                         ": a list of claims is damaged; `crosscheck archive check --repair` "
                         "makes the lists anew"));
      }
      if (absl::Status s = cursor.Next(); !s.ok()) return s;
    }
    if (!withdrawn->empty()) {
      std::erase_if(entries, [&](const ListEntry& e) { return withdrawn->contains(e.article); });
    }
    const absl::Status added =
        writer->Add(static_cast<PostingKind>(least.first), least.second, entries);
    if (!added.ok()) return added;
  }
  cursors.clear();
  absl::StatusOr<Statement> drop = database.Prepare("DELETE FROM posting WHERE segment = ?1");
  if (!drop.ok()) return drop.status();
  absl::StatusOr<Statement> forget = database.Prepare("DELETE FROM segment WHERE number = ?1");
  if (!forget.ok()) return forget.status();
  for (const Segment& segment : old) {
    if (absl::Status s = drop->Bind(1, segment.number).Run(); !s.ok()) return s;
    if (absl::Status s = forget->Bind(1, segment.number).Run(); !s.ok()) return s;
  }
  absl::StatusOr<Statement> clear =
      database.Prepare("DELETE FROM withdrawn WHERE article BETWEEN ?1 AND ?2");
  if (!clear.ok()) return clear.status();
  return clear->Bind(1, int64_t{merged.first}).Bind(2, int64_t{merged.last}).Run();
}

}  // namespace

std::string PackList(absl::Span<const ListEntry> entries) {
  ByteWriter out;
  uint32_t before = 0;
  for (const ListEntry& entry : entries) {
    out.Varint(entry.article - before);
    out.Varint(entry.detail);
    before = entry.article;
  }
  return std::move(out.bytes());
}

bool UnpackList(std::string_view bytes, std::vector<ListEntry>& entries) {
  ByteReader in(bytes);
  uint64_t article = 0;
  while (in.left() > 0) {
    article += in.Varint();
    const uint64_t detail = in.Varint();
    constexpr uint64_t kMost = std::numeric_limits<uint32_t>::max();
    if (!in.ok() || article > kMost || detail > kMost) return false;
    entries.push_back({static_cast<uint32_t>(article), static_cast<uint32_t>(detail)});
  }
  return true;
}

absl::Status WriteSegment(Database& database, std::vector<Posting>& postings) {
  if (postings.empty()) return absl::OkStatus();
  std::sort(postings.begin(), postings.end(), Before);
  Segment segment{0, 0, postings[0].article, postings[0].article};
  for (const Posting& posting : postings) {
    segment.first = std::min(segment.first, posting.article);
    segment.last = std::max(segment.last, posting.article);
  }
  absl::StatusOr<SegmentWriter> writer = SegmentWriter::Create(database, segment);
  if (!writer.ok()) return writer.status();
  std::vector<ListEntry> entries;
  for (size_t i = 0; i < postings.size();) {
    const Posting& first = postings[i];
    entries.clear();
    for (; i < postings.size() && postings[i].kind == first.kind && postings[i].key == first.key;
         ++i)
      entries.push_back({postings[i].article, postings[i].detail});
    if (absl::Status s = writer->Add(first.kind, Stored(first.key), entries); !s.ok()) return s;
  }
  // The last few are of one level; a merge may make too many of the next.
  for (;;) {
    const absl::StatusOr<std::vector<Segment>> all = Segments(database);
    if (!all.ok()) return all.status();
    size_t same = 0;
    while (same < all->size() && (*all)[all->size() - 1 - same].level == all->back().level) ++same;
    if (same < kFanOut) return absl::OkStatus();
    const absl::Status merged =
        Merge(database, absl::MakeConstSpan(*all).subspan(all->size() - same));
    if (!merged.ok()) return merged;
  }
}

absl::Status ForEachPosting(const Database& database, absl::FunctionRef<void(const Posting&)> act) {
  absl::StatusOr<Statement> all =
      database.Prepare("SELECT kind, key, list FROM posting ORDER BY segment, kind, key");
  if (!all.ok()) return all.status();
  std::vector<ListEntry> entries;
  for (;;) {
    const absl::StatusOr<bool> row = all->Row();
    if (!row.ok()) return row.status();
    if (!*row) return absl::OkStatus();
    entries.clear();
    if (!UnpackList(all->Text(2), entries)) {
      return absl::DataLossError(absl::StrCat(database.path(), ": a list of claims is damaged"));
    }
    for (const ListEntry& entry : entries) {
      act({static_cast<PostingKind>(all->Int(0)), static_cast<uint64_t>(all->Int(1)), entry.article,
           entry.detail});
    }
  }
}

absl::StatusOr<PostingReader> PostingReader::Create(const Database& database) {
  const absl::StatusOr<std::vector<Segment>> all = Segments(database);
  if (!all.ok()) return all.status();
  absl::StatusOr<Statement> find =
      database.Prepare("SELECT list FROM posting WHERE segment = ?1 AND kind = ?2 AND key = ?3");
  if (!find.ok()) return find.status();
  PostingReader reader;
  for (const Segment& segment : *all) reader.segments_.push_back(segment.number);
  reader.find_ = *std::move(find);
  return reader;
}

absl::Status PostingReader::Find(PostingKind kind, uint64_t key, std::vector<ListEntry>& entries) {
  find_.Bind(2, static_cast<int64_t>(kind)).Bind(3, Stored(key));
  for (const int64_t segment : segments_) {
    const absl::StatusOr<bool> row = find_.Bind(1, segment).Row();
    if (!row.ok()) return row.status();
    const bool good = !*row || UnpackList(find_.Text(0), entries);
    find_.Reset();
    if (!good)
      return absl::DataLossError(
          "a list of claims is damaged; `crosscheck archive check --repair` makes the lists anew");
  }
  return absl::OkStatus();
}

}  // namespace crosscheck::archive
