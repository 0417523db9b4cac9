// SPDX-License-Identifier: GPL-3.0-or-later
// The reader of images of pages: PNG, JPEG, and TIFF with any number of pages.
#pragma once

#include "uppdrag/plugin/plugin.h"

namespace uppdrag::ocr_reader {

class ImageReader final : public Reader {
 public:
  // The document on the images, with a box for every word; metadata `ocr_pages` and `ocr_confidence`. kUnsupported when
  // Source::ocr is kNever, when the image is too small for a page or shows no text; kInvalidInput when it is damaged;
  // kNotFound when the recogniser cannot be used. Pages that cannot be read, or not well, make the document partial.
  Result<Document> read(const Source& source) override;
};

}  // namespace uppdrag::ocr_reader
