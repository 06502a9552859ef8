// Unpacking: the doors are PackingOf, Unpack and InflateAll. A bomb is told by how much comes out
// of how little, once more has come out than one article may have; memory is bounded in any case,
// because whoever reads takes a buffer at a time.
#include "ingest/unpack.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/status/status.h"

namespace crosscheck::ingest {
namespace {

constexpr size_t kBuffer = size_t{1} << 16;
constexpr std::string_view kGzipMagic = "\x1F\x8B\x08";
constexpr std::string_view kZstdMagic = "\x28\xB5\x2F\xFD";

// What both have in common: the packed bytes, and the budget.
class Unpacker : public ByteSource {
 public:
  Unpacker(ByteSource& inner, const ReadOptions& options)
      : inner_(inner), options_(options), packed_(kBuffer) {}

 protected:
  // True when there are packed bytes to read.
  absl::StatusOr<bool> Fill() {
    if (begin_ < end_) return true;
    if (done_) return false;
    absl::StatusOr<size_t> count = inner_.Read(absl::MakeSpan(packed_));
    if (!count.ok() || *count == 0) done_ = true;
    if (!count.ok()) return count.status();
    begin_ = 0;
    end_ = *count;
    in_ += *count;
    return *count > 0;
  }

  // Counts what comes out; an error, and the end of all, where it is too much for what went in.
  absl::Status Count(size_t out) {
    out_ += out;
    if (out_ <= options_.max_article_bytes || out_ / options_.max_expansion <= in_) {
      return absl::OkStatus();
    }
    done_ = true;
    begin_ = end_;
    return absl::ResourceExhaustedError(
        "more than " + std::to_string(options_.max_expansion) +
        " bytes unpacked for each packed one; the rest is left out");
  }

  // What came out goes first, the error follows with the next call.
  absl::StatusOr<size_t> OutThen(size_t out, absl::Status error) {
    if (out == 0) return error;
    pending_ = std::move(error);
    return out;
  }
  absl::Status TakePending() {
    absl::Status error = std::move(pending_);
    pending_ = absl::OkStatus();
    return error;
  }

  std::string Place() const { return "byte " + std::to_string(in_ - (end_ - begin_) + 1); }

  ByteSource& inner_;
  const ReadOptions& options_;
  std::vector<char> packed_;
  size_t begin_ = 0, end_ = 0;
  bool done_ = false;

 private:
  uint64_t in_ = 0, out_ = 0;
  absl::Status pending_;
};

class GzipSource : public Unpacker {
 public:
  GzipSource(ByteSource& inner, const ReadOptions& options) : Unpacker(inner, options) {
    ok_ = inflateInit2(&stream_, 15 + 16) == Z_OK;
  }
  ~GzipSource() override {
    if (ok_) inflateEnd(&stream_);
  }

  absl::StatusOr<size_t> Read(absl::Span<char> buffer) override {
    if (!ok_) return absl::ResourceExhaustedError("no memory to unpack with");
    if (absl::Status error = TakePending(); !error.ok()) return error;
    stream_.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream_.avail_out = static_cast<uInt>(buffer.size());
    while (stream_.avail_out == buffer.size()) {
      const absl::StatusOr<bool> more = Fill();
      if (!more.ok()) return more.status();
      if (!*more) {
        if (!in_member_) return 0;
        in_member_ = false;
        return absl::DataLossError("the packed data is cut off at " + Place());
      }
      if (!in_member_ && !FindMember()) continue;
      stream_.next_in = reinterpret_cast<Bytef*>(packed_.data() + begin_);
      stream_.avail_in = static_cast<uInt>(end_ - begin_);
      const int result = inflate(&stream_, Z_NO_FLUSH);
      begin_ = end_ - stream_.avail_in;
      if (result == Z_STREAM_END) {
        in_member_ = false;
      } else if (result != Z_OK && result != Z_BUF_ERROR) {
        in_member_ = false;
        looking_ = true;
        return OutThen(buffer.size() - stream_.avail_out,
                       absl::DataLossError("the packed data is damaged at " + Place()));
      }
    }
    const size_t out = buffer.size() - stream_.avail_out;
    if (absl::Status s = Count(out); !s.ok()) {
      in_member_ = false;
      return s;
    }
    return out;
  }

