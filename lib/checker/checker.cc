// The façade: the layers in their order. Articles are kept by id and checked in the order of their
// ids, so that the order in which they were added does not matter.
#include "crosscheck/checker.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/disjoint_sets.h"
#include "base/parallel.h"
#include "base/version.h"
#include "checker/related.h"
#include "compare/one_by_one.h"
#include "crosscheck/claim/extract.h"
#include "crosscheck/link/linker.h"

namespace crosscheck {

struct Checker::Impl {
  struct Entry {
    Document document;
    std::shared_ptr<const std::vector<Claim>> claims;  // an index has them too
  };
  // What is checked together, by id.
  using Batch = std::map<std::string_view, const Entry*>;

  static absl::StatusOr<Entry> Read(Article article);
  // From an index that has it read.
  static absl::StatusOr<Entry> Load(const ClaimIndex& index, uint32_t article);
  absl::Status Keep(absl::StatusOr<Entry> entry);
  // Takes out the articles of an index of which no claim is linked with one of those asked about,
  // not even over others: a fact or a finding lies within what links connect. These are the links
  // of what is left.
  std::vector<Link> DropUnlinked(Batch& batch, std::optional<std::string_view> draft_id) const;
  // NotFound for a draft that was not added.
  absl::Status CheckDraft(std::optional<std::string_view> draft_id) const;
  // Findings that touch the draft, or else an article that was added. `links` where they are known.
  absl::StatusOr<Report> Check(const Batch& batch, std::optional<std::string_view> draft_id,
                               std::optional<std::vector<Link>> links = std::nullopt) const;

