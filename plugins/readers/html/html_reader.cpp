// SPDX-License-Identifier: GPL-3.0-or-later
#include "html_reader.h"

#include "../shared/flow.h"
#include "decode.h"
#include "judge.h"
#include "page.h"
#include "page_metadata.h"
#include "page_writer.h"

namespace uppdrag::html_reader {

Result<Document> HtmlReader::read(const Source& source) {
  auto decoded = decode_page(source.bytes);
  if (!decoded) return decoded.error();
  const Page page = parse_page(decoded->text);
  const Judgement judgement = judge(page);
  Document document;
  document.path = source.path;
  document.charset = std::move(decoded->decoded.charset);
  if (decoded->decoded.lossy)
    document.notes.push_back("some bytes are not valid in " + document.charset + " and were replaced by U+FFFD");
  if (decoded->nuls > 0) document.notes.push_back(std::to_string(decoded->nuls) + " NUL bytes were left out");
  if (decoded->endless_tags > 0)
    document.notes.push_back(std::to_string(decoded->endless_tags) +
                             " tags with thousands of attributes were left out");
  if (page.cut)
    document.notes.push_back("the page is nested too deeply or has too many elements; it was read as far as it goes");
  document.partial = !document.notes.empty();
  flow::Flow flow(true);
  PageWriter(page, judgement, flow).run();
  const flow::Stamps stamps = flow.write(document, true);
  read_page_metadata(page, judgement, stamps, document);
  return document;
}

}  // namespace uppdrag::html_reader
