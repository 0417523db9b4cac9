// SPDX-License-Identifier: GPL-3.0-or-later
// libxml2's SAX2 interface without its tree: no entities but the five of XML, no DTD, no network.
#include "xml_tree.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <utility>

namespace uppdrag::office_reader {
namespace {

constexpr std::size_t kMostNodes = std::size_t{8} << 20U;
constexpr std::size_t kDeepest = 500;

using Pair = std::pair<std::string_view, std::string_view>;
// Namespaces and their prefixes; of Office the transitional and the strict form.
constexpr std::array kNamespaces = std::to_array<Pair>({
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w:"},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", "w:"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r:"},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", "r:"},
    {"http://schemas.openxmlformats.org/package/2006/relationships", "pr:"},
    {"http://schemas.openxmlformats.org/package/2006/content-types", "ct:"},
    {"http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "cp:"},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc:"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", "m:"},
    {"http://purl.oclc.org/ooxml/officeDocument/math", "m:"},
    {"urn:schemas-microsoft-com:vml", "v:"},
    {"http://purl.org/dc/elements/1.1/", "dc:"},
    {"http://purl.org/dc/terms/", "dcterms:"},
    {"urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office:"},
    {"urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text:"},
    {"urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table:"},
    {"urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style:"},
    {"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw:"},
    {"urn:oasis:names:tc:opendocument:xmlns:meta:1.0", "meta:"},
    {"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest:"},
    {"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "fo:"},
});

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

Name full_name(const xmlChar* space, const xmlChar* local) {
  std::string name;
  if (space != nullptr) {
    const std::string_view uri = view(space);
    const auto found =
        std::find_if(kNamespaces.begin(), kNamespaces.end(), [&](const Pair& p) { return p.first == uri; });
    name = found == kNamespaces.end() ? "?:" : found->second;
  }
  name += view(local);
  return name_of(name);
}

}  // namespace

std::string_view XmlTree::value(std::uint32_t node, Name attribute) const {
  if (node >= size() || nodes_[node].name == 0) return {};
  for (std::uint32_t i = nodes_[node].first; i < nodes_[node].last; ++i)
    if (attributes_[i].name == attribute)
      return std::string_view(chars_).substr(attributes_[i].first, attributes_[i].last - attributes_[i].first);
  return {};
}

bool XmlTree::has(std::uint32_t node, Name attribute) const {
  if (node >= size() || nodes_[node].name == 0) return false;
  for (std::uint32_t i = nodes_[node].first; i < nodes_[node].last; ++i)
    if (attributes_[i].name == attribute) return true;
  return false;
}

std::uint32_t XmlTree::child(std::uint32_t node, Name name) const {
  if (node >= size()) return kNoNode;
  for (std::uint32_t i = node + 1; i < nodes_[node].end; i = nodes_[i].end)
    if (nodes_[i].name == name) return i;
  return kNoNode;
}

std::uint32_t XmlTree::find(std::uint32_t node, Name name) const {
  if (node >= size()) return kNoNode;
  for (std::uint32_t i = node + 1; i < nodes_[node].end; ++i)
    if (nodes_[i].name == name) return i;
  return kNoNode;
}

std::string XmlTree::inner_text(std::uint32_t node) const {
  std::string out;
  for (std::uint32_t i = node; node < size() && i < nodes_[node].end; ++i)
    if (nodes_[i].name == 0) out += text(i);
  return out;
}

// Fills a tree from the parser's calls.
class XmlFiller {
 public:
  void start(Name name, int count, const xmlChar** attributes) {
    if (tree.nodes_.size() >= kMostNodes) return stop("its eight-millionth element");
    if (open_.size() >= kDeepest) return stop("elements that are nested more than 500 deep");
    const auto index = add(name);
    tree.nodes_[index].first = static_cast<std::uint32_t>(tree.attributes_.size());
    for (int i = 0; i < count; ++i, attributes += 5) {
      const auto first = static_cast<std::uint32_t>(tree.chars_.size());
      tree.chars_.append(reinterpret_cast<const char*>(attributes[3]),
                         static_cast<std::size_t>(attributes[4] - attributes[3]));
      tree.attributes_.push_back(
          {full_name(attributes[2], attributes[0]), first, static_cast<std::uint32_t>(tree.chars_.size())});
    }
    tree.nodes_[index].last = static_cast<std::uint32_t>(tree.attributes_.size());
    open_.push_back(index);
  }

  void end() {
    if (open_.size() <= 1) return;
    tree.nodes_[open_.back()].end = tree.size();
    open_.pop_back();
  }

