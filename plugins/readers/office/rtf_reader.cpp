// SPDX-License-Identifier: GPL-3.0-or-later
// One pass over groups and control words. What a group is for (text, a style's name, a footnote) is its state, and goes
// with it.
#include "rtf_reader.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>
#include <vector>

#include "../shared/flow.h"
#include "../shared/raised.h"
#include "doc_pieces.h"
#include "docx_styles.h"
#include "properties.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::office_reader {
namespace {

constexpr std::size_t kDeepest = 1000;

// Where the text of a group goes.
enum class Place : std::uint8_t { kBody, kNowhere, kStyles, kStyle, kTitle, kMargin, kNote, kMark };

struct State {
  Place place = Place::kBody;
  bool bold = false;
  bool hidden = false;
  bool raised = false;
  int fallback = 1;  // Characters that stand for a \u.
};

struct Paragraph {
  int style = 0;
  int outline = -1;
  int level = 0;
  bool in_table = false;
};

struct Word {
  std::string_view name;
  int value = 0;
  bool has_value = false;
};

using Destination = std::pair<std::string_view, Place>;
constexpr std::array kDestinations = std::to_array<Destination>({
    {"colortbl", Place::kNowhere},  {"datafield", Place::kNowhere}, {"fldinst", Place::kNowhere},
    {"fonttbl", Place::kNowhere},   {"footer", Place::kMargin},     {"footerf", Place::kMargin},
    {"footerl", Place::kMargin},    {"footerr", Place::kMargin},    {"footnote", Place::kNote},
    {"generator", Place::kNowhere}, {"header", Place::kMargin},     {"headerf", Place::kMargin},
    {"headerl", Place::kMargin},    {"headerr", Place::kMargin},    {"info", Place::kNowhere},
    {"listtext", Place::kMark},     {"object", Place::kNowhere},    {"pict", Place::kNowhere},
    {"pntext", Place::kMark},       {"revtbl", Place::kNowhere},    {"stylesheet", Place::kStyles},
    {"themedata", Place::kNowhere}, {"title", Place::kTitle},       {"xe", Place::kNowhere},
    {"tc", Place::kNowhere},
});

using Sign = std::pair<std::string_view, std::string_view>;
constexpr std::array kSigns = std::to_array<Sign>({{"bullet", "•"},
                                                   {"emdash", "—"},
                                                   {"endash", "–"},
                                                   {"emspace", " "},
                                                   {"enspace", " "},
                                                   {"ldblquote", "“"},
                                                   {"rdblquote", "”"},
                                                   {"lquote", "‘"},
                                                   {"rquote", "’"},
                                                   {"~", "\u00A0"},
                                                   {"-", "\u00AD"},
                                                   {"_", "-"},
                                                   {"{", "{"},
                                                   {"}", "}"},
                                                   {"\\", "\\"}});

template <typename Table>
auto find_name(const Table& table, std::string_view name) {
  return std::find_if(table.begin(), table.end(), [&](const auto& entry) { return entry.first == name; });
}

class RtfReader {
 public:
  RtfReader(std::string_view bytes, flow::Flow& flow) : bytes_(bytes), flow_(flow) {}

  // False when groups are nested without end.
  bool run() {
    while (at_ < bytes_.size()) {
      const char c = bytes_[at_];
      if (c == '{') {
        if (states_.size() >= kDeepest) return false;
        states_.push_back(states_.back());
        fresh_ = true;
        ++at_;
      } else if (c == '}') {
        close_group();
        ++at_;
      } else if (c == '\\') {
        read_word();
      } else {
        if (c != '\r' && c != '\n' && c != '\0') text(byte_text(c));
        ++at_;
      }
    }
    end_paragraph();
    end_row();
    for (const std::string& margin : margins_) {
      flow_.begin(BlockKind::kFurniture);
      flow_.add(margin);
    }
    flow_.end();
    return true;
  }

  const std::string& title() const { return title_; }

 private:
  State& state() { return states_.back(); }

  static std::string byte_text(char c) {
    std::string out;
    append_utf8(out, from_windows(c));
    return out;
  }

  void close_group() {
    const Place place = state().place;
    if (states_.size() > 1) states_.pop_back();
    fresh_ = false;
    if (state().place == place) return;
    if (place == Place::kStyle) {
      while (!held_.empty() && (held_.back() == ';' || held_.back() == ' ')) held_.pop_back();
      styles_[style_] = style_by_name(held_);
    } else if (place == Place::kNote && !held_.empty()) {
      notes_.push_back(held_);
    } else if (place == Place::kMargin && held_.find_first_not_of(" 0123456789") != std::string::npos) {
      margins_.push_back(held_);
    } else if (place == Place::kTitle) {
      title_ = held_;
    } else if (place == Place::kMark) {
      mark_ = held_;
    }
    held_.clear();
  }

