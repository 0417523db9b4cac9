// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/host/guard.h"

#include <Poco/Exception.h>

#include <algorithm>
#include <exception>
#include <limits>
#include <new>

#include "uppdrag/text/unicode.h"

namespace uppdrag {
namespace {

std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return c < 0x20; }, ' ');
  return text;
}

Error broken(const std::string& what) { return {ErrorCode::kPlugin, "the reader returned a document whose " + what}; }

bool inside(const Span& span, const std::string& text) {
  return span.start <= span.end && span.end <= text.size() && on_code_point(text, span.start) &&
         on_code_point(text, span.end);
}

Status check_boxes(const Document& document) {
  std::uint32_t end = 0;
  for (const WordBox& box : document.boxes) {
    if (box.span.empty() || !inside(box.span, document.text) || box.span.start < end)
      return broken("word boxes overlap, are empty or lie outside the text");
    end = box.span.end;
  }
  return ok();
}

}  // namespace

Error caught_error(std::string_view who) {
  std::string reason;
  try {
    throw;
  } catch (const Poco::Exception& e) {  // Before std::exception: its what() is only a class name.
    reason = e.displayText();
  } catch (const std::bad_alloc&) {
    reason = "out of memory";
  } catch (const std::exception& e) {
    reason = e.what();
  } catch (...) {
    reason = "threw something that is no std::exception";
  }
  return {ErrorCode::kPlugin, one_line(std::string(who) + ": " + reason)};
}

Status check_document(const Document& document) {
  const std::string& text = document.text;
  if (text.size() > std::numeric_limits<std::uint32_t>::max()) return broken("text exceeds 4 GB");
  if (!is_valid_utf8(text)) return broken("text is no UTF-8");
  std::uint32_t end = 0;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    const std::string name = "block " + std::to_string(i);
    if (!inside(block.span, text)) return broken(name + " lies outside the text or splits a character");
    if (block.span.start < end) return broken(name + " overlaps the one before");
    if (block.heading != kNoBlock && block.heading >= i) return broken(name + " has a heading below itself");
    if (block.lead_in != kNoBlock && block.lead_in >= i) return broken(name + " has a lead-in below itself");
    end = block.span.end;
  }
  end = 0;
  for (const Page& page : document.pages) {
    if (!inside(page.span, text) || page.span.start < end)
      return broken("page " + std::to_string(page.number) + " overlaps another or lies outside the text");
    end = page.span.end;
  }
  return check_boxes(document);
}

}  // namespace uppdrag
