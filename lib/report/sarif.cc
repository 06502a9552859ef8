// SARIF 2.1.0: the door is ReportToSarif of report/formats.h. A kind of finding is a rule, a
// finding a result, an article an artifact. An article that is a file stands under its path; any
// other is given whole, because nobody could look up its lines otherwise.
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/version.h"
#include "crosscheck/article/offsets.h"
#include "crosscheck/report/formats.h"
#include "report/json_writer.h"
#include "report/message.h"
#include "report/screen.h"
#include "report/slice.h"
#include "report/uri.h"
#include "report/words.h"

namespace crosscheck {
namespace {

using report::JsonWriter;

struct Rule {
  FindingKind kind;
  std::string_view name;
  std::string_view level;  // of most such findings; each has its own
  std::string_view summary;
  std::string_view help;
};

constexpr Rule kRules[] = {
    {FindingKind::kAgreement, "Agreement", "none", "Sources agree on a figure or date.",
     "The values are the same, one is the other rounded, or one lies inside the range or hedge of "
     "the other. Sources that go back to one origin count once."},
    {FindingKind::kNumericOverlap, "NumericOverlap", "note",
     "Figures of one fact overlap and say different things.",
     "The ranges share values, so that neither source need be wrong. Say which of the two is "
     "meant, or give the wider range."},
    {FindingKind::kNumericConflict, "NumericConflict", "error",
     "Figures of one fact are apart beyond rounding and hedges.",
     "Both sources tell of the same thing, period and place as far as they say, and cannot both "
     "be right. Look at what the primary source says, and correct the other."},
    {FindingKind::kDateDrift, "DateDrift", "error", "One event stands on two dates.",
     "Often a relative time (\"last week\") was copied into a text of another day. Look at when "
     "it happened, and write the date."},
    {FindingKind::kScopeMismatch, "ScopeMismatch", "warning",
     "The same figure is said of something broader and of something narrower.",
     "A distinctive figure was carried over and what it counts was not. Look at what the primary "
     "source counts."},
    {FindingKind::kSuperseded, "Superseded", "warning",
     "A running count was updated by a later report.",
     "The older figure was right when it was printed. Take the newer one, or say as of when the "
     "figure is."},
    {FindingKind::kHedgeDrift, "HedgeDrift", "note",
     "The figure survived and its qualifier did not.",
     "\"Up to 500\" or \"an estimated 500\" became \"500\". Put the qualifier back."},
    {FindingKind::kArithmetic, "Arithmetic", "warning", "Figures of one article do not compute.",
     "A sum, a change, a rate or an age does not follow from the figures beside it. Compute it "
     "again, and look at which of them is wrong."},
};

const Rule& RuleOf(FindingKind kind) {
  for (const Rule& rule : kRules) {
    if (rule.kind == kind) return rule;
  }
  return kRules[0];
}

std::string_view LevelOf(const Finding& finding) {
  if (finding.kind == FindingKind::kAgreement) return "none";  // it is no failure
  return finding.severity == Severity::kError     ? "error"
         : finding.severity == Severity::kWarning ? "warning"
                                                  : "note";
}

// A message is one line of text in which {0} and [words](1) would have a meaning.
std::string Message(std::string_view words) {
  report::SafeText safe;
  safe.Add(words);
  std::string out;
  for (char c : safe.str()) {
    if (c == '(' && out.ends_with(']')) out += ' ';
    if (c == '{' || c == '}') out += c;
    out += c;
  }
  return out;
}

void WriteMessage(std::string_view key, std::string_view words, JsonWriter& json) {
  json.BeginObject(key).Text("text", Message(words)).End();
}

// An article that findings speak of.
struct Artifact {
  uint32_t article;
  std::string uri;
  bool is_file;
  LineIndex lines;
  uint32_t lines_before;  // in the file
};

class Writer {
 public:
  explicit Writer(const Report& report) : report_(report), index_(report.articles.size()) {
    std::set<uint32_t> articles;
    for (const Finding& finding : report.findings) {
      for (uint32_t claim : finding.claims) articles.insert(report.claims[claim].article);
    }
    std::set<std::string> uris;
    for (uint32_t article : articles) {
      index_[article] = artifacts_.size();
      artifacts_.push_back(ArtifactOf(article));
      // Two versions of one page: the second goes by its id.
      std::string& uri = artifacts_.back().uri;
      if (!uris.insert(uri).second) uri = report::UriSegment(report.articles[article].id());
    }
  }

