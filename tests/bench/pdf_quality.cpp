// SPDX-License-Identifier: GPL-3.0-or-later
// pdf_quality [--verbose] [--images] SNIPPETS FOLDER: compares what the PDF reader makes of the files in FOLDER with
// what somebody typed from their pages' pictures: character and word errors, words mended at line ends, reading order,
// furniture. With --images the folder holds a picture of each snippet's page, <snippet>.png, which is recognised.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "alignment.h"
#include "pdf_reader.h"
#include "snippet.h"
#include "uppdrag/host/host.h"
#include "uppdrag/text/unicode.h"

namespace {

namespace fs = std::filesystem;
using bench::Join;
using bench::Snippet;

// One page of a document as the reader has it.
struct PageText {
  std::string body;                  // White space in runs of one.
  std::vector<std::uint32_t> joins;  // Bytes of `body` where the second part of a cut word starts.
  std::vector<std::string> furniture;
};

bool new_line(const uppdrag::WordBox& a, const uppdrag::WordBox& b) {
  return a.page != b.page || b.left < a.left || std::abs(b.bottom - a.bottom) > (a.bottom - a.top) / 2;
}

// Page 0 is the whole document; its footnotes come last then, wherever its pages end.
PageText page_text(const uppdrag::Document& document, std::uint32_t page) {
  PageText out;
  std::vector<uppdrag::Block> blocks = document.blocks;
  if (page == 0)
    std::stable_partition(blocks.begin(), blocks.end(),
                          [](const auto& b) { return b.kind != uppdrag::BlockKind::kFootnote; });
  for (const uppdrag::Block& block : blocks) {
    const auto [first, last] = document.boxes_in(block.span);
    std::string text;
    std::vector<std::uint32_t> joins;
    std::uint32_t end = 0;
    for (std::uint32_t i = first; i < last; ++i) {
      const uppdrag::WordBox& box = document.boxes[i];
      if (page != 0 && box.page != page) continue;
      if (!text.empty() && box.span.start > end) text += ' ';
      if (!text.empty() && box.span.start == end && new_line(document.boxes[i - 1], box))
        joins.push_back(static_cast<std::uint32_t>(text.size()));
      text += box.span.of(document.text);
      end = box.span.end;
    }
    if (text.empty()) continue;
    if (block.kind == uppdrag::BlockKind::kFurniture) {
      out.furniture.push_back(text);
      continue;
    }
    if (!out.body.empty()) out.body += ' ';
    for (const std::uint32_t at : joins) out.joins.push_back(at + static_cast<std::uint32_t>(out.body.size()));
    out.body += text;
  }
  return out;
}

struct Totals {
  std::uint64_t errors = 0, characters = 0;
  std::uint64_t word_errors = 0, words = 0;
  std::uint64_t joins = 0, joins_right = 0;  // Of the truth.
  std::uint64_t made = 0, made_right = 0;    // Of the reader.
  std::uint64_t blocks = 0, out_of_order = 0;
  std::uint64_t furniture = 0, furniture_found = 0, furniture_made = 0, furniture_right = 0;
  void add(const Totals& o) {
    word_errors += o.word_errors, words += o.words;
    errors += o.errors, characters += o.characters, joins += o.joins, joins_right += o.joins_right;
    made += o.made, made_right += o.made_right, blocks += o.blocks, out_of_order += o.out_of_order;
    furniture += o.furniture, furniture_found += o.furniture_found;
    furniture_made += o.furniture_made, furniture_right += o.furniture_right;
  }
};

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

// Words to change, add or take away.
std::uint64_t word_errors(const std::vector<std::string>& truth, const std::vector<std::string>& found) {
  std::vector<std::uint64_t> above(found.size() + 1);
  for (std::size_t i = 0; i < above.size(); ++i) above[i] = i;
  for (const std::string& word : truth) {
    std::vector<std::uint64_t> row = {above[0] + 1};
    for (std::size_t i = 0; i < found.size(); ++i)
      row.push_back(std::min({row[i] + 1, above[i + 1] + 1, above[i] + (found[i] == word ? 0U : 1U)}));
    above = std::move(row);
  }
  return above.back();
}

// The word around byte `at`.
std::string word_at(const std::string& text, std::uint32_t at) {
  std::size_t from = at;
  while (from > 0 && text[from - 1] != ' ') --from;
  const std::size_t to = std::min(text.find(' ', at), text.size());
  return text.substr(from, to - from);
}

void count_joins(const Snippet& truth, const PageText& page, const bench::Alignment& found, bool verbose,
                 Totals& totals) {
  std::multiset<std::string> mended;
  for (const Join& join : truth.joins) {
    ++totals.joins;
    const std::uint32_t at = join.kind == Join::Kind::kSuspended ? join.at - 2 : join.at;
    const std::string expected = word_at(truth.text, at);
    const std::string got =
        word_at(page.body, std::min<std::uint32_t>(found.place[at], static_cast<std::uint32_t>(page.body.size())));
    if (got == expected)
      ++totals.joins_right;
    else if (verbose)
      std::printf("    join: expected '%s', got '%s'\n", expected.c_str(), got.c_str());
    if (join.kind != Join::Kind::kSuspended) mended.insert(expected);
  }
  for (const std::uint32_t at : page.joins) {
    if (at < found.first || at >= found.last) continue;
    ++totals.made;
    const auto known = mended.find(word_at(page.body, at));
    if (known != mended.end()) {
      ++totals.made_right;
      mended.erase(known);
    } else if (verbose) {
      std::printf("    join: '%s' is not on the page\n", word_at(page.body, at).c_str());
    }
  }
}

// Blocks whose start lies before that of the block above them.
void count_order(const Snippet& truth, const PageText& page, bool verbose, Totals& totals) {
  std::size_t above = 0;
  for (std::size_t b = 0; b < truth.blocks.size(); ++b) {
    const std::uint32_t start = truth.blocks[b];
    const std::uint32_t next =
        b + 1 < truth.blocks.size() ? truth.blocks[b + 1] - 1 : static_cast<std::uint32_t>(truth.text.size());
    const std::string text = truth.text.substr(start, std::min<std::uint32_t>(next - start, 40));
    ++totals.blocks;
    const std::size_t below = page.body.find(text, above);
    if (below != std::string::npos) {
      above = below;
      continue;
    }
    const std::size_t any = page.body.find(text);
    if (any == std::string::npos) continue;  // A character error counts elsewhere.
    ++totals.out_of_order;
    if (verbose) std::printf("    order: '%s'\n", text.c_str());
    above = any;
  }
}

// Leaders of contents lines do not count.
std::string without_leaders(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_not_of('.', at), text.size());
    if (end - at >= 4)
      out += ' ';
    else
      out += text.substr(at, std::max<std::size_t>(end - at, 1));
    at = std::max(end, at + 1);
  }
  return out;
}

