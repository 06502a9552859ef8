// JSON-LD: what a page says of itself in schema.org's words. Internal to ingest.
#pragma once

#include <string>
#include <string_view>

namespace crosscheck::ingest {

// Empty where it says nothing of it.
struct LinkedData {
  std::string title, byline, outlet, agency, published, updated, dateline, url, body, version,
      status;
  bool found = false;  // there is an article in it
};

// The first article (NewsArticle and its kin) in the content of one <script>. Broken JSON holds
// none.
LinkedData ReadJsonLd(std::string_view script);

}  // namespace crosscheck::ingest
