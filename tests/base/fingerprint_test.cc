// The published vectors of SHA-256, and that fingerprints are framed as the header says.
#include "crosscheck/base/fingerprint.h"

#include <catch2/catch.hpp>
#include <string>

#include "base/sha256.h"
#include "base/strings.h"

namespace crosscheck {
namespace {

std::string Sha256Hex(std::string_view bytes, size_t chunk,
                      internal::Sha256 hash = internal::Sha256()) {
  for (size_t at = 0; at < bytes.size(); at += chunk) hash.Update(bytes.substr(at, chunk));
  std::string hex;
  for (uint8_t byte : hash.Finish()) {
    hex += "0123456789abcdef"[byte >> 4];
    hex += "0123456789abcdef"[byte & 15];
  }
  return hex;
}

TEST_CASE("SHA-256 gives NIST's digests, however the bytes are cut") {
  // NIST, "Cryptographic Standards and Guidelines: Examples with Intermediate Values", SHA-256, and
  // the empty message and the million of CAVP.
  const struct {
    std::string message;
    const char* digest;
  } rows[] = {
      {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
      {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
       "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
      {"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmn"
       "opqrs"
       "mnopqrstnopqrstu",
       "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"},
      {std::string(1000000, 'a'),
       "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
  };
  for (const auto& row : rows) {
    INFO(row.message.substr(0, 40));
    CHECK(Sha256Hex(row.message, 1000000) == row.digest);
    CHECK(Sha256Hex(row.message, 63) == row.digest);
    CHECK(Sha256Hex(row.message, 1000, internal::Sha256::InPlainRounds()) == row.digest);
  }
}

TEST_CASE("A fingerprint is half the SHA-256 of the framed fields") {
  using std::string_literals::operator""s;
  const std::string framed =
      "\x02\0\0\0\0\0\0\0"s
      "ab"
      "\x01\0\0\0\0\0\0\0"s
      "c";
  CHECK(FingerprintOf({"ab", "c"}).ToHex() == Sha256Hex(framed, 64).substr(0, 32));
  CHECK(FingerprintOf({}).ToHex() == "e3b0c44298fc1c149afbf4c8996fb924");
  // Part of the stored format: these may never change.
  CHECK(FingerprintOf({"ab", "c"}) != FingerprintOf({"a", "bc"}));
  CHECK(FingerprintOf({"ab"}) != FingerprintOf({"ab", ""}));
}

TEST_CASE("Hex round trip") {
  const Fingerprint f = FingerprintOf({"article-7", "BODY"});
  CHECK(Fingerprint::FromHex(f.ToHex()) == f);
  CHECK(Fingerprint::FromHex("00112233445566778899AABBCCDDEEFF")->ToHex() ==
        "00112233445566778899aabbccddeeff");
  for (const char* bad :
       {"", "00", "00112233445566778899aabbccddeefg", "00112233445566778899aabbccddeeff0"}) {
    INFO(bad);
    CHECK_FALSE(Fingerprint::FromHex(bad).has_value());
  }
}

TEST_CASE("Hash64 is constant and pinned") {
  static_assert(Hash64("death") == Hash64("death"));
  // FNV-1a's offset basis and its hash of "a" (0xaf63dc4c8601ec8c), each after MurmurHash3's
  // finalizer, computed apart from this code.
  CHECK(Hash64("") == 0xefd01f60ba992926u);
  CHECK(Hash64("a") == 0x82a2a958a9bece5bu);
}

TEST_CASE("ASCII lower case leaves other bytes alone") {
  CHECK(AsciiLower("U.S. Fed, 5G") == "u.s. fed, 5g");
  CHECK(AsciiLower("\xC3\x89t\xC3\xA9 [@Z`{") == "\xC3\x89t\xC3\xA9 [@z`{");
  CHECK(StdView(AbslView("ab")) == "ab");
}

}  // namespace
}  // namespace crosscheck
