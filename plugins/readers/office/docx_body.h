// SPDX-License-Identifier: GPL-3.0-or-later
// Walks through the parts of a Word document and hands their text to a flow.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "../shared/flow.h"
#include "docx_styles.h"
#include "xml_tree.h"

namespace uppdrag::office_reader {

// Foot- or endnotes by id.
struct DocxNotes {
  XmlTree tree;
  std::unordered_map<std::string, std::uint32_t> nodes;
  flow::OrdinalStyle style = flow::OrdinalStyle::kDecimal;
  std::int64_t count = 0;  // Notes that were referred to.

  void index(Name element);
};

// What was left out or taken over in passing.
struct DocxFindings {
  std::uint32_t deleted = 0;  // Passages deleted, inserted or moved with changes tracked.
  std::uint32_t inserted = 0;
  std::uint32_t struck = 0;  // Passages struck through.
  bool embedded = false;     // Parts in other formats.
};

class DocxBody {
 public:
  DocxBody(const DocxStyles& styles, DocxLists& lists, DocxNotes& footnotes, DocxNotes& endnotes, flow::Flow& flow)
      : styles_(styles), lists_(lists), footnotes_(footnotes), endnotes_(endnotes), flow_(flow) {}

  // The main text: everything below `node`, then the notes that are left. `pages`: its page breaks count.
  void write_body(const XmlTree& tree, std::uint32_t node, bool pages);
  // A header or footer. `furniture`: it stands on several pages.
  void write_margin(const XmlTree& tree, bool furniture);

  const DocxFindings& findings() const { return findings_; }

 private:
  struct Note {
    DocxNotes* notes;
    std::uint32_t node;
    std::string mark;
  };
  struct Run {
    bool bold = false;
    bool raised = false;
    bool hidden = false;
    bool struck = false;
  };
  struct Field {
    bool contents = false;
  };
  // How the paragraphs at hand are written.
  enum class Mode : std::uint8_t { kBlocks, kRow, kFurniture, kNote };

  void blocks(std::uint32_t node);
  void block(std::uint32_t node);
  void paragraph(std::uint32_t node);
  void begin_paragraph(std::uint32_t node);
  void begin_block(const Style& style, std::uint32_t properties);
  std::string list_mark(std::uint32_t properties, const Style& style, int& level);
  void runs(std::uint32_t node);
  void inline_element(std::uint32_t node);
  void run(std::uint32_t node);
  void run_child(std::uint32_t node, const Run& how);
  void write(std::string_view text, const Run& how);
  void symbol(std::uint32_t node, const Run& how);
  void field(std::uint32_t node);
  void note(std::uint32_t node, DocxNotes& notes);
  void flush_notes();
  void flush_boxes();
  void alternatives(std::uint32_t node, void (DocxBody::*visit)(std::uint32_t));
  void find_boxes(std::uint32_t node);
  void table(std::uint32_t node);
  bool is_head(std::uint32_t row) const;
  bool is_data_table(const std::vector<std::uint32_t>& rows) const;
  void collect(std::uint32_t node, Name wanted, std::vector<std::uint32_t>& out) const;
  void row(std::uint32_t node, std::vector<std::uint32_t>& above);
  Run format(std::uint32_t properties) const;
  bool in_contents() const;
  const XmlTree& tree() const { return *tree_; }
  std::string_view val(std::uint32_t node) const { return tree_->value(node, "w:val"_n); }

  const DocxStyles& styles_;
  DocxLists& lists_;
  DocxNotes& footnotes_;
  DocxNotes& endnotes_;
  flow::Flow& flow_;
  DocxFindings findings_;

  const XmlTree* tree_ = nullptr;
  Mode mode_ = Mode::kBlocks;
  bool pages_ = false;
  bool joined_ = false;    // The mark at the end of the last paragraph was deleted: the next one goes on with it.
  bool own_mark_ = false;  // The next text is a footnote's own mark.
  std::string note_mark_;
  Style paragraph_;              // Of the open paragraph.
  std::uint8_t item_level_ = 0;  // Of the last list item, 0 when something else came since.
  std::vector<Field> fields_;
  std::vector<Note> pending_;
  std::vector<std::uint32_t> boxes_;  // Text boxes that are anchored in the open paragraph.
};

}  // namespace uppdrag::office_reader
