// Guards: what the table of verdicts asks of a case. Each is a fact about the two claims that a
// reader can look up in them.
#pragma once

#include "compare/case.h"

namespace crosscheck::compare {

// From where on all evidence together is much, and articles tell one story.
inline constexpr int kMuchEvidence = 761;
inline constexpr int kSameStoryLikeness = 180;

// Does a verdict hang on what is printed near the sentences?
bool LooksAround(const Case& c);

// ---- of both kinds of values
bool OnePlanned(const Case& c);    // a plan and what came of it
bool OneHedged(const Case& c);     // "may", "could" in one of them
bool OneOutlet(const Case& c);     // both printed by one outlet
bool Copied(const Case& c);        // one sentence in both, or ten words on end
bool EitherHedged(const Case& c);  // in one or both

bool OneTellsOfKin(const Case& c);  // "his father was born in 1908"
bool OtherOutcome(const Case& c);   // a motion that was carried, and one that was rejected

// ---- counts and amounts
bool OneIsOfBefore(const Case& c);    // "287,000 the year before"
bool OneTimeInOther(const Case& c);   // "in March", "in the first quarter"
bool OneLeavesOut(const Case& c);     // "not including the precepts"
bool OneIsNarrower(const Case& c);    // "ferry accidents", "accidents": not other words for them
bool OtherLevels(const Case& c);      // "net profit", "operating profit"; "Bush's tax rate"
bool LevelsMayDiffer(const Case& c);  // of another inflation, another month's
bool SmallerIsPart(const Case& c);    // "bank debts", of debts; "since January"; "on the first day"
bool OtherOfOneKind(const Case& c);   // "the ferry of Selm", "the ferry of Tollan"
bool OtherOfAPair(const Case& c);     // "in the north", "in the south"
bool OtherPlaces(const Case& c);      // "in Selm", "in Tollan"
bool TermsOfTwo(const Case& c);       // "12 years in prison", of whom?
// "Hale scored 31 points", "Orr scored 22": of what is known by the thing counted alone
bool EachNamesAnother(const Case& c);
bool OtherKinds(const Case& c);      // "military aid", "humanitarian aid"
bool DigitsSwapped(const Case& c);   // "186", "168"
bool OfTwoDays(const Case& c);       // printed on them
bool OpposedSources(const Case& c);  // "police said", "the organisers said"
bool EitherVague(const Case& c);     // "thousands" confirms and refutes nothing
// But "hundreds of thousands" goes with "more than 330,000", of strongly linked claims.
bool VagueHolds(const Case& c);
bool LastsAlike(const Case& c);  // "will last 60 days" and "a two-month ban" are one plan
bool OneIsWhole(const Case& c);  // "three of the 14": the 14 disputes nobody who counts a part
bool SameValueWords(const Case& c);
bool EitherLimit(const Case& c);     // "limited to 3.67 percent" is "no higher than" that
bool OneAtMost(const Case& c);       // "up to 500" and "500"
bool WideRounding(const Case& c);    // "400,000" and "350,000": one digit may hide a seventh
bool BoundOfShare(const Case& c);    // "below 50 percent" of whom?
bool AllAgainstPart(const Case& c);  // "100 percent" and "99.6 percent": two stages of a count
bool OneIsBound(const Case& c);      // "more than 500" and "500"
bool EitherIsAbout(const Case& c);   // "roughly 141" and "139": near, not rounded
bool FarBound(const Case& c);  // "at least 3": a bound far from the figure does not support it
bool CulpritIncluded(const Case& c);  // "five, including the gunman", and five
bool RangeCameFirst(const Case& c);   // the earlier report has the range, the later one its end
bool KnownAlike(const Case& c);  // of what both say, the predicate or the base is known to be one
bool WellKnown(const Case& c);   // all evidence together is much
bool BearsAgreement(const Case& c);
bool RunningCount(const Case& c);
bool GoesOn(const Case& c);          // of one event, of which there is news
bool Passes(const Case& c);          // a count of a state that ends: missing, trapped
bool RunsOn(const Case& c);          // "has burned": told as of its day
bool SaysRevised(const Case& c);     // in the later one, of whatever
bool WasProvisional(const Case& c);  // "with half of the votes counted", in the earlier one
bool OtherTurn(const Case& c);       // "the fifth day", "the sixth day"
bool OneIsMore(const Case& c);       // "two more men" were, of one date only
// "reached 41 degrees on Wednesday", "42 on Thursday": each told on its day
bool FigureOfEachDay(const Case& c);
bool SaysCorrected(const Case& c);  // "revised", "an earlier toll" in the later one
bool FewerLater(const Case& c);
bool MuchInCommon(const Case& c);  // one time, one place, or many telling words
bool FewerAndCorrected(
    const Case& c);                // the later one counts fewer, and something is corrected near it
bool RepeatsOlder(const Case& c);  // the later one prints what was out before the earlier one
bool ToldAsOlder(const Case& c);   // "a previous toll of 112"
bool OfAnotherDay(const Case& c);  // "killed in an attack on 2 October", in the news of the 11th
bool LaterIsBound(const Case& c);  // "at least 22" disputes no larger count
bool WasToCome(const Case& c);     // "is expected to be charged", "was charged"
bool MuchTheSameWords(const Case& c);
bool SameSentence(const Case& c);  // but for its numbers
bool MeasuresOneThing(const Case& c);
bool BoundsOfOtherDays(const Case& c);
bool AgesMayDiffer(const Case& c);
bool ManyTimes(const Case& c);
bool IsAge(const Case& c);
bool IsUnnamedAge(const Case& c);          // "a 4-year-old boy"
bool BluntIsBound(const Case& c);          // "at least 100"
bool PersonsAgainstThings(const Case& c);  // people shot, and shots
bool SomeOfThem(const Case& c);            // "four of them"
bool SmallerIsOfOneSpot(const Case& c);    // "two were killed near the library", of five
bool OtherPersons(const Case& c);          // suspects, and victims
bool EitherIsPart(const Case& c);          // "four of them", "fourteen others"
bool CulpritCounted(const Case& c);        // by one and not by the other
bool OneSaysWhen(const Case& c);
bool TwoDozenTimes(const Case& c);  // even a toll that is only just known does not grow so far
bool SmallGap(const Case& c);       // less than a tenth: worth a look, not an alarm
bool OtherTimes(const Case& c);

// ---- dates
bool SameNewsDay(const Case& c);
bool BothYears(const Case& c);   // no more is told than the year, or less
bool DateInName(const Case& c);  // "the 2013 shooting", years later "the May 4, 2013 shooting": a
                                 // name, which dates nothing
bool OneStory(const Case& c);
bool EitherRough(const Case& c);
bool ReprintOfDays(const Case& c);
bool LittleShared(const Case& c);
bool YearHoldsLittle(const Case& c);  // one is a year that holds the other, and little else is said
bool SameRelativeWords(const Case& c);   // "last year" in two copies of one sentence
bool DayAndMonthSwapped(const Case& c);  // 5 June and 6 May
bool NewsOfTwoDays(const Case& c);
bool MayBeMisread(const Case& c);
bool OneNight(const Case& c);
bool OneIsFound(const Case& c);  // "found dead on Friday", of a death on Thursday
bool OtherHour(const Case& c);   // "2:05 p.m. on Wednesday", "2:50 p.m. on Wednesday"
bool Recurs(const Case& c);
bool LikeGranularity(const Case& c);  // two days, two years; or one an onset

}  // namespace crosscheck::compare
