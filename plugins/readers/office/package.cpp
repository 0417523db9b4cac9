// SPDX-License-Identifier: GPL-3.0-or-later
// Poco walks through the archive and unpacks. Its exceptions end here.
#include "package.h"

#include <Poco/MemoryStream.h>
#include <Poco/Zip/SkipCallback.h>
#include <Poco/Zip/ZipArchive.h>
#include <Poco/Zip/ZipStream.h>

#include <functional>
#include <map>
#include <stdexcept>
#include <vector>

namespace uppdrag::office_reader {
namespace {

constexpr std::size_t kMostEntries = 10000;
constexpr std::uint64_t kMostBytes = std::uint64_t{200} << 20U;
constexpr std::uint64_t kMostRatio = 500;
constexpr std::uint64_t kRatioFrom = std::uint64_t{20} << 20U;  // Below, a high ratio hurts nobody.

using Header = Poco::Zip::ZipLocalFileHeader;

// Notes every entry as the archive is walked through, so that those before a damage are known.
class Collector final : public Poco::Zip::SkipCallback {
 public:
  bool handleZipEntry(std::istream& stream, const Header& header) override {
    if (entries.size() >= kMostEntries) throw std::length_error("more than 10,000 entries");
    entries.emplace(header.getFileName(), header);
    encrypted = encrypted || header.isEncrypted();
    return SkipCallback::handleZipEntry(stream, header);
  }

  std::map<std::string, Header, std::less<>> entries;
  bool encrypted = false;
};

}  // namespace

struct Package::State {
  std::string_view bytes;
  Collector found;
  std::string damage;
  std::uint64_t expanded = 0;

  // Calls sink(piece) for the entry's bytes until it returns false.
  Status unpack(std::string_view name, std::string& fault, const std::function<bool(std::string_view)>& sink);
};

Package::Package(std::unique_ptr<State> state) : state_(std::move(state)) {}
Package::~Package() = default;
Package::Package(Package&&) noexcept = default;
Package& Package::operator=(Package&&) noexcept = default;

Result<Package> Package::open(std::string_view bytes) {
  auto state = std::make_unique<State>();
  state->bytes = bytes;
  try {
    Poco::MemoryInputStream stream(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    const Poco::Zip::ZipArchive archive(stream, state->found);
    // Sizes that stand behind an entry are known only now.
    for (auto entry = archive.headerBegin(); entry != archive.headerEnd(); ++entry)
      state->found.entries.insert_or_assign(entry->first, entry->second);
  } catch (const std::length_error& error) {
    state->damage = std::string("the zip archive has ") + error.what();
  } catch (const std::exception&) {  // Poco's too. What it says names its own source files.
    state->damage = "the zip archive is damaged";
  }
  if (state->found.entries.empty()) {
    const std::string why = state->damage.empty() ? "the zip archive is empty" : state->damage;
    return Error{ErrorCode::kInvalidInput, why};
  }
  return Package(std::move(state));
}

bool Package::has(std::string_view name) const { return state_->found.entries.contains(name); }
const std::string& Package::damage() const { return state_->damage; }
bool Package::encrypted() const { return state_->found.encrypted; }

Status Package::State::unpack(std::string_view name, std::string& fault,
                              const std::function<bool(std::string_view)>& sink) {
  const auto entry = found.entries.find(name);
  if (entry == found.entries.end()) return Error{ErrorCode::kInvalidInput, "has no part '" + std::string(name) + "'"};
  auto packed = static_cast<std::uint64_t>(entry->second.getCompressedSize());
  if (packed == 0) packed = bytes.size();
  std::uint64_t size = 0;
  try {
    Poco::MemoryInputStream stream(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    Poco::Zip::ZipInputStream unpacked(stream, entry->second, true);
    std::vector<char> buffer(std::size_t{64} << 10U);
    while (unpacked.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || unpacked.gcount() > 0) {
      const auto got = static_cast<std::size_t>(unpacked.gcount());
      size += got;
      expanded += got;
      if (expanded > kMostBytes || (size > kRatioFrom && size / packed > kMostRatio))
        return Error{ErrorCode::kInvalidInput,
                     "expands to more than " + std::to_string(size >> 20U) + " MB in '" + std::string(name) +
                         "' (at most 200 MB, and 500 times its packed size): a zip bomb is not read"};
      if (!sink({buffer.data(), got})) return ok();
    }
    if (unpacked.bad()) fault = "part '" + std::string(name) + "' is damaged";
  } catch (const std::exception&) {
    fault = "part '" + std::string(name) + "' is damaged";
  }
  return ok();
}

Result<std::string> Package::read(std::string_view name, std::string& fault) {
  std::string out;
  const auto status = state_->unpack(name, fault, [&](std::string_view piece) {
    out += piece;
    return true;
  });
  if (!status) return status.error();
  return out;
}

Result<XmlTree> Package::read_xml(std::string_view name, std::string& fault) {
  XmlParser parser;
  const auto status = state_->unpack(name, fault, [&](std::string_view piece) { return parser.feed(piece); });
  if (!status) return status.error();
  XmlTree tree = parser.finish();
  if (parser.refused())
    return Error{ErrorCode::kInvalidInput,
                 "part '" + std::string(name) + "' " + parser.fault() + ", which no document does: it is not read"};
  if (!parser.fault().empty() && fault.empty())
    fault = "part '" + std::string(name) + "' is damaged at " + parser.fault();
  return tree;
}

}  // namespace uppdrag::office_reader
