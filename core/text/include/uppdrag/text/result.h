// SPDX-License-Identifier: GPL-3.0-or-later
// Result<T> holds a value or an Error; Status is a Result without a value.
//
// The member names are those of std::expected, so that a move to C++23 is a change of two lines.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace uppdrag {

// What the reader of a message can do about it decides the code.
enum class ErrorCode {
  kInvalidInput,  // A document, query, date or option is malformed; the user can mend it.
  kNotFound,      // The named thing does not exist.
  kUnsupported,   // A valid request that this build or plugin cannot serve.
  kIo,            // The file system or a child process failed.
  kDamaged,       // The knowledge base is damaged, foreign or of another schema version.
  kPlugin,        // A plugin was refused, threw, or returned nonsense.
  kUsage,         // The command line is wrong.
};

struct Error {
  ErrorCode code = ErrorCode::kInvalidInput;
  // One line for a person, without a full stop: the thing, the place, what was expected, what to do.
  std::string message;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }

  // Require has_value(); std::bad_variant_access otherwise.
  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }

  // Requires !has_value(); std::bad_variant_access otherwise.
  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

using Status = Result<std::monostate>;
inline Status ok() { return std::monostate{}; }

}  // namespace uppdrag
