// SPDX-License-Identifier: GPL-3.0-or-later
// Names policies and strategies by the ending of one word.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace uppdrag::goals {

enum class PolicyForm : std::uint8_t {
  kAdjective,  // energipolitiska
  kGenitive,   // energipolitikens, livsmedelsstrategins
  kName,       // energipolitiken, livsmedelsstrategin
};

struct PolicyWord {
  PolicyForm form = PolicyForm::kName;
  std::string slug;  // energipolitik, livsmedelsstrategin
};

// What `folded` (a folded word) names, or nothing. The bare `politiken` and `strategin` name nothing, nor do words for
// plans that are no national policy (`länsstrategin`, `läroplanen`).
std::optional<PolicyWord> policy_word(std::string_view folded);

// Letters and digits of `text` for use in a goal id: å and ä become a, ö becomes o, anything else a hyphen.
std::string slug_of(std::string_view text);

}  // namespace uppdrag::goals
