// SPDX-License-Identifier: GPL-3.0-or-later
// libxml2 reads the marks and calls back; the tree is ours, so that every text keeps its place in the source.
#include "page.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

namespace uppdrag::html_reader {
namespace {

constexpr std::size_t kMostNodes = std::size_t{8} << 20U;
constexpr std::size_t kDeepest = 20000;
constexpr std::size_t kLongestValue = 8192;
// Steps that end tags without a start tag may cost: each looks through all open elements.
constexpr std::size_t kMostSteps = 2'000'000'000;

using Pair = std::pair<std::string_view, Attribute>;
constexpr std::array kAttributes = std::to_array<Pair>({
    {"aria-controls", Attribute::kAriaControls},
    {"aria-hidden", Attribute::kAriaHidden},
    {"aria-level", Attribute::kAriaLevel},
    {"class", Attribute::kClass},
    {"colspan", Attribute::kColspan},
    {"content", Attribute::kContent},
    {"datetime", Attribute::kDatetime},
    {"hidden", Attribute::kHidden},
    {"href", Attribute::kHref},
    {"http-equiv", Attribute::kHttpEquiv},
    {"id", Attribute::kId},
    {"itemprop", Attribute::kItemprop},
    {"lang", Attribute::kLang},
    {"name", Attribute::kName},
    {"property", Attribute::kProperty},
    {"rel", Attribute::kRel},
    {"role", Attribute::kRole},
    {"rowspan", Attribute::kRowspan},
    {"start", Attribute::kStart},
    {"style", Attribute::kStyle},
    {"type", Attribute::kType},
    {"value", Attribute::kValue},
    {"xml:lang", Attribute::kLang},
});

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

// Fills a page from the parser's calls.
class Builder {
 public:
  Builder(Page& page, htmlParserCtxtPtr parser) : page_(page), parser_(parser) {
    page_.nodes.push_back({});
    page_.nodes[0].tag = Tag::kBlock;
    open_.push_back(0);
  }

  void start(std::string_view name, const xmlChar** attributes) {
    if (page_.cut) return;
    const Tag tag = tag_of(name);
    // A head that was never closed.
    if (is_block(tag) && tag != Tag::kHead) close_head();
    const auto place = tag_start(name);
    const std::uint32_t index = add(tag, place.value_or(last_));
    page_.nodes[index].first = static_cast<std::uint32_t>(page_.attributes.size());
    for (; attributes != nullptr && *attributes != nullptr; attributes += 2)
      keep(view(attributes[0]), view(attributes[1]));
    page_.nodes[index].last = static_cast<std::uint32_t>(page_.attributes.size());
    open_.push_back(index);
    if (place) last_ = std::max(last_, position());
    text_open_ = false;
  }

  void end(std::string_view name) {
    text_open_ = false;
    close(tag_of(name));
  }

  void characters(std::string_view text) {
    if (text.empty() || page_.cut) return;
    const std::uint32_t now = position();
    TextPiece piece{place_of(text, now), static_cast<std::uint32_t>(text.size()), kNoNode};
    last_ = piece.source + piece.size;
    if (page_.source.substr(piece.source, piece.size) != text) {
      piece.spelled = static_cast<std::uint32_t>(page_.spelled.size());
      page_.spelled += text;
      last_ = now;
    }
    if (page_.nodes[open_.back()].tag != Tag::kDropped) append(piece);
  }

  // The parser met an end tag that ends nothing.
  void complain() {
    steps_ += open_.size();
    if (steps_ > kMostSteps) stop();
  }

  void finish() {
    while (!open_.empty()) pop();
  }

 private:
  // Bytes of the source that the parser is through with.
  std::uint32_t position() const {
    const auto* input = parser_->input;
    const auto at = static_cast<std::size_t>(input->cur - input->base) + input->consumed;
    return static_cast<std::uint32_t>(std::min(at, page_.source.size()));
  }

  // The `<` of the start tag that the parser has just read; nothing for elements that it makes up.
  std::optional<std::uint32_t> tag_start(std::string_view name) const {
    const std::uint32_t now = position();
    for (auto at = page_.source.find('<', last_); at < now; at = page_.source.find('<', at + 1)) {
      const std::string_view there = page_.source.substr(at + 1, name.size());
      const bool same = there.size() == name.size() && std::equal(there.begin(), there.end(), name.begin(),
                                                                  [](char a, char b) { return lower(a) == lower(b); });
      if (same) return static_cast<std::uint32_t>(at);
    }
    return std::nullopt;
  }

  // Where the characters that were just reported stand: right before the parser's place (when its buffer is full, up to
  // a character off), unless the source spells them as an entity.
  std::uint32_t place_of(std::string_view text, std::uint32_t now) const {
    const std::string_view source = page_.source;
    const auto size = static_cast<std::uint32_t>(text.size());
    constexpr std::uint32_t kFullBuffer = 500;
    const std::uint32_t most = size < kFullBuffer ? 0 : 4;
    for (std::uint32_t slack = 0; slack <= most; ++slack) {
      if (now + slack < last_ + size || now + slack > source.size()) continue;
      if (source.substr(now + slack - size, size) == text) return now + slack - size;
    }
    const auto entity = source.find('&', last_);
    return entity == std::string_view::npos || entity > now ? last_ : static_cast<std::uint32_t>(entity);
  }

  void append(const TextPiece& piece) {
    if (!text_open_) {
      const std::uint32_t index = add(Tag::kText, piece.source);
      page_.nodes[index].first = static_cast<std::uint32_t>(page_.pieces.size());
      text_open_ = true;
    }
    page_.pieces.push_back(piece);
    page_.nodes.back().last = static_cast<std::uint32_t>(page_.pieces.size());
  }

