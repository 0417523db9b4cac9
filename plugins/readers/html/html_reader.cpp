// SPDX-License-Identifier: GPL-3.0-or-later
#include "html_reader.h"

#include "../shared/flow.h"
#include "decode.h"
#include "judge.h"
#include "page.h"
#include "page_metadata.h"
#include "page_writer.h"

namespace uppdrag::html_reader {

Result<Document> HtmlReader::read(const Source& source) { return read_page(source, {}); }

Result<Document> read_page(const Source& source, std::string_view charset) {
  auto decoded = decode_page(source.bytes, charset);
  if (!decoded) return decoded.error();
  const Page page = parse_page(decoded->text);
  const Judgement judgement = judge(page);
  Document document;
  document.path = source.path;
  document.notes = decoding_notes(*decoded);
  document.charset = std::move(decoded->decoded.charset);
  if (page.cut) document.notes.emplace_back(kPageCut);
  document.partial = !document.notes.empty();
  flow::Flow flow(true);
  PageWriter(page, judgement, flow).run();
  const flow::Stamps stamps = flow.write(document, true);
  read_page_metadata(page, judgement, stamps, document);
  return document;
}

}  // namespace uppdrag::html_reader
