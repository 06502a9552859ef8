// The C ABI from inside: every misuse is a status with a message and changes nothing.
#include <catch2/catch.hpp>
#include <cstring>
#include <string>
#include <string_view>

#include "crosscheck/checker.h"
#include "crosscheck/crosscheck.h"

namespace crosscheck::testing {
namespace {

// Owns what a call fills.
struct Buffer : crosscheck_buffer {
  Buffer() : crosscheck_buffer{nullptr, 0} {}
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  ~Buffer() { crosscheck_buffer_free(this); }
  std::string_view text() const { return {data == nullptr ? "" : data, size}; }
};

struct Handles {
  crosscheck_checker* checker = nullptr;
  crosscheck_index* index = nullptr;
  crosscheck_session* session = nullptr;
  ~Handles() {
    crosscheck_session_free(session);
    crosscheck_index_free(index);
    crosscheck_checker_free(checker);
  }
};

bool Has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

int32_t Add(crosscheck_checker* checker, std::string_view json, crosscheck_buffer* error) {
  return crosscheck_checker_add(checker, CROSSCHECK_JSON, json.data(), json.size(), error);
}

constexpr std::string_view kPost =
    R"({"id": "a", "outlet": "The Harbour Post", "published": "2023-07-03",
        "text": "Ostrey County closed 11 drinking-water wells in June 2023."})";
constexpr std::string_view kTimes =
    R"({"id": "b", "outlet": "Island Times", "published": "2023-07-04",
        "text": "Ostrey County closed 14 drinking-water wells in June 2023."})";

TEST_CASE("C ABI: a batch is checked, and the report is that of the facade") {
  Handles h;
  Buffer report, error;
  REQUIRE(crosscheck_checker_create(nullptr, &h.checker, &error) == CROSSCHECK_OK);
  REQUIRE(Add(h.checker, kPost, &error) == CROSSCHECK_OK);
  REQUIRE(Add(h.checker, kTimes, &error) == CROSSCHECK_OK);
  CHECK(crosscheck_checker_article_count(h.checker) == 2);
  REQUIRE(crosscheck_checker_check(h.checker, nullptr, 0, CROSSCHECK_JSON, &report, &error) ==
          CROSSCHECK_OK);

  Checker checker;
  for (std::string_view json : {kPost, kTimes})
    REQUIRE(checker.Add(*ParseSourceArticle(json, WireFormat::kJson)).ok());
  const Report expected = *checker.Check();
  REQUIRE(expected.findings.size() == 1);
  CHECK(report.text() == *ReportToJson(expected));
  CHECK(report.data[report.size] == '\0');

  REQUIRE(crosscheck_checker_check(h.checker, "b", 1, CROSSCHECK_PROTOBUF, &report, nullptr) ==
          CROSSCHECK_OK);
  CHECK(report.text() == *ReportToProto(*checker.Check("b")));
}

TEST_CASE("C ABI: a request in one call") {
  Buffer report, warnings, error;
  const std::string request = R"({"minConfidence": 0.2, "articles": [)" + std::string(kPost) +
                              R"(], "draft": {"id": "d", "published": "soon",
      "agency": "Reuters", "status": "withheld",
      "text": "Ostrey County closed 14 drinking-water wells in June 2023."}})";
  REQUIRE(crosscheck_check(CROSSCHECK_JSON, request.data(), request.size(), &report, &warnings,
                           &error) == CROSSCHECK_OK);
  CHECK(Has(report.text(), "NUMERIC_CONFLICT"));
  CHECK(Has(report.text(), R"("draftId": "d")"));
  CHECK(Has(report.text(), R"("agency": "Reuters")"));
  CHECK(Has(warnings.text(), "draft.published: "));
}

