// SPDX-License-Identifier: GPL-3.0-or-later
#include "docx_reader.h"

#include <algorithm>
#include <set>

#include "docx_body.h"
#include "properties.h"

namespace uppdrag::office_reader {
namespace {

// `word/document.xml` + `styles.xml` = `word/styles.xml`.
std::string resolve(std::string_view base, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string folder(base.substr(0, base.rfind('/') == std::string_view::npos ? 0 : base.rfind('/') + 1));
  while (target.starts_with("../") && !folder.empty()) {
    target.remove_prefix(3);
    folder.pop_back();
    folder.resize(folder.rfind('/') == std::string::npos ? 0 : folder.rfind('/') + 1);
  }
  return folder + std::string(target);
}

class DocxReader {
 public:
  DocxReader(Package& package, Document& document) : package_(package), document_(document) {}

  Status run() {
    const std::string main = main_part();
    auto body = package_.read_xml(main, fault_);
    if (!body) return body.error();
    take_fault();
    relations_ = relations_of(main);
    if (auto status = read_definitions(); !status) return status;
    const std::uint32_t root = body->find(0, "w:body"_n);
    if (root == kNoNode && document_.notes.empty())
      return Error{ErrorCode::kInvalidInput, "part '" + main + "' is no Word document (it has no body)"};
    write(*body, root == kNoNode ? 0 : root);
    if (auto core = package_.has("docProps/core.xml") ? package_.read_xml("docProps/core.xml", fault_) : XmlTree();
        core)
      read_core_properties(*core, document_);
    return ok();
  }

 private:
  struct Relation {
    std::string id;
    std::string kind;  // The last part of its type: "styles", "footnotes", "header".
    std::string target;
  };

  // Damage costs the part where it is, not the document.
  void take_fault() {
    if (fault_.empty()) return;
    document_.notes.push_back(fault_ + "; what could be read is kept");
    document_.partial = true;
    fault_.clear();
  }

  std::vector<Relation> relations_of(std::string_view part) {
    const auto slash = part.rfind('/');
    const std::string_view folder = slash == std::string_view::npos ? std::string_view() : part.substr(0, slash + 1);
    const std::string_view file = part.substr(folder.size());
    std::vector<Relation> out;
    const std::string name = std::string(folder) + "_rels/" + std::string(file) + ".rels";
    if (!package_.has(name)) return out;
    auto tree = package_.read_xml(name, fault_);
    take_fault();
    if (!tree) return out;
    for (std::uint32_t i = 0; i < tree->size(); ++i) {
      if ((*tree)[i].name != "pr:Relationship"_n || tree->value(i, "TargetMode"_n) == "External") continue;
      const std::string_view type = tree->value(i, "Type"_n);
      out.push_back({std::string(tree->value(i, "Id"_n)), std::string(type.substr(type.rfind('/') + 1)),
                     resolve(part, tree->value(i, "Target"_n))});
    }
    return out;
  }

  std::string main_part() {
    for (const Relation& relation : relations_of(""))
      if (relation.kind == "officeDocument" && package_.has(relation.target)) return relation.target;
    return "word/document.xml";
  }

  // The target of the first relation of that kind, or the usual name.
  std::string part(std::string_view kind) const {
    const auto found =
        std::find_if(relations_.begin(), relations_.end(), [&](const Relation& r) { return r.kind == kind; });
    return found == relations_.end() ? "word/" + std::string(kind) + ".xml" : found->target;
  }

  Result<XmlTree> read_part(std::string_view kind) {
    const std::string name = part(kind);
    if (!package_.has(name)) return XmlTree();
    auto tree = package_.read_xml(name, fault_);
    take_fault();
    return tree;
  }

  Status read_definitions() {
    auto styles = read_part("styles");
    if (!styles) return styles.error();
    styles_.read(*styles);
    auto numbering = read_part("numbering");
    if (!numbering) return numbering.error();
    lists_.read(*numbering);
    auto footnotes = read_part("footnotes");
    if (!footnotes) return footnotes.error();
    footnotes_.tree = std::move(*footnotes);
    footnotes_.index("w:footnote"_n);
    auto endnotes = read_part("endnotes");
    if (!endnotes) return endnotes.error();
    endnotes_.tree = std::move(*endnotes);
    endnotes_.style = flow::OrdinalStyle::kLowerRoman;
    endnotes_.index("w:endnote"_n);
    return ok();
  }

  void write(const XmlTree& body, std::uint32_t root) {
    flow::Flow flow(false);
    DocxBody writer(styles_, lists_, footnotes_, endnotes_, flow);
    write_margins(body, "w:headerReference"_n, writer);
    writer.write_body(body, root, body.find(root, "w:lastRenderedPageBreak"_n) != kNoNode);
    write_margins(body, "w:footerReference"_n, writer);
    flow.write(document_, false);
    report(writer.findings());
  }

  // Headers or footers of all sections, each text once. The header of a first page that differs from the others is the
  // letter's head, and text.
  void write_margins(const XmlTree& body, Name element, DocxBody& writer) {
    std::uint32_t sections = 0;
    for (std::uint32_t i = 0; i < body.size(); ++i) {
      if (body[i].name == "w:sectPr"_n) ++sections;
      if (body[i].name != element) continue;
      const std::string_view id = body.value(i, "r:id"_n);
      const auto relation =
          std::find_if(relations_.begin(), relations_.end(), [&](const Relation& r) { return r.id == id; });
      if (relation == relations_.end() || !package_.has(relation->target)) continue;
      auto tree = package_.read_xml(relation->target, fault_);
      fault_.clear();
      if (!tree || !margins_.insert(text_of(*tree)).second) continue;
      const bool head = element == "w:headerReference"_n && sections <= 1 && body.value(i, "w:type"_n) == "first" &&
                        body.child(body[i].parent, "w:titlePg"_n) != kNoNode;
      writer.write_margin(*tree, !head);
    }
  }

  static std::string text_of(const XmlTree& tree) {
    std::string out;
    for (std::uint32_t i = 0; i < tree.size(); ++i)
      if (tree[i].name == 0 && tree[tree[i].parent].name == "w:t"_n) out += tree.text(i);
    return out;
  }

  void report(const DocxFindings& found) {
    if (found.deleted > 0 || found.inserted > 0)
      document_.notes.push_back("changes are tracked: " + std::to_string(found.deleted) + " deletions are left out, " +
                                std::to_string(found.inserted) + " insertions are read as accepted");
    if (found.struck > 0)
      document_.notes.push_back(std::to_string(found.struck) + " passages that are struck through are left out");
    if (found.embedded) {
      document_.notes.push_back("a part in another format is embedded and was not read");
      document_.partial = true;
    }
  }

  Package& package_;
  Document& document_;
  std::string fault_;
  std::vector<Relation> relations_;
  std::set<std::string> margins_;
  DocxStyles styles_;
  DocxLists lists_;
  DocxNotes footnotes_;
  DocxNotes endnotes_;
};

}  // namespace

Status read_docx(Package& package, Document& document) { return DocxReader(package, document).run(); }

}  // namespace uppdrag::office_reader
