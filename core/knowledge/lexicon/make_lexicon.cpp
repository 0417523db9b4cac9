// SPDX-License-Identifier: GPL-3.0-or-later
// Part of the build: from a dictionary of hunspell's form (Debian: hunspell-sv, LGPL-3) to the lexicon that the search
// is built with: every form of every word, with its headwords and its use in compounds. See lexicon.h for the file.
//
//   make_lexicon sv_SE.aff sv_SE.dic OUT      with OUT empty when the dictionary is not there
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace {

// Bits of a form; the same as in lexicon.h.
constexpr unsigned kWord = 1;    // Stands alone.
constexpr unsigned kFirst = 2;   // May begin a compound.
constexpr unsigned kLast = 4;    // May end one.
constexpr unsigned kName = 8;    // Of a headword with a capital.
constexpr unsigned kNoun = 16;   // Inflected as a noun.

struct Suffix {
  std::string strip, add, flags;
  std::vector<std::string> before;  // For each letter before the end: a set, `^` first when it is excluded, "." for any.
};

std::vector<std::string> letters(std::string_view text) {
  std::vector<std::string> out;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0U) == 0x80U && !out.empty())
      out.back() += c;
    else
      out.emplace_back(1, c);
  }
  return out;
}

std::vector<std::string> parse_condition(const std::string& text) {
  std::vector<std::string> out;
  bool inside = false;
  for (const std::string& letter : letters(text)) {
    if (letter == "[") {
      inside = true;
      out.emplace_back();
    } else if (letter == "]") {
      inside = false;
    } else if (inside) {
      out.back() += letter;
    } else {
      out.push_back(letter);
    }
  }
  return out;
}

bool fits(const std::vector<std::string>& word, const std::vector<std::string>& before) {
  if (before.size() == 1 && before[0] == ".") return true;
  if (before.size() > word.size()) return false;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const std::string& set = before[i];
    if (set == ".") continue;
    const std::string& letter = word[word.size() - before.size() + i];
    const bool excluded = set.front() == '^';
    if ((set.find(letter, excluded ? 1 : 0) != std::string::npos) == excluded) return false;
  }
  return true;
}

// Lower case of the letters that Swedish words have; "" for anything that is not made of letters.
std::string folded(const std::string& word) {
  std::string out;
  for (const std::string& letter : letters(word)) {
    if (letter == "-") continue;
    if (letter.size() == 1) {
      const char c = letter[0];
      if (c >= 'A' && c <= 'Z')
        out += static_cast<char>(c + 32);
      else if (c >= 'a' && c <= 'z')
        out += c;
      else
        return {};
    } else if (letter.size() == 2 && letter[0] == '\xC3') {
      const auto low = static_cast<unsigned char>(letter[1]);
      out += '\xC3';
      out += static_cast<char>(low >= 0x80 && low <= 0x9E && low != 0x97 ? low + 0x20 : low);
    } else {
      return {};
    }
  }
  return out;
}

struct Form {
  unsigned bits = 0;
  std::set<std::string> heads;
};

class Maker {
 public:
  void read_suffixes(std::istream& in) {
    std::string line;
    while (std::getline(in, line)) {
      std::istringstream words(line);
      std::string kind, flag, strip, add, condition;
      if (!(words >> kind >> flag >> strip >> add) || kind != "SFX") continue;
      if (!(words >> condition)) continue;  // The head of a class.
      Suffix suffix;
      suffix.strip = strip == "0" ? "" : strip;
      const auto slash = add.find('/');
      suffix.flags = slash == std::string::npos ? "" : add.substr(slash + 1);
      add.resize(std::min(add.size(), slash));
      suffix.add = add == "0" ? "" : add;
      suffix.before = parse_condition(condition);
      suffixes_[flag].push_back(std::move(suffix));
    }
  }

  void read_words(std::istream& in) {
    std::string line;
    std::getline(in, line);  // How many there are.
    while (std::getline(in, line)) {
      const auto slash = line.find('/');
      const std::string word = line.substr(0, slash);
      const std::string flags = slash == std::string::npos ? "" : line.substr(slash + 1);
      if (!word.empty()) add_word(word, flags);
    }
  }

  void write(std::ostream& out) const;

 private:
  void add_word(const std::string& word, const std::string& flags) {
    const auto has = [&flags](char flag) { return flags.find(flag) != std::string::npos; };
    const std::string head = folded(word);
    if (head.size() < 2 || has('%') || word.find(' ') != std::string::npos) return;
    const bool ends_open = word.back() == '-';  // `AA-`: only before a hyphen.
    if (ends_open) return;
    const bool noun = flags.find_first_of("BCDEFGHIJ") != std::string::npos;
    unsigned bits = (head != word && word.find('-') == std::string::npos ? kName : 0) | (noun ? kNoun : 0);
    if (has('Y')) bits |= kLast;
    const unsigned own = (has('X') || has('U') ? kFirst : 0) | (has('Z') ? 0 : kWord);
    add_form(head, head, bits | own);
    const std::vector<std::string> spelled = letters(word);
    for (const std::string& flag : letters(flags)) {
      const auto found = suffixes_.find(flag);
      if (found == suffixes_.end()) continue;
      for (const Suffix& suffix : found->second)
        add_suffix(word, spelled, derived_head(flag, suffix, head), suffix, bits, has('Z'));
    }
  }