TEST_CASE("C ABI: a draft while it is typed") {
  Handles h;
  Buffer changes, error;
  REQUIRE(crosscheck_checker_create(nullptr, &h.checker, &error) == CROSSCHECK_OK);
  REQUIRE(Add(h.checker, kPost, &error) == CROSSCHECK_OK);
  REQUIRE(crosscheck_index_of_checker(h.checker, &h.index, &error) == CROSSCHECK_OK);
  REQUIRE(crosscheck_session_open(h.index, nullptr, &h.session, &error) == CROSSCHECK_OK);
  // What a session needs of both is its own.
  crosscheck_index_free(h.index);
  h.index = nullptr;
  crosscheck_checker_free(h.checker);
  h.checker = nullptr;

  REQUIRE(crosscheck_session_set_draft(h.session, CROSSCHECK_JSON, kTimes.data(), kTimes.size(),
                                       &changes, &error) == CROSSCHECK_OK);
  CHECK(Has(changes.text(), "NUMERIC_CONFLICT"));
  CHECK(Has(changes.text(), "The Harbour Post"));
  REQUIRE(crosscheck_session_replace(h.session, CROSSCHECK_BODY, 21, 23, "11", 2, CROSSCHECK_JSON,
                                     &changes, &error) == CROSSCHECK_OK);
  CHECK(Has(changes.text(), "AGREEMENT"));
  CHECK_FALSE(Has(changes.text(), R"("removed":[])"));
  Buffer findings;
  REQUIRE(crosscheck_session_findings(h.session, CROSSCHECK_JSON, &findings, &error) ==
          CROSSCHECK_OK);
  CHECK(Has(findings.text(), "AGREEMENT"));
  CHECK_FALSE(Has(findings.text(), "NUMERIC_CONFLICT"));

  SECTION("an edit that is none changes nothing") {
    const std::string before(changes.text());
    CHECK(crosscheck_session_replace(h.session, CROSSCHECK_BODY, 23, 21, "x", 1, CROSSCHECK_JSON,
                                     &changes, &error) == CROSSCHECK_INVALID_ARGUMENT);
    CHECK(crosscheck_session_replace(h.session, 7, 0, 0, "x", 1, CROSSCHECK_JSON, &changes,
                                     &error) == CROSSCHECK_INVALID_ARGUMENT);
    CHECK(crosscheck_session_replace(h.session, CROSSCHECK_BODY, 0, SIZE_MAX, "x", 1,
                                     CROSSCHECK_JSON, &changes,
                                     &error) == CROSSCHECK_INVALID_ARGUMENT);
    CHECK(changes.text() == before);
  }
  SECTION("the day before is told again, and the verdict changes") {
    constexpr std::string_view kAbout = R"({"outlet": "The Harbour Post"})";
    REQUIRE(crosscheck_session_describe(h.session, CROSSCHECK_JSON, kAbout.data(), kAbout.size(),
                                        &changes, &error) == CROSSCHECK_OK);
    // An outlet confirms nothing of its own.
    CHECK(Has(changes.text(), R"("added":[])"));
    CHECK_FALSE(Has(changes.text(), R"("removed":[])"));
  }
}

