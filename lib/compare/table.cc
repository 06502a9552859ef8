// The doors are Decide and InWords. All that the comparator says of two claims of one fact, of one
// event or with one figure stands in kRows: what the link tells of them, how the values and the
// periods relate, which was published first, what must hold and what must not, and then what is
// said. The first row that fits speaks. Everything that no row fits is silence, and so is a row
// that says nothing: it stands before the others for a reason that its guard names.
#include "compare/table.h"

#include <array>
#include <bit>
#include <iterator>

#include "compare/confidence.h"
#include "compare/guards.h"

namespace crosscheck::compare {
namespace {

struct Row {
  Slots slots;
  uint16_t values;
  uint8_t periods;
  uint8_t order;
  std::array<Guard, 3> if_all;
  std::array<Guard, 8> unless_any;
  bool silent;
  FindingKind kind;
  Severity severity;
  std::string_view basis;
  Scale scale;  // how sure
  ReasonId reason;
};

using enum FindingKind;
using enum Severity;
using enum ReasonId;
using enum Scale;

// A row that says nothing.
constexpr Row Nothing(Slots slots, int values, std::array<Guard, 3> if_all,
                      std::array<Guard, 8> unless_any = {}) {
  return {slots,
          static_cast<uint16_t>(values),
          kAnyPeriod,
          kAnyOrder,
          if_all,
          unless_any,
          true,
          kAgreement,
          kInfo,
          "",
          Scale::kSameFigures,
          kCopied};
}
constexpr Row Say(Slots slots, int values, int periods, int order, std::array<Guard, 3> if_all,
                  std::array<Guard, 8> unless_any, FindingKind kind, Severity severity,
                  std::string_view basis, Scale scale, ReasonId reason) {
  return {slots,
          static_cast<uint16_t>(values),
          static_cast<uint8_t>(periods),
          static_cast<uint8_t>(order),
          if_all,
          unless_any,
          false,
          kind,
          severity,
          basis,
          scale,
          reason};
}

// clang-format off
constexpr Row kRows[] = {
    // ---- what disputes and confirms nothing
    Nothing(kOneFact, kCounts,    {EitherVague}, {VagueHolds}),
    Nothing(kOneFact, kCounts,    {OnePlanned}, {LastsAlike}),
    Nothing(kOneFact, kDiffering, {OneIsWhole}),
    Nothing(kOneFact, kDiffering, {PersonsAgainstThings}),
    Nothing(kOneFact, kDiffering, {SomeOfThem}),
    Nothing(kOneFact, kDiffering, {SmallerIsOfOneSpot}),
    Nothing(kOneFact, kDiffering, {CulpritCounted}),
    Nothing(kOneFact, kDiffering, {ToldAsOlder}),
    Nothing(kOneFact, kDiffering, {OtherTurn}),
    Nothing(kOneFact, kCounts,    {OtherOutcome}),
    Nothing(kOneFact, kDiffering, {OtherKinds}),
    Nothing(kOneFact, kDiffering, {EachNamesAnother}, {IsAge}),
    Nothing(kOneFact, kCounts,    {OtherOfOneKind}),
    Nothing(kOneFact, kCounts,    {OtherOfAPair}),
    Nothing(kOneFact, kCounts,    {OtherLevels}),
    Nothing(kOneFact, kDiffering, {RunningCount, OfAnotherDay}),

    // ---- a count that grows while an event goes on
    //  slots        values                period        order        if all                                  unless any                                              said              severity  basis         how sure        reason
    Say(kStrong,     kDiffering,           kAnyPeriod,   kOneDay,     {RunningCount},                         {OneHedged, TwoDozenTimes},                             kNumericConflict, kWarning, "update",     kStatesOfCount, kOneDayTwoCounts),
    Say(kStrong,     kDiffering,           kAnyPeriod,   kMoreLater,  {RunningCount},                         {OneHedged, TwoDozenTimes, OpposedSources, SmallerIsPart}, kSuperseded,      kNotice,  "update",     kStatesOfCount, kCountsMore),
    Say(kStrong,     kDiffering,           kAnyPeriod,   kFewerLater, {RunningCount, SaysCorrected},          {OneHedged},                                            kSuperseded,      kNotice,  "correction", kStatesOfCount, kCorrected),
    Say(kStrong,     kDiffering,           kAnyPeriod,   kFewerLater, {RunningCount, RepeatsOlder},           {OneHedged},                                            kSuperseded,      kWarning, "stale",      kStatesOfCount, kStale),
    Say(kStrong,     kDiffering,           kAnyPeriod,   kMoreLater,  {Passes},                               {OneHedged, TwoDozenTimes},                             kSuperseded,      kNotice,  "state",      kStatesOfCount, kCountsMore),
    Say(kStrong,     kDiffering,           kAnyPeriod,   kMoreLater,  {RunsOn},                               {OneHedged, TwoDozenTimes},                             kSuperseded,      kNotice,  "state",      kStatesOfCount, kCountsMore),
    Nothing(kStrong, kDiffering,  {RunningCount, FewerAndCorrected}),
    Nothing(kStrong, kDiffering,  {RunningCount, FewerLater}, {MuchInCommon}),
    Say(kStrong,     kDiffering,           kAnyPeriod,   kFewerLater, {Passes},                               {OneHedged, TwoDozenTimes},                             kSuperseded,      kNotice,  "state",      kStatesOfCount, kFewerNow),
    Say(kStrong,     kDiffering,           kAnyPeriod,   kFewerLater, {RunningCount},                         {OneHedged, EitherIsPart, ManyTimes, LaterIsBound, SmallerIsPart}, kNumericConflict, kWarning, "fewer",      kStatesOfCount, kCountsFewer),

    // ---- two figures that go together
    Nothing(kOneFact, kAgreeing,  {}, {BearsAgreement}),
    Nothing(kOneFact, kAgreeing,  {CulpritIncluded}),
    Nothing(kOneFact, kAgreeing | kDateSame | kDateWithin, {OneOutlet}),
    Say(kOneFact,    kSame | kSameNumber,  kAnyPeriod,   kAnyOrder,   {OneHedged, MuchTheSameWords},          {WasToCome},                                            kHedgeDrift,      kNotice,  "doubt",      kQualifiers,    kDoubt),
    Nothing(kOneFact, kRounds,    {AllAgainstPart}),
    Say(kOneFact,    kSame,                kAnyPeriod,   kAnyOrder,   {Copied},                               {},                                                     kAgreement,       kInfo,    "copy",       kCopies,        kCopied),
    Say(kOneFact,    kSame,                kAnyPeriod,   kAnyOrder,   {IsAge, SameValueWords},                {},                                                     kAgreement,       kInfo,    "equal",      kSameAges,      kOneAge),
    Say(kOneFact,    kSame,                kAnyPeriod,   kAnyOrder,   {IsAge},                                {},                                                     kAgreement,       kInfo,    "equal",      kSameAges,      kSameAge),
    Say(kOneFact,    kSame,                kAnyPeriod,   kAnyOrder,   {SameValueWords},                       {},                                                     kAgreement,       kInfo,    "equal",      kSameFigures,   kBothSay),
    Say(kOneFact,    kSame,                kAnyPeriod,   kAnyOrder,   {},                                     {},                                                     kAgreement,       kInfo,    "equal",      kSameFigures,   kSameFigure),
    Say(kOneFact,    kSameNumber,          kAnyPeriod,   kAnyOrder,   {OneAtMost},                            {EitherLimit},                                                   kHedgeDrift,      kNotice,  "hedge",      kQualifiers,    kHedge),
    Say(kOneFact,    kSameNumber,          kAnyPeriod,   kAnyOrder,   {OneIsBound, MuchTheSameWords},         {},                                                     kHedgeDrift,      kNotice,  "hedge",      kQualifiers,    kHedge),
    Say(kOneFact,    kSameNumber,          kAnyPeriod,   kAnyOrder,   {},                                     {},                                                     kAgreement,       kInfo,    "bound",      kNearFigures,   kQualified),
    Say(kOneFact,    kRounds,              kAnyPeriod,   kAnyOrder,   {EitherIsAbout},                        {WideRounding},                                         kAgreement,       kInfo,    "rounds",     kNearFigures,   kFitsBound),
    Say(kOneFact,    kRounds,              kAnyPeriod,   kAnyOrder,   {},                                     {WideRounding},                                         kAgreement,       kInfo,    "rounds",     kNearFigures,   kRounded),
    Say(kStrong,     kWithin | kFarWithin, kAnyPeriod,   kAnyOrder,   {VagueHolds},                           {},                                                     kAgreement,       kInfo,    "within",     kNearFigures,   kInside),
    Say(kOneFact,    kWithin | kFarWithin, kAnyPeriod,   kAnyOrder,   {BluntIsBound},                         {FarBound, BoundOfShare},                               kAgreement,       kInfo,    "within",     kNearFigures,   kFitsBound),
    Say(kOneFact,    kWithin | kFarWithin, kAnyPeriod,   kAnyOrder,   {},                                     {FarBound, BoundOfShare},                               kAgreement,       kInfo,    "within",     kNearFigures,   kInside),

    // ---- two figures that go together in part
    Say(kOneFact,    kRangeEnd,            kAnyPeriod,   kAnyOrder,   {KnownAlike, MuchTheSameWords, RangeCameFirst}, {OtherPersons},                                        kHedgeDrift,      kNotice,  "range",      kQualifiers,    kOneEndOnly),
    Say(kOneFact,    kRangeEnd,            kAnyPeriod,   kAnyOrder,   {KnownAlike},                           {OtherPersons},                                         kNumericOverlap,  kNotice,  "end",        kRanges,        kEndOfRange),
    Say(kStrong,     kOverlap,             kAnyPeriod,   kAnyOrder,   {MeasuresOneThing},                     {BoundsOfOtherDays, OneSaysWhen},                       kNumericOverlap,  kNotice,  "overlap",    kRanges,        kRangesOverlap),

    // ---- two figures that do not go together
    Nothing(kAlike,   kApart,     {}, {DigitsSwapped}),
    Nothing(kAlike,   kApart,     {RunningCount, OfTwoDays}, {FewerLater}),
    Nothing(kOneFact, kApart,     {}, {MeasuresOneThing}),
    Nothing(kOneFact, kApart,     {OneHedged}),
    Nothing(kOneFact, kApart,     {AgesMayDiffer}),
    Nothing(kOneFact, kApart,     {ManyTimes}),
    Nothing(kOneFact, kApart,     {OtherTimes}),
    Nothing(kOneFact, kApart,     {OneIsOfBefore}, {IsAge}),
    Nothing(kOneFact, kApart,     {OtherPlaces}),
    Nothing(kOneFact, kApart,     {TermsOfTwo}),
    Nothing(kOneFact, kApart,     {OneLeavesOut}),
    Nothing(kOneFact, kApart,     {OneTimeInOther}),
    Nothing(kOneFact, kApart,     {SmallerIsPart}),
    Nothing(kOneFact, kApart,     {LevelsMayDiffer}),
    Say(kStrong,     kApart,               kAnyPeriod,   kMoreLater | kFewerLater, {SaysRevised},             {IsAge},                                                kSuperseded,      kNotice,  "correction", kStatesOfCount, kRevised),
    Say(kStrong,     kApart,               kAnyPeriod,   kMoreLater | kFewerLater, {WasProvisional},          {IsAge},                                                kSuperseded,      kNotice,  "early",      kStatesOfCount, kWasEarly),
    Say(kStrong,     kApart,               kAnyPeriod,   kAnyOrder,   {IsUnnamedAge},                         {},                                                     kNumericConflict, kNotice,  "apart",      kAgesApart,     kOtherAgeOfOne),
    Say(kStrong,     kApart,               kAnyPeriod,   kAnyOrder,   {IsAge, WellKnown},                     {SmallGap},                                             kNumericConflict, kError,   "apart",      kAgesApart,     kOtherAge),
    Say(kStrong,     kApart,               kAnyPeriod,   kAnyOrder,   {IsAge},                                {},                                                     kNumericConflict, kWarning, "apart",      kAgesApart,     kOtherAge),
    Say(kStrong,     kApart,               kAnyPeriod,   kAnyOrder,   {OpposedSources},                       {IsAge},                                                kNumericConflict, kNotice,  "sources",    kFiguresApart,  kTwoSources),
    Say(kStrong,     kApart,               kAnyPeriod,   kAnyOrder,   {DigitsSwapped, OneStory, WellKnown},   {SmallGap},                                             kNumericConflict, kError,   "swapped",    kFiguresApart,  kDigitsSwapped),
    Say(kStrong,     kApart,               kAnyPeriod,   kAnyOrder,   {DigitsSwapped, OneStory},              {IsAge},                                                kNumericConflict, kWarning, "swapped",    kFiguresApart,  kDigitsSwapped),
    Say(kAlike,      kApart,               kAnyPeriod,   kAnyOrder,   {DigitsSwapped, OneStory},              {IsAge},                                                kNumericConflict, kNotice,  "swapped",    kFiguresApart,  kDigitsSwapped),
    Say(kStrong,     kApart,               kAnyPeriod,   kAnyOrder,   {WellKnown},                            {SmallGap},                                             kNumericConflict, kError,   "apart",      kFiguresApart,  kCannotBoth),
    Say(kStrong,     kApart,               kAnyPeriod,   kAnyOrder,   {},                                     {},                                                     kNumericConflict, kWarning, "apart",      kFiguresApart,  kCannotBoth),

    // ---- one figure of two things
    Say(kOtherScope, kAny,                 kPeriodOther, kAnyOrder,   {SameSentence},                         {},                                                     kDateDrift,       kWarning, "copied",     kDatesDrift,    kCopiedPeriod),
    Say(kOtherScope, kAny,                 kPeriodOther, kAnyOrder,   {},                                     {},                                                     kScopeMismatch,   kNotice,  "scope",      kScopes,        kOtherPeriods),
    Say(kOtherScope, kAny,                 kAnyPeriod,   kAnyOrder,   {OneIsNarrower},                        {},                                                     kScopeMismatch,   kNotice,  "scope",      kScopes,        kBroaderNarrower),

    // ---- dates of one event
    Nothing(kOneFact, kDateSame,  {SameNewsDay}),
    Nothing(kOneFact, kDateSame | kDateWithin, {DateInName}),
    Nothing(kOneFact, kDateSame,  {BothYears, LittleShared}),
    Nothing(kAlike,   kDateSame,  {OtherHour}),
    Nothing(kStrong,  kDateSame,  {OtherHour, LittleShared}),
    Nothing(kStrong,  kDateSame,  {OtherHour, OtherTurn}),
    Say(kStrong,     kDateSame,            kAnyPeriod,   kAnyOrder,   {OtherHour, OneStory},                  {OneHedged, OnePlanned, OneIsMore},                     kDateDrift,       kNotice,  "hour",       kDatesDrift,    kHoursApart),
    Nothing(kStrong,  kDateSame,  {OtherHour}),
    Say(kOneFact,    kDateSame,            kAnyPeriod,   kAnyOrder,   {Copied},                               {},                                                     kAgreement,       kInfo,    "copy",       kSameDates,     kCopied),
    Say(kOneFact,    kDateSame,            kAnyPeriod,   kAnyOrder,   {},                                     {},                                                     kAgreement,       kInfo,    "equal",      kSameDates,     kOneDate),
    Say(kOneFact,    kDateWithin,          kAnyPeriod,   kAnyOrder,   {},                                     {YearHoldsLittle},                                      kAgreement,       kInfo,    "within",     kDatesInDates,  kDateInside),
    Say(kOneFact,    kDateApart,           kAnyPeriod,   kAnyOrder,   {SameRelativeWords},                    {EitherRough},                                          kDateDrift,       kWarning, "copied",     kDatesDrift,    kCopiedDate),
    Nothing(kStrong,  kDateApart, {EitherHedged}),
    Nothing(kStrong,  kDateApart, {OnePlanned}),
    Nothing(kStrong,  kDateApart, {EitherRough}),
    Nothing(kStrong,  kDateApart, {ReprintOfDays}),
    Say(kStrong,     kDateApart,           kAnyPeriod,   kAnyOrder,   {OneStory, DayAndMonthSwapped},         {LittleShared},                                         kDateDrift,       kWarning, "swapped",    kDatesDrift,    kSwapped),
    Nothing(kStrong,  kDateApart, {LittleShared}),
    Nothing(kStrong,  kDateApart, {OneNight}),
    Nothing(kStrong,  kDateApart, {OneTellsOfKin}),
    Nothing(kStrong,  kDateApart, {OneIsFound}),
    Nothing(kStrong,  kDateApart, {OtherTurn}),
    Nothing(kStrong,  kDateApart, {OneIsMore}),
    Nothing(kStrong,  kDateApart, {FigureOfEachDay}),
    Nothing(kStrong,  kDateApart, {Recurs}),
    Nothing(kStrong,  kDateApart, {NewsOfTwoDays}),
    Nothing(kStrong,  kDateApart, {MayBeMisread}),
    Say(kStrong,     kDateApart,           kAnyPeriod,   kAnyOrder,   {OneStory, LikeGranularity},            {},                                                     kDateDrift,       kWarning, "shift",      kDatesDrift,    kDatesApart),
    Say(kStrong,     kDateApart,           kAnyPeriod,   kAnyOrder,   {OneStory},                             {},                                                     kDateDrift,       kWarning, "shift",      kDatesDrift,    kDateOutside),
};
// clang-format on

// Rows, a bit each.
constexpr size_t kBits = 64;
using Rows = std::array<uint64_t, (std::size(kRows) + kBits - 1) / kBits>;

// The rows for one bit of Slots and one of Values: a few of all.
constexpr int kSlotBits = 3, kValueBits = 13;
constexpr auto kRowsOf = [] {
  static_assert(kOtherScope < 1 << kSlotBits && kIncomparable < 1 << kValueBits);
  std::array<std::array<Rows, kValueBits>, kSlotBits> rows{};
  for (size_t i = 0; i < std::size(kRows); ++i) {
    for (size_t slot = 0; slot < kSlotBits; ++slot) {
      for (size_t value = 0; value < kValueBits; ++value) {
        if ((kRows[i].slots >> slot & 1) != 0 && (kRows[i].values >> value & 1) != 0)
          rows[slot][value][i / kBits] |= uint64_t{1} << i % kBits;
      }
    }
  }
  return rows;
}();

// REQUIRES: the row is one of kRowsOf for the case.
bool Fits(const Row& row, const Case& c) {
  if (!(row.periods & c.periods) || !(row.order & c.order)) return false;
  for (Guard guard : row.if_all) {
    if (guard != nullptr && !guard(c)) return false;
  }
  for (Guard guard : row.unless_any) {
    if (guard != nullptr && guard(c)) return false;
  }
  return true;
}

}  // namespace

std::optional<Ruling> Decide(const Case& c) {
  const auto bit = [](auto flag) { return std::countr_zero(static_cast<unsigned>(flag)); };
  const Rows& rows = kRowsOf[static_cast<size_t>(bit(c.slots))][static_cast<size_t>(bit(c.values))];
  for (size_t word = 0; word < rows.size(); ++word) {
    for (uint64_t left = rows[word]; left != 0; left &= left - 1) {
      const Row& row = kRows[word * kBits + static_cast<size_t>(std::countr_zero(left))];
      if (!Fits(row, c)) continue;
      if (row.silent) return std::nullopt;
      return Ruling{row.kind, row.severity, Confidence(row.scale, c.evidence.score), row.basis,
                    row.reason};
    }
  }
  return std::nullopt;
}

Verdict InWords(const Ruling& ruling, const Case& c) {
  return {ruling.kind, ruling.severity, ruling.confidence, ruling.basis, Reason(ruling.reason, c)};
}

}  // namespace crosscheck::compare