 private:
  // Members follow each other; behind a damaged one the next is looked for, and what stands behind
  // the last, padding, is no member.
  bool FindMember() {
    const std::string_view rest(packed_.data() + begin_, end_ - begin_);
    size_t at = looking_ ? rest.find(kGzipMagic) : 0;
    if (!looking_ && rest[0] != kGzipMagic[0]) at = std::string_view::npos;
    if (at == std::string_view::npos) {
      begin_ = end_;
      return false;
    }
    begin_ += at;
    inflateReset(&stream_);
    in_member_ = true;
    looking_ = false;
    return true;
  }

  z_stream stream_ = {};
  bool ok_ = false;
  bool in_member_ = false;
  bool looking_ = false;
};

class ZstdSource : public Unpacker {
 public:
  ZstdSource(ByteSource& inner, const ReadOptions& options)
      : Unpacker(inner, options), stream_(ZSTD_createDStream()) {}
  ~ZstdSource() override { ZSTD_freeDStream(stream_); }

  absl::StatusOr<size_t> Read(absl::Span<char> buffer) override {
    if (stream_ == nullptr) return absl::ResourceExhaustedError("no memory to unpack with");
    if (absl::Status error = TakePending(); !error.ok()) return error;
    ZSTD_outBuffer out = {buffer.data(), buffer.size(), 0};
    while (out.pos == 0) {
      const absl::StatusOr<bool> more = Fill();
      if (!more.ok()) return more.status();
      // What is left inside comes out even where nothing more goes in.
      if (!*more && !inside_) return 0;
      ZSTD_inBuffer in = {packed_.data(), end_, begin_};
      const size_t before = in.pos;
      const size_t result = ZSTD_decompressStream(stream_, &out, &in);
      begin_ = in.pos;
      if (ZSTD_isError(result)) {
        done_ = true;
        inside_ = false;
        begin_ = end_;
        return OutThen(out.pos, absl::DataLossError(std::string("the packed data is damaged: ") +
                                                    ZSTD_getErrorName(result)));
      }
      inside_ = result != 0;
      if (!*more && out.pos == 0 && before == in.pos) {
        inside_ = false;
        return absl::DataLossError("the packed data is cut off at " + Place());
      }
    }
    if (absl::Status s = Count(out.pos); !s.ok()) {
      inside_ = false;
      return s;
    }
    return out.pos;
  }

 private:
  ZSTD_DStream* stream_;
  bool inside_ = false;
};

}  // namespace

Packing PackingOf(std::string_view head) {
  if (head.substr(0, kGzipMagic.size()) == kGzipMagic) return Packing::kGzip;
  return head.substr(0, kZstdMagic.size()) == kZstdMagic ? Packing::kZstd : Packing::kNone;
}

std::unique_ptr<ByteSource> Unpack(ByteSource& inner, Packing packing, const ReadOptions& options) {
  if (packing == Packing::kZstd) return std::make_unique<ZstdSource>(inner, options);
  return std::make_unique<GzipSource>(inner, options);
}

absl::StatusOr<std::string> InflateAll(std::string_view bytes, size_t max_bytes) {
  z_stream stream = {};
  // 32: gzip or zlib, told by the header.
  if (inflateInit2(&stream, 15 + 32) != Z_OK) {
    return absl::ResourceExhaustedError("no memory to unpack with");
  }
  std::string out;
  std::vector<char> buffer(kBuffer);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  int result = Z_OK;
  while (result == Z_OK && out.size() <= max_bytes) {
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(buffer.size());
    result = inflate(&stream, Z_NO_FLUSH);
    out.append(buffer.data(), buffer.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  if (out.size() > max_bytes) return absl::ResourceExhaustedError("the body unpacks to too much");
  if (result != Z_STREAM_END) return absl::DataLossError("the packed body is damaged");
  return out;
}

}  // namespace crosscheck::ingest
