// Streams: the door is StreamArticles. Unpacks what is packed, looks at the head, and reads WARC by
// records, JSONL by stretches of whole lines, and all else as one document.
#include "crosscheck/ingest/stream.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/strings.h"
#include "ingest/buffered.h"
#include "ingest/document.h"
#include "ingest/fields.h"
#include "ingest/jsonl.h"
#include "ingest/repair.h"
#include "ingest/unpack.h"
#include "ingest/warc.h"

namespace crosscheck {
namespace {

// Gives first what was looked at, then the rest.
class Rejoined : public ByteSource {
 public:
  explicit Rejoined(ingest::Buffered& head) : head_(head) {}
  absl::StatusOr<size_t> Read(absl::Span<char> buffer) override {
    if (head_.size() == 0 && !head_.Fill(1)) {
      if (absl::Status error = head_.TakeError(); !error.ok()) return error;
      return size_t{0};
    }
    const size_t count = std::min(buffer.size(), head_.size());
    std::copy_n(head_.view().begin(), count, buffer.begin());
    head_.Take(count);
    return count;
  }

 private:
  ingest::Buffered& head_;
};

class Streamer {
 public:
  Streamer(std::string_view name, bool packed, const ReadOptions& options,
           const ArticleTaker& taker)
      : name_(name), packed_(packed), options_(options), taker_(taker), sink_(name, result_) {}

  void Read(ingest::Buffered& in) {
    constexpr size_t kHead = size_t{1} << 16;
    in.Fill(kHead);
    if (ingest::LooksLikeWarc(in.view())) {
      ingest::ReadWarc(in, options_, sink_, [&] { return Flush(); });
      return;
    }
    const ReadFormat format = options_.format == ReadFormat::kAuto
                                  ? ingest::FormatOf(BareName(), in.view())
                                  : options_.format;
    if (format == ReadFormat::kJsonl) {
      ReadLines(in);
    } else {
      ReadWhole(in);
    }
    TellError(in);
    Flush();
  }

 private:
  // Without ".gz" and ".zst".
  std::string_view BareName() const {
    for (std::string_view end : {".gz", ".zst"}) {
      if (name_.size() > end.size() && name_.substr(name_.size() - end.size()) == end) {
        return name_.substr(0, name_.size() - end.size());
      }
    }
    return name_;
  }

  bool TellError(ingest::Buffered& in) {
    const absl::Status error = in.TakeError();
    if (!error.ok()) sink_.Error(0, std::string(error.message()));
    return !error.ok();
  }

  // Hands over what was read; false where that is enough.
  bool Flush() {
    for (const ReadError& error : result_.errors) taker_.error(error);
    result_.errors.clear();
    bool more = true;
    for (Article& article : result_.articles) {
      if (packed_) article.source_line = 0;  // no line of that file
      if (!(more = taker_.article(std::move(article)))) break;
    }
    result_.articles.clear();
    return more;
  }

  void ReadWhole(ingest::Buffered& in) {
    if (in.Fill(options_.max_article_bytes + 1)) {
      sink_.Error(0, "the file is larger than one document may be (" +
                         std::to_string(options_.max_article_bytes) + " bytes)");
      return;
    }
    if (in.size() == 0 && TellError(in)) return;
    ingest::ReadDocument(BareName(), in.view(), options_, {}, sink_);
  }

  void ReadLines(ingest::Buffered& in) {
    constexpr size_t kStretch = size_t{4} << 20;
    uint32_t lines = 0;
    if (in.view().substr(0, 3) == "\xEF\xBB\xBF") in.Take(3);
    if (in.ended() && ingest::IsBlank(in.view())) {
      ReadWhole(in);  // nothing in it
      return;
    }
    size_t wanted = kStretch;
    for (;;) {
      const bool more = in.Fill(wanted);
      // What stands before an error is read to its last line end.
      const size_t last = in.view().rfind('\n');
      size_t end = last == std::string_view::npos ? 0 : last + 1;
      if (in.ended()) end = in.size();
      if (end == 0 && more && in.size() <= options_.max_article_bytes + kStretch) {
        wanted = in.size() + kStretch;  // a long line
        continue;
      }
      if (end == 0 && more) {
        SkipLine(in, lines + 1);
        ++lines;
        wanted = kStretch;
        continue;
      }
      const std::string_view whole = in.view().substr(0, end);
      sink_.set_lines_before(lines);
      ingest::ReadJsonl(whole, options_, sink_);
      sink_.set_lines_before(0);
      lines += static_cast<uint32_t>(std::count(whole.begin(), whole.end(), '\n'));
      in.Take(end);
      wanted = kStretch;
      if (!Flush()) return;
      if (more) continue;
      if (!TellError(in)) return;
      in.Take(in.size());  // the line that the error cut
    }
  }

  void SkipLine(ingest::Buffered& in, uint32_t line) {
    uint64_t size = 0;
    for (;;) {
      const size_t end = in.view().find('\n');
      const size_t take = end == std::string_view::npos ? in.size() : end + 1;
      size += take;
      in.Take(take);
      if (end != std::string_view::npos || !in.Fill(1)) break;
    }
    sink_.Error(line, "a line of " + std::to_string(size) +
                          " bytes is more than one article may have (" +
                          std::to_string(options_.max_article_bytes) +
                          "); is each article on its own line?");
  }

  std::string_view name_;
  const bool packed_;
  const ReadOptions& options_;
  const ArticleTaker& taker_;
  ReadResult result_;
  ingest::Sink sink_;
};

}  // namespace

void StreamArticles(std::string_view name, ByteSource& source, const ReadOptions& options,
                    const ArticleTaker& taker) {
  ingest::Buffered raw(source);
  raw.Fill(4);
  const ingest::Packing packing = ingest::PackingOf(raw.view());
  Streamer streamer(name, packing != ingest::Packing::kNone, options, taker);
  if (packing == ingest::Packing::kNone) {
    streamer.Read(raw);
    return;
  }
  Rejoined packed(raw);
  const std::unique_ptr<ByteSource> unpacked = ingest::Unpack(packed, packing, options);
  ingest::Buffered in(*unpacked);
  streamer.Read(in);
}

}  // namespace crosscheck
