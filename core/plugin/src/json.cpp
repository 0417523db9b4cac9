// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/plugin/json.h"

#include <array>
#include <charconv>
#include <cmath>

#include "uppdrag/text/unicode.h"

namespace uppdrag {
namespace {

void append_escaped(std::string& out, unsigned char c) {
  constexpr std::string_view kHex = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      break;
    case '\\':
      out += "\\\\";
      break;
    case '\n':
      out += "\\n";
      break;
    case '\r':
      out += "\\r";
      break;
    case '\t':
      out += "\\t";
      break;
    default:
      out += "\\u00";
      out += kHex[c >> 4];
      out += kHex[c & 15];
  }
}

void append_integer(std::string& out, std::int64_t number) { out += std::to_string(number); }

template <typename T, typename Append>
void append_array(std::string& out, const std::vector<T>& values, Append append) {
  out += '[';
  for (const T& value : values) {
    if (&value != &values.front()) out += ',';
    append(out, value);
  }
  out += ']';
}

void append_member(std::string& out, std::string_view name, std::string_view text) {
  append_json_string(out, name);
  out += ':';
  append_json_string(out, text);
}

void append_document(std::string& out, const FactRow& row) {
  out += "\"document\":{";
  append_member(out, "path", row.document_path);
  out += ',';
  append_member(out, "title", row.document.get("title"));
  out += ',';
  append_member(out, "kind", row.document.get("kind"));
  out += ",\"county\":";
  append_json_strings(out, row.document.list("county"));
  out += ",\"dnr\":";
  append_json_strings(out, row.document.list("dnr"));
  out += ',';
  append_member(out, "date", row.document.get("date"));
  out += '}';
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::uint32_t at = 0; at < text.size();) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c < 0x20 || c == '"' || c == '\\' || c == 0x7F) {
      append_escaped(out, c);
      ++at;
    } else if (c < 0x80) {
      out += text[at++];
    } else {
      const CodePoint point = decode_utf8(text, at);
      append_utf8(out, point.value);
      at = point.next;
    }
  }
  out += '"';
}

void append_json_strings(std::string& out, const std::vector<std::string>& texts) {
  append_array(out, texts, [](std::string& to, const std::string& text) { append_json_string(to, text); });
}

void append_json_number(std::string& out, double number) {
  if (!std::isfinite(number)) number = 0;
  std::array<char, 400> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed, 4).ptr;
  std::string_view digits(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  while (digits.ends_with('0')) digits.remove_suffix(1);
  if (digits.ends_with('.')) digits.remove_suffix(1);
  out += digits == "-0" ? "0" : digits;
}

void append_json_value(std::string& out, const FieldValue& value) {
  struct Visitor {
    std::string& to;
    void operator()(std::monostate) const { to += "null"; }
    void operator()(const std::string& text) const { append_json_string(to, text); }
    void operator()(std::int64_t number) const { append_integer(to, number); }
    void operator()(bool truth) const { to += truth ? "true" : "false"; }
    void operator()(const std::vector<std::string>& texts) const { append_json_strings(to, texts); }
    void operator()(const std::vector<std::int64_t>& numbers) const { append_array(to, numbers, append_integer); }
  };
  std::visit(Visitor{out}, value);
}

void append_json_members(std::string& out, const FactRow& row) {
  append_document(out, row);
  out += ',';
  append_member(out, "type", row.fact.type);
  out += ",\"fields\":{";
  for (const auto& field : row.fact.fields) {
    if (&field != &row.fact.fields.front()) out += ',';
    append_json_string(out, field.first);
    out += ':';
    append_json_value(out, field.second);
  }
  out += "},";
  append_member(out, "quote", row.quote);
  out += ",\"start\":" + std::to_string(row.fact.span.start) + ",\"end\":" + std::to_string(row.fact.span.end) +
         ",\"page\":" + std::to_string(row.page) + ",\"confidence\":";
  append_json_number(out, row.fact.confidence);
  out += ',';
  append_member(out, "plugin", row.plugin);
  out += ',';
  append_member(out, "rule", row.fact.rule);
}

}  // namespace uppdrag
