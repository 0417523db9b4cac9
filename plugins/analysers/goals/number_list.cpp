// SPDX-License-Identifier: GPL-3.0-or-later
#include "number_list.h"

#include <charconv>

namespace uppdrag::goals {
namespace {

constexpr int kMostInRange = 20;

class Reader {
 public:
  Reader(Lexicon& lexicon, const AnalysisInput& in, std::uint32_t end) : lexicon_(lexicon), in_(in), end_(end) {}

  NumberList read(std::uint32_t at) {
    NumberList list;
    if (at < end_ && word(at) == lexicon_.number_abbreviation) ++at;
    std::uint32_t next = item(at, list);
    while (next != 0) {
      list.last = next;
      next = more(next, list);
    }
    if (list.last < end_ && list.last != 0 &&
        (word(list.last) == lexicon_.percent || word(list.last) == lexicon_.percent_word))
      return {};
    return list;
  }

 private:
  WordId word(std::uint32_t at) const { return in_.tokens.tokens[at].word; }
  bool glued(std::uint32_t at) const { return at < end_ && !in_.tokens.tokens[at].space_before; }
  std::string_view text(std::uint32_t at) const { return in_.tokens.tokens[at].span().of(in_.document.text); }
  bool is_number(std::uint32_t at) const { return at < end_ && in_.tokens.tokens[at].kind == TokenKind::kNumber; }

  // One number; one past it, or 0.
  std::uint32_t item(std::uint32_t at, NumberList& list) {
    if (at >= end_) return 0;
    if (is_number(at)) {
      if (text(at).size() > 2) return 0;
      std::string number(text(at));
      if (glued(at + 1) && word(at + 1) == lexicon_.stop && glued(at + 2)) {
        const bool letter = text(at + 2).size() == 1 && in_.tokens.tokens[at + 2].kind == TokenKind::kWord;
        if ((is_number(at + 2) && text(at + 2).size() <= 2) || letter) {
          list.numbers.push_back(number.append(".").append(text(at + 2)));
          list.targets = true;
          return at + 3;
        }
      }
      list.numbers.push_back(std::move(number));
      return at + 1;
    }
    const WordInfo info = lexicon_.word(word(at), in_.vocabulary);
    if (!info.has(kCardinal)) return 0;
    list.numbers.push_back(std::to_string(info.value));
    return at + 1;
  }

  // What goes on after an item: a range, a comma, `och`.
  std::uint32_t more(std::uint32_t at, NumberList& list) {
    if (at + 1 >= end_) return 0;
    if (word(at) == lexicon_.hyphen) return range(at, list);
    const bool conjunction = lexicon_.word(word(at), in_.vocabulary).has(kConjunction);
    return conjunction && (is_number(at + 1) || word(at) != lexicon_.comma) ? item(at + 1, list) : 0;
  }

  std::uint32_t range(std::uint32_t at, NumberList& list) {
    NumberList last;
    const std::uint32_t next = item(at + 1, last);
    if (next == 0 || last.targets || list.targets) return 0;
    const int from = value(list.numbers.back());
    const int to = value(last.numbers.back());
    if (from >= to || to - from > kMostInRange) return 0;
    for (int n = from + 1; n <= to; ++n) list.numbers.push_back(std::to_string(n));
    return next;
  }

  static int value(const std::string& number) {
    int out = 0;
    std::from_chars(number.data(), number.data() + number.size(), out);
    return out;
  }

  Lexicon& lexicon_;
  const AnalysisInput& in_;
  std::uint32_t end_;
};

}  // namespace

NumberList read_numbers(Lexicon& lexicon, const AnalysisInput& in, std::uint32_t at, std::uint32_t end) {
  return Reader(lexicon, in, end).read(at);
}

}  // namespace uppdrag::goals
