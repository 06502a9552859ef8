// URIs made of what strangers wrote. Internal to report.
#pragma once

#include <string>
#include <string_view>

namespace crosscheck::report {

// `text` as one segment of a URI: everything but letters, digits and - . _ ~ is percent-encoded.
std::string UriSegment(std::string_view text);
// A path of a file as a URI: file:/// for one from the root, else relative.
std::string UriOfPath(std::string_view path);
// Does it begin with http:// or https://, in any case?
bool IsWebUrl(std::string_view url);
// An http or https URL with what a URI may not hold percent-encoded; empty for anything else, so
// that no "javascript:" gets to where people click.
std::string WebUri(std::string_view url);

}  // namespace crosscheck::report
