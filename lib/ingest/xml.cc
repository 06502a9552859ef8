// XML: the doors are ReadXml and LooksLikeXml. pugixml parses in place, without recursion, and
// knows no entities of a DTD, so that neither depth nor "billion laughs" nor a file: address in
// one does anything; our own walks are loops for the same reason.
#include "ingest/xml.h"

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "ingest/encoding.h"
#include "ingest/html.h"
#include "ingest/repair.h"
#include "ingest/xml_tree.h"

namespace crosscheck::ingest {
namespace {

constexpr std::string_view kRoots[] = {"rss",  "RDF",         "feed",     "entry",
                                       "nitf", "newsMessage", "newsItem", "NewsML"};

// The name of the first element, without prefix; empty where there is none.
std::string_view RootName(std::string_view bytes) {
  for (;;) {
    bytes = Trim(bytes);
    if (bytes.size() < 2 || bytes[0] != '<') return {};
    const bool comment = bytes.substr(0, 4) == "<!--";
    if (bytes[1] != '?' && bytes[1] != '!') break;
    std::string_view end = comment ? "-->" : bytes[1] == '?' ? "?>" : ">";
    // A DTD may have declarations inside.
    const size_t bracket = bytes.find('[');
    if (!comment && bytes[1] == '!' && bracket < bytes.find('>')) end = "]";
    const size_t found = bytes.find(end);
    if (found == std::string_view::npos) return {};
    bytes.remove_prefix(found + end.size());
    if (end == "]" && !(bytes = Trim(bytes)).empty() && bytes[0] == '>') bytes.remove_prefix(1);
  }
  bytes.remove_prefix(1);
  const std::string_view name = bytes.substr(0, bytes.find_first_of(" \t\r\n/>"));
  const size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// encoding="..." of the declaration, in lower case.
std::string DeclaredEncoding(std::string_view bytes) {
  if (bytes.substr(0, 5) != "<?xml") return "";
  const std::string_view declaration = bytes.substr(0, bytes.find("?>"));
  size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return "";
  at = declaration.find_first_of("\"'", at);
  if (at == std::string_view::npos) return "";
  const size_t end = declaration.find(declaration[at], at + 1);
  return AsciiLower(declaration.substr(at + 1, end - at - 1));
}

}  // namespace

uint32_t Lines::At(ptrdiff_t offset) {
  const auto end = std::min(static_cast<size_t>(std::max<ptrdiff_t>(offset, 0)), text_.size());
  if (end < at_) {  // out of order: from the start
    at_ = 0;
    line_ = 1;
  }
  const std::string_view between = text_.substr(at_, end - at_);
  line_ += static_cast<uint32_t>(std::count(between.begin(), between.end(), '\n'));
  at_ = end;
  return line_;
}

pugi::xml_node Child(pugi::xml_node node, std::string_view name) {
  for (pugi::xml_node child : node.children()) {
    if (LocalName(child.name()) == name) return child;
  }
  return {};
}

namespace {

// The next node in document order below `root`; null behind the last.
pugi::xml_node Next(pugi::xml_node node, pugi::xml_node root) {
  if (node.first_child()) return node.first_child();
  while (node && node != root && !node.next_sibling()) node = node.parent();
  return node == root ? pugi::xml_node() : node.next_sibling();
}

}  // namespace

pugi::xml_node Descendant(pugi::xml_node node, std::string_view name) {
  for (pugi::xml_node n = Next(node, node); n; n = Next(n, node)) {
    if (LocalName(n.name()) == name) return n;
  }
  return {};
}

std::string TextOf(pugi::xml_node node) {
  std::string text;
  if (!node) return text;
  for (pugi::xml_node n = node; n; n = Next(n, node)) {
    if (n.type() == pugi::node_pcdata || n.type() == pugi::node_cdata) {
      text += n.value();
    } else {
      text += ' ';
    }
  }
  return Folded(text);
}

std::string ChildText(pugi::xml_node node, std::string_view name) {
  return TextOf(Child(node, name));
}

std::string MarkupOf(pugi::xml_node node) {
  struct Writer : pugi::xml_writer {
    std::string out;
    void write(const void* data, size_t size) override {
      out.append(static_cast<const char*>(data), size);
    }
  } writer;
  node.print(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return std::move(writer.out);
}

bool LooksLikeXml(std::string_view bytes) {
  const std::string_view head = Trim(bytes.substr(0, 65536));
  if (head.substr(0, 1) != "<" || LooksLikeHtml(bytes)) return false;
  const std::string_view root = RootName(head);
  return std::find(std::begin(kRoots), std::end(kRoots), root) != std::end(kRoots) ||
         head.substr(0, 5) == "<?xml";
}

void ReadXml(std::string_view bytes, const ReadOptions& options, const Fields& given, Sink& sink) {
  if (sink.TooLarge(bytes.size(), options)) return;
  std::string storage;
  const std::string_view text = ToUtf8(bytes, DeclaredEncoding(Trim(bytes)), 1, sink, storage);
  pugi::xml_document document;
  const pugi::xml_parse_result parsed =
      document.load_buffer(text.data(), text.size(),
                           pugi::parse_default | pugi::parse_ws_pcdata_single, pugi::encoding_utf8);
  Lines lines(text);
  if (!parsed) {
    sink.Error(lines.At(parsed.offset), std::string("not well-formed XML: ") +
                                            parsed.description() + "; what stands before is read");
  }
  const pugi::xml_node root = document.document_element();
  const std::string_view name = LocalName(root.name());
  if (name == "rss" || name == "RDF") {
    ReadRss(root, lines, given, sink);
  } else if (name == "feed" || name == "entry") {
    ReadAtom(root, lines, given, sink);
  } else if (name == "nitf") {
    ReadNitf(root, lines.At(root.offset_debug()), given, sink);
  } else if (name == "newsMessage" || name == "newsItem") {
    ReadNewsMl(root, lines, given, sink);
  } else {
    sink.Error(lines.At(root.offset_debug()), root ? "XML of a kind that is not read, <" +
                                                         std::string(name) +
                                                         ">; RSS, Atom, NITF and NewsML-G2 are"
                                                   : "no element in this XML");
  }
}

}  // namespace crosscheck::ingest
