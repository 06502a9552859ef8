// The door is Archive::Repair: all lists anew, from the stored claims.

#include "archive/archive_impl.h"
#include "archive/read_article.h"

namespace crosscheck {

absl::Status Archive::Repair() {
  if (absl::Status s = impl_->Commit(); !s.ok()) return s;
  if (absl::Status s = impl_->Begin(); !s.ok()) return s;
  // A segment of so many, as large adds make them.
  constexpr size_t kMostPostings = 200'000;
  const absl::Status done = [&] {
    if (absl::Status s = impl_->database.Run(
            "DELETE FROM posting; DELETE FROM segment; DELETE FROM withdrawn; DELETE FROM head");
        !s.ok())
      return s;
    absl::StatusOr<archive::ArticleReader> reader = archive::ArticleReader::Create(impl_->database);
    if (!reader.ok()) return reader.status();
    absl::StatusOr<archive::Statement> all =
        impl_->database.Prepare("SELECT number FROM article WHERE number > ?1 ORDER BY number");
    if (!all.ok()) return all.status();
    int64_t last = 0;
    for (bool more = true; more;) {
      all->Bind(1, last);
      std::vector<archive::Posting> postings;
      while (postings.size() < kMostPostings) {
        const absl::StatusOr<bool> row = all->Row();
        if (!row.ok()) return row.status();
        more = *row;
        if (!more) break;
        last = all->Int(0);
        const absl::StatusOr<std::vector<Claim>> claims = reader->Claims(last);
        if (!claims.ok()) return claims.status();
        const absl::StatusOr<Article> article = reader->Read(last);
        if (!article.ok()) return article.status();
        const absl::Status set = impl_->heads.Set(impl_->database, static_cast<uint32_t>(last),
                                                  archive::HeadOfArticle(*article, *claims));
        if (!set.ok()) return set;
        for (archive::Posting posting : archive::PostingsOf(*claims)) {
          posting.article = static_cast<uint32_t>(last);
          postings.push_back(posting);
        }
      }
      all->Reset();
      if (absl::Status s = archive::WriteSegment(impl_->database, postings); !s.ok()) return s;
    }
    return absl::OkStatus();
  }();
  if (!done.ok()) return impl_->RollBack(done);
  return impl_->Commit();
}

}  // namespace crosscheck
