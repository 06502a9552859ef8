// Edits of a draft as people make them, for tests of what is kept up to date; and the sample
// articles that they are made to.
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "crosscheck/article/article.h"
#include "crosscheck/base/span.h"
#include "crosscheck/ingest/reader.h"

namespace crosscheck::testing {

inline const std::vector<Article>& Samples() {
  static const std::vector<Article>* const samples = [] {
    auto* all = new std::vector<Article>;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(
             std::string(CROSSCHECK_SOURCE_DIR) + "/examples/articles"))
      files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
      std::ifstream in(file, std::ios::binary);
      const std::string bytes((std::istreambuf_iterator<char>(in)), {});
      for (Article& article : ReadArticles(file.string(), bytes, {}).articles)
        all->push_back(std::move(article));
    }
    return all;
  }();
  return *samples;
}

// Where characters begin, and the end.
inline std::vector<uint32_t> Boundaries(const std::string& text) {
  std::vector<uint32_t> at;
  for (uint32_t i = 0; i <= text.size(); ++i) {
    if (i == text.size() || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) at.push_back(i);
  }
  return at;
}

struct Edit {
  Part part = Part::kBody;
  uint32_t begin = 0, end = 0;
  std::string text;
};

// Edits as people make them: characters, words and numbers, lines split and joined, paragraphs
// moved, pasted and deleted.
class EditMaker {
 public:
  explicit EditMaker(uint32_t seed) : random_(seed) {}

  Edit Next(const Article& draft) {
    Edit edit;
    edit.part = Below(12) == 0 ? Part::kTitle : Part::kBody;
    const std::string& text = edit.part == Part::kBody ? draft.text : draft.title;
    const std::vector<uint32_t> at = Boundaries(text);
    const auto place = [&] { return at[Below(at.size())]; };
    edit.begin = edit.end = place();
    switch (Below(10)) {
      case 0:  // one character more
        edit.text = Pick({"a", "7", " ", ".", "\n", "é", "$", "–", "’", "0", ",", "”"});
        break;
      case 1: {  // one less
        const size_t i = Below(at.size());
        edit.begin = at[i];
        edit.end = at[std::min(i + 1, at.size() - 1)];
        break;
      }
      case 2: {  // another number
        const size_t digit = text.find_first_of("0123456789", edit.begin);
        if (digit == text.npos) break;
        size_t last = digit;
        while (last < text.size() && text[last] >= '0' && text[last] <= '9') ++last;
        edit.begin = static_cast<uint32_t>(digit);
        edit.end = static_cast<uint32_t>(last);
        edit.text = std::to_string(1 + Below(400));
        break;
      }
      case 3:  // a few words go, others come
        edit.end = std::min(*std::upper_bound(at.begin(), at.end() - 1, edit.begin + Below(30)),
                            static_cast<uint32_t>(text.size()));
        edit.text = Pick({" killed 14 people ", " in May 2023 ", " $5m ", " it ", " A$20 million ",
                          " the ferry ", " said on Monday ", " 1 234,5 ", " at least 31 ",
                          " (NTB) ", " Canada ", " 7/11/2023 ", " two years earlier ", ""});
        break;
      case 4:  // a line is split
        edit.text = Pick({"\n", "\n\n", ".\n", ".\n\nIn 2019 it "});
        break;
      case 5: {  // two lines are joined
        const size_t line = text.find('\n', edit.begin);
        if (line == text.npos) break;
        edit.begin = static_cast<uint32_t>(line);
        edit.end = edit.begin + 1;
        while (edit.end < text.size() && text[edit.end] == '\n') ++edit.end;
        edit.text = Pick({" ", ""});
        break;
      }
      case 6: {  // a paragraph of another article or of this one is pasted
        const std::string& other = Samples()[Below(Samples().size())].text;
        const size_t from = other.rfind('\n', Below(other.size() + 1));
        const size_t begin = from == other.npos ? 0 : from;
        const size_t end = other.find("\n\n", begin + 2);
        edit.text = other.substr(begin, end == other.npos ? end : end - begin);
        edit.text += Pick({"\n\n", "\n", ""});
        break;
      }
      case 7: {  // a paragraph goes
        const size_t end = text.find("\n\n", edit.begin);
        const size_t begin = text.rfind('\n', edit.begin);
        edit.begin = begin == text.npos ? 0 : static_cast<uint32_t>(begin);
        edit.end = static_cast<uint32_t>(end == text.npos ? text.size() : end);
        if (edit.end < edit.begin) edit.end = edit.begin;
        break;
      }
      case 8:  // a sentence comes
        edit.text = Pick({"The ferry sank on 14 October, killing 31 people. ",
                          "Police said 12 of the 40 passengers were children.\n",
                          "\n\nThe plant will cost C$310 million. It employs 470 people. ",
                          " Tuesday, 5 May 2020, was the day. ", "He was 34, born in 1950. ",
                          "A total of 14 people: nine women and six men. ",
                          "The National Transport Board (NTB) said the NTB had 30 staff.\n\n"});
        break;
      default:  // a stretch goes
        edit.end = std::min(*std::upper_bound(at.begin(), at.end() - 1, edit.begin + Below(200)),
                            static_cast<uint32_t>(text.size()));
        break;
    }
    return edit;
  }

  size_t Below(size_t n) { return random_() % n; }

 private:
  std::string Pick(const std::vector<std::string>& of) { return of[Below(of.size())]; }
  std::mt19937 random_;
};

inline std::string TextOf(const Article& draft, Part part) {
  return part == Part::kBody ? draft.text : draft.title;
}

}  // namespace crosscheck::testing
