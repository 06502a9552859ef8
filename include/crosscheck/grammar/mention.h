// Mentions: where a quantity or a time stands in a text, and which words play which role in it.
//
//   "between 30 and 50 per cent"
//    RANGE  low="30" high="50" unit="per cent"
//
// The grammars (Boost.Spirit X3 over tokens, lib/grammar) recognise form and roles and compute
// nothing; normalize turns a Mention into a value. A Mention owns no text and stays valid with its
// LexedText.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crosscheck/lex/token.h"

namespace crosscheck {

// The form of a mention: which rule of which grammar read it. Quantities first.
enum class MentionForm : uint8_t {
  kPoint,       // about 28,000 people; $3.2bn; 50 times; nine members
  kRange,       // 30 to 50 times; between 2 and 3 per cent; 15-20 kg
  kChange,      // from 6.2 to 9 deaths per 100,000 people
  kVague,       // thousands; hundreds of thousands of people; a few hundred
  kShare,       // eight in 10 voters; two-thirds; half of the members
  kMultiple,    // doubled; twice
  kAge,         // 34-year-old; aged 34
  kDate,        // Thursday (Nov 7); 7 November 2019; Nov. 7; 2019-11-07
  kMonth,       // May; early May 2019; last December; September last year
  kYear,        // 2017; late 2017
  kFiscalYear,  // FY 2018
  kYearRange,   // 2012-13; between 2016 and 2017: two mentions, one for each end
  kDecade,      // the 1960s; mid-1990s
  kCentury,     // 19th century
  kQuarter,     // the third quarter of 2021; Q3 2021
  kHalf,        // the first half of 2019
  kSeason,      // spring 2020; last summer
  kWeekday,     // Thursday; last Friday
  kRelative,    // last year; the following month; this week; the past six years
  kAgo,         // two months ago; a year earlier; three months later
  kToday,       // today, yesterday, tomorrow
  kThen,        // since then; that day; the same month
  kDuration,    // five months; a three-day visit; more than a year
  kUpTo,        // the twelve months (ending in April 2021); the end is a mention of its own
  kSet,         // annually; every year
  kReference,   // now, recently, former: before or after now, nobody says how far; no period
  kDayRange,    // 22-25 April; June 6 to 10, 2019; June to August 2020: two mentions
  kClock,       // 10:35 a.m. EST; 6 p.m. on Thursday; noon
  kHoliday,     // Christmas 2007; Thanksgiving; New Year's Day
  kPartOfDay,   // overnight; at night; in the morning
};
std::string_view MentionFormName(MentionForm form);  // "POINT" ...
constexpr bool IsTimeForm(MentionForm form) { return form >= MentionForm::kDate; }

// What a piece of a mention is in it.
enum class Role : uint8_t {
  kModifier,       // more than; early
  kModifierAfter,  // or more
  kCurrency,       // $
  kLow,            // the number, or the lower or first of two
  kHigh,
  kScale,    // a scale word shared by both ends: "3 to 5 million"
  kUnit,     // times; per cent; kg
  kHead,     // counted noun phrase: overdose deaths
  kPart,     // others; of them
  kPer,      // the base of a rate: 100,000
  kPerUnit,  // its unit or noun: people; year
  kDay,
  kMonth,
  kYear,
  kWeekday,
  kOrdinal,   // third (quarter); 19th (century)
  kTimeUnit,  // year; months
  kRelative,  // last, following, ago, later
  kSeason,
  kEnd,      // the whole time expression that a stretch runs up to
  kDayPart,  // morning; night; noon
  kClock,    // 10:35; 6
  kZone,     // EST; local time
  kHoliday,  // Christmas Eve
  kMinor,    // what stands behind the unit in a smaller one: the inches of 6'2"
};
std::string_view RoleName(Role role);  // "modifier" ...

struct Piece {
  Role role = Role::kLow;
  TokenRange tokens;
};

struct Mention {
  static constexpr size_t kMaxPieces = 14;

  MentionForm form = MentionForm::kPoint;
  TokenRange tokens;
  uint32_t sentence = 0;
  uint8_t piece_count = 0;
  std::array<Piece, kMaxPieces> pieces{};

  // The first piece of the role; an empty range when the mention has none.
  TokenRange Find(Role role) const {
    for (uint8_t i = 0; i < piece_count; ++i) {
      if (pieces[i].role == role) return pieces[i].tokens;
    }
    return {};
  }
  bool Has(Role role) const { return !Find(role).empty(); }
};

// All mentions of a text, in order, none overlapping another. A stretch with two ends gives a
// mention for each end, and both have the pieces of the whole: kLow are the tokens of the first,
// kEnd those of the second. Linear in the tokens for prose; a sentence is never looked at across
// its ends.
std::vector<Mention> FindMentions(const LexedText& lexed);

// The end of a kUpTo ("April 2021") as a mention of its own.
Mention EndOfStretch(const Mention& stretch);
// Is this day a dateline's at the head of the text: "PARIS, Nov. 7 (Reuters) -", "13 Oct 2016 At
// least ..."? It tells when the text was written and dates no event.
bool IsDateline(const LexedText& lexed, const Mention& day);

// One line for tests, not for storage: RANGE low="30" high="50" unit="times".
std::string DebugString(const Mention& mention, const LexedText& lexed, std::string_view text);

}  // namespace crosscheck
