// Credits: the doors are those of credits.h. Agencies credit themselves in few places and few
// words: a byline, a dateline ("LONDON (AP) -"), a line at the foot, a mark behind the last
// sentence. Each is looked for where it stands, and nowhere else, so that an article about an
// agency credits nobody. Words that speak of pictures turn a credit into one for a photo.
#include "link/credits.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/strings.h"
#include "crosscheck/lex/lexicon.h"
#include "lex/word_hash.h"

namespace crosscheck::link {
namespace {

// A form of a name in the tables, folded; `name` is its index among the names.
struct NameForm {
  std::string_view form;
  uint32_t name;
  bool capitals;  // read in capitals only
};
#include "link/origins.inc"

#define WORDS(name, ...) constexpr auto name = HashesOf({__VA_ARGS__});
#include "link/data/en/credits.inc"
#undef WORDS

// The first form that begins with `prefix`; nullptr for none.
template <size_t n>
const NameForm* FindPrefix(const NameForm (&forms)[n], std::string_view prefix) {
  const auto* at =
      std::lower_bound(std::begin(forms), std::end(forms), prefix,
                       [](const NameForm& f, std::string_view k) { return f.form < k; });
  return at != std::end(forms) && at->form.starts_with(prefix) ? at : nullptr;
}

template <size_t n>
const NameForm* FindForm(const NameForm (&forms)[n], std::string_view key) {
  const NameForm* form = FindPrefix(forms, key);
  return form != nullptr && form->form == key ? form : nullptr;
}

bool IsDomain(std::string_view name) {
  return name.find('.') != std::string_view::npos && name.find(' ') == std::string_view::npos &&
         name.back() != '.';
}

// "news.example.com", then "example.com".
template <size_t n>
const NameForm* FindHost(const NameForm (&forms)[n], std::string_view host) {
  while (host.find('.') != std::string_view::npos) {
    if (const NameForm* form = FindForm(forms, host)) return form;
    host.remove_prefix(host.find('.') + 1);
  }
  return nullptr;
}

std::string HostOf(std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return "";
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/:?#"));
  return AsciiLower(url);
}

// An outlet by its name or domain, else by the host of the URL.
template <size_t n>
const NameForm* FindOutlet(const NameForm (&forms)[n], const Article& article) {
  const std::string name = FoldName(article.outlet);
  if (const NameForm* form = FindForm(forms, name)) return form;
  if (IsDomain(name)) {
    if (const NameForm* form = FindHost(forms, name)) return form;
  }
  return FindHost(forms, HostOf(article.url));
}

void Insert(std::vector<std::string_view>& names, std::string_view name) {
  const auto at = std::lower_bound(names.begin(), names.end(), name);
  if (at == names.end() || *at != name) names.insert(at, name);
}

// Walks through the words of one text. All ranges are of tokens.
class Words {
 public:
  Words(const LexedText& lexed, std::string_view text) : lexed_(lexed), text_(text) {}

  const Token& At(uint32_t i) const { return lexed_.tokens[i]; }
  template <size_t n>
  bool Is(uint32_t i, const std::array<uint32_t, n>& words) const {
    return IsOneOf(At(i), words);
  }
  template <size_t n>
  bool Has(TokenRange range, const std::array<uint32_t, n>& words) const {
    for (uint32_t i = range.begin; i < range.end; ++i) {
      if (Is(i, words)) return true;
    }
    return false;
  }
  bool IsDash(uint32_t i) const { return At(i).IsMark('-') || At(i).IsMark('_'); }
  AgencyMatch Agency(uint32_t at, uint32_t end) const { return AgencyAt(lexed_, text_, at, end); }

  // Words of pictures and of what is not text.
  bool Pictures(TokenRange range) const { return Has(range, kPictures); }

  // "By Anna Bell, Associated Press writer": words that stand beside an agency where it is credited
  // and say nothing else.
  bool IsFiller(uint32_t i) const {
    const Token& token = At(i);
    if (token.kind == TokenKind::kPunctuation) return !token.IsMark('/');
    if (token.kind == TokenKind::kNumber || token.kind == TokenKind::kDate ||
        token.kind == TokenKind::kClock)
      return true;
    return token.Is(WordClass::kMonth) || Is(i, kFiller);
  }

  // Only agencies and what may stand beside them.
  std::vector<std::string_view> OnlyAgencies(TokenRange range) const {
    std::vector<std::string_view> names;
    for (uint32_t i = range.begin; i < range.end;) {
      const AgencyMatch match = Agency(i, range.end);
      if (match.length == 0 && !IsFiller(i) && !At(i).IsMark('/')) return {};
      if (match.length > 0) Insert(names, match.name);
      i += std::max(match.length, 1u);
    }
    return names;
  }

