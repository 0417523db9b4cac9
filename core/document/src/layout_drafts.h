// SPDX-License-Identifier: GPL-3.0-or-later
// Questions about two lines that several steps ask. Internal to this room.
#pragma once

#include "layout_model.h"

namespace uppdrag::layout {

// `a` stops short of its column's edge although the first word of `b` had room there.
bool stops_short(const Model& model, const Line& a, const Line& b);
// The last word of `a` is cut: its rest starts the next line.
bool cut_word(const Model& model, const Line& a);
// Larger or bolder than most of the document.
bool stands_out(const Model& model, const Line& line);

}  // namespace uppdrag::layout
