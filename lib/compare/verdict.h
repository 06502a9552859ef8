// Verdicts: what is to be said of one pair of claims. The table stands in table.cc.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "crosscheck/article/article.h"
#include "crosscheck/claim/claim.h"
#include "crosscheck/compare/finding.h"
#include "crosscheck/link/linker.h"

namespace crosscheck::compare {

// One side of a pair; both must outlive it. Not for two threads at once: it keeps what is asked of
// it again and again.
struct Side {
  Side(const Claim& its_claim, const Document& its_document)
      : claim(its_claim), document(its_document) {}

  // The words of the claim's sentence and of its clause, lower case, for as long as the side lives.
  std::string_view Sentence() const;
  std::string_view Clause() const;

  const Claim& claim;
  const Document& document;

 private:
  mutable std::string sentence_;  // empty until it is asked for
};

struct Verdict {
  FindingKind kind = FindingKind::kAgreement;
  Severity severity = Severity::kInfo;
  int confidence = 0;      // thousandths
  std::string_view basis;  // a word of the tables in table.cc and derived.cc
  std::string reason;      // the end of the explanation
};

// "TIME (8 Nov 2019) says \"...\"; The Courier (9 Nov 2019) says \"...\": 50 is the top of that
// range."
// `says_b` may be empty, where one sentence is all.
std::string Explain(std::string_view says_a, std::string_view says_b, std::string_view reason);
// "TIME (8 Nov 2019) says \"...\"".
std::string Says(const Side& side);
// The words of a value on one line.
std::string ValueWords(const Side& side);
// What a date was read as where its words do not say so: "\"last December\" is read as December
// 2018".
std::string DateReading(const Side& side);
// "about 2 years", "16 months", "3 days".
std::string DaysInWords(int days);

}  // namespace crosscheck::compare
