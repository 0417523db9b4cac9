// SPDX-License-Identifier: GPL-3.0-or-later
#include "recogniser.h"

#include <dlfcn.h>

#include <string>

namespace uppdrag::ocr_reader {
namespace {

constexpr const char* kLibrary = "ocr-engine.so";

// The folder that this plugin was loaded from, with a slash; "" when unknown.
std::string own_folder() {
  Dl_info info{};
  if (::dladdr(reinterpret_cast<const void*>(&make_engine), &info) == 0 || info.dli_fname == nullptr) return {};
  const std::string path = info.dli_fname;
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
}

}  // namespace

Result<std::unique_ptr<Engine>> make_engine() {
  const std::string path = own_folder() + kLibrary;
  // Never closed: its code may run until the process ends.
  void* library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    const char* why = ::dlerror();
    return Error{ErrorCode::kNotFound,
                 "character recognition cannot be started (Debian: apt install libtesseract5 liblept5): " +
                     std::string(why == nullptr ? path : why)};
  }
  const auto make = reinterpret_cast<EngineMaker>(::dlsym(library, kEngineSymbol));
  if (make == nullptr) return Error{ErrorCode::kNotFound, path + " is not of this program; install it again"};
  return std::unique_ptr<Engine>(make());
}

Status LateRecogniser::prepare() {
  if (!engine_) {
    auto engine = make_engine();
    if (!engine) return engine.error();
    engine_ = std::move(*engine);
  }
  return engine_->prepare();
}

Result<Recognition> LateRecogniser::recognise(const Raster& page) {
  if (auto status = prepare(); !status) return status.error();
  return engine_->recognise(page);
}

}  // namespace uppdrag::ocr_reader
