// The door is ClaimColumns. Figures are numbers, for people sort and sum them; they are exact as
// integers, and the record has them exact in any case.
#include "archive/claim_columns.h"

#include "absl/time/civil_time.h"

namespace crosscheck::archive {
namespace {

// As an integer where it is one.
std::optional<int64_t> IntegerOf(const Decimal& decimal) {
  if (!decimal.IsInteger() || decimal.Magnitude() > 17) return std::nullopt;
  int64_t value = decimal.coefficient();
  for (int i = 0; i < decimal.exponent(); ++i) value *= 10;
  return value;
}

void BindNumber(Statement& statement, int parameter, const Decimal& decimal) {
  if (const std::optional<int64_t> integer = IntegerOf(decimal)) {
    statement.Bind(parameter, *integer);
  } else {
    statement.Bind(parameter, decimal.ToDouble());
  }
}

bool EqualsNumber(const Statement& row, int column, const Decimal& decimal) {
  if (const std::optional<int64_t> integer = IntegerOf(decimal)) return row.Int(column) == *integer;
  return row.Real(column) == decimal.ToDouble();
}

void BindText(Statement& statement, int parameter, std::string_view text) {
  text.empty() ? statement.BindNull(parameter) : statement.Bind(parameter, text);
}

}  // namespace

ClaimColumns::ClaimColumns(const Claim& claim)
    : claim_(claim), measure_(MeasureName(claim.measure)) {
  if (claim.quantity) {
    if (claim.quantity->modifier != Modifier::kNone)
      modifier_ = ModifierName(claim.quantity->modifier);
    unit_ = UnitName(*claim.quantity);
  }
  if (claim.period) {
    period_begin_ = absl::FormatCivilTime(claim.period->begin);
    period_end_ = absl::FormatCivilTime(claim.period->end);
  }
}

void ClaimColumns::Bind(Statement& statement, int first) const {
  int at = first;
  statement.Bind(at++, static_cast<int64_t>(claim_.part));
  for (const uint32_t offset :
       {claim_.span.begin, claim_.span.end, claim_.value_span.begin, claim_.value_span.end})
    statement.Bind(at++, int64_t{offset});
  statement.Bind(at++, measure_);
  BindText(statement, at++, modifier_);
  if (claim_.quantity) {
    BindNumber(statement, at++, claim_.quantity->low);
    BindNumber(statement, at++, claim_.quantity->high);
  } else {
    statement.BindNull(at++);
    statement.BindNull(at++);
  }
  BindText(statement, at++, unit_);
  BindText(statement, at++, claim_.counted);
  BindText(statement, at++, period_begin_);
  BindText(statement, at++, period_end_);
}

bool ClaimColumns::Equals(const Statement& row, int first) const {
  int at = first;
  bool equal = row.Int(at++) == static_cast<int64_t>(claim_.part);
  for (const uint32_t offset :
       {claim_.span.begin, claim_.span.end, claim_.value_span.begin, claim_.value_span.end})
    equal = row.Int(at++) == offset && equal;
  equal = row.Text(at++) == measure_ && equal;
  equal = row.Text(at++) == modifier_ && equal;
  if (claim_.quantity) {
    equal = EqualsNumber(row, at++, claim_.quantity->low) && equal;
    equal = EqualsNumber(row, at++, claim_.quantity->high) && equal;
  } else {
    equal = row.IsNull(at++) && equal;
    equal = row.IsNull(at++) && equal;
  }
  equal = row.Text(at++) == unit_ && equal;
  equal = row.Text(at++) == claim_.counted && equal;
  equal = row.Text(at++) == period_begin_ && equal;
  return row.Text(at++) == period_end_ && equal;
}

}  // namespace crosscheck::archive
