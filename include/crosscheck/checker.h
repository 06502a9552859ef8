// The façade: articles in, report out. What most users include.
//
//   crosscheck::Checker checker;
//   for (crosscheck::Article& a : articles)
//     if (absl::Status s = checker.Add(std::move(a)); !s.ok()) std::cerr << s << "\n";
//   crosscheck::Report report = checker.Check();
//   std::cout << crosscheck::ReportToText(report, {.width = 80});
//
// Deterministic: the same articles in any order give the same report. Offline. No global state, no
// printing; throws nothing but std::bad_alloc.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "crosscheck/article/article.h"
#include "crosscheck/base/fingerprint.h"
#include "crosscheck/link/claim_index.h"
#include "crosscheck/report/report.h"
#include "crosscheck/report/wire.h"
#include "crosscheck/session.h"

namespace crosscheck {

// "0.1.0"
std::string_view Version();

struct CheckerOptions {
  // Findings below this confidence (0 to 1) are left out of the report.
  double min_confidence = 0.5;
  // Findings with one of these fingerprints are left out: the editor has seen them. A fingerprint
  // is of the words of both claims, so a suppression lapses when either side changes.
  std::vector<Fingerprint> ignore = {};
  // How many threads AddAll and Check may use, the caller's among them; 0 for as many as there are
  // cores. The report is the same for any number.
  unsigned threads = 0;
};

// Reads a list of fingerprints as Finding::fingerprint and the reports give them: one a line, 32
// hex digits; blank lines and what stands behind # are for people. InvalidArgument for anything
// else, with `name` and the line: "ignore.txt:3: ...".
absl::StatusOr<std::vector<Fingerprint>> ParseIgnoreList(std::string_view name,
                                                         std::string_view text);

// One batch of articles. One thread at a time may call non-const members; const members are
// concurrent.
class Checker {
 public:
  explicit Checker(CheckerOptions options = {});
  ~Checker();
  Checker(Checker&&) noexcept;
  Checker& operator=(Checker&&) noexcept;
  // Not copyable: a batch may hold gigabytes of text. Make a second Checker instead.
  Checker(const Checker&) = delete;
  Checker& operator=(const Checker&) = delete;

  // Reads an article and keeps it. An article of the id of an earlier one replaces it (a newer
  // version). InvalidArgument for text that is not UTF-8 or an empty id, ResourceExhausted above
  // Document::kMaxTextBytes; the batch is then unchanged.
  absl::Status Add(Article article);
  // Adds many, each as Add does and in this order, but reads them on all threads. One status for
  // each article.
  std::vector<absl::Status> AddAll(std::vector<Article> articles);
  size_t article_count() const;

  // Links and compares all articles. With `draft_id`, only findings that touch that article, which
  // must have been added (NotFound otherwise).
  absl::StatusOr<Report> Check(std::optional<std::string_view> draft_id = std::nullopt) const;

  // Checks the articles against those of an index (an ArchiveSnapshot) as well; only findings that
  // touch an article that was added, or the draft, are kept. An article of the index of an id that
  // was added too is an earlier version of it and is left out. Of the index, the report holds the
  // articles with claims that links join to those asked about, also over others that are themselves
  // like the draft, and the links and facts of such claims. What may differ from a check of all
  // articles together is what still others would add, which are like those but not like the draft:
  // a larger fact, another origin, another copy to be named.
  absl::StatusOr<Report> CheckAgainst(
      const ClaimIndex& index, std::optional<std::string_view> draft_id = std::nullopt) const;
  // Adds all articles of an index, as they were read then.
  absl::Status AddAllOf(const ClaimIndex& index);
  // The articles as they are now, for a Session or another Checker to be checked against.
  absl::StatusOr<MemoryIndex> MakeIndex() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// All of a request at once: its articles against each other, or its draft against them. An article
// that Checker::Add refuses is left out; why is put behind the request's own warnings in
// `warnings`. A draft that is refused, and what Checker::Check fails with, are errors.
absl::StatusOr<Report> Check(CheckRequest request, std::vector<std::string>& warnings);

// Mentions and claims of one article, without comparing.
absl::StatusOr<Extraction> Extract(Article article);

}  // namespace crosscheck
