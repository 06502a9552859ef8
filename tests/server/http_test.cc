// What the handlers are made of: forms, lists, texts with markup in them, rates, the kinds' table.
#include "http.h"

#include <catch2/catch.hpp>

#include "annotated.h"
#include "kinds.h"
#include "rate.h"
#include "stream.h"
#include "workers.h"

namespace server {
namespace {

TEST_CASE("Forms are decoded, or refused whole") {
  const auto dump = [](std::string_view text) -> std::string {
    const std::optional<Fields> fields = ParseForm(text);
    if (!fields) return "refused";
    std::string out;
    for (const auto& [name, value] : *fields) out += name + "=" + value + ";";
    return out;
  };
  CHECK(dump("") == "");
  CHECK(dump("a=1&b=x+y%20z") == "a=1;b=x y z;");
  CHECK(dump("a&=b&&c=") == "a=;=b;c=;");
  CHECK(dump("a=b=c") == "a=b=c;");
  CHECK(dump("%61=%C3%a9") == "a=é;");
  CHECK(dump("a=%") == "refused");
  CHECK(dump("a=%4") == "refused");
  CHECK(dump("a=%4g") == "refused");
}

TEST_CASE("Targets, lists and types are taken apart") {
  CHECK(PathOf("/v1/check?archive=a?b") == "/v1/check");
  CHECK(QueryOf("/v1/check?archive=a?b") == "archive=a?b");
  CHECK(QueryOf("/v1/check").empty());
  CHECK(SplitList(" a, b ,,c") == std::vector<std::string>{"a", "b", "c"});
  CHECK(SplitList(" , ").empty());
  CHECK(MediaType(" Application/JSON ; charset=utf-8") == "application/json");
}

TEST_CASE("Words become strings of JSON") {
  CHECK(JsonString("a\"b\\c\n\x01é") == "\"a\\\"b\\\\c\\u000a\\u0001é\"");
  CHECK(ErrorAnswer(404, "no \"x\"").body ==
        "{\"error\":{\"status\":404,\"message\":\"no \\\"x\\\"\"}}\n");
  CHECK(ErrorAnswer(absl::NotFoundError("x")).status == 404);
  CHECK(ErrorAnswer(absl::InternalError("x")).status == 500);
}

TEST_CASE("Ranges of the plain text are found in the original") {
  AnnotatedText text;
  text.AddText("Ostrey \U0001F6B0 ");  // 10 units, 12 bytes
  text.AddMarkup("<b>", "");           // 10..13
  text.AddText("12");                  // 13..15
  text.AddMarkup("</b>&nbsp;", " ");   // 15..25
  text.AddText("wells\n");             // 25..31
  text.MoveTo(100);
  text.AddGap("\n");
  text.AddText("closed");  // 100..106
  text.Seal();
  REQUIRE(text.plain() == "Ostrey \U0001F6B0 12 wells\n\nclosed");
  using Range = AnnotatedText::Range;
  CHECK(text.OriginalOf({0, 6}) == Range{0, 6});
  CHECK(text.OriginalOf({12, 14}) == Range{13, 15});
  CHECK(text.OriginalOf({12, 20}) == Range{13, 30});
  CHECK(text.OriginalOf({14, 15}) == Range{15, 25});
  CHECK(text.OriginalOf({22, 28}) == Range{100, 106});
  CHECK(text.OriginalOf({24, 25}) == Range{102, 103});
}

TEST_CASE("A text of nothing has ranges too") {
  AnnotatedText text;
  text.AddMarkup("<hr>", "");
  text.Seal();
  CHECK(text.plain().empty());
  CHECK(text.OriginalOf({0, 0}) == AnnotatedText::Range{});
}

TEST_CASE("NUL bytes are blanks, and move nothing") {
  AnnotatedText text;
  text.AddText(std::string_view("a\0b", 3));
  text.Seal();
  CHECK(text.plain() == "a b");
  CHECK(text.OriginalOf({2, 3}) == AnnotatedText::Range{2, 3});
}

TEST_CASE("The table of rules is in the order of the kinds and has their names") {
  size_t place = 0;
  for (const Rule& rule : Rules()) {
    CHECK(static_cast<size_t>(rule.kind) == place++);
    CHECK(rule.id == crosscheck::FindingKindName(rule.kind));
    CHECK(&RuleOf(rule.kind) == &rule);
  }
  CHECK(place == static_cast<size_t>(crosscheck::FindingKind::kArithmetic) + 1);
}

TEST_CASE("A client may ask so often, and twice that at once") {
  RateLimit limit(2);
  RateLimit::Clock::time_point now{};
  for (int i = 0; i < 4; ++i) CHECK(limit.Take("a", now));
  CHECK_FALSE(limit.Take("a", now));
  CHECK(limit.Take("b", now));
  now += std::chrono::milliseconds(500);
  CHECK(limit.Take("a", now));
  CHECK_FALSE(limit.Take("a", now));
  CHECK(limit.Take("a", now + std::chrono::hours(1)));
  RateLimit none(0);
  for (int i = 0; i < 100; ++i) CHECK(none.Take("a", now));
  CHECK(none.known_clients() == 0);
}

TEST_CASE("Clients that ask no more are forgotten when there are many") {
  RateLimit limit(1);
  RateLimit::Clock::time_point now{};
  for (int i = 0; i < 10'000; ++i) limit.Take("client " + std::to_string(i), now);
  CHECK(limit.known_clients() == 10'000);
  limit.Take("another", now + std::chrono::minutes(1));
  CHECK(limit.known_clients() == 1);
}

TEST_CASE("Events wait until they are taken, and none come after the end") {
  EventStream stream;
  CHECK(stream.Push("1", "changes", "{\n}"));
  int told = 0;
  stream.Listen([&told] { ++told; });
  CHECK(told == 1);
  CHECK(stream.Push("2", "changes", "x"));
  CHECK(told == 2);
  const EventStream::Taken taken = stream.Take();
  CHECK(taken.bytes ==
        "id: 1\nevent: changes\ndata: {\ndata: }\n\nid: 2\nevent: changes\ndata: x\n\n");
  CHECK_FALSE(taken.closed);
  stream.Close();
  CHECK(stream.Take().closed);
  CHECK_FALSE(stream.Push("3", "changes", "x"));
}

TEST_CASE("A client that does not read loses its stream") {
  EventStream stream;
  const std::string much(EventStream::kMostBytes / 2, 'x');
  CHECK(stream.Push("1", "changes", much));
  stream.Push("2", "changes", much);
  CHECK_FALSE(stream.Push("3", "changes", "x"));
  const EventStream::Taken taken = stream.Take();
  CHECK(taken.closed);
  CHECK(taken.bytes.size() < EventStream::kMostBytes);
}

TEST_CASE("Long jobs leave a thread to the short ones") {
  std::mutex mutex;
  std::condition_variable changed;
  bool go_on = false;
  int long_done = 0, short_done = 0;
  Workers workers(2);
  for (int i = 0; i < 5; ++i) {
    workers.Post(true, [&] {
      std::unique_lock<std::mutex> lock(mutex);
      changed.wait(lock, [&] { return go_on; });
      ++long_done;
      changed.notify_all();
    });
  }
  for (int i = 0; i < 5; ++i) {
    workers.Post(false, [&] {
      const std::lock_guard<std::mutex> lock(mutex);
      ++short_done;
      changed.notify_all();
    });
  }
  std::unique_lock<std::mutex> lock(mutex);
  CHECK(changed.wait_for(lock, std::chrono::seconds(20), [&] { return short_done == 5; }));
  CHECK(long_done == 0);
  go_on = true;
  changed.notify_all();
  CHECK(changed.wait_for(lock, std::chrono::seconds(20), [&] { return long_done == 5; }));
}

}  // namespace
}  // namespace server
