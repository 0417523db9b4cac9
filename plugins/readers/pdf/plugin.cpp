// SPDX-License-Identifier: GPL-3.0-or-later
// The plugin's entry point.
#include "pdf_reader.h"

UPPDRAG_PLUGIN_READER(uppdrag::pdf_reader::PdfReader)
