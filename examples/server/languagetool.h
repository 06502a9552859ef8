// LanguageTool's HTTP interface, so that its clients work unchanged: POST /v2/check,
// GET /v2/languages, GET /v2/info. Offsets are UTF-16 units of what the client sent.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "crosscheck/checker.h"
#include "draft.h"
#include "http.h"

namespace server {

// What drafts are that come without their metadata, and how findings look in protocols of others.
struct EditorOptions {
  // The same while it is typed; an id that no archive has, for such an article would be left out.
  std::string id = "crosscheck_server: a draft";
  // What explanations call such a draft.
  std::string outlet = "Your draft";
  // LanguageTool's type of all findings: "other", unless a client drops or hides that.
  std::string issue_type = "other";
  // The time of publication of a draft that does not tell its own; without one "last year" stays
  // open. Not the clock: one request gives one answer.
  std::optional<crosscheck::Timestamp> today;
  std::chrono::microseconds budget{0};    // where an answer may be incomplete
  std::chrono::microseconds patience{0};  // where it must not be

  crosscheck::Article DraftOf(const std::string& text) const {
    crosscheck::Article draft;
    draft.id = id;
    draft.outlet = outlet;
    draft.published = today;
    draft.text = text;
    return draft;
  }
};

// `form` holds text or data, language, enabledRules, disabledRules, enabledCategories,
// disabledCategories, enabledOnly; whatever else clients send is ignored.
Answer LanguageToolCheck(const Fields& form, std::string_view archive, Drafts& drafts,
                         const EditorOptions& options);
Answer LanguageToolLanguages();
Answer LanguageToolInfo();

}  // namespace server
