// SPDX-License-Identifier: GPL-3.0-or-later
#include "translate.h"

#include <array>
#include <optional>
#include <vector>

namespace uppdrag::cli {
namespace {

constexpr std::size_t kDeepest = 4;

// Where the next {n} of `form` is, from `at` on; npos when there is none.
std::size_t next_place(std::string_view form, std::size_t at) {
  for (at = form.find('{', at); at != std::string_view::npos; at = form.find('{', at + 1)) {
    if (at + 2 < form.size() && form[at + 2] == '}' && form[at + 1] >= '0' && form[at + 1] <= '9') return at;
  }
  return at;
}

using Parts = std::array<std::string_view, 10>;

// What stands in the places of `form` when `message` has that form. A place takes as little as it can.
std::optional<Parts> fit(std::string_view form, std::string_view message) {
  Parts parts;
  std::size_t place = next_place(form, 0);
  const std::string_view start = form.substr(0, place);
  if (!message.starts_with(start)) return std::nullopt;
  message.remove_prefix(start.size());
  while (place != std::string_view::npos) {
    const std::size_t next = next_place(form, place + 3);
    const std::string_view literal = form.substr(place + 3, next == std::string_view::npos ? next : next - place - 3);
    const bool last = next == std::string_view::npos;
    if (last && literal.size() > message.size()) return std::nullopt;
    const std::size_t end = last ? message.size() - literal.size() : message.find(literal);
    if (end == std::string_view::npos || !message.substr(end).starts_with(literal)) return std::nullopt;
    parts[static_cast<std::size_t>(form[place + 1] - '0')] = message.substr(0, end);
    message.remove_prefix(end + literal.size());
    place = next;
  }
  if (!message.empty()) return std::nullopt;
  return parts;
}

std::string translated(std::string_view message, std::size_t depth);

std::string filled(std::string_view form, const Parts& parts, std::size_t depth) {
  std::string out;
  std::size_t at = 0;
  for (std::size_t place = next_place(form, 0); place != std::string_view::npos; place = next_place(form, at)) {
    out.append(form.substr(at, place - at));
    out += translated(parts[static_cast<std::size_t>(form[place + 1] - '0')], depth + 1);
    at = place + 3;
  }
  return out.append(form.substr(at));
}

std::string translated(std::string_view message, std::size_t depth) {
  if (depth > kDeepest || message.empty()) return std::string(message);
  for (const Message& each : translations()) {
    if (const auto parts = fit(each.en, message)) return filled(each.sv, *parts, depth);
  }
  const auto colon = message.find(": ");
  if (colon == std::string_view::npos) return std::string(message);
  return std::string(message.substr(0, colon + 2)) + translated(message.substr(colon + 2), depth + 1);
}

}  // namespace

std::string in_swedish(std::string_view message) { return translated(message, 0); }

}  // namespace uppdrag::cli
