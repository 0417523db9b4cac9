// SPDX-License-Identifier: GPL-3.0-or-later
// The reader of plain text and Markdown.
#pragma once

#include "blocks.h"
#include "inline.h"
#include "uppdrag/plugin/plugin.h"

namespace uppdrag::text_reader {

// Keeps its buffers from document to document. Not thread-safe.
class TextReader final : public Reader {
 public:
  // The document in `source`. Plain text that uses Markdown's marks is read as Markdown. Bytes that fit no charset
  // leave U+FFFD, a note and Document::partial; kInvalidInput when the bytes are no text. O(bytes).
  Result<Document> read(const Source& source) override;

 private:
  void write_blocks(Document& document, DocumentBuilder& builder, bool markdown);
  void write_block(const RawBlock& block, DocumentBuilder& builder, bool markdown);
  void set_metadata(Document& document);

  BlockParser parser_;
  InlineWriter writer_;
};

}  // namespace uppdrag::text_reader
