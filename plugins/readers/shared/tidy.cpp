// SPDX-License-Identifier: GPL-3.0-or-later
#include "tidy.h"

#include "uppdrag/text/normalize.h"

namespace uppdrag::flow {

std::string tidy(std::string_view text) {
  std::string out;
  for (const char c : clean_text(text).text) {
    const bool white = static_cast<unsigned char>(c) <= ' ';
    if (!white)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace uppdrag::flow