  std::uint32_t add(Tag tag, std::uint32_t source) {
    const auto index = static_cast<std::uint32_t>(page_.nodes.size());
    page_.nodes.push_back({open_.back(), index + 1, source, 0, 0, tag});
    if (page_.nodes.size() >= kMostNodes || open_.size() >= kDeepest) stop();
    return index;
  }

  void keep(std::string_view name, std::string_view value) {
    const auto found = std::lower_bound(kAttributes.begin(), kAttributes.end(), name,
                                        [](const Pair& pair, std::string_view wanted) { return pair.first < wanted; });
    if (found == kAttributes.end() || found->first != name) return;
    if (value.size() > kLongestValue) value = {};
    page_.attributes.push_back(
        {found->second, static_cast<std::uint32_t>(page_.spelled.size()), static_cast<std::uint32_t>(value.size())});
    page_.spelled += value;
  }

  void close_head() {
    constexpr std::size_t kLook = 4;
    for (std::size_t i = open_.size(); i-- > 1 && i + kLook >= open_.size();)
      if (page_.nodes[open_[i]].tag == Tag::kHead) return close(Tag::kHead);
  }

  void close(Tag tag) {
    std::size_t depth = open_.size();
    while (depth > 1 && page_.nodes[open_[depth - 1]].tag != tag) --depth;
    if (depth <= 1) return;
    while (open_.size() >= depth) pop();
  }

  void pop() {
    page_.nodes[open_.back()].end = static_cast<std::uint32_t>(page_.nodes.size());
    open_.pop_back();
  }

  void stop() {
    page_.cut = true;
    xmlStopParser(parser_);
  }

  Page& page_;
  htmlParserCtxtPtr parser_;
  std::vector<std::uint32_t> open_;
  std::uint32_t last_ = 0;  // Where the last event ended.
  std::size_t steps_ = 0;
  bool text_open_ = false;  // Characters go on with the last node.
};

Builder& builder(void* data) { return *static_cast<Builder*>(data); }

void on_characters(void* data, const xmlChar* text, int size) {
  builder(data).characters({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
}

void on_error(void* data, xmlErrorPtr error) {
  if (error != nullptr && error->code == XML_ERR_TAG_NAME_MISMATCH) builder(data).complain();
}

xmlSAXHandler handler() {
  xmlSAXHandler sax{};
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElement = [](void* data, const xmlChar* name, const xmlChar** attributes) {
    builder(data).start(view(name), attributes);
  };
  sax.endElement = [](void* data, const xmlChar* name) { builder(data).end(view(name)); };
  sax.characters = on_characters;
  sax.ignorableWhitespace = on_characters;
  sax.serror = on_error;
  return sax;
}

struct FreeParser {
  void operator()(htmlParserCtxtPtr parser) const {
    xmlFreeDoc(parser->myDoc);
    htmlFreeParserCtxt(parser);
  }
};

}  // namespace

std::string_view Page::value(std::uint32_t node, Attribute name) const {
  if (nodes[node].tag == Tag::kText) return {};
  for (std::uint32_t i = nodes[node].first; i < nodes[node].last; ++i)
    if (attributes[i].name == name) return std::string_view(spelled).substr(attributes[i].start, attributes[i].size);
  return {};
}

bool Page::has(std::uint32_t node, Attribute name) const {
  if (nodes[node].tag == Tag::kText) return false;
  for (std::uint32_t i = nodes[node].first; i < nodes[node].last; ++i)
    if (attributes[i].name == name) return true;
  return false;
}

std::string Page::inner_text(std::uint32_t node, std::size_t limit) const {
  std::string out;
  const std::size_t last = std::min<std::size_t>(nodes[node].end, node + 64 + 8 * limit);
  for (std::uint32_t i = node; i < last && out.size() < limit; ++i) {
    if (nodes[i].tag == Tag::kDropped) {
      i = nodes[i].end - 1;
      continue;
    }
    if (nodes[i].tag != Tag::kText) {
      if (is_block(nodes[i].tag) || nodes[i].tag == Tag::kBr) out += ' ';
      continue;
    }
    for (std::uint32_t p = nodes[i].first; p < nodes[i].last && out.size() < limit; ++p) out += text(pieces[p]);
  }
  std::string flat;
  for (const char c : out) {
    const bool white = c == ' ' || c == '\n' || c == '\t';
    if (!white || (!flat.empty() && flat.back() != ' ')) flat += white ? ' ' : c;
  }
  if (flat.ends_with(' ')) flat.pop_back();
  return flat;
}

Page parse_page(std::string_view source) {
  Page page;
  page.source = source;
  xmlInitParser();
  const std::unique_ptr<htmlParserCtxt, FreeParser> parser(
      htmlCreateMemoryParserCtxt(source.data(), static_cast<int>(source.size())));
  if (!parser) {  // Only an empty source has none.
    page.nodes.push_back({kNoNode, 1, 0, 0, 0, Tag::kBlock});
    return page;
  }
  Builder filler(page, parser.get());
  *parser->sax = handler();
  parser->userData = &filler;
  htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_NOIMPLIED |
                                       HTML_PARSE_IGNORE_ENC);
  xmlSwitchEncoding(parser.get(), XML_CHAR_ENCODING_UTF8);
  htmlParseDocument(parser.get());
  filler.finish();
  return page;
}

}  // namespace uppdrag::html_reader