  void read_word() {
    ++at_;
    Word word;
    const std::size_t start = at_;
    const auto letter = [&] {
      return at_ < bytes_.size() && ((bytes_[at_] | 0x20) >= 'a') && ((bytes_[at_] | 0x20) <= 'z');
    };
    while (letter()) ++at_;
    if (at_ == start) {
      if (at_ < bytes_.size()) ++at_;
      word.name = bytes_.substr(start, at_ - start);
      return sign(word.name);
    }
    word.name = bytes_.substr(start, at_ - start);
    const bool minus =
        at_ + 1 < bytes_.size() && bytes_[at_] == '-' && bytes_[at_ + 1] >= '0' && bytes_[at_ + 1] <= '9';
    if (minus) ++at_;
    for (; at_ < bytes_.size() && bytes_[at_] >= '0' && bytes_[at_] <= '9'; ++at_) {
      word.has_value = true;
      word.value = std::min(word.value * 10 + (bytes_[at_] - '0'), 100'000'000);
    }
    if (minus) word.value = -word.value;
    if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
    const bool fresh = std::exchange(fresh_, false);
    if (fresh && destination(word)) return;
    control(word);
  }

  // `\'e4`, `\*`, `\~` and the like.
  void sign(std::string_view name) {
    const bool fresh = std::exchange(fresh_, false);
    if (name == "'") {
      const auto hex = [&](std::size_t at) -> unsigned {
        const char c = at < bytes_.size() ? bytes_[at] : 'x';
        if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
        const char small = static_cast<char>(c | 0x20);
        return small >= 'a' && small <= 'f' ? static_cast<unsigned>(small - 'a') + 10U : 16U;
      };
      const unsigned value = hex(at_) * 16 + hex(at_ + 1);
      at_ = std::min(at_ + 2, bytes_.size());
      if (value >= 0x20 && value < 0x100) text(byte_text(static_cast<char>(value)));
    } else if (name == "*") {
      ignorable_ = fresh_ = fresh;
    } else if (const auto known = find_name(kSigns, name); known != kSigns.end()) {
      text(known->second);
    } else if (name == "\n" || name == "\r") {
      end_paragraph();
    }
  }

  // The first word of a group may say what the group is.
  bool destination(const Word& word) {
    const bool ignorable = std::exchange(ignorable_, false);
    const auto known = find_name(kDestinations, word.name);
    if (known == kDestinations.end()) {
      if (ignorable && word.name != "shppict" && word.name != "shptxt") state().place = Place::kNowhere;
      // Within the style sheet every group is a style.
      if (state().place == Place::kStyles) {
        state().place = Place::kStyle;
        style_ = word.name == "s" ? word.value : 0;
        held_.clear();
        return true;
      }
      return state().place == Place::kNowhere;
    }
    // The title stands within the information that is left out otherwise.
    if (state().place == Place::kNowhere && known->second != Place::kTitle) return true;
    state().place = known->second;
    held_.clear();
    return true;
  }

  void control(const Word& word) {
    const bool on = !word.has_value || word.value != 0;
    if (word.name == "u") return unicode(word.value);
    if (word.name == "bin") {
      at_ = std::min(bytes_.size(), at_ + static_cast<std::size_t>(std::max(word.value, 0)));
    } else if (const auto known = find_name(kSigns, word.name); known != kSigns.end()) {
      text(known->second);
    } else if (word.name == "b") {
      state().bold = on;
    } else if (word.name == "v" || word.name == "deleted" || word.name == "strike") {
      state().hidden = on;
    } else if (word.name == "super") {
      state().raised = on;
    } else if (word.name == "nosupersub") {
      state().raised = false;
    } else if (word.name == "plain") {
      state().bold = state().hidden = state().raised = false;
    } else if (word.name == "uc") {
      state().fallback = std::clamp(word.value, 0, 16);
    } else if (state().place == Place::kBody || state().place == Place::kNote || state().place == Place::kMargin) {
      layout(word);
    }
  }

  void layout(const Word& word) {
    const bool body = state().place == Place::kBody;
    if (word.name == "par" || word.name == "sect") {
      return body ? end_paragraph() : text(" ");
    }
    if (word.name == "tab" || word.name == "line") return body ? break_line(word.name == "tab") : text(" ");
    if (!body) return;
    if (word.name == "pard")
      paragraph_ = {};
    else if (word.name == "s")
      paragraph_.style = word.value;
    else if (word.name == "outlinelevel")
      paragraph_.outline = word.value;
    else if (word.name == "ilvl")
      paragraph_.level = word.value;
    else if (word.name == "intbl")
      paragraph_.in_table = true;
    else if (word.name == "cell")
      end_cell();
    else if (word.name == "row")
      end_row();
  }

