// Text in JSON that cannot drive a terminal or close a script, and is the same text once read.
// Internal to report.
#pragma once

#include <string>
#include <string_view>

namespace crosscheck::report {

// `text` between quotation marks. Control characters, those that turn writing direction, what is no
// character, and < > & stand as \u escapes. REQUIRES: UTF-8.
std::string JsonQuoted(std::string_view text);

// Finished JSON with the characters above U+007F that JsonQuoted would escape as escapes too; they
// can stand only inside its strings.
std::string WithoutUnsafe(std::string json);

}  // namespace crosscheck::report
