// The door is Archive::StoreFindings.

#include "absl/strings/str_cat.h"
#include "archive/archive_impl.h"

namespace crosscheck {
namespace {

using archive::Statement;

// Where the claims of a report stand in the archive.
struct Address {
  int64_t article = 0, place = 0;
};

absl::StatusOr<std::vector<Address>> AddressesOf(const archive::Database& database,
                                                 absl::Span<const Document> articles,
                                                 absl::Span<const Claim> claims) {
  absl::StatusOr<Statement> find =
      database.Prepare("SELECT number, claims FROM article WHERE id = ?1");
  if (!find.ok()) return find.status();
  std::vector<int64_t> numbers, counts, places(articles.size(), 0);
  for (const Document& article : articles) {
    const absl::StatusOr<bool> row = find->Bind(1, std::string_view(article.id())).Row();
    if (!row.ok()) return row.status();
    numbers.push_back(*row ? find->Int(0) : 0);
    counts.push_back(*row ? find->Int(1) : 0);
    find->Reset();
  }
  std::vector<Address> addresses;
  addresses.reserve(claims.size());
  for (const Claim& claim : claims) {
    addresses.push_back({numbers[claim.article], places[claim.article]++});
  }
  for (size_t i = 0; i < articles.size(); ++i) {
    if (numbers[i] == 0 || counts[i] != places[i]) {
      return absl::FailedPreconditionError(
          absl::StrCat(database.path(), ": article \"", articles[i].id(),
                       "\" is not as it was when the findings were made; make them again"));
    }
  }
  return addresses;
}

absl::Status StoreMembers(Statement& add, int64_t of, absl::Span<const uint32_t> members,
                          absl::Span<const Address> addresses) {
  for (const uint32_t claim : members) {
    const Address& at = addresses[claim];
    if (absl::Status s = add.Bind(1, of).Bind(2, at.article).Bind(3, at.place).Run(); !s.ok())
      return s;
  }
  return absl::OkStatus();
}

absl::Status StoreFacts(archive::Database& database, absl::Span<const Fact> facts,
                        absl::Span<const Address> addresses) {
  absl::StatusOr<Statement> add = database.Prepare(
      "INSERT INTO fact (number, id, label, outlets, origins) VALUES (?1, ?2, ?3, ?4, ?5)");
  if (!add.ok()) return add.status();
  absl::StatusOr<Statement> member =
      database.Prepare("INSERT INTO fact_claim (fact, article, place) VALUES (?1, ?2, ?3)");
  if (!member.ok()) return member.status();
  for (size_t i = 0; i < facts.size(); ++i) {
    const Fact& fact = facts[i];
    const auto number = static_cast<int64_t>(i + 1);
    const std::string id = fact.id.ToHex();
    add->Bind(1, number)
        .Bind(2, std::string_view(id))
        .Bind(3, std::string_view(fact.label))
        .Bind(4, int64_t{fact.support.outlets})
        .Bind(5, static_cast<int64_t>(fact.support.origins.size()));
    if (absl::Status s = add->Run(); !s.ok()) return s;
    if (absl::Status s = StoreMembers(*member, number, fact.claims, addresses); !s.ok()) return s;
  }
  return absl::OkStatus();
}

absl::Status StoreAll(archive::Database& database, absl::Span<const Finding> findings,
                      absl::Span<const Address> addresses) {
  absl::StatusOr<Statement> add = database.Prepare(
      "INSERT INTO finding (number, id, kind, severity, confidence, basis, explanation, "
      "fingerprint, fact) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
  if (!add.ok()) return add.status();
  absl::StatusOr<Statement> member =
      database.Prepare("INSERT INTO finding_claim (finding, article, place) VALUES (?1, ?2, ?3)");
  if (!member.ok()) return member.status();
  for (size_t i = 0; i < findings.size(); ++i) {
    const Finding& finding = findings[i];
    const auto number = static_cast<int64_t>(i + 1);
    const std::string id = finding.id.ToHex(), fingerprint = finding.fingerprint.ToHex();
    add->Bind(1, number)
        .Bind(2, std::string_view(id))
        .Bind(3, FindingKindName(finding.kind))
        .Bind(4, SeverityName(finding.severity))
        .Bind(5, finding.confidence / 1000.0)
        .Bind(6, std::string_view(finding.basis))
        .Bind(7, std::string_view(finding.explanation))
        .Bind(8, std::string_view(fingerprint));
    finding.fact ? add->Bind(9, int64_t{*finding.fact} + 1) : add->BindNull(9);
    if (absl::Status s = add->Run(); !s.ok()) return s;
    if (absl::Status s = StoreMembers(*member, number, finding.claims, addresses); !s.ok())
      return s;
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status Archive::StoreFindings(absl::Span<const Document> articles,
                                    absl::Span<const Claim> claims, absl::Span<const Fact> facts,
                                    absl::Span<const Finding> findings) {
  if (absl::Status s = impl_->Commit(); !s.ok()) return s;
  if (absl::Status s = impl_->Begin(); !s.ok()) return s;
  const absl::Status done = [&] {
    const absl::StatusOr<std::vector<Address>> addresses =
        AddressesOf(impl_->database, articles, claims);
    if (!addresses.ok()) return addresses.status();
    if (absl::Status s = impl_->database.Run(
            "DELETE FROM fact; DELETE FROM fact_claim; DELETE FROM finding; DELETE FROM "
            "finding_claim; UPDATE since_findings SET made = 1, changes = 0");
        !s.ok())
      return s;
    if (absl::Status s = StoreFacts(impl_->database, facts, *addresses); !s.ok()) return s;
    return StoreAll(impl_->database, findings, *addresses);
  }();
  if (!done.ok()) return impl_->RollBack(done);
  return impl_->Commit();
}

}  // namespace crosscheck
