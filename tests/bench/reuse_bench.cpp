// SPDX-License-Identifier: GPL-3.0-or-later
// How well copied passages are found in real texts, and how fast.
//
//   reuse_bench FOLDER
//
// FOLDER holds texts in Markdown, any number of folders deep; files of 2 to 200 kB are read. Quality: passages of 30 to
// 120 words of one text are put into another with 0, 5, 15 and 30 % of the words changed (replaced, lost or doubled),
// 200 of each; a passage counts as found when half of it lies in reported ones. What the two texts share without the
// copy is taken off first. Speed: 21 texts of 50 kB in all 210 pairs, against the plain way, which compares every
// place with every other; and 500 texts.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <random>
#include <unordered_map>

#include "uppdrag/knowledge/word_keys.h"
#include "uppdrag/query/shared_words.h"
#include "uppdrag/text/tokenize.h"

namespace {

using namespace uppdrag;
using Words = std::vector<std::uint32_t>;

struct Texts {
  std::vector<Words> words;
  std::vector<std::size_t> bytes;
  std::uint32_t keys = 0;
};

Texts read_texts(const std::filesystem::path& folder) {
  Texts out;
  Vocabulary vocabulary;
  WordKeys forms;
  std::unordered_map<std::string, std::uint32_t> numbers;
  std::vector<std::uint32_t> key_of;
  TokenText tokens;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().extension() == ".md" && entry.file_size() > 2000 &&
        entry.file_size() < 200000)
      paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    tokenize(text, {{0, static_cast<std::uint32_t>(text.size())}}, vocabulary, tokens);
    Words words;
    for (const Token& token : tokens.tokens) {
      if (token.kind == TokenKind::kOther) continue;
      for (WordId id = static_cast<WordId>(key_of.size()); id < vocabulary.size(); ++id) {
        const auto number = static_cast<std::uint32_t>(numbers.size());
        key_of.push_back(numbers.try_emplace(forms.key(vocabulary.word(id)), number).first->second);
      }
      words.push_back(key_of[token.word]);
    }
    out.words.push_back(std::move(words));
    out.bytes.push_back(text.size());
  }
  out.keys = static_cast<std::uint32_t>(numbers.size());
  return out;
}

std::uint32_t covered(const std::vector<SharedWords>& passages, std::uint32_t first, std::uint32_t last) {
  std::vector<bool> hit(last - first, false);
  for (const SharedWords& each : passages) {
    for (std::uint32_t at = std::max(first, each.in_b.first); at < std::min(last, each.in_b.last); ++at)
      hit[at - first] = true;
  }
  return static_cast<std::uint32_t>(std::count(hit.begin(), hit.end(), true));
}

