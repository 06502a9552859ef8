// Where two ranges of tokens stand to each other.
#pragma once

#include "crosscheck/lex/token.h"

namespace crosscheck::claim {

inline bool Inside(uint32_t token, TokenRange range) {
  return token >= range.begin && token < range.end;
}
inline bool Within(TokenRange inner, TokenRange outer) {
  return inner.begin >= outer.begin && inner.end <= outer.end;
}
// Tokens between two ranges that do not overlap.
inline uint32_t Distance(TokenRange a, TokenRange b) {
  return a.end <= b.begin ? b.begin - a.end : a.begin - b.end;
}

}  // namespace crosscheck::claim
