// SPDX-License-Identifier: GPL-3.0-or-later
#include "atoms.h"

#include <algorithm>

namespace uppdrag::goals {
namespace {

constexpr std::size_t kNear = 40;

}  // namespace

bool Atoms::read(TokenRange sentence) {
  atoms_.clear();
  bool strong = false;
  const auto& tokens = in_.tokens.tokens;
  for (std::uint32_t at = sentence.first; at < sentence.last;) {
    if (const PhraseMatcher::Match match = lexicon_.phrases().longest(in_.tokens, at); match.last != 0) {
      atoms_.push_back({at, match.last, match.payload, {}});
      strong = strong || lexicon_.phrase(match.payload).strong;
      at = match.last;
      continue;
    }
    const WordInfo info = lexicon_.word(tokens[at].word, in_.vocabulary);
    if (info.has(kNoun | kGenitiveWord | kPolicyWord)) {
      atoms_.push_back({at, at + 1, kNone, info});
      strong = strong || info.has(kNoun);
    }
    ++at;
  }
  return strong;
}

std::span<const Atom> Atoms::near(std::uint32_t token) const {
  const auto at = static_cast<std::size_t>(first_from(token) - atoms_.begin());
  const std::size_t first = at > kNear ? at - kNear : 0;
  return std::span(atoms_).subspan(first, std::min(at + kNear, atoms_.size()) - first);
}

std::vector<Atom>::const_iterator Atoms::first_from(std::uint32_t token) const {
  return std::partition_point(atoms_.begin(), atoms_.end(), [&](const Atom& atom) { return atom.first < token; });
}

const Atom* Atoms::starting_at(std::uint32_t token) const {
  const auto at = first_from(token);
  return at != atoms_.end() && at->first == token ? &*at : nullptr;
}

const Atom* Atoms::ending_at(std::uint32_t token) const {
  const auto at = first_from(token);
  return at != atoms_.begin() && (at - 1)->last == token ? &*(at - 1) : nullptr;
}

std::uint32_t Atoms::target(const Atom& atom, Role role) const {
  if (atom.phrase == kNone) {
    if (atom.info.has(kAnaphor)) return kNone;
    const bool right = (role == Role::kGenitive && atom.info.has(kGenitiveWord)) ||
                       (role == Role::kPolicy && atom.info.has(kPolicyWord));
    return right ? atom.info.value : kNone;
  }
  for (const PhraseUse& use : lexicon_.phrase(atom.phrase).uses)
    if (use.role == role) return use.target;
  return kNone;
}

}  // namespace uppdrag::goals