void measure_quality(const Texts& texts) {
  std::mt19937 random(20240501);
  const auto below = [&random](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  std::printf("changed  planted  found  recall  precision  (words in reported passages that are copied)\n");
  for (const unsigned changed : {0U, 5U, 15U, 30U}) {
    std::uint64_t found = 0, planted = 0, good = 0, all = 0;
    while (planted < 200) {
      const std::size_t from = below(texts.words.size()), to = below(texts.words.size());
      const Words& source = texts.words[from];
      const std::size_t size = 30 + below(91);
      if (from == to || source.size() < size + 20 || texts.words[to].size() < 100) continue;
      if (!shared_words({source, texts.words[to]}).passages.empty()) continue;  // They share something already.
      const std::size_t start = below(source.size() - size), at = below(texts.words[to].size());
      Words copy;
      for (std::size_t i = 0; i < size; ++i) {
        if (below(100) >= changed) {
          copy.push_back(source[start + i]);
          continue;
        }
        const std::size_t how = below(10);
        if (how >= 2) copy.push_back(source[below(source.size())]);  // Another word of the text.
        if (how == 1) copy.insert(copy.end(), {source[start + i], source[below(source.size())]});
      }
      Words target = texts.words[to];
      target.insert(target.begin() + static_cast<std::ptrdiff_t>(at), copy.begin(), copy.end());
      const auto first = static_cast<std::uint32_t>(at), last = static_cast<std::uint32_t>(at + copy.size());
      const SharedWordsResult result = shared_words({source, target});
      ++planted;
      found += 2 * covered(result.passages, first, last) >= copy.size() ? 1 : 0;
      good += covered(result.passages, first, last);
      all += covered(result.passages, 0, static_cast<std::uint32_t>(target.size()));
    }
    std::printf("%5u %%  %7llu  %5llu  %5.1f%%  %8.1f%%\n", changed, static_cast<unsigned long long>(planted),
                static_cast<unsigned long long>(found), 100.0 * double(found) / double(planted),
                all == 0 ? 0.0 : 100.0 * double(good) / double(all));
  }
}

// Every place of one text with every place of the other: runs of eight words or more.
std::uint64_t plain_way(const std::vector<Words>& texts) {
  std::uint64_t runs = 0;
  for (std::size_t a = 0; a < texts.size(); ++a) {
    for (std::size_t b = a + 1; b < texts.size(); ++b) {
      std::vector<std::uint16_t> above(texts[b].size() + 1, 0), row(texts[b].size() + 1, 0);
      for (const std::uint32_t word : texts[a]) {
        for (std::size_t j = 0; j < texts[b].size(); ++j) {
          row[j + 1] = word == texts[b][j] ? static_cast<std::uint16_t>(above[j] + 1) : std::uint16_t{0};
          runs += row[j + 1] == 8 ? 1 : 0;
        }
        std::swap(above, row);
      }
    }
  }
  return runs;
}

// Of the processor, so that neighbours do not count; the median.
double seconds(const std::function<void()>& work, int times) {
  std::vector<double> all;
  for (int i = 0; i < times; ++i) {
    const std::clock_t start = std::clock();
    work();
    all.push_back(double(std::clock() - start) / CLOCKS_PER_SEC);
  }
  std::sort(all.begin(), all.end());
  return all[all.size() / 2];
}

// Texts of about `bytes`, made by stringing real ones together.
std::vector<Words> texts_of(const Texts& texts, std::size_t count, std::size_t bytes) {
  std::vector<Words> out;
  std::size_t next = 0;
  while (out.size() < count) {
    Words words;
    for (std::size_t size = 0; size < bytes; ++next) {
      const std::size_t at = next % texts.words.size();
      words.insert(words.end(), texts.words[at].begin(), texts.words[at].end());
      size += texts.bytes[at];
    }
    out.push_back(std::move(words));
  }
  return out;
}

void measure_speed(const Texts& texts) {
  for (const auto& [count, bytes] : {std::pair<std::size_t, std::size_t>{21, 50000}, {100, 50000}, {500, 50000}}) {
    const std::vector<Words> some = texts_of(texts, count, bytes);
    std::size_t words = 0, passages = 0;
    for (const Words& each : some) words += each.size();
    const double took = seconds([&] { passages = shared_words(some).passages.size(); }, count > 100 ? 1 : 7);
    std::printf("%zu texts of %zu kB (%zu words): %zu passages in %.1f ms\n", count, bytes / 1000, words, passages,
                took * 1000);
  }
  const std::vector<Words> some = texts_of(texts, 21, 50000);
  std::uint64_t runs = 0;
  const double took = seconds([&] { runs = plain_way(some); }, 1);
  std::printf("the plain way over the same 21 texts: %llu runs in %.1f s\n", static_cast<unsigned long long>(runs),
              took);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: reuse_bench FOLDER\n");
    return 2;
  }
  const Texts texts = read_texts(argv[1]);
  std::printf("%zu texts\n", texts.words.size());
  if (texts.words.size() < 10) return 2;
  measure_quality(texts);
  measure_speed(texts);
  return 0;
}
