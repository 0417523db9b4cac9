// SPDX-License-Identifier: GPL-3.0-or-later
// The plugin's entry point.
#include "office_reader.h"

UPPDRAG_PLUGIN_READER(uppdrag::office_reader::OfficeReader)
