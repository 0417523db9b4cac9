// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a mail (RFC 2046), cut out of its bytes without copying them. Poco's MultipartReader copies every part
// and gives up at the first header that it does not like; a mail out of somebody's archive has to be read to its end.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "header.h"

namespace uppdrag::mail_reader {

struct Part {
  explicit Part(std::string_view bytes) : header(bytes) {}

  Header header;
  std::string type;         // `text/plain`, lower case; what a part without a type is, when it names none.
  Parameters parameters;    // Of its type.
  std::string encoding;     // Of its body, as named.
  std::string name;         // Of the file that it is, decoded; "" when none is named.
  bool attached = false;    // Meant to be kept apart from the text.
  bool too_deep = false;    // Its own parts were left out.
  std::string_view body;    // Still encoded. Of a mail within the mail: decoded.
  std::vector<Part> parts;  // Of a multipart; of a mail within the mail the mail itself.

  bool is(std::string_view wanted) const { return type == wanted; }
  bool multipart() const { return type.starts_with("multipart/"); }
  // A mail within the mail.
  bool message() const { return type == "message/rfc822" || type == "message/global" || type == "message/news"; }
};

// What went wrong while the parts were cut.
struct Damage {
  bool too_deep = false;     // Parts below kDeepest were left out.
  bool too_many = false;     // So were those behind the first kMostParts.
  bool cut = false;          // The mail ends within a part.
  bool no_boundary = false;  // A multipart names no delimiter, or one that does not come up.
  bool encoding = false;     // An inner mail was encoded, and wrongly so.
};

inline constexpr std::size_t kDeepest = 32;
inline constexpr std::size_t kMostParts = 5000;

// Views into `bytes`, and into texts that it keeps itself: must not outlive either. Not thread-safe.
class MailTree {
 public:
  explicit MailTree(std::string_view bytes);
  MailTree(const MailTree&) = delete;
  MailTree& operator=(const MailTree&) = delete;

  const Part& root() const { return root_; }
  const Damage& damage() const { return damage_; }

 private:
  void describe(Part& part, bool in_digest) const;
  void cut(Part& part, std::string_view bytes, bool in_digest, std::size_t depth);
  void cut_multipart(Part& part, std::size_t depth);
  void add(Part& parent, std::string_view bytes, bool in_digest, std::size_t depth);

  std::string_view bytes_;
  std::deque<std::string> held_;  // Decoded mails within the mail.
  std::size_t count_ = 1;
  Damage damage_;
  Part root_;
};

}  // namespace uppdrag::mail_reader
