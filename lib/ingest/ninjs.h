// ninjs: IPTC's news items in JSON, 1.x (also as Superdesk writes it) and 2.x to 3.1. Internal to
// ingest.
#pragma once

#include <cstdint>
#include <string_view>

#include "ingest/fields.h"

namespace crosscheck::ingest {

// True when a key of an object without "text" shows that it is an item of ninjs.
bool IsNinjsKey(std::string_view key);

// One item, an object in well-formed JSON that is UTF-8.
void ReadNinjs(std::string_view object, uint32_t line, Sink& sink);

}  // namespace crosscheck::ingest