  void unicode(int value) {
    const auto unit = static_cast<char32_t>(value < 0 ? value + 65536 : value);
    // What stands for the character where it cannot be shown.
    for (int left = state().fallback; left > 0 && at_ < bytes_.size(); --left) {
      if (bytes_[at_] == '\\' && at_ + 3 < bytes_.size() && bytes_[at_ + 1] == '\'')
        at_ += 4;
      else if (bytes_[at_] != '\\' && bytes_[at_] != '{' && bytes_[at_] != '}')
        ++at_;
    }
    if (unit >= 0xD800 && unit < 0xDC00) {
      high_ = unit;
      return;
    }
    char32_t value_out = unit;
    if (unit >= 0xDC00 && unit < 0xE000)
      value_out = high_ == 0 ? 0xFFFD : 0x10000 + ((high_ - 0xD800) << 10U) + (unit - 0xDC00);
    high_ = 0;
    if (value_out < 0x20 || value_out > 0x10FFFF || (value_out & 0xFFFEU) == 0xFFFE) return;
    std::string out;
    append_utf8(out, value_out);
    text(out);
  }

  void text(std::string_view text) {
    fresh_ = false;
    const State& now = state();
    if (now.hidden || now.place == Place::kNowhere || now.place == Place::kStyles) return;
    if (now.place != Place::kBody) {
      held_ += text;
      return;
    }
    open_paragraph();
    flow_.bold(now.bold);
    if (!now.raised) return flow_.add(text);
    flow_.add(flow::raised_text(flow::end_of_cell(flow_.line()), text, false));
  }

  void break_line(bool tab) {
    open_paragraph();
    if (!tab)
      flow_.line_break();
    else if (in_row_)
      flow_.space();
    else
      flow_.tab();
  }

  void open_paragraph() {
    if (paragraph_.in_table) {
      if (!in_row_) {
        end_paragraph();
        flow_.begin(BlockKind::kTableRow);
        in_row_ = true;
      }
      return;
    }
    end_row();
    if (flow_.open()) return;
    const std::string mark = std::exchange(mark_, {});
    const Style style = styles_.contains(paragraph_.style) ? styles_[paragraph_.style] : Style();
    const int outline = paragraph_.outline >= 0 && paragraph_.outline < 9 ? paragraph_.outline + 1 : 0;
    if (style.role == Role::kTitle)
      flow_.begin(BlockKind::kHeading, 1);
    else if (style.role == Role::kHeading || outline > 0)
      flow_.begin(BlockKind::kHeading, static_cast<std::uint8_t>(std::clamp(outline > 0 ? outline : style.level, 1, 6)),
                  mark);
    else if (style.role == Role::kContents)
      flow_.begin(BlockKind::kFurniture);
    else if (!mark.empty())
      flow_.begin(BlockKind::kListItem, static_cast<std::uint8_t>(std::clamp(paragraph_.level + 1, 1, 9)), mark);
    else
      flow_.begin(BlockKind::kParagraph);
  }

  void end_paragraph() {
    mark_.clear();
    if (in_row_) {
      if (paragraph_.in_table) return flow_.space();
      end_row();
    }
    flow_.end();
    for (const std::string& note : std::exchange(notes_, {})) {
      flow_.begin(BlockKind::kFootnote);
      flow_.add(note);
      flow_.end();
    }
  }

  void end_cell() {
    paragraph_.in_table = true;
    open_paragraph();
    flow_.tab();
  }

  void end_row() {
    if (!in_row_) return;
    in_row_ = false;
    flow_.end();
  }

  std::string_view bytes_;
  flow::Flow& flow_;
  std::size_t at_ = 0;
  std::vector<State> states_{State()};
  bool fresh_ = false;      // A group has just begun.
  bool ignorable_ = false;  // With `\*`: unknown ones are left out.
  Paragraph paragraph_;
  bool in_row_ = false;
  std::string held_;  // Text of a group that is no body.
  std::string mark_;
  int style_ = 0;
  char32_t high_ = 0;
  std::unordered_map<int, Style> styles_;
  std::vector<std::string> notes_;
  std::vector<std::string> margins_;
  std::string title_;
};

}  // namespace

Status read_rtf(std::string_view bytes, Document& document) {
  flow::Flow flow(false);
  RtfReader reader(bytes, flow);
  const bool whole = reader.run();
  flow.write(document, false);
  if (!whole) {
    document.notes.push_back("groups are nested more than 1,000 deep; what could be read is kept");
    document.partial = true;
  }
  set_title(reader.title(), document);
  return ok();
}

}  // namespace uppdrag::office_reader
