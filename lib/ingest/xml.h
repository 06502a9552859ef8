// XML: feeds and the agencies' formats. Internal to ingest.
#pragma once

#include <string>
#include <string_view>

#include "ingest/fields.h"

namespace crosscheck::ingest {

// RSS 1.0 and 2.0, Atom, NITF or NewsML-G2, told by the root element; anything else is an error.
// No entity but XML's own five and numbers is ever expanded, and nothing outside is fetched. Of a
// document that breaks off, what stands before the break is read.
void ReadXml(std::string_view bytes, const ReadOptions& options, const Fields& given, Sink& sink);

// True for bytes whose root element is one of those, or any with an XML declaration that is no
// page.
bool LooksLikeXml(std::string_view bytes);

}  // namespace crosscheck::ingest
