// SPDX-License-Identifier: GPL-3.0-or-later
// Image files by leptonica.
#pragma once

#include "engine.h"

namespace uppdrag::ocr_reader {

// See Engine::open_image().
Result<std::unique_ptr<ImageFile>> open_image_file(std::string_view bytes);

}  // namespace uppdrag::ocr_reader
