// SPDX-License-Identifier: GPL-3.0-or-later
// Where the exceptions of SQLite and Xapian end: they become errors of the knowledge base here and go no further.
#pragma once

#include <exception>
#include <string>
#include <utility>

#include "uppdrag/text/result.h"

namespace uppdrag::knowledge {

// What the exception that is being handled means. `doing` opens the message: "cannot read the facts".
// Call it in a catch block only.
Error current_error(const std::string& doing);

// Runs `work`, which returns a Result<T> or a Status.
template <typename Work>
auto guard(const std::string& doing, Work&& work) -> decltype(work()) {
  try {
    return std::forward<Work>(work)();
  } catch (...) {
    return current_error(doing);
  }
}

// An error on its way up to guard(), from the depth of the room.
class Failure : public std::exception {
 public:
  explicit Failure(Error error) : error_(std::move(error)) {}
  const Error& error() const { return error_; }
  const char* what() const noexcept override { return error_.message.c_str(); }

 private:
  Error error_;
};

}  // namespace uppdrag::knowledge