  std::vector<std::string_view> AgenciesIn(TokenRange range) const {
    std::vector<std::string_view> names;
    for (uint32_t i = range.begin; i < range.end;) {
      const AgencyMatch match = Agency(i, range.end);
      if (match.length > 0) Insert(names, match.name);
      i += std::max(match.length, 1u);
    }
    return names;
  }

 private:
  const LexedText& lexed_;
  std::string_view text_;
};

// The credits of one article's body.
class CreditReader {
 public:
  CreditReader(const LexedText& body, std::string_view text) : body_(body), words_(body, text) {}

  std::vector<std::string_view> Run() && {
    const size_t count = body_.paragraphs.size();
    for (size_t p = 0; p < count; ++p) {
      const TokenRange range = RangeOf(p);
      if (words_.AgenciesIn(range).empty()) continue;
      ReadDateline(range);
      ReadByline(range);
      if (p < kHead) ReadStamp(range);
      const bool edge = p < kHead || p + kFoot >= count;
      if (edge && !words_.Pictures(range)) Add(words_.OnlyAgencies(range));
      const Paragraph& paragraph = body_.paragraphs[p];
      for (uint32_t s = paragraph.first_sentence; s < paragraph.last_sentence; ++s)
        ReadLine(body_.sentences[s].tokens);
      if (p + kFoot >= count) ReadMark(range);
    }
    return std::move(names_);
  }

 private:
  // Paragraphs at the head and at the foot where an agency's name alone is a credit; elsewhere it
  // stands below a picture.
  static constexpr size_t kHead = 3, kFoot = 4;

  TokenRange RangeOf(size_t p) const {
    const Paragraph& paragraph = body_.paragraphs[p];
    return {body_.sentences[paragraph.first_sentence].tokens.begin,
            body_.sentences[paragraph.last_sentence - 1].tokens.end};
  }

  void Add(const std::vector<std::string_view>& names) {
    for (std::string_view name : names) Insert(names_, name);
  }

  // "LONDON, March 3 (Reuters) -", "(CNN) The", "By Anna Bell DOVER, Del. (AP/WXYZ) _": names
  // before the parenthesis, an agency and words in capitals in it, a dash behind it.
  void ReadDateline(TokenRange range) {
    constexpr uint32_t kLongest = 16, kLongestGroup = 8;
    const uint32_t end = std::min(range.end, range.begin + kLongest);
    uint32_t open = range.begin;
    for (; open < end && !words_.At(open).IsMark('('); ++open) {
      const Token& token = words_.At(open);
      const bool name =
          token.kind == TokenKind::kWord && (token.Capitalized() || token.end - token.begin <= 3);
      const bool day = token.kind == TokenKind::kNumber || token.kind == TokenKind::kDate ||
                       token.kind == TokenKind::kClock || token.kind == TokenKind::kOrdinal;
      if (!name && !day && token.kind != TokenKind::kPunctuation) return;
    }
    if (open >= end) return;
    uint32_t close = open + 1;
    std::vector<std::string_view> names;
    while (close < std::min(range.end, open + kLongestGroup) && !words_.At(close).IsMark(')')) {
      const AgencyMatch match = words_.Agency(close, range.end);
      const Token& token = words_.At(close);
      if (match.length > 0) {
        // "The Associated Press (AP) -": the short form of a name.
        if (EndsAt(range.begin, open, match.name)) return;
        Insert(names, match.name);
      } else if (token.kind != TokenKind::kPunctuation && !token.AllCaps()) {
        return;
      }
      close += std::max(match.length, 1u);
    }
    if (close >= range.end || !words_.At(close).IsMark(')')) return;
    const bool dash =
        close + 1 < range.end && (words_.IsDash(close + 1) || words_.At(close + 1).IsMark(':'));
    if (dash || open == range.begin) Add(names);
  }

  // Does a form of this agency end right before `end`?
  bool EndsAt(uint32_t begin, uint32_t end, std::string_view name) const {
    for (uint32_t i = begin; i < end; ++i) {
      const AgencyMatch match = words_.Agency(i, end);
      if (match.length > 0 && match.name == name && i + match.length == end) return true;
    }
    return false;
  }

  // "By Anna Bell, Associated Press": short, and no sentence.
  void ReadByline(TokenRange range) {
    constexpr uint32_t kLongest = 24;
    if (range.size() > kLongest || !words_.Is(range.begin, kBy) || words_.Pictures(range)) return;
    const uint32_t last = range.end - 1;
    if (words_.At(last).IsMark('.') && words_.Agency(last - 1, last).length == 0) return;
    Add(words_.AgenciesIn(range));
  }

