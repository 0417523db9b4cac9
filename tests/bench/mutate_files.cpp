// SPDX-License-Identifier: GPL-3.0-or-later
// mutate_files FROM TO COUNT [SEED]: writes COUNT damaged copies of the files under FROM into the folder TO: flipped
// bits, cut ends, pieces of other files of the same kind, zeroed and repeated pieces. The same seed gives the same
// files. Kinds take turns, so that rare ones come as often as common ones.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class Mutator {
 public:
  explicit Mutator(std::uint32_t seed) : random_(seed) {}

  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }

  // Damages `bytes`; what was done.
  const char* damage(std::string& bytes, const std::string& other) {
    switch (below(6)) {
      case 0: {
        for (std::size_t flips = 1 + below(8); flips > 0; --flips) flip(bytes);
        return "few-bits";
      }
      case 1: {
        for (std::size_t flips = 1 + bytes.size() / 500; flips > 0; --flips) flip(bytes);
        return "many-bits";
      }
      case 2:
        bytes.resize(below(bytes.size()));
        return "cut";
      case 3:
        splice(bytes, other);
        return "splice";
      case 4: {
        const std::size_t at = below(bytes.size());
        const std::size_t size = std::min(bytes.size() - at, 1 + below(4000));
        std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), size, '\0');
        return "zeros";
      }
      default: {
        const std::size_t at = below(bytes.size());
        const std::string piece = bytes.substr(at, 1 + below(4000));
        for (std::size_t times = 1 + below(20); times > 0; --times) bytes.insert(at, piece);
        return "repeat";
      }
    }
  }

 private:
  void flip(std::string& bytes) {
    if (bytes.empty()) return;
    char& byte = bytes[below(bytes.size())];
    byte = static_cast<char>(byte ^ (1 << below(8)));
  }
  void splice(std::string& bytes, const std::string& other) {
    const std::string piece = other.substr(below(other.size()), 1 + below(20000));
    const std::size_t at = below(bytes.size());
    if (below(2) == 0)
      bytes.insert(at, piece);
    else
      bytes.replace(at, std::min(piece.size(), bytes.size() - at), piece);
  }
  std::mt19937 random_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "usage: mutate_files FROM TO COUNT [SEED]\n");
    return 2;
  }
  constexpr std::uintmax_t kLargest = 20U << 20U;
  std::map<std::string, std::vector<fs::path>> kinds;
  for (const auto& file : fs::recursive_directory_iterator(argv[1])) {
    std::string ending = file.path().extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return std::tolower(c); });
    if (file.is_regular_file() && file.file_size() > 0 && file.file_size() <= kLargest)
      kinds[ending].push_back(file.path());
  }
  if (kinds.empty()) {
    std::fprintf(stderr, "mutate_files: no files under %s\n", argv[1]);
    return 2;
  }
  for (auto& [ending, files] : kinds) std::sort(files.begin(), files.end());
  Mutator mutator(argc > 4 ? static_cast<std::uint32_t>(std::strtoul(argv[4], nullptr, 10)) : 1U);
  const std::size_t count = std::strtoul(argv[3], nullptr, 10);
  fs::create_directories(argv[2]);
  auto kind = kinds.begin();
  for (std::size_t i = 0; i < count; ++i) {
    const std::vector<fs::path>& files = kind->second;
    const fs::path& file = files[mutator.below(files.size())];
    std::string bytes = read(file);
    const char* what = mutator.damage(bytes, read(files[mutator.below(files.size())]));
    char number[32];
    std::snprintf(number, sizeof number, "%05zu", i);
    std::string stem = file.stem().string();
    if (stem.size() > 60) stem.resize(60);
    std::ofstream(fs::path(argv[2]) / (std::string(number) + "-" + what + "-" + stem + kind->first), std::ios::binary)
        << bytes;
    if (++kind == kinds.end()) kind = kinds.begin();
  }
  return 0;
}
