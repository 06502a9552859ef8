// Records: the stored form of claims and of what articles are about. Claim -> bytes -> the same
// Claim.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "crosscheck/claim/claim.h"
#include "crosscheck/claim/extract.h"

namespace crosscheck::archive {

// Raised whenever the bytes below change.
inline constexpr int kRecordVersion = 3;

// By what rules and into what records the claims of an article were read: article.extraction. Where
// it is another, the article is to be read again; where the records are others, its claims cannot
// be used before.
inline constexpr int kReadingVersion = 1000 * kExtractionVersion + kRecordVersion;
constexpr bool HasRecordsOfToday(int64_t reading_version) {
  return reading_version % 1000 == kRecordVersion;
}

// All of a claim but what belongs to its article: Claim::article, article_topic and published.
// `previous` is the claim before it in its article, nullptr for the first: the figures of a
// sentence are stored with the first of its claims. REQUIRES: enumerators are of their enums and
// weights of terms at most 3.
std::string PackClaim(const Claim& claim, const Claim* previous);
// The inverse; the three fields above are left empty. `text_sizes` are those of the title and of
// the body of the article: every span of the result lies within its part. DataLoss for bytes that
// are not such a record: a checksum finds what was damaged.
struct TextSizes {
  size_t title = 0, body = 0;
};
absl::StatusOr<Claim> UnpackClaim(std::string_view bytes, TextSizes text_sizes,
                                  const Claim* previous);

// Claim::article_topic.
std::string PackTopic(const ArticleTopic& topic);
absl::StatusOr<ArticleTopic> UnpackTopic(std::string_view bytes);

// For tests: gives damaged bytes a checksum that fits, so that what stands behind it is reached.
void FixChecksum(std::string& bytes);

}  // namespace crosscheck::archive