std::multiset<std::string> words_of(const std::vector<std::string>& texts) {
  std::multiset<std::string> out;
  for (const std::string& text : texts) {
    const std::string flat = bench::collapsed(without_leaders(text));
    for (std::size_t at = 0; at < flat.size();) {
      const std::size_t end = std::min(flat.find(' ', at), flat.size());
      out.insert(flat.substr(at, end - at));
      at = end + 1;
    }
  }
  return out;
}

void count_furniture(const Snippet& truth, const PageText& page, bool verbose, Totals& totals) {
  std::multiset<std::string> left = words_of(truth.furniture);
  const std::multiset<std::string> made = words_of(page.furniture);
  totals.furniture += left.size();
  totals.furniture_made += made.size();
  for (const std::string& word : made) {
    const auto found = left.find(word);
    if (found == left.end()) {
      if (verbose) std::printf("    furniture: '%s' is none\n", word.c_str());
      continue;
    }
    left.erase(found);
    ++totals.furniture_right;
    ++totals.furniture_found;
  }
  for (const std::string& word : left)
    if (verbose) std::printf("    furniture: '%s' was not seen\n", word.c_str());
}

void show_difference(const Snippet& truth, const PageText& page, const bench::Alignment& found) {
  std::uint32_t shown = 0;
  for (std::uint32_t i = 0; i < truth.text.size() && shown < 12; ++i) {
    if ((static_cast<unsigned char>(truth.text[i]) & 0xC0U) == 0x80U) continue;
    const std::uint32_t next = uppdrag::decode_utf8(truth.text, i).next;
    const std::string_view here = std::string_view(truth.text).substr(i, next - i);
    if (page.body.substr(found.place[i], found.place[next] - found.place[i]) == here) continue;
    ++shown;
    const std::uint32_t from = i > 15 ? i - 15 : 0;
    std::printf("    text: …%s… | …%s…\n", truth.text.substr(from, 40).c_str(),
                page.body.substr(found.place[from], 40).c_str());
    i += 25;
  }
}