  CheckerOptions options;
  std::map<std::string, Entry, std::less<>> articles;  // by id
};

Checker::Checker(CheckerOptions options) : impl_(std::make_unique<Impl>()) {
  impl_->options = std::move(options);
  std::sort(impl_->options.ignore.begin(), impl_->options.ignore.end());
}
Checker::~Checker() = default;
Checker::Checker(Checker&&) noexcept = default;
Checker& Checker::operator=(Checker&&) noexcept = default;

absl::StatusOr<Checker::Impl::Entry> Checker::Impl::Read(Article article) {
  if (article.id.empty()) {
    return absl::InvalidArgumentError(
        "an article needs an id; readers give one, see ingest/reader.h");
  }
  absl::StatusOr<Document> document = Document::Create(std::move(article));
  if (!document.ok()) return document.status();
  auto claims = std::make_shared<const std::vector<Claim>>(ReadArticle(*document, 0).claims);
  return Entry{*std::move(document), std::move(claims)};
}

absl::Status Checker::Impl::Keep(absl::StatusOr<Entry> entry) {
  if (!entry.ok()) return entry.status();
  const std::string id = entry->document.id();
  articles.insert_or_assign(id, *std::move(entry));
  return absl::OkStatus();
}

absl::Status Checker::Add(Article article) { return impl_->Keep(Impl::Read(std::move(article))); }

std::vector<absl::Status> Checker::AddAll(std::vector<Article> articles) {
  std::vector<absl::StatusOr<Impl::Entry>> entries(articles.size());
  ParallelFor(articles.size(), impl_->options.threads,
              [&](size_t i) { entries[i] = Impl::Read(std::move(articles[i])); });
  std::vector<absl::Status> statuses;
  statuses.reserve(entries.size());
  for (absl::StatusOr<Impl::Entry>& entry : entries)
    statuses.push_back(impl_->Keep(std::move(entry)));
  return statuses;
}

size_t Checker::article_count() const { return impl_->articles.size(); }

absl::StatusOr<Report> Checker::Impl::Check(const Batch& batch,
                                            std::optional<std::string_view> draft_id,
                                            std::optional<std::vector<Link>> links) const {
  Report report;
  size_t claim_count = 0;
  for (const auto& [id, entry] : batch) claim_count += entry->claims->size();
  report.claims.reserve(claim_count);
  std::vector<bool> asked;  // by article: findings that touch it are wanted
  for (const auto& [id, entry] : batch) {
    const auto index = static_cast<uint32_t>(report.articles.size());
    const bool is_draft = draft_id && id == *draft_id;
    if (is_draft) report.draft = index;
    asked.push_back(draft_id ? is_draft : articles.count(id) > 0);
    report.articles.push_back(entry->document);
    for (const Claim& claim : *entry->claims) {
      report.claims.push_back(claim);
      report.claims.back().article = index;
    }
  }
  // Links are of claims and origins of texts, so that neither waits for the other.
  ParallelFor(2, options.threads, [&](size_t which) {
    if (which == 0) {
      report.links = links ? *std::move(links) : FindLinks(report.claims);
      report.facts = MakeFacts(report.articles, report.claims, report.links);
    } else {
      report.origins = FindArticleOrigins(report.articles);
    }
  });
  ParallelFor(report.facts.size(), options.threads, [&](size_t i) {
    Fact& fact = report.facts[i];
    fact.support = FindSupport(report.articles, report.origins, report.claims, fact.claims);
  });
  // The report is read off the graph.
  const absl::StatusOr<ClaimGraph> graph = GraphOf(report);
  if (!graph.ok()) return graph.status();
  report.findings = compare::FindFindingsOf(asked, report.articles, report.claims, graph->links(),
                                            report.facts, report.origins);

  const auto is_ignored = [&](const Finding& finding) {
    return std::binary_search(options.ignore.begin(), options.ignore.end(), finding.fingerprint);
  };
  const auto is_asked = [&](uint32_t claim) { return asked[report.claims[claim].article]; };
  const int least = static_cast<int>(options.min_confidence * 1000 + 0.5);
  std::erase_if(report.findings, [&](const Finding& finding) {
    if (finding.confidence < least) return true;
    if (std::none_of(finding.claims.begin(), finding.claims.end(), is_asked)) return true;
    const bool ignored = is_ignored(finding);
    report.ignored_findings += ignored;
    return ignored;
  });
  for (uint32_t i = 0; i < report.claims.size(); ++i) {
    if (!is_asked(i)) continue;
    if (const std::optional<uint32_t> fact = graph->FactOf(i)) {
      const std::vector<uint32_t>& members = report.facts[*fact].claims;
      report.compared_claims += std::any_of(members.begin(), members.end(), [&](uint32_t other) {
        return report.claims[other].article != report.claims[i].article;
      });
    }
  }
  return report;
}

std::vector<Link> Checker::Impl::DropUnlinked(Batch& batch,
                                              std::optional<std::string_view> draft_id) const {
  Linker linker;  // so that no more than the claims of one article are copied at a time
  std::vector<uint32_t> article_of;   // by claim
  std::vector<std::string_view> ids;  // of articles
  for (const auto& [id, entry] : batch) {
    const auto article = static_cast<uint32_t>(ids.size());
    std::vector<Claim> claims = *entry->claims;
    for (Claim& claim : claims) claim.article = article;
    linker.Add(claims);
    article_of.resize(article_of.size() + claims.size(), article);
    ids.push_back(id);
  }
  std::vector<Link> links = linker.Links();
  DisjointSets components(article_of.size());
  for (const Link& link : links) components.Join(link.a, link.b);
  std::vector<bool> wanted(article_of.size());  // by root
  const auto is_added = [&](std::string_view id) { return articles.count(id) > 0; };
  std::vector<bool> kept;
  for (std::string_view id : ids) kept.push_back(is_added(id));
  for (uint32_t i = 0; i < article_of.size(); ++i) {
    const std::string_view id = ids[article_of[i]];
    if (draft_id ? id == *draft_id : is_added(id)) wanted[components.Root(i)] = true;
  }
  for (uint32_t i = 0; i < article_of.size(); ++i) {
    if (wanted[components.Root(i)]) kept[article_of[i]] = true;
  }
  std::vector<uint32_t> place;  // of each claim among those that are left
  for (uint32_t i = 0, next = 0; i < article_of.size(); ++i) {
    place.push_back(next);
    next += kept[article_of[i]];
  }
  std::erase_if(links, [&](const Link& link) { return !wanted[components.Root(link.a)]; });
  for (Link& link : links) link.a = place[link.a], link.b = place[link.b];
  for (size_t i = 0; i < ids.size(); ++i) {
    if (!kept[i]) batch.erase(ids[i]);
  }
  return links;
}

absl::Status Checker::Impl::CheckDraft(std::optional<std::string_view> draft_id) const {
  if (!draft_id || articles.count(*draft_id) > 0) return absl::OkStatus();
  return absl::NotFoundError(
      absl::StrCat("no article has the id \"", std::string(*draft_id), "\""));
}

absl::StatusOr<Report> Checker::Check(std::optional<std::string_view> draft_id) const {
  if (absl::Status s = impl_->CheckDraft(draft_id); !s.ok()) return s;
  Impl::Batch batch;
  for (const auto& [id, entry] : impl_->articles) batch.emplace(id, &entry);
  return impl_->Check(batch, draft_id);
}

absl::StatusOr<Report> Checker::CheckAgainst(const ClaimIndex& index,
                                             std::optional<std::string_view> draft_id) const {
  if (absl::Status s = impl_->CheckDraft(draft_id); !s.ok()) return s;
  Impl::Batch batch;
  checker::RelatedArticles related(index);
  for (const auto& [id, entry] : impl_->articles) {
    batch.emplace(id, &entry);
    if (absl::Status s = related.LeaveOut(id); !s.ok()) return s;
  }
  for (const auto& [id, entry] : impl_->articles) {
    if (draft_id && id != *draft_id) continue;
    if (absl::Status s = related.FindFor(*entry.claims); !s.ok()) return s;
  }
  std::vector<std::unique_ptr<Impl::Entry>> archived;
  for (const uint32_t article : related.articles()) {
    absl::StatusOr<Impl::Entry> entry = Impl::Load(index, article);
    if (!entry.ok()) return entry.status();
    archived.push_back(std::make_unique<Impl::Entry>(*std::move(entry)));
    batch.emplace(archived.back()->document.id(), archived.back().get());
  }
  std::vector<Link> links = impl_->DropUnlinked(batch, draft_id);
  return impl_->Check(batch, draft_id, std::move(links));
}

absl::StatusOr<Checker::Impl::Entry> Checker::Impl::Load(const ClaimIndex& index,
                                                         uint32_t article) {
  absl::StatusOr<Document> document = index.DocumentOf(article);
  if (!document.ok()) return document.status();
  auto claims = index.ClaimsOf(article);
  if (!claims.ok()) return claims.status();
  return Entry{*std::move(document), *std::move(claims)};
}

absl::Status Checker::AddAllOf(const ClaimIndex& index) {
  for (uint32_t article = 0; article < index.article_bound(); ++article) {
    absl::StatusOr<Impl::Entry> entry = Impl::Load(index, article);
    if (absl::IsNotFound(entry.status())) continue;
    if (absl::Status s = impl_->Keep(std::move(entry)); !s.ok()) return s;
  }
  return absl::OkStatus();
}

absl::StatusOr<MemoryIndex> Checker::MakeIndex() const {
  MemoryIndex index;
  for (const auto& [id, entry] : impl_->articles) {
    if (absl::Status s = index.Add(entry.document, *entry.claims); !s.ok()) return s;
  }
  return index;
}

absl::StatusOr<Report> Check(CheckRequest request, std::vector<std::string>& warnings) {
  warnings = std::move(request.warnings);
  CheckerOptions options;
  options.min_confidence = request.min_confidence.value_or(options.min_confidence);
  options.ignore = std::move(request.ignore);
  Checker checker(std::move(options));
  std::vector<std::string> ids;
  for (const Article& article : request.articles) ids.push_back(article.id);
  const std::vector<absl::Status> added = checker.AddAll(std::move(request.articles));
  for (size_t i = 0; i < added.size(); ++i) {
    if (!added[i].ok()) warnings.push_back(ids[i] + ": " + std::string(added[i].message()));
  }
  if (!request.draft) return checker.Check();
  // Last, so that it is the newer version of an article of its id.
  const std::string draft_id = request.draft->id;
  if (absl::Status s = checker.Add(*std::move(request.draft)); !s.ok()) return s;
  return checker.Check(draft_id);
}

absl::StatusOr<Extraction> Extract(Article article) {
  absl::StatusOr<Document> document = Document::Create(std::move(article));
  if (!document.ok()) return document.status();
  ArticleReading reading = ReadArticle(*document, 0);
  return Extraction{*std::move(document), std::move(reading.mentions), std::move(reading.claims)};
}

std::string_view Version() { return kVersion; }

}  // namespace crosscheck
