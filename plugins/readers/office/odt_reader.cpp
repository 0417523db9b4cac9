// SPDX-License-Identifier: GPL-3.0-or-later
#include "odt_reader.h"

#include "odt_body.h"
#include "properties.h"

namespace uppdrag::office_reader {
namespace {

class OdtReader {
 public:
  OdtReader(Package& package, Document& document) : package_(package), document_(document) {}

  Status run() {
    if (encrypted())
      return Error{ErrorCode::kInvalidInput, "is encrypted; save a copy without a password and read that"};
    auto content = part("content.xml");
    if (!content) return content.error();
    const std::uint32_t body = content->find(0, "office:text"_n);
    if (body == kNoNode && document_.notes.empty())
      return Error{ErrorCode::kInvalidInput, "is an OpenDocument file without text (a spreadsheet or a drawing)"};
    auto styles = package_.has("styles.xml") ? part("styles.xml") : XmlTree();
    if (!styles) return styles.error();
    styles_.read(*content);
    styles_.read(*styles);
    flow::Flow flow(false);
    OdtBody writer(styles_, flow);
    write_margins(*styles, true, writer);
    const bool pages = content->find(0, "text:soft-page-break"_n) != kNoNode;
    if (body != kNoNode) writer.write_body(*content, body, pages);
    write_margins(*styles, false, writer);
    flow.write(document_, false);
    report(writer.findings());
    if (auto meta = package_.has("meta.xml") ? part("meta.xml") : XmlTree(); meta)
      read_open_document_properties(*meta, document_);
    return ok();
  }

 private:
  Result<XmlTree> part(std::string_view name) {
    std::string fault;
    auto tree = package_.read_xml(name, fault);
    if (!fault.empty()) {
      document_.notes.push_back(fault + "; what could be read is kept");
      document_.partial = true;
    }
    return tree;
  }

  bool encrypted() {
    std::string fault;
    if (!package_.has("META-INF/manifest.xml")) return false;
    const auto manifest = package_.read_xml("META-INF/manifest.xml", fault);
    return manifest && manifest->find(0, "manifest:encryption-data"_n) != kNoNode;
  }

  static void write_margins(const XmlTree& styles, bool head, OdtBody& writer) {
    for (std::uint32_t i = 0; i < styles.size(); ++i) {
      const Name name = styles[i].name;
      const bool wanted =
          head ? name == "style:header"_n || name == "style:header-first"_n || name == "style:header-left"_n
               : name == "style:footer"_n || name == "style:footer-first"_n || name == "style:footer-left"_n;
      if (wanted) writer.write_margin(styles, i);
    }
  }

  void report(const OdtFindings& found) {
    if (found.deleted > 0 || found.inserted > 0)
      document_.notes.push_back("changes are tracked: " + std::to_string(found.deleted) + " deletions are left out, " +
                                std::to_string(found.inserted) + " insertions are read as accepted");
    if (found.struck > 0)
      document_.notes.push_back(std::to_string(found.struck) + " passages that are struck through are left out");
  }

  Package& package_;
  Document& document_;
  OdtStyles styles_;
};

}  // namespace

Status read_odt(Package& package, Document& document) { return OdtReader(package, document).run(); }

}  // namespace uppdrag::office_reader