  void characters(std::string_view text) {
    XmlNode& last = tree.nodes_.back();
    const bool goes_on = last.name == 0 && last.parent == open_.back() && last.last == tree.chars_.size();
    if (!goes_on) {
      if (tree.nodes_.size() >= kMostNodes) return stop("its eight-millionth element");
      const auto index = add(0);
      tree.nodes_[index].first = static_cast<std::uint32_t>(tree.chars_.size());
    }
    tree.chars_ += text;
    tree.nodes_.back().last = static_cast<std::uint32_t>(tree.chars_.size());
  }

  void refuse() {
    refused = true;
    stop("declares entities of its own");
  }

  void complain(const xmlError& error) {
    if (!fault.empty() || error.level < XML_ERR_ERROR) return;
    // A namespace that is not declared hurts nobody.
    if (error.domain == XML_FROM_NAMESPACE) return;
    fault = "line " + std::to_string(error.line) + ": " + (error.message == nullptr ? "malformed" : error.message);
    while (!fault.empty() && (fault.back() == '\n' || fault.back() == ' ')) fault.pop_back();
    std::replace(fault.begin(), fault.end(), '\n', ' ');
  }

  void finish() {
    while (!open_.empty()) {
      tree.nodes_[open_.back()].end = tree.size();
      open_.pop_back();
    }
  }

  XmlTree tree;
  std::string fault;
  bool refused = false;
  xmlParserCtxtPtr parser = nullptr;

 private:
  std::uint32_t add(Name name) {
    const std::uint32_t index = tree.size();
    tree.nodes_.push_back({name, open_.back(), index + 1, 0, 0});
    return index;
  }

  void stop(std::string why) {
    if (fault.empty()) fault = std::move(why);
    xmlStopParser(parser);
  }

  std::vector<std::uint32_t> open_{0};
};

namespace {

XmlFiller& filler(void* data) { return *static_cast<XmlFiller*>(data); }

xmlSAXHandler handler() {
  xmlSAXHandler sax{};
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = [](void* data, const xmlChar* local, const xmlChar*, const xmlChar* space, int, const xmlChar**,
                          int count, int, const xmlChar** attributes) {
    filler(data).start(full_name(space, local), count, attributes);
  };
  sax.endElementNs = [](void* data, const xmlChar*, const xmlChar*, const xmlChar*) { filler(data).end(); };
  const auto characters = [](void* data, const xmlChar* text, int size) {
    filler(data).characters({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
  };
  sax.characters = characters;
  sax.ignorableWhitespace = characters;
  sax.cdataBlock = characters;
  sax.entityDecl = [](void* data, const xmlChar*, int, const xmlChar*, const xmlChar*, xmlChar*) {
    filler(data).refuse();
  };
  sax.getEntity = [](void*, const xmlChar* name) { return xmlGetPredefinedEntity(name); };
  sax.serror = [](void* data, xmlErrorPtr error) {
    if (error != nullptr) filler(data).complain(*error);
  };
  return sax;
}

}  // namespace

struct XmlParser::State {
  XmlFiller filler;
  xmlSAXHandler sax = handler();
  xmlParserCtxtPtr parser = nullptr;

  State() {
    xmlInitParser();
    parser = xmlCreatePushParserCtxt(&sax, &filler, nullptr, 0, nullptr);
    if (parser != nullptr) xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_NOWARNING);
    filler.parser = parser;
  }
  ~State() {
    // Made by the parser for a document type, although nobody wants its tree.
    if (parser != nullptr) xmlFreeDoc(parser->myDoc);
    xmlFreeParserCtxt(parser);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
};

XmlParser::XmlParser() : state_(std::make_unique<State>()) {}
XmlParser::~XmlParser() = default;

bool XmlParser::feed(std::string_view bytes) {
  constexpr std::size_t kPiece = std::size_t{1} << 20U;
  while (!bytes.empty() && state_->filler.fault.empty() && state_->parser != nullptr) {
    const std::string_view piece = bytes.substr(0, kPiece);
    xmlParseChunk(state_->parser, piece.data(), static_cast<int>(piece.size()), 0);
    bytes.remove_prefix(piece.size());
  }
  return state_->filler.fault.empty() && state_->parser != nullptr;
}

XmlTree XmlParser::finish() {
  if (state_->parser != nullptr && state_->filler.fault.empty()) xmlParseChunk(state_->parser, nullptr, 0, 1);
  state_->filler.finish();
  return std::move(state_->filler.tree);
}

const std::string& XmlParser::fault() const { return state_->filler.fault; }
bool XmlParser::refused() const { return state_->filler.refused; }

}  // namespace uppdrag::office_reader