double percent(std::uint64_t part, std::uint64_t all) {
  return all == 0 ? 100.0 : 100.0 * static_cast<double>(part) / static_cast<double>(all);
}

void print(const char* name, const Totals& t) {
  std::printf("%-34s %6.3f %7llu %6.2f  %6.2f %6.2f %4llu  %3llu/%-4llu  %6.2f %6.2f %4llu\n", name,
              percent(t.errors, t.characters), static_cast<unsigned long long>(t.characters),
              percent(t.word_errors, t.words), percent(t.made_right, t.made), percent(t.joins_right, t.joins),
              static_cast<unsigned long long>(t.joins), static_cast<unsigned long long>(t.out_of_order),
              static_cast<unsigned long long>(t.blocks), percent(t.furniture_right, t.furniture_made),
              percent(t.furniture_found, t.furniture), static_cast<unsigned long long>(t.furniture));
}

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Documents by the file they come from.
class Reader {
 public:
  Reader(bool images, fs::path folder) : images_(images), folder_(std::move(folder)) {
    if (!images_) return;
    host_.emplace(uppdrag::PluginHost::discover({std::string(UPPDRAG_BINARY_DIR) + "/lib/uppdrag/plugins"}));
    auto recogniser = host_->make_recogniser();
    if (recogniser) recogniser_ = std::move(*recogniser);
  }

  const uppdrag::Document& document(const Snippet& snippet) {
    const std::string name = images_ ? snippet.name + ".png" : snippet.file;
    const auto known = documents_.find(name);
    if (known != documents_.end()) return known->second;
    const std::string bytes = bytes_of(folder_ / name);
    uppdrag::Source source;
    source.path = name;
    source.bytes = bytes;
    source.recogniser = recogniser_.get();
    auto read = images_ ? host_->make_reader("image/png", "").value()->read(source) : pdf_.read(source);
    if (!read) {
      std::fprintf(stderr, "%s: %s\n", name.c_str(), read.error().message.c_str());
      std::exit(2);
    }
    return documents_.emplace(name, std::move(*read)).first->second;
  }

 private:
  bool images_;
  fs::path folder_;
  std::optional<uppdrag::PluginHost> host_;
  std::unique_ptr<uppdrag::Recogniser> recogniser_;
  uppdrag::pdf_reader::PdfReader pdf_;
  std::map<std::string, uppdrag::Document> documents_;
};

Totals compare(const Snippet& truth, const PageText& page, bool verbose) {
  const bench::Alignment found = bench::align(truth.text, page.body, truth.page != 0);
  Totals totals;
  totals.errors = found.errors;
  totals.characters = found.characters;
  const std::vector<std::string> words = split(truth.text);
  totals.words = words.size();
  totals.word_errors = word_errors(words, split(page.body.substr(found.first, found.last - found.first)));
  count_joins(truth, page, found, verbose, totals);
  count_order(truth, page, verbose, totals);
  count_furniture(truth, page, verbose, totals);
  print(truth.name.c_str(), totals);
  if (verbose && totals.errors > 0) show_difference(truth, page, found);
  return totals;
}

}  // namespace

int main(int argc, char** argv) {
  bool verbose = false;
  bool images = false;
  std::vector<std::string> folders;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--verbose") == 0)
      verbose = true;
    else if (std::strcmp(argv[i], "--images") == 0)
      images = true;
    else
      folders.emplace_back(argv[i]);
  }
  if (folders.size() != 2) {
    std::fprintf(stderr, "usage: pdf_quality [--verbose] [--images] SNIPPETS FOLDER\n");
    return 2;
  }
  std::vector<std::string> paths;
  for (const auto& entry : fs::directory_iterator(folders[0]))
    if (entry.path().extension() == ".txt") paths.push_back(entry.path().string());
  std::sort(paths.begin(), paths.end());
  Reader reader(images, folders[1]);
  Totals all;
  std::printf("%-34s %6s %7s %6s  %13s %4s  %8s  %13s %4s\n", "snippet", "CER %", "chars", "WER %", "joins P/R", "n",
              "order", "furniture P/R", "n");
  for (const std::string& path : paths) {
    const Snippet truth = bench::read_snippet(path);
    const uppdrag::Document& document = reader.document(truth);
    all.add(compare(truth, page_text(document, images ? 0 : truth.page), verbose));
  }
  print("all", all);
  return 0;
}
