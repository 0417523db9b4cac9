// SPDX-License-Identifier: GPL-3.0-or-later
// The header of a mail or of one of its parts (RFC 5322, 2.2; RFC 2045, 5). Poco's reader of headers ends at values of
// 8 KB, which a long list of recipients passes; this one takes headers of any size and is not put off by wrong lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace uppdrag::mail_reader {

// A view into the bytes it was made of. Not thread-safe.
class Header {
 public:
  // Reads fields at the start of `bytes` up to an empty line, or up to a line that is no field, which belongs to the
  // body then. A mailbox's `From …` line in front is skipped. At most 1,000 fields are kept. O(bytes of the header).
  explicit Header(std::string_view bytes);

  // The first field of that name (lower case) on one line, as it is encoded; "" when there is none. O(fields).
  std::string get(std::string_view name) const;
  bool empty() const { return fields_.empty(); }
  // Where the body starts in the bytes.
  std::size_t body() const { return body_; }

 private:
  std::vector<std::pair<std::string, std::string_view>> fields_;  // Lower-case names, values as folded.
  std::size_t body_ = 0;
};

// A field's value with parameters: `text/plain; charset="utf-8"`. Names and `value` are in lower case.
struct Parameters {
  std::string value;
  std::vector<std::pair<std::string, std::string>> all;

  std::string get(std::string_view name) const;
};

// Parameters cut and encoded as RFC 2231 says (`name*0*=utf-8''R%C3%A5d`) are put together and decoded, and so are
// those that use encoded words, as many programs do. Of values longer than 16 KB the rest is left out.
Parameters read_parameters(const std::string& value);

}  // namespace uppdrag::mail_reader
