// SPDX-License-Identifier: GPL-3.0-or-later
// Pages as images: what a scanner would have made of them.
#pragma once

#include <string>
#include <vector>

#include "pdf_maker.h"

namespace drawing {

enum class Format { kPng, kTiff, kJpeg };

// The pages of `pdf` drawn at `dpi`, as an image file; of PNG and JPEG the first page only. `quarters`: turned
// clockwise.
std::string image(const pdf::Maker& pdf, Format format, int dpi = 300, int quarters = 0);

// A page with two paragraphs of invented Swedish, the second with a word cut at a line's end.
pdf::Maker letter();

}  // namespace drawing
