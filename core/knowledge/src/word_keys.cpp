// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/knowledge/word_keys.h"

#include "word_forms.h"

namespace uppdrag {

struct WordKeys::Forms {
  knowledge::WordForms forms;
};

WordKeys::WordKeys() : forms_(std::make_unique<Forms>()) {}
WordKeys::~WordKeys() = default;

std::string WordKeys::key(std::string_view folded) { return forms_->forms.stem_key(folded); }

}  // namespace uppdrag
