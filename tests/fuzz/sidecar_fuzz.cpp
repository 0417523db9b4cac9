// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes as a sidecar: JSON, its keys and values, patterns of names.
#include "invariants.h"
#include "sidecar_values.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMost = 10000;
  if (size > kMost) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t half = size / 2;
  if (size < 200) (void)uppdrag::matches(bytes.substr(0, half), bytes.substr(half));
  const auto tree = uppdrag::read_json(bytes);
  if (!tree) {
    fuzz::demand(tree.error().message.starts_with("line "), "the line of the mistake");
    return 0;
  }
  static const uppdrag::Registry kRegistry;
  std::vector<std::string> mistakes;
  (void)uppdrag::read_entries(*tree, kRegistry, mistakes);
  bool ours = false;
  (void)uppdrag::read_corpus(*tree, kRegistry, ours, mistakes);
  for (const std::string& mistake : mistakes) fuzz::demand(mistake.starts_with("line "), "the line of the mistake");
  return 0;
}
