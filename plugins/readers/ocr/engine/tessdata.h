// SPDX-License-Identifier: GPL-3.0-or-later
// The language data of tesseract, opened ahead of its use.
#pragma once

#include <string>
#include <vector>

#include "uppdrag/text/result.h"

namespace uppdrag::ocr_reader {

// Maps the data of `language` ("swe") into memory, once. kNotFound with the package to install when there is none.
// Looks into $TESSDATA_PREFIX, then where distributions put them.
Status open_language(const std::string& language);

// A tesseract::FileReader over what was opened: "…/swe.traineddata" by its last part. It is a plain function without an
// object, which is why the mapped files live in one place for the whole process.
bool read_language(const char* path, std::vector<char>* data);

}  // namespace uppdrag::ocr_reader
