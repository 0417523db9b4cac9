// SPDX-License-Identifier: GPL-3.0-or-later
// Writes facts as a workbook: a sheet for each type, dates as dates, numbers as numbers, texts never as formulas.
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "uppdrag/plugin/csv.h"
#include "uppdrag/plugin/plugin.h"

namespace uppdrag {
namespace {

constexpr std::size_t kMostLetters = 32000;  // Excel's own limit of a cell is 32,767.
constexpr std::size_t kNameLetters = 31;     // Of a sheet.
constexpr double kWide = 60, kUsual = 18, kNarrow = 11;

// `text` without what a workbook refuses: control characters, and more letters than a cell takes.
std::string cell_text(std::string_view text) {
  std::string out(text.substr(0, kMostLetters));
  while (!out.empty() && text.size() > kMostLetters && (static_cast<unsigned char>(out.back()) & 0xC0U) == 0x80U)
    out.pop_back();
  if (text.size() > kMostLetters && !out.empty() && static_cast<unsigned char>(out.back()) >= 0xC0U) out.pop_back();
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t'; },
      ' ');
  return out;
}

// A table of this name shows strength: cells that begin with one of the signs get its shade. The sign stays, for those
// who print in grey or see no colours.
constexpr std::string_view kShadedTable = "matrix";
struct Shade {
  std::string_view sign;
  lxw_color_t fill, letters;
};
constexpr Shade kShades[] = {{"●", 0x1B5E91, 0xFFFFFF}, {"◐", 0x9CC8EA, 0x000000}, {"○", 0xDCEBF7, 0x000000},
                             {"?", 0xF7E3C4, 0x000000}, {"–", 0xE4E4E4, 0x000000}, {"‹", 0xE4E4E4, 0x000000},
                             {"×", 0xF3F3F3, 0x595959}};

struct Column {
  std::string name;  // Of a field; "" for what every fact has.
  std::string head;
  FieldType type = FieldType::kText;
  std::string_view extra;  // "document", "title", "kind", "date", "quote", "page", "confidence", "rule", "plugin"
};

class Workbook final : public Exporter {
 public:
  ~Workbook() override { drop(); }

  Status begin(const FactType* type, const std::vector<FactType>& all, const ByteSink&) override {
    drop();
    types_ = type ? std::vector<FactType>{*type} : all;
    // The library writes files only: one of our own, which is read back.
    file_ = (std::filesystem::temp_directory_path() / "uppdrag-xlsx-XXXXXX").string();
    const int descriptor = ::mkstemp(file_.data());
    if (descriptor < 0) return Error{ErrorCode::kIo, "xlsx: no temporary file can be made"};
    ::close(descriptor);
    book_ = workbook_new(file_.c_str());
    if (book_ == nullptr) return Error{ErrorCode::kIo, "xlsx: no workbook can be made"};
    bold_ = workbook_add_format(book_);
    format_set_bold(bold_);
    format_set_bg_color(bold_, 0xE6E6E6);
    wrap_ = workbook_add_format(book_);
    format_set_text_wrap(wrap_);
    format_set_align(wrap_, LXW_ALIGN_VERTICAL_TOP);
    top_ = workbook_add_format(book_);
    format_set_align(top_, LXW_ALIGN_VERTICAL_TOP);
    date_ = workbook_add_format(book_);
    format_set_num_format(date_, "yyyy-mm-dd");
    format_set_align(date_, LXW_ALIGN_VERTICAL_TOP);
    number_ = workbook_add_format(book_);
    format_set_num_format(number_, "#,##0");
    format_set_align(number_, LXW_ALIGN_VERTICAL_TOP);
    for (std::size_t i = 0; i < std::size(kShades); ++i) {
      shades_[i] = workbook_add_format(book_);
      format_set_bg_color(shades_[i], kShades[i].fill);
      format_set_font_color(shades_[i], kShades[i].letters);
      format_set_border(shades_[i], LXW_BORDER_THIN);
      format_set_border_color(shades_[i], 0xBFBFBF);
    }
    return ok();
  }