TEST_CASE("C ABI: misuse is told") {
  Handles h;
  Buffer out, error;
  REQUIRE(crosscheck_checker_create(nullptr, &h.checker, &error) == CROSSCHECK_OK);
  struct Row {
    std::string_view json;
    std::string_view message;
  };
  const std::string bad_utf8 = std::string(R"({"text": ")") + "\xff" + R"("})";
  for (const Row& row : {Row{"", "SourceArticle"}, Row{"{", "SourceArticle"},
                         Row{"[]", "SourceArticle"}, Row{R"({"titel": "x"})", "titel"},
                         Row{R"({"text": "x", "published": "soon"})", "published: not a date"},
                         Row{R"({"text": "x", "updated": "soon"})", "updated: not a date"},
                         Row{bad_utf8, "not UTF-8 at byte 10"}}) {
    INFO(row.json);
    CHECK(Add(h.checker, row.json, &error) == CROSSCHECK_INVALID_ARGUMENT);
    CHECK(Has(error.text(), row.message));
  }
  // The same in protobuf: field 6, text, of one byte that is no character.
  CHECK(crosscheck_checker_add(h.checker, CROSSCHECK_PROTOBUF, "\x32\x01\xff", 3, &error) ==
        CROSSCHECK_INVALID_ARGUMENT);
  CHECK(Has(error.text(), "not UTF-8"));
  CHECK(crosscheck_checker_add(h.checker, 5, "{}", 2, &error) == CROSSCHECK_INVALID_ARGUMENT);
  CHECK(crosscheck_checker_add(h.checker, CROSSCHECK_JSON, nullptr, 2, &error) ==
        CROSSCHECK_INVALID_ARGUMENT);
  CHECK(crosscheck_checker_add_file(h.checker, "empty.md", "", 0, &out, &error) ==
        CROSSCHECK_INVALID_ARGUMENT);
  CHECK(Has(error.text(), "empty.md"));
  CHECK(crosscheck_checker_article_count(h.checker) == 0);
  CHECK(crosscheck_checker_check(h.checker, "no", 2, CROSSCHECK_JSON, &out, &error) ==
        CROSSCHECK_NOT_FOUND);
  CHECK(out.data == nullptr);

  CHECK(crosscheck_checker_create(nullptr, nullptr, &error) == CROSSCHECK_INVALID_ARGUMENT);
  CHECK(Add(nullptr, kPost, &error) == CROSSCHECK_INVALID_ARGUMENT);
  CHECK(crosscheck_checker_check(h.checker, nullptr, 0, CROSSCHECK_JSON, nullptr, &error) ==
        CROSSCHECK_INVALID_ARGUMENT);
  CHECK(crosscheck_session_open(nullptr, nullptr, &h.session, nullptr) ==
        CROSSCHECK_INVALID_ARGUMENT);
  CHECK(crosscheck_session_findings(nullptr, CROSSCHECK_JSON, &out, &error) ==
        CROSSCHECK_INVALID_ARGUMENT);
  CHECK(crosscheck_index_open_archive("/no/such/archive", &h.index, &error) ==
        CROSSCHECK_NOT_FOUND);
  CHECK(Has(error.text(), "/no/such/archive"));
  crosscheck_session_cancel(nullptr);
  crosscheck_buffer_free(nullptr);
  crosscheck_options_init(nullptr);
}

TEST_CASE("C ABI: options carry their size") {
  Handles h;
  Buffer error;
  crosscheck_options options;
  crosscheck_options_init(&options);
  CHECK(options.size == sizeof options);
  CHECK(options.min_confidence == 0.5);
  options.min_confidence = 1.5;
  CHECK(crosscheck_checker_create(&options, &h.checker, &error) == CROSSCHECK_INVALID_ARGUMENT);
  // A caller that knows only of the size: the bad confidence behind it is not looked at.
  options.size = sizeof options.size;
  CHECK(crosscheck_checker_create(&options, &h.checker, &error) == CROSSCHECK_OK);
  crosscheck_options nothing;
  std::memset(&nothing, 0, sizeof nothing);
  CHECK(crosscheck_checker_create(&nothing, &h.checker, &error) == CROSSCHECK_INVALID_ARGUMENT);
  CHECK(Has(error.text(), "crosscheck_options_init"));
}

TEST_CASE("C ABI: versions and names") {
  CHECK(crosscheck_abi_version() == CROSSCHECK_ABI_VERSION);
  CHECK(crosscheck_version() == Version());
  CHECK(std::string_view(crosscheck_status_name(CROSSCHECK_OK)) == "OK");
  CHECK(std::string_view(crosscheck_status_name(CROSSCHECK_OUT_OF_MEMORY)) == "OUT_OF_MEMORY");
  CHECK(std::string_view(crosscheck_status_name(-1)) == "UNKNOWN");
  CHECK(std::string_view(crosscheck_status_name(11)) == "UNKNOWN");
}

}  // namespace
}  // namespace crosscheck::testing