  // Classes that make another word: adjectives in -isk, persons in -are and -bo.
  static std::string derived_head(const std::string& flag, const Suffix& suffix, const std::string& head) {
    if (flag == "T") return head + (suffix.add.starts_with("isk") ? "isk" : suffix.add.starts_with("are") ? "are" : "re");
    if (flag == "e" || flag == "d") return head + (flag == "d" ? "sbo" : "bo");
    return head;
  }

  void add_suffix(const std::string& word, const std::vector<std::string>& spelled, const std::string& head,
                  const Suffix& suffix, unsigned bits, bool only_inside) {
    if (!fits(spelled, suffix.before) || !word.ends_with(suffix.strip)) return;
    const std::string form = folded(word.substr(0, word.size() - suffix.strip.size()) + suffix.add);
    if (form.size() < 2 || suffix.add.ends_with('-')) return;
    const bool first = suffix.flags.find_first_of("XU") != std::string::npos;
    const bool inside = only_inside || suffix.flags.find('Z') != std::string::npos || first;
    add_form(form, head, first ? kFirst | (bits & (kName | kNoun)) : inside ? bits & ~kLast : bits | kWord);
  }

  void add_form(const std::string& form, const std::string& head, unsigned bits) {
    Form& out = forms_[form];
    out.bits = (out.bits & ~kName) | (bits & ~kName) | (out.bits == 0 ? bits & kName : out.bits & bits & kName);
    if ((bits & (kWord | kFirst)) != 0) out.heads.insert(head);
  }

  std::map<std::string, std::vector<Suffix>> suffixes_;
  std::map<std::string, Form> forms_;
};

void put_number(std::string& out, std::uint64_t value) {
  for (; value >= 128; value >>= 7U) out += static_cast<char>(128U | (value & 127U));
  out += static_cast<char>(value);
}

// How to get from `form` to `head`: bytes to cut, and what to put there.
std::pair<std::size_t, std::string> way(const std::string& form, const std::string& head) {
  std::size_t same = 0;
  while (same < form.size() && same < head.size() && form[same] == head[same]) ++same;
  return {form.size() - same, head.substr(same)};
}

void put_u32(std::string& out, std::size_t value) {
  for (int i = 0; i < 4; ++i) out += static_cast<char>(value >> (8U * static_cast<unsigned>(i)) & 255U);
}

void Maker::write(std::ostream& out) const {
  constexpr std::size_t kBlock = 16;
  std::map<std::pair<std::size_t, std::string>, std::size_t> uses;
  std::vector<const std::pair<const std::string, Form>*> list;
  for (const auto& each : forms_) {
    // A genitive is looked up without its s.
    const bool genitive = each.first.ends_with('s') && (each.second.bits & (kFirst | kLast)) == (each.second.bits & kLast) &&
                          forms_.contains(each.first.substr(0, each.first.size() - 1)) &&
                          forms_.at(each.first.substr(0, each.first.size() - 1)).heads == each.second.heads;
    if (genitive || each.second.heads.empty()) continue;
    list.push_back(&each);
    for (const std::string& head : each.second.heads) ++uses[way(each.first, head)];
  }
  std::vector<std::pair<std::size_t, std::pair<std::size_t, std::string>>> ways;
  for (const auto& [each, count] : uses) ways.emplace_back(count, each);
  std::sort(ways.rbegin(), ways.rend());
  std::map<std::pair<std::size_t, std::string>, std::size_t> number;
  std::string ways_text;
  for (const auto& [count, each] : ways) {
    number.emplace(each, number.size());
    put_number(ways_text, each.first);
    put_number(ways_text, each.second.size());
    ways_text += each.second;
  }
  std::string blocks, offsets;
  std::string before;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string& form = list[i]->first;
    if (i % kBlock == 0) {
      put_u32(offsets, blocks.size());
      before.clear();
    }
    std::size_t same = 0;
    while (same < before.size() && same < form.size() && before[same] == form[same]) ++same;
    put_number(blocks, same);
    put_number(blocks, form.size() - same);
    blocks += form.substr(same);
    const auto& heads = list[i]->second.heads;
    blocks += static_cast<char>(list[i]->second.bits | (std::min<std::size_t>(heads.size(), 4) - 1) << 5U);
    std::size_t left = 4;
    for (const std::string& head : heads) {
      if (left-- == 0) break;
      put_number(blocks, number.at(way(form, head)));
    }
    before = form;
  }
  std::string head = "UPLEX01\n";
  put_u32(head, list.size());
  put_u32(head, ways.size());
  put_u32(head, ways_text.size());
  out << head << ways_text << offsets << blocks;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "make_lexicon: expected AFF DIC OUT\n");
    return 2;
  }
  std::ofstream out(argv[3], std::ios::binary | std::ios::trunc);
  std::ifstream suffixes(argv[1]), words(argv[2]);
  if (suffixes && words) {
    Maker maker;
    maker.read_suffixes(suffixes);
    maker.read_words(words);
    maker.write(out);
  }
  if (!out.flush()) {
    std::fprintf(stderr, "make_lexicon: cannot write %s\n", argv[3]);
    return 2;
  }
  return 0;
}
