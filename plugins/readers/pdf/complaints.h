// SPDX-License-Identifier: GPL-3.0-or-later
// What poppler complains about while a file is read: kept from stderr, and looked at for damage.
#pragma once

#include <string>
#include <string_view>

namespace uppdrag::pdf_reader {

// Collects complaints while it lives. At most one lives at a time.
class Complaints {
 public:
  Complaints();
  ~Complaints();
  Complaints(const Complaints&) = delete;
  Complaints& operator=(const Complaints&) = delete;

  // The file's table of contents was broken and had to be guessed: parts of it may be missing.
  bool rebuilt() const { return rebuilt_; }
  // The content of a page broke off. Reset by the next_page().
  bool broken_page() const { return broken_page_; }
  void next_page() { broken_page_ = false; }
  // The first complaint, one line; "" when there was none.
  const std::string& first() const { return first_; }

 private:
  static void take(const std::string& message, void* self);

  std::string first_;
  bool rebuilt_ = false;
  bool broken_page_ = false;
};

}  // namespace uppdrag::pdf_reader
