// The door is ParseIgnoreList of checker.h: what an editor has seen and does not want to see again.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "crosscheck/checker.h"

namespace crosscheck {
namespace {

std::string_view Trimmed(std::string_view line) {
  constexpr std::string_view kBlanks = " \t\r";
  const size_t begin = line.find_first_not_of(kBlanks);
  if (begin == line.npos) return {};
  return line.substr(begin, line.find_last_not_of(kBlanks) - begin + 1);
}

}  // namespace

absl::StatusOr<std::vector<Fingerprint>> ParseIgnoreList(std::string_view name,
                                                         std::string_view text) {
  std::vector<Fingerprint> ignore;
  for (int number = 1; !text.empty(); ++number) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    const std::string_view word = Trimmed(line.substr(0, line.find('#')));
    if (word.empty()) continue;
    const std::optional<Fingerprint> fingerprint = Fingerprint::FromHex(word);
    if (!fingerprint) {
      constexpr size_t kShown = 40;
      return absl::InvalidArgumentError(
          absl::StrCat(AbslView(name), ":", number, ": \"", AbslView(word.substr(0, kShown)),
                       "\" is no fingerprint; copy the 32 hex digits of a finding's "
                       "\"fingerprint\", and put notes behind #"));
    }
    ignore.push_back(*fingerprint);
  }
  return ignore;
}

}  // namespace crosscheck
