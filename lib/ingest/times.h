// Times: the ways in which formats write a moment. Internal to ingest.
#pragma once

#include <optional>
#include <string_view>

#include "crosscheck/article/article.h"

namespace crosscheck::ingest {

// RFC 3339 or a date, ISO 8601 without separators ("20191107T192100+0000", NITF), and RFC 822 as in
// RSS ("Thu, 07 Nov 2019 19:21:00 GMT"). nullopt for anything else.
std::optional<Timestamp> ReadTime(std::string_view text);

}  // namespace crosscheck::ingest
