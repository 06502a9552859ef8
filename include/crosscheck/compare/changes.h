// What an editor is told of a draft: its findings, and what a call changed of them. Session
// (crosscheck/session.h) gives them; report/wire.h turns them into bytes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "crosscheck/base/fingerprint.h"
#include "crosscheck/base/span.h"
#include "crosscheck/compare/finding.h"

namespace crosscheck {

// One claim of a finding.
struct FindingSide {
  bool in_draft = true;
  uint32_t article = 0;    // its number in the index; 0 in the draft
  std::string article_id;  // Article::id
  Fingerprint claim;       // Claim::id
  Part part = Part::kBody;
  Span span;        // the sentence
  Span value_span;  // the value with modifier, unit and counted head
  friend bool operator==(const FindingSide&, const FindingSide&) = default;
};

struct DraftFinding {
  // finding.id tells it from all others and stays while both sides say what they say;
  // finding.claims are indices of `sides`, finding.fact is empty.
  Finding finding;
  std::vector<FindingSide> sides;  // those of the draft first, each in the order of its text
};

// A finding of which nothing changed but where it stands.
struct MovedFinding {
  Fingerprint id;
  std::vector<FindingSide> sides;
};

struct Changes {
  std::vector<Fingerprint> removed;   // by Finding::id
  std::vector<DraftFinding> changed;  // an id that was there, surer, less sure or in other words
  std::vector<MovedFinding> moved;
  std::vector<DraftFinding> added;  // most serious first, then surest
  // The budget was used up or the call was cancelled. What is there is right but not all; Continue
  // goes on where it stopped, and so does the next edit.
  bool incomplete = false;

  bool empty() const {
    return removed.empty() && changed.empty() && moved.empty() && added.empty();
  }
};

}  // namespace crosscheck
