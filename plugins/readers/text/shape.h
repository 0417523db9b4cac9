// SPDX-License-Identifier: GPL-3.0-or-later
// What the layout of a text says after its lines were read: headings without marks, direct speech, numbered headings.
#pragma once

#include "blocks.h"

namespace uppdrag::text_reader {

// Turns paragraphs of `parser` that are headings into headings, dash items that are direct speech into paragraphs, and
// numbered items that head a text into headings. `titled`: the text has its title elsewhere. O(blocks).
void shape_blocks(BlockParser& parser, bool markdown, bool titled = false);

}  // namespace uppdrag::text_reader
