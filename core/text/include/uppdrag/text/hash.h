// SPDX-License-Identifier: GPL-3.0-or-later
// FNV-1a of 64 bits (Fowler, Noll and Vo), byte by byte: for tables of words. It is no protection against somebody who
// looks for two words with one hash.
#pragma once

#include <cstdint>
#include <string_view>

namespace uppdrag {

inline constexpr std::uint64_t kFnvStart = 0xCBF29CE484222325U;

// The hash of a text whose hash was `hash` and that goes on with `byte`.
constexpr std::uint64_t fnv1a_on(std::uint64_t hash, char byte) {
  return (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
}

constexpr std::uint64_t fnv1a(std::string_view bytes) {
  std::uint64_t hash = kFnvStart;
  for (const char byte : bytes) hash = fnv1a_on(hash, byte);
  return hash;
}

}  // namespace uppdrag
