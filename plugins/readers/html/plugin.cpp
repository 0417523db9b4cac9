// SPDX-License-Identifier: GPL-3.0-or-later
// The plugin's entry point.
#include "html_reader.h"

UPPDRAG_PLUGIN_READER(uppdrag::html_reader::HtmlReader)
