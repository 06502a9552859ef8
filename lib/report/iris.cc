// Names in linked data: the doors are those of iris.h.
#include "report/iris.h"

#include <set>

#include "report/uri.h"

namespace crosscheck::report {

std::vector<std::string> ArticleIris(const Report& report) {
  std::vector<std::string> iris;
  std::set<std::string> seen;
  for (const Document& document : report.articles) {
    std::string iri = WebUri(document.article().url);
    if (iri.empty() || !seen.insert(iri).second)
      iri = "urn:crosscheck:article:" + UriSegment(document.id());
    iris.push_back(std::move(iri));
  }
  return iris;
}

std::string Urn(std::string_view kind, const Fingerprint& id) {
  return "urn:crosscheck:" + std::string(kind) + ":" + id.ToHex();
}

}  // namespace crosscheck::report
