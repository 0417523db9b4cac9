// SPDX-License-Identifier: GPL-3.0-or-later
#include "complaints.h"

#include <poppler-global.h>

#include <algorithm>

namespace uppdrag::pdf_reader {

Complaints::Complaints() { poppler::set_debug_error_function(&Complaints::take, this); }

// Silence stays: poppler's own function writes to stderr.
Complaints::~Complaints() {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
}

void Complaints::take(const std::string& message, void* self) {
  auto& complaints = *static_cast<Complaints*>(self);
  const auto says = [&](std::string_view words) { return message.find(words) != std::string::npos; };
  if (says("xref") || says("trailer") || says("Top-level pages")) complaints.rebuilt_ = true;
  if (says("Bad block header") || says("End of file inside") || says("Unterminated") || says("flate stream"))
    complaints.broken_page_ = true;
  if (!complaints.first_.empty()) return;
  constexpr std::size_t kLongest = 200;
  complaints.first_ = message.substr(0, kLongest);
  std::replace_if(
      complaints.first_.begin(), complaints.first_.end(), [](unsigned char c) { return c < 0x20 || c >= 0x7F; }, ' ');
  while (!complaints.first_.empty() && complaints.first_.back() == ' ') complaints.first_.pop_back();
}

}  // namespace uppdrag::pdf_reader
