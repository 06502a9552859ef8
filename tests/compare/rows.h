// Rows of verdicts: two sentences of one story, and what must be found or not. Every row is judged
// both ways round.
#pragma once

#include <catch2/catch.hpp>
#include <initializer_list>
#include <string>
#include <tuple>

#include "compare/pair.h"

namespace crosscheck::testing {

struct Row {
  std::string courier, ledger, want;
  std::string courier_day = "2024-05-03", ledger_day = "2024-05-03";
};

// What must not depend on which side stands first.
using Essence = std::tuple<FindingKind, Severity, int, std::string, std::string>;
inline std::vector<Essence> EssenceOf(const std::vector<Finding>& findings) {
  std::vector<Essence> out;
  for (const Finding& f : findings)
    out.emplace_back(f.kind, f.severity, f.confidence, f.basis, f.fingerprint.ToHex());
  std::sort(out.begin(), out.end());
  return out;
}

inline void Check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    INFO("courier (" << row.courier_day << "): " << row.courier << "\nledger (" << row.ledger_day
                     << "): " << row.ledger);
    const Story a = InCourier(row.courier, row.courier_day);
    const Story b = InLedger(row.ledger, row.ledger_day);
    const Judged forth = Judge(ReadNews({a, b}));
    CHECK(KindsOf(forth.findings) == row.want);
    // Silence must be that of the comparator, not of a reader that saw no figure.
    for (uint32_t article : {0u, 1u}) {
      CHECK(std::any_of(forth.news.claims.begin(), forth.news.claims.end(),
                        [&](const Claim& claim) { return claim.article == article; }));
    }
    const Judged back = Judge(ReadNews({b, a}));
    CHECK(EssenceOf(forth.findings) == EssenceOf(back.findings));
  }
}

}  // namespace crosscheck::testing