  // "AFP Sunday 22 Feb 2015": the byline of a page, run into its headline and text.
  void ReadStamp(TokenRange range) {
    for (uint32_t i = range.begin; i < range.end; ++i) {
      const AgencyMatch match = words_.Agency(i, range.end);
      const uint32_t day = i + match.length;
      if (match.length == 0 || day + 3 >= range.end) continue;
      if (words_.At(day).Is(WordClass::kWeekday) && words_.At(day + 1).kind == TokenKind::kNumber &&
          words_.At(day + 2).Is(WordClass::kMonth) && words_.At(day + 3).year_like)
        Add({match.name});
    }
  }

  // Lines that say whose report it is.
  void ReadLine(TokenRange line) {
    constexpr uint32_t kLongest = 45;
    if (line.size() > kLongest || words_.Pictures(line)) return;
    const std::vector<std::string_view> names = words_.AgenciesIn(line);
    if (names.empty()) return;
    for (uint32_t i = line.begin; i < line.end; ++i) {
      const bool first = i == line.begin;
      const uint32_t left = line.end - i;
      // "contributed to this report"
      if (words_.Is(i, kContributed) && left > 2 && words_.Is(i + 1, kTo) &&
          words_.Is(i + 2, kThis))
        return Add(names);
      // "With reporting by", "Additional files from", "With inputs from agencies"
      if (words_.Is(i, kMaterial) && left > 1 && words_.Is(i + 1, kByFrom) &&
          words_.Is(line.begin, kOpensLine))
        return Add(words_.AgenciesIn({i, line.end}));
      // "This article was first published by"
      if (words_.Is(i, kByFrom) && words_.Has({line.begin, i}, kPiece) &&
          words_.Is(line.begin, kThis) && words_.Has({line.begin, i}, kMade))
        return Add(words_.AgenciesIn({i, line.end}));
      // "Contributing: the Associated Press", "Source: Reuters"
      if (first && left > 2 && words_.Is(i, kSourceLabel) && words_.At(i + 1).IsMark(':'))
        return Add(words_.AgenciesIn({i + 2, line.end}));
      // "Copyright 2017 The Associated Press.", "(c) AFP"
      const bool sign =
          words_.At(i).kind == TokenKind::kSymbol && words_.At(i).end - words_.At(i).begin == 2;
      if (words_.Is(i, kCopyright) || sign)
        return Add(words_.AgenciesIn({i + 1, std::min(line.end, i + 9)}));
    }
  }

  // "... he said. (AFP)", "... he said. - Reuters": behind the last sentence of a paragraph.
  void ReadMark(TokenRange range) {
    constexpr uint32_t kLongest = 6;
    if (words_.Pictures(range)) return;
    uint32_t begin = range.end;
    while (begin > range.begin && range.end - begin < kLongest && !words_.IsDash(begin - 1) &&
           !words_.At(begin - 1).IsMark('('))
      --begin;
    if (begin < range.begin + 2 || range.end - begin >= kLongest) return;
    const Token& before = words_.At(begin - 2);
    if (before.IsMark('.') || before.IsMark('!') || before.IsMark('?') || before.IsMark('"'))
      Add(words_.OnlyAgencies({begin, range.end}));
  }

  const LexedText& body_;
  const Words words_;
  std::vector<std::string_view> names_;
};

}  // namespace

std::string FoldName(std::string_view name) {
  std::string lower = AsciiLower(name.substr(0, name.find(" (")));
  if (!lower.empty() && IsDomain(lower))
    return lower.rfind("www.", 0) == 0 ? lower.substr(4) : lower;
  std::string out;
  for (size_t i = 0; i < lower.size(); ++i) {
    const char c = lower[i];
    const bool curly = lower.compare(i, 3, "\xE2\x80\x99") == 0;
    if (curly) i += 2;
    if (curly || c == '\'') continue;
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '&' || c == '.' ||
                      static_cast<unsigned char>(c) >= 0x80;
    const bool blank_before = out.empty() || out.back() == ' ';
    if (kept) out += c;
    if (kept || blank_before) continue;
    while (out.back() == '.') out.pop_back();
    out += ' ';
  }
  while (!out.empty() && (out.back() == ' ' || out.back() == '.')) out.pop_back();
  return out.rfind("the ", 0) == 0 ? out.substr(4) : out;
}

std::string_view OwnerOf(const Article& article) {
  const NameForm* form = FindOutlet(kOwnerForms, article);
  return form == nullptr ? std::string_view() : kOwnerNames[form->name];
}

bool MayNameAgency(std::string_view text) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] < 'A' || text[i] > 'Z' || (i > 0 && is_letter(text[i - 1]))) continue;
    size_t end = i + 1;
    while (end < text.size() && is_letter(text[end])) ++end;
    const std::string word = AsciiLower(text.substr(i, end - i));
    if (FindPrefix(kAgencyForms, word) != nullptr) return true;
    i = end;
  }
  return false;
}

