// SPDX-License-Identifier: GPL-3.0-or-later
// A document as a list of elements, and the files that programs would have written for it.
#pragma once

#include <string>
#include <vector>

namespace compose {

enum class Kind { kTitle, kHeading, kParagraph, kItem, kSubItem, kHead, kRow, kNote };

// `text` is valid UTF-8; cells stand between `|`, `*` is where footnote 1 is pointed at, and a soft hyphen (U+00AD) is
// where a line may end: a format without lines leaves it out.
struct Element {
  Kind kind;
  std::string text;
};
using Elements = std::vector<Element>;

// In lines, words broken where the text allows it; without the footnote, which the format does not have.
std::string markdown(const Elements& elements);
std::string html(const Elements& elements);
// The page in HTML with its title as subject, beside a plain text that says less.
std::string mail(const Elements& elements);
std::string docx(const Elements& elements);
std::string odt(const Elements& elements);
std::string rtf(const Elements& elements);
// In lines, with a running foot.
std::string pdf(const Elements& elements);

}  // namespace compose
