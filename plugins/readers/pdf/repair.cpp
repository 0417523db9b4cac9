// SPDX-License-Identifier: GPL-3.0-or-later
#include "repair.h"

#include <cctype>
#include <optional>

namespace uppdrag::pdf_reader {
namespace {

bool space(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }
bool digit(char c) { return c >= '0' && c <= '9'; }

// `12 0` when `text` starts with two numbers and `mark` (`R`, `obj`); white space before and between.
std::optional<std::string> two_numbers(std::string_view text, std::string_view mark) {
  std::string out;
  for (int i = 0; i < 2; ++i) {
    while (!text.empty() && space(text[0])) text.remove_prefix(1);
    std::size_t digits = 0;
    while (digits < text.size() && digit(text[digits]) && digits < 10) ++digits;
    if (digits == 0) return std::nullopt;
    out += std::string(text.substr(0, digits)) + " ";
    text.remove_prefix(digits);
  }
  while (!text.empty() && space(text[0])) text.remove_prefix(1);
  if (!text.starts_with(mark)) return std::nullopt;
  return out;
}

// The object that `/Root` names, the last that is named.
std::optional<std::string> named_root(std::string_view bytes) {
  constexpr std::string_view kRoot = "/Root";
  for (auto at = bytes.rfind(kRoot); at != std::string_view::npos; at = at == 0 ? at : bytes.rfind(kRoot, at - 1)) {
    if (auto root = two_numbers(bytes.substr(at + kRoot.size(), 40), "R")) return root;
    if (at == 0) break;
  }
  return std::nullopt;
}

// The object that says that it is the catalog.
std::optional<std::string> catalog(std::string_view bytes) {
  constexpr std::string_view kType = "/Catalog";
  constexpr std::size_t kFar = 2000;
  for (auto at = bytes.find(kType); at != std::string_view::npos; at = bytes.find(kType, at + 1)) {
    const auto object = bytes.substr(0, at).rfind(" obj");
    if (object == std::string_view::npos || at - object > kFar) continue;
    std::size_t start = object;
    while (start > 0 && (digit(bytes[start - 1]) || bytes[start - 1] == ' ') && object - start < 24) --start;
    if (auto number = two_numbers(bytes.substr(start, object + 4 - start), "obj")) return number;
  }
  return std::nullopt;
}

}  // namespace

std::string with_trailer(std::string_view bytes) {
  auto root = named_root(bytes);
  if (!root) root = catalog(bytes);
  if (!root) return {};
  return std::string(bytes) + "\ntrailer\n<< /Root " + *root + "R >>\nstartxref\n0\n%%EOF\n";
}

}  // namespace uppdrag::pdf_reader
