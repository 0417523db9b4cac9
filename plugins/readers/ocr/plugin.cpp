// SPDX-License-Identifier: GPL-3.0-or-later
// The plugin's entry point.
#include "image_reader.h"
#include "recogniser.h"

UPPDRAG_PLUGIN_RECOGNISER(uppdrag::ocr_reader::ImageReader, uppdrag::ocr_reader::LateRecogniser)
