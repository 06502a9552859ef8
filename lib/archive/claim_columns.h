// What people see of a claim in the table of claims, beside its record.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "archive/sqlite.h"
#include "crosscheck/claim/claim.h"

namespace crosscheck::archive {

class ClaimColumns {
 public:
  explicit ClaimColumns(const Claim& claim);
  // The columns from `part` to `period_end` as parameters from `first` on. They live as long as
  // this.
  void Bind(Statement& statement, int first) const;
  // Are these the values of a row from column `first` on?
  bool Equals(const Statement& row, int first) const;

 private:
  const Claim& claim_;
  std::string_view measure_, modifier_;
  std::string unit_, period_begin_, period_end_;
};

}  // namespace crosscheck::archive
