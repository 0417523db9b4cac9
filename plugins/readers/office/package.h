// SPDX-License-Identifier: GPL-3.0-or-later
// A zip archive in memory, with limits, that gives what it can when it is damaged.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "uppdrag/text/result.h"
#include "xml_tree.h"

namespace uppdrag::office_reader {

// At most 10,000 entries; together they may expand to 200 MB, and a large one to 500 times its packed size.
class Package {
 public:
  // `bytes` must outlive the package. kInvalidInput when no entry can be found.
  static Result<Package> open(std::string_view bytes);
  ~Package();
  Package(Package&&) noexcept;
  Package& operator=(Package&&) noexcept;

  bool has(std::string_view name) const;
  // The archive ends too early, or its structure is broken; entries before the damage are there.
  const std::string& damage() const;
  // Any entry is encrypted.
  bool encrypted() const;

  // An entry as bytes; `fault` gets what kept it from being whole. kInvalidInput when it is missing or exceeds a limit.
  Result<std::string> read(std::string_view name, std::string& fault);
  // An entry as XML, as far as it can be read.
  Result<XmlTree> read_xml(std::string_view name, std::string& fault);

 private:
  struct State;
  explicit Package(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace uppdrag::office_reader