  std::string Write() && {
    json_.BeginObject();
    json_.Text("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json_.Text("version", "2.1.0").BeginArray("runs").BeginObject();
    WriteTool();
    WriteInvocation();
    json_.Text("columnKind", "utf16CodeUnits").Text("defaultEncoding", "UTF-8");
    json_.BeginArray("artifacts");
    for (const Artifact& artifact : artifacts_) WriteArtifact(artifact);
    json_.End().BeginArray("results");
    for (const Finding& finding : report_.findings) WriteResult(finding);
    json_.End();
    json_.BeginObject("properties").Number("comparedClaims", report_.compared_claims);
    json_.Number("ignoredFindings", report_.ignored_findings).End();
    json_.End().End().End();
    return std::move(json_).Take();
  }

 private:
  Artifact ArtifactOf(uint32_t index) const {
    const Document& document = report_.articles[index];
    const Article& article = document.article();
    const bool is_file = !article.source.empty() && article.source_line > 0;
    std::string uri = is_file ? report::UriOfPath(article.source) : report::WebUri(article.url);
    if (uri.empty()) uri = report::UriSegment(article.id);
    return {index, std::move(uri), is_file, LineIndex(document.text()),
            is_file ? article.source_line - 1 : 0};
  }

  void WriteTool() {
    json_.BeginObject("tool").BeginObject("driver").Text("name", "crosscheck");
    json_.Text("semanticVersion", kVersion);
    json_.BeginArray("rules");
    for (const Rule& rule : kRules) {
      json_.BeginObject().Text("id", FindingKindName(rule.kind)).Text("name", rule.name);
      WriteMessage("shortDescription", rule.summary, json_);
      WriteMessage("fullDescription", std::string(rule.summary) + " " + std::string(rule.help),
                   json_);
      WriteMessage("help", rule.help, json_);
      json_.BeginObject("defaultConfiguration").Text("level", rule.level).End();
      json_.End();
    }
    json_.End().End().End();
  }

  void WriteInvocation() {
    json_.BeginArray("invocations").BeginObject().Plain("executionSuccessful", "true");
    json_.BeginArray("toolExecutionNotifications");
    for (const std::string& note : report::NotesOn(report_.articles)) {
      json_.BeginObject().Text("level", "note");
      WriteMessage("message", note, json_);
      json_.End();
    }
    json_.End();
    json_.End().End();
  }

  void WriteArtifact(const Artifact& artifact) {
    const Document& document = report_.articles[artifact.article];
    const Article& article = document.article();
    json_.BeginObject();
    json_.BeginObject("location").Text("uri", artifact.uri).End();
    WriteMessage("description",
                 report::OutletText(document) + ", " + report::DateText(document) +
                     (article.title.empty() ? "" : ": " + article.title),
                 json_);
    json_.BeginArray("roles").Element("analysisTarget").End();
    if (!artifact.is_file) {
      json_.Text("mimeType", "text/plain").Text("encoding", "UTF-8");
      json_.BeginObject("contents").Text("text", document.text()).End();
    }
    json_.BeginObject("properties").Text("articleId", article.id);
    json_.TextIfAny("outlet", article.outlet).TextIfAny("title", article.title);
    if (article.published) json_.Text("published", article.published->ToString());
    json_.TextIfAny("url", article.url).End().End();
  }

  void WriteResult(const Finding& finding) {
    const Rule& rule = RuleOf(finding.kind);
    json_.BeginObject().Text("ruleId", FindingKindName(finding.kind));
    json_.Number("ruleIndex", static_cast<uint64_t>(&rule - kRules));
    json_.Text("kind", finding.kind == FindingKind::kAgreement ? "informational" : "fail");
    json_.Text("level", LevelOf(finding));
    WriteMessage("message", finding.explanation, json_);
    const uint32_t first = FirstOf(finding);
    json_.BeginArray("locations");
    if (!finding.claims.empty()) WriteLocation(report_.claims[first], std::nullopt);
    json_.End().BeginArray("relatedLocations");
    uint64_t id = 0;
    for (uint32_t claim : finding.claims) {
      if (claim != first) WriteLocation(report_.claims[claim], ++id);
    }
    json_.End();
    json_.BeginObject("partialFingerprints");
    json_.Text("words/v1", finding.fingerprint.ToHex()).End();
    // Of a hundred, in tenths.
    json_.Plain("rank", Decimal::Make(finding.confidence, -1)->ToString());
    json_.BeginObject("properties").Text("findingId", finding.id.ToHex());
    json_.Text("basis", finding.basis);
    json_.Plain("confidence", report::Thousandths(finding.confidence));
    if (finding.fact) json_.Text("fact", report_.facts[*finding.fact].label);
    json_.BeginArray("claimIds");
    for (uint32_t claim : finding.claims) json_.Element(report_.claims[claim].id.ToHex());
    json_.End().End().End();
  }

  // Where the result stands: in the draft, if there is one; the others are related.
  uint32_t FirstOf(const Finding& finding) const {
    for (uint32_t claim : finding.claims) {
      if (report_.draft == report_.claims[claim].article) return claim;
    }
    return finding.claims.empty() ? 0 : finding.claims.front();
  }

  void WriteLocation(const Claim& claim, std::optional<uint64_t> id) {
    const size_t index = index_[claim.article];
    const Artifact& artifact = artifacts_[index];
    const Document& document = report_.articles[claim.article];
    const std::string_view text = document.text(claim.part);
    json_.BeginObject();
    if (id) json_.Number("id", *id);
    json_.BeginObject("physicalLocation").BeginObject("artifactLocation");
    json_.Text("uri", artifact.uri).Number("index", index).End();
    if (claim.part == Part::kBody) {
      WriteRegion("region", report::Clip(text, claim.value_span), text, artifact);
      WriteRegion("contextRegion", report::Clip(text, claim.span), text, artifact);
    }
    json_.End();
    if (claim.part == Part::kTitle) {
      // The title is no part of the artifact's text.
      json_.BeginArray("logicalLocations").BeginObject().Text("name", "title");
      json_.Text("kind", "title").End().End();
    }
    WriteMessage("message",
                 report::OutletText(document) + " (" + report::DateText(document) + "): \"" +
                     std::string(report::Slice(text, claim.span)) + "\"",
                 json_);
    json_.End();
  }

  void WriteRegion(std::string_view key, Span span, std::string_view text,
                   const Artifact& artifact) {
    const LineColumn begin = artifact.lines.At(span.begin);
    const LineColumn end = artifact.lines.At(span.end);
    json_.BeginObject(key).Number("startLine", begin.line + artifact.lines_before);
    json_.Number("startColumn", begin.utf16_column + 1);
    json_.Number("endLine", end.line + artifact.lines_before);
    json_.Number("endColumn", end.utf16_column + 1);
    // Of a file only the lines are known for sure: it may begin with a byte order mark, or have
    // another encoding.
    if (!artifact.is_file) json_.Number("byteOffset", span.begin).Number("byteLength", span.size());
    json_.BeginObject("snippet").Text("text", span.In(text)).End().End();
  }

  const Report& report_;
  std::vector<size_t> index_;  // of an article among the artifacts
  std::vector<Artifact> artifacts_;
  JsonWriter json_;
};

}  // namespace

absl::StatusOr<std::string> ReportToSarif(const Report& report) {
  if (absl::Status s = report::CheckReport(report); !s.ok()) return s;
  return Writer(report).Write();
}

}  // namespace crosscheck
