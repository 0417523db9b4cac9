// SPDX-License-Identifier: GPL-3.0-or-later
// The plugin's entry point.
#include "text_reader.h"

UPPDRAG_PLUGIN_READER(uppdrag::text_reader::TextReader)
