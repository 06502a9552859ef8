// W3C Web Annotation: the door is ReportToWebAnnotation of report/formats.h. A finding is an
// annotation of all the words that it is made of.
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/version.h"
#include "crosscheck/report/formats.h"
#include "report/iris.h"
#include "report/json_writer.h"
#include "report/message.h"
#include "report/screen.h"
#include "report/slice.h"

namespace crosscheck {
namespace {

using report::JsonWriter;

bool BeginsCharacter(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

// Offsets in characters, which are code points in the specification (and UTF-16 units in much of
// what reads it; without characters above U+FFFF they are the same).
class CodePoints {
 public:
  explicit CodePoints(std::string_view text) : text_(text) {
    uint32_t count = 0;
    for (size_t i = 0; i < text.size(); ++i) {
      if (i % kStep == 0) before_.push_back(count);
      count += BeginsCharacter(text[i]);
    }
    if (text.size() % kStep == 0) before_.push_back(count);
  }
  // REQUIRES: offset <= text.size().
  uint32_t At(uint32_t offset) const {
    const std::string_view rest = text_.substr(0, offset).substr(offset / kStep * kStep);
    return before_[offset / kStep] +
           static_cast<uint32_t>(std::count_if(rest.begin(), rest.end(), BeginsCharacter));
  }

 private:
  static constexpr size_t kStep = 256;
  std::string_view text_;
  std::vector<uint32_t> before_;  // each step
};

// The words before and after that tell one place from another of the same words.
constexpr size_t kContext = 32;

std::string_view Prefix(std::string_view text, uint32_t begin) {
  size_t from = begin;
  for (size_t n = 0; n < kContext && from > 0; ++n) {
    do --from;
    while (from > 0 && !BeginsCharacter(text[from]));
  }
  return text.substr(from, begin - from);
}

std::string_view Suffix(std::string_view text, uint32_t end) {
  size_t to = end;
  for (size_t n = 0; n < kContext && to < text.size(); ++n) {
    do ++to;
    while (to < text.size() && !BeginsCharacter(text[to]));
  }
  return text.substr(end, to - end);
}

class Writer {
 public:
  explicit Writer(const Report& report) : report_(report), iris_(report::ArticleIris(report)) {}

  std::string Write() && {
    std::string ids;
    for (const Finding& finding : report_.findings) ids += finding.id.ToHex();
    const Fingerprint id = FingerprintOf({ids});
    json_.BeginObject().Text("@context", "http://www.w3.org/ns/anno.jsonld");
    json_.Text("id", report::Urn("report", id)).Text("type", "AnnotationCollection");
    json_.Text("label", "Findings of crosscheck").Number("total", report_.findings.size());
    json_.BeginObject("generator").Text("type", "Software");
    json_.Text("name", "crosscheck " + std::string(kVersion)).End();
    json_.BeginObject("first").Text("id", report::Urn("page", id)).Text("type", "AnnotationPage");
    json_.Number("startIndex", 0).BeginArray("items");
    for (const Finding& finding : report_.findings) WriteFinding(finding);
    json_.End().End().End();
    return std::move(json_).Take();
  }

 private:
  void WriteFinding(const Finding& finding) {
    json_.BeginObject().Text("id", report::Urn("finding", finding.id)).Text("type", "Annotation");
    json_.BeginArray("motivation");
    if (finding.kind != FindingKind::kAgreement) json_.Element("assessing");
    json_.Element("linking").End();
    json_.BeginArray("body");
    // For people; the words of the selectors are for finding them and stay as they are.
    WriteBody("commenting", report::SafeText().Add(finding.explanation).str());
    WriteBody("classifying", FindingKindName(finding.kind));
    WriteBody("classifying", SeverityName(finding.severity));
    json_.End().BeginArray("target");
    for (uint32_t claim : finding.claims) WriteTarget(report_.claims[claim]);
    json_.End().End();
  }

  void WriteBody(std::string_view purpose, std::string_view value) {
    json_.BeginObject().Text("type", "TextualBody").Text("purpose", purpose);
    json_.Text("value", value).Text("format", "text/plain").Text("language", "en").End();
  }

  void WriteTarget(const Claim& claim) {
    const std::string_view text = report_.articles[claim.article].text(claim.part);
    const Span value = report::Clip(text, claim.value_span);
    json_.BeginObject().Text("source", iris_[claim.article]);
    json_.BeginArray("selector");
    json_.BeginObject().Text("type", "TextQuoteSelector").Text("exact", value.In(text));
    json_.Text("prefix", Prefix(text, value.begin)).Text("suffix", Suffix(text, value.end)).End();
    // A title is no part of the text that positions are counted in.
    if (claim.part == Part::kBody) {
      const CodePoints& points = codes_.try_emplace(claim.article, text).first->second;
      json_.BeginObject().Text("type", "TextPositionSelector");
      json_.Number("start", points.At(value.begin)).Number("end", points.At(value.end)).End();
    }
    json_.End().End();
  }

  const Report& report_;
  const std::vector<std::string> iris_;
  std::map<uint32_t, CodePoints> codes_;  // of articles
  JsonWriter json_;
};

}  // namespace

absl::StatusOr<std::string> ReportToWebAnnotation(const Report& report) {
  if (absl::Status s = report::CheckReport(report); !s.ok()) return s;
  return Writer(report).Write();
}

}  // namespace crosscheck
