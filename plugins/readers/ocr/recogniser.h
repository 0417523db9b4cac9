// SPDX-License-Identifier: GPL-3.0-or-later
// The recogniser that the host and other readers get: opens ocr-engine.so when it is needed.
#pragma once

#include <memory>

#include "engine.h"

namespace uppdrag::ocr_reader {

// The engine in ocr-engine.so, which lies beside this plugin. kNotFound when it cannot be loaded.
Result<std::unique_ptr<Engine>> make_engine();

class LateRecogniser final : public Recogniser {
 public:
  Status prepare() override;
  Result<Recognition> recognise(const Raster& page) override;

 private:
  std::unique_ptr<Engine> engine_;
};

}  // namespace uppdrag::ocr_reader
