// The wire: the doors are those of report/wire.h. Requests are protobuf's own reading of JSON and
// bytes, and then checked field by field, so that an error names the field; answers are built from
// the same pieces as reports (message.h).
#include "crosscheck/report/wire.h"

#include <google/protobuf/stubs/logging.h>
#include <google/protobuf/util/json_util.h>

#include <limits>
#include <utility>

#include "crosscheck/article/offsets.h"
#include "crosscheck_internal/v1/check.pb.h"
#include "crosscheck_internal/v1/server.pb.h"
#include "crosscheck_internal/v1/session.pb.h"
#include "report/message.h"

namespace crosscheck {
namespace {

namespace pb = ::crosscheck::internal::v1;

absl::Status Parse(std::string_view bytes, WireFormat format, google::protobuf::Message* message) {
  const std::string name(message->GetDescriptor()->name());
  if (bytes.size() > size_t{std::numeric_limits<int>::max()})
    return absl::ResourceExhaustedError(name + " of more than 2 GiB");
  if (format == WireFormat::kJson) {
    // protobuf would let some of it pass, and prints of others.
    if (const size_t bad = FirstInvalidUtf8(bytes); bad != bytes.size()) {
      return absl::InvalidArgumentError(name + ": not UTF-8 at byte " + std::to_string(bad));
    }
    google::protobuf::util::JsonParseOptions options;
    options.case_insensitive_enum_parsing = true;
    const auto status = google::protobuf::util::JsonStringToMessage(
        google::protobuf::StringPiece(bytes.data(), bytes.size()), message, options);
    if (status.ok()) return absl::OkStatus();
    return absl::InvalidArgumentError(
        name + ": " + std::string(status.message().data(), status.message().size()));
  }
  // Of text that is not UTF-8 protobuf says so on stderr too; a library does not print.
  const google::protobuf::LogSilencer silencer;
  if (message->ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
    return absl::OkStatus();
  return absl::InvalidArgumentError("the bytes are no crosscheck.v1." + name +
                                    ", or text in it is not UTF-8");
}

// `undated` tells why the article lacks a time although one was given: "published: ...".
Article ArticleOf(pb::SourceArticle& source, absl::Status* undated) {
  Article article;
  const auto read_time = [undated](const char* name, const std::string& text,
                                   std::optional<Timestamp>& time) {
    if (text.empty()) return;
    const absl::StatusOr<Timestamp> read = ParseTimestamp(text);
    if (read.ok()) {
      time = *read;
    } else if (undated->ok()) {
      *undated = absl::InvalidArgumentError(std::string(name) + ": " +
                                            std::string(read.status().message()));
    }
  };
  read_time("published", source.published(), article.published);
  read_time("updated", source.updated(), article.updated);
  article.byline = std::move(*source.mutable_byline());
  article.dateline = std::move(*source.mutable_dateline());
  article.agency = std::move(*source.mutable_agency());
  article.canonical_url = std::move(*source.mutable_canonical_url());
  article.version = std::move(*source.mutable_version());
  article.status = std::move(*source.mutable_status());
  article.id = std::move(*source.mutable_id());
  article.outlet = std::move(*source.mutable_outlet());
  article.title = std::move(*source.mutable_title());
  article.url = std::move(*source.mutable_url());
  article.text = std::move(*source.mutable_text());
  if (article.id.empty()) article.id = DefaultArticleId(article.url, article.text);
  return article;
}

std::string InPlace(std::string_view place, const absl::Status& status) {
  return std::string(place) + std::string(status.message());
}

// What requests say of the findings that they want.
template <typename Message, typename Request>
absl::Status ReadWanted(const Message& message, Request* request) {
  if (message.has_min_confidence()) {
    const double least = message.min_confidence();
    if (!(least >= 0 && least <= 1))
      return absl::InvalidArgumentError("minConfidence: not between 0 and 1");
    request->min_confidence = least;
  }
  for (int i = 0; i < message.ignore_size(); ++i) {
    const std::optional<Fingerprint> seen = Fingerprint::FromHex(message.ignore(i));
    if (!seen) {
      return absl::InvalidArgumentError("ignore[" + std::to_string(i) +
                                        "]: not a fingerprint of 32 hex digits");
    }
    request->ignore.push_back(*seen);
  }
  return absl::OkStatus();
}

// protobuf keeps numbers of enums that it does not know.
absl::StatusOr<OffsetUnits> UnitsOf(pb::SessionChanges::Units units) {
  if (units == pb::SessionChanges::UTF8) return OffsetUnits::kUtf8;
  if (units == pb::SessionChanges::UTF16) return OffsetUnits::kUtf16;
  return absl::InvalidArgumentError("units: neither UTF8 nor UTF16");
}

// Builds a message of changes.
class ChangesBuilder {
 public:
  ChangesBuilder(const Article& draft, const ClaimIndex& index, OffsetUnits units)
      : draft_(draft), index_(index), units_(units) {}

  absl::Status Add(const Changes& changes, pb::Changes* out) {
    for (const Fingerprint& id : changes.removed) out->add_removed(id.ToHex());
    for (const DraftFinding& found : changes.changed) {
      if (absl::Status s = Add(found, out->add_changed()); !s.ok()) return s;
    }
    for (const MovedFinding& moved : changes.moved) {
      pb::Changes::Moved* message = out->add_moved();
      message->set_id(moved.id.ToHex());
      if (absl::Status s = Add(moved.sides, message->mutable_sides()); !s.ok()) return s;
    }
    for (const DraftFinding& found : changes.added) {
      if (absl::Status s = Add(found, out->add_added()); !s.ok()) return s;
    }
    out->set_incomplete(changes.incomplete);
    return absl::OkStatus();
  }

 private:
  absl::Status Add(const DraftFinding& found, pb::DraftFinding* out) {
    if (absl::Status s = report::Fill(found.finding, out->mutable_finding()); !s.ok()) return s;
    for (const FindingSide& side : found.sides)
      out->mutable_finding()->add_claim_ids(side.claim.ToHex());
    return Add(found.sides, out->mutable_sides());
  }

  absl::Status Add(const std::vector<FindingSide>& sides,
                   google::protobuf::RepeatedPtrField<pb::Side>* out) {
    for (const FindingSide& side : sides) {
      if (absl::Status s = Add(side, out->Add()); !s.ok()) return s;
    }
    return absl::OkStatus();
  }

  absl::Status Add(const FindingSide& side, pb::Side* out) {
    out->set_in_draft(side.in_draft);
    out->set_claim_id(side.claim.ToHex());
    if (side.in_draft) {
      const bool title = side.part == Part::kTitle;
      const std::string& text = title ? draft_.title : draft_.text;
      if (absl::Status s = Quote(side, text, out); !s.ok()) return s;
      if (units_ == OffsetUnits::kUtf8) return absl::OkStatus();
      std::optional<LineIndex>& lines = title ? title_lines_ : text_lines_;
      if (!lines) lines.emplace(text);
      CountUtf16(*lines, out);
      return absl::OkStatus();
    }
    const absl::StatusOr<Document> document = index_.DocumentOf(side.article);
    if (!document.ok()) return document.status();
    if (absl::Status s = report::Fill(*document, out->mutable_article()); !s.ok()) return s;
    if (absl::Status s = Quote(side, document->text(side.part), out); !s.ok()) return s;
    if (units_ == OffsetUnits::kUtf16) CountUtf16(LineIndex(document->text(side.part)), out);
    return absl::OkStatus();
  }

  static void CountUtf16(const LineIndex& lines, pb::Side* out) {
    for (pb::Span* span : {out->mutable_span(), out->mutable_value_span()}) {
      span->set_begin(lines.ToUtf16(span->begin()));
      span->set_end(lines.ToUtf16(span->end()));
    }
  }

  static absl::Status Quote(const FindingSide& side, std::string_view text, pb::Side* out) {
    if (absl::Status s =
            report::Fill(side.span, side.part, text, out->mutable_span(), out->mutable_text());
        !s.ok()) {
      return s;
    }
    return report::Fill(side.value_span, side.part, text, out->mutable_value_span(),
                        out->mutable_value_text());
  }

  const Article& draft_;
  const ClaimIndex& index_;
  const OffsetUnits units_;
  std::optional<LineIndex> title_lines_, text_lines_;  // of the draft, where they were needed
};

absl::StatusOr<std::string> ToWire(const google::protobuf::Message& message, WireFormat format) {
  return format == WireFormat::kJson ? report::ToJson(message, false) : report::ToProto(message);
}

}  // namespace

absl::StatusOr<Article> ParseSourceArticle(std::string_view bytes, WireFormat format) {
  pb::SourceArticle message;
  if (absl::Status s = Parse(bytes, format, &message); !s.ok()) return s;
  absl::Status undated;
  Article article = ArticleOf(message, &undated);
  if (!undated.ok()) return absl::InvalidArgumentError(InPlace("", undated));
  return article;
}

absl::StatusOr<CheckRequest> ParseCheckRequest(std::string_view bytes, WireFormat format) {
  pb::CheckRequest message;
  if (absl::Status s = Parse(bytes, format, &message); !s.ok()) return s;
  CheckRequest request;
  const auto take = [&](pb::SourceArticle& source, const std::string& place) {
    absl::Status undated;
    Article article = ArticleOf(source, &undated);
    if (!undated.ok()) request.warnings.push_back(InPlace(place, undated));
    return article;
  };
  for (int i = 0; i < message.articles_size(); ++i) {
    request.articles.push_back(
        take(*message.mutable_articles(i), "articles[" + std::to_string(i) + "]."));
  }
  if (message.has_draft()) {
    request.draft = take(*message.mutable_draft(), "draft.");
    request.draft->status.clear();  // who asks for it to be checked wants that
  }
  if (absl::Status s = ReadWanted(message, &request); !s.ok()) return s;
  return request;
}

absl::StatusOr<std::string> ReportToWire(const Report& report, WireFormat format) {
  return format == WireFormat::kJson ? ReportToJson(report) : ReportToProto(report);
}

absl::StatusOr<std::string> ChangesToWire(const Changes& changes, const Article& draft,
                                          const ClaimIndex& index, WireFormat format) {
  pb::Changes message;
  ChangesBuilder builder(draft, index, OffsetUnits::kUtf8);
  if (absl::Status s = builder.Add(changes, &message); !s.ok()) return s;
  return ToWire(message, format);
}

absl::StatusOr<std::string> FindingsToWire(absl::Span<const DraftFinding> findings,
                                           const Article& draft, const ClaimIndex& index,
                                           WireFormat format) {
  Changes changes;
  changes.added.assign(findings.begin(), findings.end());
  return ChangesToWire(changes, draft, index, format);
}

absl::StatusOr<OpenSessionRequest> ParseOpenSessionRequest(std::string_view bytes,
                                                           WireFormat format) {
  pb::OpenSessionRequest message;
  if (absl::Status s = Parse(bytes, format, &message); !s.ok()) return s;
  OpenSessionRequest request;
  request.archive = std::move(*message.mutable_archive());
  absl::Status undated;
  request.draft = ArticleOf(*message.mutable_draft(), &undated);
  if (!undated.ok()) return absl::InvalidArgumentError(InPlace("draft.", undated));
  if (absl::Status s = ReadWanted(message, &request); !s.ok()) return s;
  const absl::StatusOr<OffsetUnits> units = UnitsOf(message.units());
  if (!units.ok()) return units.status();
  request.units = *units;
  return request;
}

absl::StatusOr<EditRequest> ParseEditRequest(std::string_view bytes, WireFormat format) {
  pb::EditRequest message;
  if (absl::Status s = Parse(bytes, format, &message); !s.ok()) return s;
  EditRequest request;
  request.version = message.version();
  if (message.has_units()) {
    const absl::StatusOr<OffsetUnits> units = UnitsOf(message.units());
    if (!units.ok()) return units.status();
    request.units = *units;
  }
  for (int i = 0; i < message.edits_size(); ++i) {
    pb::TextEdit& edit = *message.mutable_edits(i);
    if (!pb::Span::Part_IsValid(edit.part())) {
      return absl::InvalidArgumentError("edits[" + std::to_string(i) +
                                        "].part: neither BODY nor TITLE");
    }
    request.edits.push_back({edit.part() == pb::Span::TITLE ? Part::kTitle : Part::kBody,
                             edit.begin(), edit.end(), std::move(*edit.mutable_text())});
  }
  if (message.has_about()) {
    // Without an id it is meant for the draft, whatever its id is.
    const bool unnamed = message.about().id().empty();
    absl::Status undated;
    request.about = ArticleOf(*message.mutable_about(), &undated);
    if (!undated.ok()) return absl::InvalidArgumentError(InPlace("about.", undated));
    if (unnamed) request.about->id.clear();
  }
  return request;
}

absl::StatusOr<std::string> SessionChangesToWire(const SessionChanges& about,
                                                 const Changes& changes, const Article& draft,
                                                 const ClaimIndex& index, WireFormat format) {
  pb::SessionChanges message;
  message.set_session(std::string(about.session));
  message.set_version(about.version);
  message.set_units(about.units == OffsetUnits::kUtf16 ? pb::SessionChanges::UTF16
                                                       : pb::SessionChanges::UTF8);
  ChangesBuilder builder(draft, index, about.units);
  if (absl::Status s = builder.Add(changes, message.mutable_changes()); !s.ok()) return s;
  return ToWire(message, format);
}

absl::StatusOr<std::string> ArchiveListToWire(absl::Span<const ArchiveEntry> archives,
                                              WireFormat format) {
  pb::ArchiveList message;
  for (const ArchiveEntry& archive : archives) {
    pb::ArchiveList::Archive* out = message.add_archives();
    out->set_name(archive.name);
    out->set_articles(static_cast<uint32_t>(archive.articles));
    out->set_claims(static_cast<uint32_t>(archive.claims));
    out->set_first_published(archive.first_published);
    out->set_last_published(archive.last_published);
  }
  return ToWire(message, format);
}

}  // namespace crosscheck
