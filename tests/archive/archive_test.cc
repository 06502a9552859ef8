// What goes into an archive comes out, changes and goes as the header says.
#include "crosscheck/archive/archive.h"

#include "archive/record.h"
#include "archive/temporary.h"
#include "crosscheck/claim/extract.h"

namespace crosscheck {
namespace {

using namespace testing;

const Story kFire = {"fire", "The Selm Ledger", "Mill burns", "2024-05-03",
                     "The fire at the mill of Varn killed 14 people on Monday."};

Article Fire(const std::string& text = kFire.text) {
  Article article = ArticleOf(kFire);
  article.text = text;
  return article;
}

TEST_CASE("articles and claims come out as they went in") {
  const TemporaryFolder folder;
  const std::string path = folder.File("a.db");
  std::vector<Article> articles = GeneratedArticles(1, 60);
  articles[0].published = *ParseTimestamp("2024-04-24T19:21:00-05:30");
  articles[1].published.reset();
  articles[2].title = "Naïve “quotes” and 3 ferries";
  articles[3].text = "No figures here.";
  articles[4].byline = "Jane Roe";
  articles[4].updated = *ParseTimestamp("2024-04-25");
  articles[4].dateline = "VARN, April 24";
  articles[4].agency = "Meridian Wire";
  articles[4].canonical_url = "https://meridianwire.example/1";
  articles[4].version = "3";
  articles[4].status = "usable";
  articles[4].captions = {{0, 4}, {10, 12}};
  {
    Archive archive = OpenArchive(path);
    CHECK(AddTo(archive, articles) == std::string(60, '+'));
  }
  const ArchiveSnapshot snapshot = OpenSnapshot(path);
  size_t claims = 0;
  for (const Article& article : articles) {
    const std::optional<uint32_t> number = *snapshot.Find(article.id);
    REQUIRE(number);
    const Document document = *snapshot.DocumentOf(*number);
    CHECK(document.article().outlet == article.outlet);
    CHECK(document.article().title == article.title);
    CHECK(document.article().url == article.url);
    CHECK(document.article().published == article.published);
    CHECK(document.article().text == article.text);
    CHECK(document.article().byline == article.byline);
    CHECK(document.article().updated == article.updated);
    CHECK(document.article().dateline == article.dateline);
    CHECK(document.article().agency == article.agency);
    CHECK(document.article().canonical_url == article.canonical_url);
    CHECK(document.article().version == article.version);
    CHECK(document.article().status == article.status);
    CHECK(document.article().captions == article.captions);
    const std::vector<Claim> read = ReadArticle(*Document::Create(article), 0).claims;
    const std::vector<Claim> kept = **snapshot.ClaimsOf(*number);
    REQUIRE(kept.size() == read.size());
    for (size_t i = 0; i < read.size(); ++i) {
      CHECK(archive::PackClaim(kept[i], i > 0 ? &kept[i - 1] : nullptr) ==
            archive::PackClaim(read[i], i > 0 ? &read[i - 1] : nullptr));
      CHECK(kept[i].article_topic == read[i].article_topic);
      CHECK(kept[i].published == read[i].published);
    }
    claims += read.size();
  }
  CHECK(claims > 150);
  CHECK(!*snapshot.Find("nobody"));
  CHECK(InfoOf(path).claims == claims);
  CHECK(ProblemsOf(path).empty());
  CHECK(Query(path,
              "SELECT byline, updated, dateline, agency, canonical_url, source_version, status "
              "FROM articles WHERE byline <> ''") ==
        std::vector<std::string>{"Jane Roe|2024-04-25|VARN, April 24|Meridian Wire|"
                                 "https://meridianwire.example/1|3|usable"});
}

TEST_CASE("what newsroom formats tell besides makes a new version, damage of it is found") {
  const TemporaryFolder folder;
  const std::string path = folder.File("a.db");
  Archive archive = OpenArchive(path);
  Article article = Fire();
  CHECK(AddTo(archive, {article}) == "+");
  article.byline = "Jane Roe";
  article.captions = {{0, 8}};
  CHECK(AddTo(archive, {article}) == "^");
  CHECK(AddTo(archive, {article}) == "=");
  CHECK(AddTo(archive, {Fire()}) == "=");  // an earlier one
  CHECK(ProblemsOf(path).empty());
  for (const std::string captions : {"x", "0-", "0-8 ", "8-0", "0-9999", "0-8,9-10", "-1-8"}) {
    Query(path, "UPDATE article SET captions = '" + captions + "'");
    CHECK_THAT(ProblemsOf(path), Catch::Contains("its text is damaged"));
  }
  Query(path, "UPDATE article SET captions = '0-8', byline = 'John Doe'");
  CHECK_THAT(ProblemsOf(path), Catch::Contains("it is not what was added"));
}

TEST_CASE("an article that its source takes back takes its claims with it") {
  const TemporaryFolder folder;
  const std::string path = folder.File("a.db");
  Archive archive = OpenArchive(path);
  Article kill = Fire("");
  kill.status = "canceled";
  const std::vector<Article> all = {Fire(), kill};
  CHECK(AddTo(archive, all) == "+^");
  CHECK(InfoOf(path).claims == 0);
  CHECK(InfoOf(path).articles == 1);
  CHECK(InfoOf(path).earlier_versions == 1);
  CHECK(Query(path, "SELECT status, claims FROM articles") ==
        std::vector<std::string>{"canceled|0"});
  CHECK(AddTo(archive, all) == "==");  // the folder is simply added again
  CHECK(ProblemsOf(path).empty());
  // What comes after it stands again.
  Article corrected = Fire("The fire at the mill of Varn killed 11 people on Monday.");
  corrected.status = "usable";
  CHECK(AddTo(archive, {corrected}) == "^");
  CHECK(InfoOf(path).claims > 0);
  CHECK(ProblemsOf(path).empty());
}

TEST_CASE("any number of threads makes the same rows") {
  const TemporaryFolder folder;
  std::vector<std::vector<std::string>> rows;
  for (const unsigned threads : {1u, 4u}) {
    ArchiveOptions options;
    options.threads = threads;
    options.commit_bytes = 10000;
    const std::string path = folder.File(std::to_string(threads));
    Archive archive = OpenArchive(path, options);
    AddTo(archive, GeneratedArticles(2, 80));
    rows.push_back(Query(path, "SELECT hex(record) FROM claim ORDER BY article, place"));
    rows.push_back(Query(path, "SELECT segment, kind, key, hex(list) FROM posting"));
    rows.push_back(Query(path, "SELECT number, id FROM article"));
  }
  CHECK(!rows[0].empty());
  CHECK(rows[0] == rows[3]);
  CHECK(rows[1] == rows[4]);
  CHECK(rows[2] == rows[5]);
}

TEST_CASE("a second add skips what is in, and takes what changed as a new version") {
  const TemporaryFolder folder;
  const std::string path = folder.File("a.db");
  Archive archive = OpenArchive(path);
  const std::string changed = "The fire at the mill of Varn killed 15 people on Monday.";
  CHECK(AddTo(archive, {Fire()}) == "+");
  CHECK(AddTo(archive, {Fire()}) == "=");
  CHECK(AddTo(archive, {Fire(changed)}) == "^");
  CHECK(Query(path, "SELECT words, low FROM claims WHERE unit = 'count'") ==
        std::vector<std::string>{"15 people|15"});
  CHECK(Query(path, "SELECT id, version, text FROM version") ==
        std::vector<std::string>{"fire|1|" + kFire.text});
  CHECK(Query(path, "SELECT version FROM articles") == std::vector<std::string>{"2"});
  // A run over both texts, as when all files are added again, goes back and forth no more.
  CHECK(AddTo(archive, {Fire(), Fire(changed)}) == "==");
  CHECK(InfoOf(path).earlier_versions == 1);
  // What is said about an article is part of it.
  Article retold = Fire(changed);
  retold.title = "Mill of Varn burns down";
  CHECK(AddTo(archive, {retold}) == "^");
  CHECK(ProblemsOf(path).empty());
}

TEST_CASE("the same id twice in one call is two versions") {
  const TemporaryFolder folder;
  const std::string path = folder.File("a.db");
  Archive archive = OpenArchive(path);
  CHECK(AddTo(archive, {Fire("First, 14 people died."), Fire("Then 15 people died.")}) == "+^");
  CHECK(Query(path, "SELECT text FROM articles") ==
        std::vector<std::string>{"Then 15 people died."});
  CHECK(ProblemsOf(path).empty());
}

TEST_CASE("an article that is refused leaves the others in") {
  const TemporaryFolder folder;
  Archive archive = OpenArchive(folder.File("a.db"));
  Article nameless = Fire(), broken = Fire("\xFF 14 people died.");
  nameless.id.clear();
  broken.id = "broken";
  CHECK(AddTo(archive, {nameless, broken, Fire()}) == "!!+");
  CHECK(absl::IsInvalidArgument(archive.Add(nameless).status()));
}

TEST_CASE("what was removed is gone from the file, with its versions") {
  const TemporaryFolder folder;
  const std::string path = folder.File("a.db");
  {
    Archive archive = OpenArchive(path);
    Article other = ArticleOf(
        {"other", "Post", "", "2024-05-03", "The flood at the mill of Selm killed 3 people."});
    AddTo(archive, {Fire("Quellmarrow saw that 14 people died."), other});
    AddTo(archive, {Fire("Quellmarrow saw that 15 people died.")});
    CHECK(*archive.Remove("fire"));
    CHECK(!*archive.Remove("fire"));
    CHECK(!*archive.Remove("nobody"));
    CHECK(archive.Commit().ok());
    CHECK(ProblemsOf(path).empty());
  }
  CHECK(Query(path, "SELECT id FROM articles") == std::vector<std::string>{"other"});
  CHECK(InfoOf(path).earlier_versions == 0);
  CHECK(BytesOf(path).find("Quellmarrow") == std::string::npos);
  Archive archive = OpenArchive(path);
  CHECK(AddTo(archive, {Fire()}) == "+");
  // A number is never used again: nothing that refers to the old one finds the new.
  CHECK(Query(path, "SELECT number FROM article WHERE id = 'fire'") ==
        std::vector<std::string>{"4"});
}

TEST_CASE("what is not committed is not in") {
  const TemporaryFolder folder;
  const std::string path = folder.File("a.db");
  {
    Archive archive = OpenArchive(path);
    AddTo(archive, {Fire()});
    CHECK(archive.Add(GeneratedArticles(1, 1)[0]).ok());
  }
  CHECK(InfoOf(path).articles == 1);
  CHECK(ProblemsOf(path).empty());
}

TEST_CASE("a snapshot shows one moment, beside a writer") {
  const TemporaryFolder folder;
  const std::string path = folder.File("a.db");
  Archive archive = OpenArchive(path);
  AddTo(archive, {Fire()});
  const ArchiveSnapshot before = OpenSnapshot(path);
  AddTo(archive, {Fire("15 people died."), GeneratedArticles(1, 1)[0]});
  const ArchiveSnapshot after = OpenSnapshot(path);
  CHECK(before.Articles()->size() == 1);
  CHECK(before.DocumentOf(**before.Find("fire"))->text() == kFire.text);
  CHECK(after.Articles()->size() == 2);
  CHECK(after.DocumentOf(**after.Find("fire"))->text() == "15 people died.");
  CHECK(absl::IsNotFound(after.ClaimsOf(**before.Find("fire")).status()));
  CHECK(*after.Head(**before.Find("fire")) == ArticleHead());
}

// What the store answers is what an index in memory answers, but for the numbers of the articles.
TEST_CASE("a snapshot answers as an index in memory") {
  const TemporaryFolder folder;
  const std::string path = folder.File("a.db");
  ArchiveOptions options;
  options.commit_bytes = 3000;  // many segments and merges
  Archive archive = OpenArchive(path, options);
  std::vector<Article> articles = GeneratedArticles(5, 120);
  AddTo(archive, articles);
  // Some are withdrawn, before and after their lists are merged.
  std::vector<Article> changed;
  for (size_t i = 0; i < articles.size(); i += 7) {
    articles[i].text += "\n\nIn Selm 77 ferries burned in May 2021.\n";
    changed.push_back(articles[i]);
  }
  AddTo(archive, changed);
  for (size_t i = 0; i < 10; ++i) REQUIRE(*archive.Remove(articles[11 * i].id));
  REQUIRE(archive.Commit().ok());
  for (size_t i = 10; i > 0; --i)
    articles.erase(articles.begin() + static_cast<std::ptrdiff_t>(11 * (i - 1)));
  CHECK(ProblemsOf(path).empty());

  const ArchiveSnapshot store = OpenSnapshot(path);
  MemoryIndex memory;
  std::vector<uint32_t> there(store.article_bound(), UINT32_MAX);  // store -> memory
  // In the order of the store, so that lists have one order.
  for (const uint32_t number : Get(store.Articles())) {
    there[number] = memory.article_bound();
    REQUIRE(memory.Add(*store.DocumentOf(number)).ok());
  }
  CHECK(memory.article_bound() == articles.size());
  size_t asked = 0;
  std::vector<TopicPosting> topics, other_topics;
  std::vector<ClaimAddress> keys, other_keys;
  std::vector<Claim> sentence_storage;
  for (const uint32_t number : Get(store.Articles())) {
    CHECK(*store.Head(number) == *memory.Head(there[number]));
    const std::vector<Claim> claims = **store.ClaimsOf(number);
    REQUIRE(!claims.empty());
    for (const Term& term : claims[0].article_topic.get()) {
      std::vector<std::pair<uint32_t, uint32_t>> a, b;
      for (const TopicPosting& p : Get(store.ArticlesAbout(term.key, topics))) {
        if (there[p.article] != UINT32_MAX) a.emplace_back(there[p.article], p.weight);
      }
      for (const TopicPosting& p : Get(memory.ArticlesAbout(term.key, other_topics)))
        b.emplace_back(p.article, p.weight);
      CHECK(a == b);
      asked += a.size();
    }
    const auto is_same = [](const Claim& x, const Claim& y) {
      if (x.id != y.id || x.published != y.published) return false;
      if (!x.figures || !y.figures) return !x.figures && !y.figures;
      return x.figures->size() == y.figures->size();
    };
    for (const Claim& claim : claims) {
      // Its sentence is that part of the claims.
      const auto own = static_cast<uint32_t>(&claim - claims.data());
      uint32_t place = 0;
      const absl::Span<const Claim> sentence =
          Get(store.SentenceOf({number, own}, sentence_storage, place));
      REQUIRE(place < sentence.size());
      CHECK((place == own || claims[own - place - 1].span != claim.span));
      for (uint32_t i = 0; i < sentence.size(); ++i) {
        CHECK(is_same(sentence[i], claims[own - place + i]));
        CHECK(sentence[i].span == claim.span);
      }
      const absl::Span<const Claim> in_memory =
          Get(memory.SentenceOf({there[number], own}, sentence_storage, place));
      CHECK(in_memory.size() == sentence.size());
      CHECK(in_memory[place].id == claim.id);
      for (const uint64_t key : ListedKeys(claim)) {
        std::vector<ClaimAddress> a;
        for (const ClaimAddress& address : Get(store.ClaimsUnder(key, keys)))
          a.push_back({there[address.article], address.claim});
        const auto b = memory.ClaimsUnder(key, other_keys);
        CHECK(a == std::vector<ClaimAddress>(b->begin(), b->end()));
      }
    }
  }
  CHECK(asked > 1000);
  CHECK(InfoOf(path).segments < 12);
}

TEST_CASE("articles that an older crosscheck has read are read again") {
  const TemporaryFolder folder;
  const std::string path = folder.File("a.db");
  Archive archive = OpenArchive(path);
  AddTo(archive, GeneratedArticles(3, 20));
  Query(path, "UPDATE article SET extraction = extraction - 1000 WHERE number % 2 = 0");
  CHECK(ProblemsOf(path).empty());  // they serve until then
  CHECK(InfoOf(path).outdated == 10);
  const std::vector<Article> articles = GeneratedArticles(3, 20);
  CHECK(AddTo(archive, {articles[0], articles[1]}) == "=@");
  CHECK(*archive.Reread() == 9);
  CHECK(InfoOf(path).outdated == 0);
  CHECK(InfoOf(path).earlier_versions == 0);
  CHECK(Query(path, "SELECT DISTINCT version FROM articles") == std::vector<std::string>{"1"});
  CHECK(ProblemsOf(path).empty());
}

TEST_CASE("claims in records of another version are not used before they are read again") {
  const TemporaryFolder folder;
  const std::string path = folder.File("a.db");
  Archive archive = OpenArchive(path);
  AddTo(archive, GeneratedArticles(3, 5));
  Query(path, "UPDATE article SET extraction = extraction + 1");
  const absl::Status status = OpenSnapshot(path).ClaimsOf(1).status();
  CHECK(absl::IsFailedPrecondition(status));
  CHECK(status.message() == path +
                                ": claims in it were read by another version of crosscheck; "
                                "`crosscheck archive add " +
                                path + "` reads them again");
  CHECK(CheckArchive(path, {}).status() == status);
  CHECK(InfoOf(path).outdated == 5);
  CHECK(*archive.Reread() == 5);
  CHECK(ProblemsOf(path).empty());
}

TEST_CASE("information about an archive") {
  const TemporaryFolder folder;
  const std::string path = folder.File("a.db");
  Archive archive = OpenArchive(path);
  CHECK(InfoOf(path).articles == 0);
  CHECK(InfoOf(path).first_published.empty());
  AddTo(archive, {Fire(), ArticleOf({"b", "Post", "", "2023-01-02T03:04:05Z", "Two men, 31."}),
                  ArticleOf({"c", "Post", "", "", "In May 2019."})});
  const ArchiveInfo info = InfoOf(path);
  CHECK(info.articles == 3);
  CHECK(info.first_published == "2023-01-02");
  CHECK(info.last_published == "2024-05-03");
  CHECK(info.outlets ==
        std::vector<std::pair<std::string, uint64_t>>{{"Post", 2}, {"The Selm Ledger", 1}});
  CHECK(info.text_bytes == kFire.text.size() + 12 + 12);
  CHECK(info.file_bytes > 0);
  CHECK(!info.has_findings);
}

}  // namespace
}  // namespace crosscheck
