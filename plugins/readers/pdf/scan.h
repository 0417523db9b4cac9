// SPDX-License-Identifier: GPL-3.0-or-later
// Pages without a text layer: drawn, and handed to the recogniser.
#pragma once

#include <poppler-page.h>

#include <cstdint>
#include <string_view>

#include "uppdrag/document/layout.h"
#include "uppdrag/plugin/plugin.h"
#include "uppdrag/plugin/recognition.h"

namespace uppdrag::pdf_reader {

class ScanReader {
 public:
  explicit ScanReader(const Source& source);

  // The page that was begun last in `layout`, with the words of its text layer, if any. Where the user's mode and the
  // page ask for it, the page is recognised, and its words take the place of those it had. True when that was tried.
  bool look(const poppler::page& page, LayoutSource& layout);

  const RecognitionAccount& account() const { return account_; }
  // The recogniser cannot be used at all; account().failure() says why.
  bool unusable() const { return unusable_; }

 private:
  bool wanted(std::size_t letters) const;
  void recognise(const poppler::page& page, std::size_t letters, LayoutSource& layout);

  const Source& source_;
  bool images_;  // The file has some.
  bool unusable_ = false;
  std::uint64_t drawn_ = 0;  // Pages.
  RecognitionAccount account_;
};

}  // namespace uppdrag::pdf_reader