  Status write(const FactRow& row, const ByteSink&) override {
    auto at = sheets_.find(row.fact.type);
    if (at == sheets_.end()) {
      auto made = add_sheet(row);
      if (!made) return made.error();
      at = sheets_.emplace(row.fact.type, std::move(*made)).first;
    }
    Sheet& sheet = at->second;
    if (sheet.next >= LXW_ROW_MAX)
      return Error{ErrorCode::kUnsupported, "xlsx: more rows than a sheet takes (1,048,576)"};
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) put(sheet, static_cast<lxw_col_t>(i), row);
    ++sheet.next;
    return ok();
  }

  Status end(const ByteSink& out) override {
    for (const auto& [type, sheet] : sheets_) {
      if (sheet.next > 1)
        worksheet_autofilter(sheet.sheet, 0, 0, sheet.next - 1, static_cast<lxw_col_t>(sheet.columns.size() - 1));
    }
    if (sheets_.empty()) workbook_add_worksheet(book_, nullptr);
    const lxw_error error = workbook_close(book_);
    book_ = nullptr;
    sheets_.clear();
    if (error != LXW_NO_ERROR) {
      drop();
      return Error{ErrorCode::kIo, std::string("xlsx: ") + lxw_strerror(error)};
    }
    std::ifstream in(file_, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    drop();
    if (bytes.empty()) return Error{ErrorCode::kIo, "xlsx: the workbook could not be written"};
    return out(bytes);
  }

 private:
  struct Sheet {
    lxw_worksheet* sheet = nullptr;
    std::vector<Column> columns;
    lxw_row_t next = 1;
  };

  // What was not ended is thrown away.
  void drop() {
    if (book_ != nullptr) {
      workbook_close(book_);
      book_ = nullptr;
    }
    std::error_code ignored;
    if (!file_.empty()) std::filesystem::remove(file_, ignored);
    file_.clear();
    sheets_.clear();
  }

  // Rows without a document (tables that are no facts) have their own fields only.
  std::vector<Column> columns_of(const FactType* type, const FactRow& first) const {
    std::vector<Column> out;
    const bool fact = !first.document_path.empty();
    if (fact) {
      for (const auto& [extra, head] :
           {std::pair<std::string_view, const char*>{"title", "Titel"}, {"kind", "Dokumenttyp"}, {"date", "Datum"}})
        out.push_back({"", head, FieldType::kText, extra});
    }
    if (type != nullptr) {
      for (const FieldDeclaration& field : type->fields)
        out.push_back({field.name, field.label_sv.empty() ? field.name : field.label_sv, field.type, ""});
    }
    if (fact) {
      for (const auto& [extra, head] : {std::pair<std::string_view, const char*>{"quote", "Citat"},
                                        {"page", "Sida"},
                                        {"document", "Fil"},
                                        {"confidence", "Säkerhet"},
                                        {"rule", "Regel"},
                                        {"plugin", "Insticksmodul"}})
        out.push_back({"", head, extra == "page" ? FieldType::kInteger : FieldType::kText, extra});
    }
    return out;
  }

  static double width_of(const Column& column) {
    if (column.extra == "quote" || column.name.find("quote") != std::string::npos || column.name == "lines" ||
        column.name == "difference" || column.name.ends_with("_words"))
      return kWide;
    return column.type == FieldType::kInteger || column.type == FieldType::kDate ? kNarrow : kUsual;
  }

  Result<Sheet> add_sheet(const FactRow& first) {
    const auto type =
        std::find_if(types_.begin(), types_.end(), [&](const FactType& t) { return t.id == first.fact.type; });
    std::string name = type == types_.end() ? first.fact.type : type->label_sv.empty() ? type->id : type->label_sv;
    std::replace_if(
        name.begin(), name.end(),
        [](char c) { return std::string_view("[]:*?/\\'").find(c) != std::string_view::npos; }, ' ');
    if (name.size() > kNameLetters) name = first.fact.type.substr(0, kNameLetters);
    Sheet out;
    out.sheet = workbook_add_worksheet(book_, name.c_str());
    if (out.sheet == nullptr) out.sheet = workbook_add_worksheet(book_, nullptr);
    if (out.sheet == nullptr) return Error{ErrorCode::kIo, "xlsx: no sheet can be made for '" + name + "'"};
    out.columns = columns_of(type == types_.end() ? nullptr : &*type, first);
    for (std::size_t i = 0; i < out.columns.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      worksheet_set_column(out.sheet, column, column, width_of(out.columns[i]), nullptr);
      worksheet_write_string(out.sheet, 0, column, cell_text(out.columns[i].head).c_str(), bold_);
    }
    worksheet_freeze_panes(out.sheet, 1, 0);
    return out;
  }

  void put(const Sheet& sheet, lxw_col_t at, const FactRow& row) const {
    const Column& column = sheet.columns[at];
    if (!column.extra.empty()) return put_extra(sheet, at, row);
    const FieldValue* value = row.fact.get(column.name);
    if (value == nullptr || std::holds_alternative<std::monostate>(*value)) return;
    if (const auto* number = std::get_if<std::int64_t>(value))
      worksheet_write_number(sheet.sheet, sheet.next, at, static_cast<double>(*number), number_);
    else if (const auto* yes = std::get_if<bool>(value))
      worksheet_write_boolean(sheet.sheet, sheet.next, at, *yes ? 1 : 0, top_);
    else if (column.type == FieldType::kDate && put_date(sheet, at, row.fact.text(column.name)))
      return;
    else if (row.fact.type != kShadedTable || !put_shaded(sheet, at, field_text(*value)))
      put_text(sheet, at, field_text(*value), width_of(column) >= kWide);
  }

  bool put_shaded(const Sheet& sheet, lxw_col_t at, const std::string& text) const {
    for (std::size_t i = 0; i < std::size(kShades); ++i) {
      if (!text.starts_with(kShades[i].sign) || at == 0) continue;
      return worksheet_write_string(sheet.sheet, sheet.next, at, text.c_str(), shades_[i]) == LXW_NO_ERROR;
    }
    return false;
  }

  void put_extra(const Sheet& sheet, lxw_col_t at, const FactRow& row) const {
    const std::string_view extra = sheet.columns[at].extra;
    if (extra == "page") {
      if (row.page != 0) worksheet_write_number(sheet.sheet, sheet.next, at, row.page, top_);
    } else if (extra == "confidence") {
      worksheet_write_number(sheet.sheet, sheet.next, at, row.fact.confidence, top_);
    } else if (extra == "date") {
      if (!put_date(sheet, at, row.document.get("date"))) put_text(sheet, at, row.document.get("date"), false);
    } else if (extra == "document") {
      put_text(sheet, at, row.document_path, false);
    } else if (extra == "quote") {
      put_text(sheet, at, row.quote, true);
    } else if (extra == "rule" || extra == "plugin") {
      put_text(sheet, at, extra == "rule" ? std::string_view{row.fact.rule} : std::string_view{row.plugin}, false);
    } else {
      put_text(sheet, at, row.document.get(extra), false);
    }
  }

  void put_text(const Sheet& sheet, lxw_col_t at, std::string_view text, bool wide) const {
    if (!text.empty())
      worksheet_write_string(sheet.sheet, sheet.next, at, cell_text(text).c_str(), wide ? wrap_ : top_);
  }

  // A whole day becomes a date that can be sorted; other forms of dates stay text.
  bool put_date(const Sheet& sheet, lxw_col_t at, std::string_view edtf) const {
    if (edtf.size() != 10 || edtf[4] != '-' || edtf[7] != '-') return false;
    lxw_datetime day = {};
    const std::string text(edtf);
    day.year = std::atoi(text.c_str());
    day.month = std::atoi(text.c_str() + 5);
    day.day = std::atoi(text.c_str() + 8);
    if (day.year < 1900 || day.month < 1 || day.month > 12 || day.day < 1 || day.day > 31) return false;
    return worksheet_write_datetime(sheet.sheet, sheet.next, at, &day, date_) == LXW_NO_ERROR;
  }

  std::vector<FactType> types_;
  std::map<std::string, Sheet> sheets_;
  lxw_workbook* book_ = nullptr;
  lxw_format *bold_ = nullptr, *wrap_ = nullptr, *top_ = nullptr, *date_ = nullptr, *number_ = nullptr;
  lxw_format* shades_[std::size(kShades)] = {};
  std::string file_;
};

}  // namespace
}  // namespace uppdrag

UPPDRAG_PLUGIN_EXPORTER(uppdrag::Workbook)
