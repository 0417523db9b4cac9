// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes as what a damaged worker may send, and as packed boxes of a text.
#include "invariants.h"
#include "uppdrag/document/boxes.h"
#include "wire.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 4U) {
    case 0: {
      std::size_t used = 0;
      const auto frame = uppdrag::next_frame(bytes, used);
      fuzz::demand(used <= bytes.size(), "a frame within its bytes");
      if (frame && *frame) (void)uppdrag::decode_reply(**frame);
      break;
    }
    case 1: {
      const auto reply = uppdrag::decode_reply(bytes);
      if (!reply) break;
      const std::string& text = reply->record.document.text;
      for (const auto& row : reply->annotations)
        fuzz::demand(row.span.end <= text.size() && row.span.of(text).size() == row.span.size(), "an annotation in it");
      for (const auto& span : reply->sentences)
        fuzz::demand(span.end <= text.size() && span.of(text).size() == span.size(), "a sentence within its text");
      std::size_t used = 0;
      const std::string again = uppdrag::encode(*reply);
      const auto frame = uppdrag::next_frame(again, used);
      fuzz::demand(frame && *frame && uppdrag::decode_reply(**frame), "what was decoded can be sent again");
      break;
    }
    case 2: {
      const auto request = uppdrag::decode_request(bytes);
      if (!request) break;
      std::size_t used = 0;
      const std::string again = uppdrag::encode(*request);
      const auto frame = uppdrag::next_frame(again, used);
      fuzz::demand(frame && *frame, "a whole frame");
      const auto back = uppdrag::decode_request(**frame);
      fuzz::demand(back && *back == *request, "a request comes back");
      break;
    }
    default: {
      uppdrag::Document document;
      document.text.assign(1000, 'x');
      document.pages.resize(bytes.empty() ? 0 : static_cast<unsigned char>(bytes[0]) % 4U);
      if (!uppdrag::unpack_boxes(bytes, document)) break;
      uppdrag::Document again = document;
      fuzz::demand(uppdrag::unpack_boxes(uppdrag::pack_boxes(document), again), "boxes can be packed again");
      fuzz::demand(again.boxes.size() == document.boxes.size(), "as many boxes");
    }
  }
  return 0;
}