AgencyMatch AgencyAt(const LexedText& lexed, std::string_view text, uint32_t at, uint32_t end) {
  constexpr uint32_t kMostWords = 6;
  AgencyMatch best;
  if (lexed.tokens[at].kind != TokenKind::kWord || !lexed.tokens[at].Capitalized()) return best;
  std::string form;
  bool capitals = true;
  for (uint32_t i = at, words = 0; i < end && words < kMostWords; ++i, ++words) {
    // "Agence France-Presse"
    if (words > 0 && lexed.tokens[i].IsMark('-') && !lexed.tokens[i].SpaceBefore() && i + 1 < end &&
        !lexed.tokens[i + 1].SpaceBefore())
      ++i;
    const Token& token = lexed.tokens[i];
    if (token.kind != TokenKind::kWord) break;
    if (words > 0) form += ' ';
    form += AsciiLower(token.span().In(text));
    while (form.back() == '.') form.pop_back();
    capitals &= token.AllCaps();
    const NameForm* next = FindPrefix(kAgencyForms, form);
    if (next == nullptr) break;
    if (next->form == form && (capitals || !next->capitals))
      best = {i + 1 - at, kAgencyNames[next->name]};
  }
  return best;
}

namespace {

// Of a field that is there for credits: all that it names, but for pictures. "AFP", "Jane Roe,
// Associated Press", "SYDNEY (Reuters)".
void AddAgenciesOf(std::string_view field, std::vector<std::string_view>& names) {
  if (const NameForm* form = FindForm(kAgencyForms, FoldName(field)))
    return Insert(names, kAgencyNames[form->name]);
  if (!MayNameAgency(field)) return;
  const LexedText lexed = Lex(field);
  const Words words(lexed, field);
  const TokenRange all{0, static_cast<uint32_t>(lexed.tokens.size())};
  if (words.Pictures(all)) return;
  for (std::string_view name : words.AgenciesIn(all)) Insert(names, name);
}

}  // namespace

std::vector<std::string_view> CreditedAgencies(const Article& article, const LexedText& body) {
  std::vector<std::string_view> names = CreditReader(body, article.text).Run();
  for (std::string_view field : {article.agency, article.byline, article.dateline})
    AddAgenciesOf(field, names);
  if (const NameForm* form = FindOutlet(kAgencyForms, article))
    Insert(names, kAgencyNames[form->name]);
  // A page that says its first place is an agency's is a copy of it.
  if (const NameForm* form = FindHost(kAgencyForms, HostOf(article.canonical_url)))
    Insert(names, kAgencyNames[form->name]);
  return names;
}

std::vector<std::string_view> CitedAgencies(const LexedText& lexed, std::string_view text,
                                            TokenRange sentence) {
  const Words words(lexed, text);
  std::vector<std::string_view> names;
  for (uint32_t i = sentence.begin; i < sentence.end;) {
    const AgencyMatch match = words.Agency(i, sentence.end);
    if (match.length == 0) {
      ++i;
      continue;
    }
    // What stands before it, the article left out.
    uint32_t before = i;
    if (before > sentence.begin && words.Is(before - 1, kArticles)) --before;
    const auto back = [&](uint32_t n, const auto& all) {
      return before >= sentence.begin + n && words.Is(before - n, all);
    };
    const bool told = back(1, kTelling) || (back(1, kTo) && back(2, kAccording)) ||
                      (back(1, kWith) && back(2, kInterview)) ||
                      (back(1, kBy) && back(2, kCarriedBy));
    // "the AP news agency is reporting that": the verb, and that something is told behind it, not
    // what a company reports of itself ("Reuters reported earnings of").
    uint32_t verb = i + match.length;
    while (verb < sentence.end && words.Is(verb, kBetween)) ++verb;
    const auto tells = [&](uint32_t at) {
      if (at >= sentence.end) return true;
      const Token& token = words.At(at);
      return token.kind == TokenKind::kPunctuation || token.kind == TokenKind::kNumber ||
             token.Is(WordClass::kModifier) || words.Is(at, kThatBehind);
    };
    const bool reports = verb < sentence.end && words.Is(verb, kReports) && tells(verb + 1);
    const bool counts = i + match.length < sentence.end && words.Is(i + match.length, kTally);
    if (told || reports || counts) Insert(names, match.name);
    i += match.length;
  }
  return names;
}

}  // namespace crosscheck::link
