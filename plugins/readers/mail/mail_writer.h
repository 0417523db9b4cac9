// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the parts of a mail and hands its text to a flow: which parts are text, which of several forms of it is read,
// and what is said of the others.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "../shared/flow.h"
#include "parts.h"

namespace uppdrag::mail_reader {

// Not thread-safe.
class MailWriter {
 public:
  MailWriter(flow::Flow& flow, std::vector<std::string>& notes) : flow_(flow), notes_(notes) {}

  // The mail and what is in it, mails within it one heading level deeper.
  void run(const Part& mail);

  // Some of what should have been read could not be.
  bool partial() const { return partial_; }
  // There is text that is encrypted, or packed into a signature.
  bool sealed() const { return sealed_; }
  // Some text was written besides headers.
  bool has_text() const { return has_text_; }

 private:
  void write_mail(const Part& mail, std::uint8_t level);
  void write_header(const Header& header, std::uint8_t level);
  void write_part(const Part& part, std::uint8_t level);
  void write_multipart(const Part& part, std::uint8_t level);
  void write_plain(const Part& part);
  void write_html(const Part& part);
  void set_aside(const Part& part);
  void tell_left_out();
  const Part& best_of(const Part& alternative);
  // Bytes of its text, white space, furniture and markup aside. Each part is measured once.
  std::size_t measure(const Part& part);
  std::size_t measure_text(const Part& part) const;
  // The bytes of a text part as they were before they were encoded for the way.
  std::string bytes_of(const Part& part);
  void tell(std::string note, bool partial);

  flow::Flow& flow_;
  std::vector<std::string>& notes_;
  std::map<const Part*, std::size_t> measured_;
  std::vector<std::string> left_out_;  // Notes on parts that are no text.
  std::size_t pictures_ = 0;           // That stand in the text.
  bool partial_ = false;
  bool sealed_ = false;
  bool has_text_ = false;
};

}  // namespace uppdrag::mail_reader
