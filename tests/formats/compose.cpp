// SPDX-License-Identifier: GPL-3.0-or-later
#include "compose.h"

#include <Poco/DateTime.h>
#include <Poco/Zip/Compress.h>

#include <sstream>
#include <utility>

#include "pdf_maker.h"

namespace compose {
namespace {

constexpr std::string_view kSoft = "\u00AD";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

std::string whole(const std::string& text) { return replaced(text, kSoft, ""); }

std::vector<std::string> cells_of(const std::string& text) {
  std::vector<std::string> out(1);
  for (const char c : text) {
    if (c == '|')
      out.emplace_back();
    else
      out.back() += c;
  }
  return out;
}

bool is_row(Kind kind) { return kind == Kind::kHead || kind == Kind::kRow; }

// Lines of at most `width` bytes.
std::vector<std::string> lines_of(const std::string& text, std::size_t width) {
  std::vector<std::string> out(1);
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    for (;;) {
      const auto soft = word.find(kSoft);
      const std::string plain = whole(word);
      const std::size_t used = out.back().empty() ? 0 : out.back().size() + 1;
      if (used + plain.size() <= width) {
        out.back() += (used > 0 ? " " : "") + plain;
        break;
      }
      if (soft != std::string::npos && used + soft + 1 <= width) {
        out.back() += (used > 0 ? " " : "") + word.substr(0, soft) + "-";
        word = word.substr(soft + kSoft.size());
      }
      out.emplace_back();
    }
  }
  return out;
}

using Parts = std::vector<std::pair<std::string, std::string>>;

std::string archive(const Parts& parts) {
  std::ostringstream out;
  Poco::Zip::Compress zip(out, false);
  for (const auto& [name, content] : parts) {
    std::istringstream in(content);
    zip.addFile(in, Poco::DateTime(), Poco::Path(name, Poco::Path::PATH_UNIX));
  }
  zip.close();
  return out.str();
}

std::string note_of(const Elements& elements) {
  for (const Element& element : elements)
    if (element.kind == Kind::kNote) return element.text;
  return {};
}

}  // namespace

std::string markdown(const Elements& elements) {
  std::string out;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    const auto& [kind, text] = elements[i];
    const std::string plain = replaced(text, "*", "");
    const auto block = [&](const std::string& first, const std::string& others) {
      bool start = true;
      for (const std::string& line : lines_of(plain, 72))
        out += std::exchange(start, false) ? first + line + "\n" : others + line + "\n";
    };
    switch (kind) {
      case Kind::kTitle:
        out += "# " + whole(plain) + "\n\n";
        break;
      case Kind::kHeading:
        out += "## " + whole(plain) + "\n\n";
        break;
      case Kind::kParagraph:
        block("", "");
        out += "\n";
        break;
      case Kind::kItem:
        block("- ", "  ");
        break;
      case Kind::kSubItem:
        block("  - ", "    ");
        break;
      case Kind::kHead:
      case Kind::kRow:
        out += "| " + replaced(whole(plain), "|", " | ") + " |\n";
        if (kind == Kind::kHead) {
          for (std::size_t c = 0; c < cells_of(plain).size(); ++c) out += "|---";
          out += "|\n";
        }
        break;
      case Kind::kNote:
        break;
    }
    const bool list = kind == Kind::kItem || kind == Kind::kSubItem;
    const Kind next = i + 1 < elements.size() ? elements[i + 1].kind : Kind::kNote;
    if ((list && next != Kind::kItem && next != Kind::kSubItem) || (is_row(kind) && !is_row(next))) out += "\n";
  }
  return out;
}

std::string html(const Elements& elements) {
  std::string body;
  bool list = false;
  bool sub = false;
  bool table = false;
  const auto close = [&](Kind next) {
    if (sub && next != Kind::kSubItem) body += "</ul></li>", sub = false;
    if (list && next != Kind::kItem && next != Kind::kSubItem) body += "</ul>", list = false;
    if (table && !is_row(next)) body += "</tbody></table>", table = false;
  };
  for (const auto& [kind, raw] : elements) {
    const std::string text = replaced(raw, "*", "<sup><a href=\"#fn1\" id=\"ref1\">1</a></sup>");
    close(kind);
    switch (kind) {
      case Kind::kTitle:
        body += "<h1>" + text + "</h1>\n";
        break;
      case Kind::kHeading:
        body += "<h2>" + text + "</h2>\n";
        break;
      case Kind::kParagraph:
        body += "<p>" + text + "</p>\n";
        break;
      case Kind::kItem:
        body += std::string(std::exchange(list, true) ? "" : "<ul>") + "<li>" + text;
        break;
      case Kind::kSubItem:
        body += std::string(std::exchange(sub, true) ? "" : "<ul>") + "<li>" + text + "</li>";
        break;
      case Kind::kHead:
      case Kind::kRow: {
        const std::string tag = kind == Kind::kHead ? "th" : "td";
        if (!std::exchange(table, true)) body += "<table><tbody>";
        body += "<tr>";
        for (const std::string& cell : cells_of(text))
          body.append("<" + tag + ">").append(cell).append("</" + tag + ">");
        body += "</tr>\n";
        break;
      }
      case Kind::kNote:
        body += "<ol class=\"footnotes\"><li id=\"fn1\">" + text + " <a href=\"#ref1\">↩</a></li></ol>";
        break;
    }
  }
  close(Kind::kNote);
  return "<!DOCTYPE html><html lang=\"sv\"><head><meta charset=\"utf-8\"><title>Uppdrag</title></head><body><main>" +
         body + "</main></body></html>";
}

std::string mail(const Elements& elements) {
  constexpr std::size_t kWidth = 70;
  const auto quoted = [](std::string_view text, bool word) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string out;
    std::size_t line = 0;
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
        out += c;
      else
        out.append({'=', kDigits[byte / 16], kDigits[byte % 16]});
      if (!word && out.size() - line > kWidth) {
        out += "=\r\n";
        line = out.size();
      }
    }
    return out;
  };
  const Elements text(elements.begin() + 1, elements.end());
  const std::string type = "Content-Transfer-Encoding: quoted-printable\r\nContent-Type: text/";
  return "Received: from a by b\r\nSubject: =?utf-8?Q?" + quoted(elements.front().text, true) +
         "?=\r\nContent-Type: multipart/alternative; boundary=\"--=_b\"\r\n\r\n----=_b\r\n" + type +
         "plain\r\n\r\nSe uppdraget.\r\n----=_b\r\n" + type + "html; charset=utf-8\r\n\r\n" +
         quoted(html(text), false) + "\r\n----=_b--\r\n";
}

std::string docx(const Elements& elements) {
  const std::string space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
  const auto run = [](const std::string& text) { return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>"; };
  const auto paragraph = [&](const std::string& raw, const std::string& properties) {
    std::string text = run(replaced(raw, kSoft, "</w:t><w:softHyphen/><w:t>"));
    text = replaced(text, "*",
                    "</w:t></w:r><w:r><w:footnoteReference w:id=\"1\"/></w:r><w:r><w:t xml:space=\"preserve\">");
    return "<w:p><w:pPr>" + properties + "</w:pPr>" + text + "</w:p>";
  };
  const auto item = [](int level) {
    return "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"1\"/></w:numPr>";
  };
  std::string body;
  bool table = false;
  for (const auto& [kind, text] : elements) {
    if (table && !is_row(kind)) body += "</w:tbl>", table = false;
    if (kind == Kind::kTitle) body += paragraph(text, "<w:pStyle w:val=\"R1\"/>");
    if (kind == Kind::kHeading) body += paragraph(text, "<w:pStyle w:val=\"R2\"/>");
    if (kind == Kind::kParagraph) body += paragraph(text, "");
    if (kind == Kind::kItem) body += paragraph(text, item(0));
    if (kind == Kind::kSubItem) body += paragraph(text, item(1));
    if (!is_row(kind)) continue;
    if (!std::exchange(table, true)) body += "<w:tbl><w:tblPr/><w:tblGrid/>";
    body += kind == Kind::kHead ? "<w:tr><w:trPr><w:tblHeader/></w:trPr>" : "<w:tr>";
    for (const std::string& cell : cells_of(text)) body += "<w:tc>" + paragraph(cell, "") + "</w:tc>";
    body += "</w:tr>";
  }
  const auto level = [](int number) {
    return "<w:lvl w:ilvl=\"" + std::to_string(number) +
           "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"•\"/></w:lvl>";
  };
  const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  return archive(
      {{"word/document.xml", head + "<w:document " + space + "><w:body>" + body + "</w:body></w:document>"},
       {"word/styles.xml", head + "<w:styles " + space +
                               "><w:style w:type=\"paragraph\" w:styleId=\"R1\"><w:name w:val=\"heading 1\"/></w:style>"
                               "<w:style w:type=\"paragraph\" w:styleId=\"R2\"><w:name w:val=\"heading 2\"/></w:style>"
                               "</w:styles>"},
       {"word/numbering.xml", head + "<w:numbering " + space + "><w:abstractNum w:abstractNumId=\"0\">" + level(0) +
                                  level(1) +
                                  "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/>"
                                  "</w:num></w:numbering>"},
       {"word/footnotes.xml", head + "<w:footnotes " + space + "><w:footnote w:id=\"1\"><w:p>" +
                                  run(note_of(elements)) + "</w:p></w:footnote></w:footnotes>"}});
}

std::string odt(const Elements& elements) {
  const std::string spaces =
      "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
      "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
      "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
      "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"";
  const std::string note =
      "<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>" +
      note_of(elements) + "</text:p></text:note-body></text:note>";
  std::string body;
  bool list = false;
  bool sub = false;
  bool table = false;
  const auto close = [&](Kind next) {
    if (sub && next != Kind::kSubItem) body += "</text:list>", sub = false;
    if (list && next == Kind::kItem) body += "</text:list-item>";
    if (list && next != Kind::kItem && next != Kind::kSubItem) body += "</text:list-item></text:list>", list = false;
    if (table && !is_row(next)) body += "</table:table>", table = false;
  };
  for (const auto& [kind, raw] : elements) {
    const std::string text = replaced(raw, "*", note);
    close(kind);
    const std::string p = "<text:p>" + text + "</text:p>";
    if (kind == Kind::kTitle) body += "<text:h text:outline-level=\"1\">" + text + "</text:h>";
    if (kind == Kind::kHeading) body += "<text:h text:outline-level=\"2\">" + text + "</text:h>";
    if (kind == Kind::kParagraph) body += p;
    if (kind == Kind::kItem)
      body +=
          std::string(std::exchange(list, true) ? "" : "<text:list text:style-name=\"L1\">") + "<text:list-item>" + p;
    if (kind == Kind::kSubItem)
      body += std::string(std::exchange(sub, true) ? "" : "<text:list>") + "<text:list-item>" + p + "</text:list-item>";
    if (!is_row(kind)) continue;
    if (!std::exchange(table, true)) body += "<table:table>";
    std::string row = "<table:table-row>";
    for (const std::string& cell : cells_of(text))
      row += "<table:table-cell><text:p>" + cell + "</text:p></table:table-cell>";
    row += "</table:table-row>";
    body += kind == Kind::kHead ? "<table:table-header-rows>" + row + "</table:table-header-rows>" : row;
  }
  close(Kind::kNote);
  const std::string style =
      "<text:list-style style:name=\"L1\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"•\"/>"
      "<text:list-level-style-bullet text:level=\"2\" text:bullet-char=\"•\"/></text:list-style>";
  return archive({{"mimetype", "application/vnd.oasis.opendocument.text"},
                  {"content.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content " + spaces +
                                      "><office:automatic-styles>" + style +
                                      "</office:automatic-styles><office:body><office:text>" + body +
                                      "</office:text></office:body></office:document-content>"}});
}

std::string rtf(const Elements& elements) {
  const auto encoded = [](const std::string& text) {
    std::string out;
    for (const char c : pdf::windows_1252(whole(text))) {
      constexpr std::string_view kHex = "0123456789abcdef";
      const auto byte = static_cast<unsigned char>(c);
      if (byte < 0x80)
        out += c;
      else
        out += std::string("\\'") + kHex[byte >> 4U] + kHex[byte & 15U];
    }
    return out;
  };
  const std::string note = "{\\super\\chftn{\\footnote\\pard " + encoded(note_of(elements)) + "}}";
  std::string out =
      "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Times;}}{\\stylesheet{\\s0 Normal;}{\\s1 heading 1;}{\\s2 "
      "heading 2;}}\n";
  for (const auto& [kind, raw] : elements) {
    std::string soft = raw;
    const std::string text = replaced(encoded(raw), "*", note);
    if (kind == Kind::kTitle) out += "\\pard\\s1 " + text + "\\par\n";
    if (kind == Kind::kHeading) out += "\\pard\\s2 " + text + "\\par\n";
    if (kind == Kind::kParagraph) out += "\\pard\\s0 " + text + "\\par\n";
    if (kind == Kind::kItem) out += "{\\listtext\\'95\\tab}\\pard\\ls1 " + text + "\\par\n";
    if (kind == Kind::kSubItem) out += "{\\listtext\\'95\\tab}\\pard\\ls1\\ilvl1 " + text + "\\par\n";
    if (!is_row(kind)) continue;
    out += "\\trowd";
    for (const std::string& cell : cells_of(text)) out += "\\pard\\intbl " + cell + "\\cell";
    out += "\\row\n";
  }
  return out + "}";
}

std::string pdf(const Elements& elements) {
  pdf::Maker maker;
  maker.page();
  double y = 80;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    const auto& [kind, text] = elements[i];
    const auto lines = [&](double x, double size, pdf::Font font, std::size_t width) {
      for (const std::string& line : lines_of(text, width)) {
        const auto mark = line.find('*');
        if (mark == std::string::npos) {
          maker.text(x, y, line, size, font);
        } else {
          const double end = maker.text(x, y, line.substr(0, mark), size, font);
          maker.text(end, y - 4, "1", 6);
          maker.text(end + (mark + 1 < line.size() && line[mark + 1] == ' ' ? 5 : 3), y, line.substr(mark + 1), size,
                     font);
        }
        y += size * 1.2;
      }
    };
    if (kind == Kind::kTitle) lines(60, 16, pdf::Font::kBold, 55), y += 14;
    if (kind == Kind::kHeading) y += 10, lines(60, 12, pdf::Font::kBold, 70), y += 4;
    if (kind == Kind::kParagraph) lines(60, 10, pdf::Font::kRoman, 84), y += 6;
    if (kind == Kind::kItem) maker.text(60, y, "•"), lines(74, 10, pdf::Font::kRoman, 80);
    if (kind == Kind::kSubItem) maker.text(74, y, "•"), lines(88, 10, pdf::Font::kRoman, 76);
    const Kind next = i + 1 < elements.size() ? elements[i + 1].kind : Kind::kNote;
    const bool list = kind == Kind::kItem || kind == Kind::kSubItem;
    if (list && next != Kind::kItem && next != Kind::kSubItem) y += 6;
    if (kind == Kind::kNote) {
      maker.text(60, 746, "1", 5);
      maker.text(66, 750, text, 8);
    }
    if (!is_row(kind)) continue;
    const auto cells = cells_of(text);
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const double width = 5 * static_cast<double>(pdf::windows_1252(cells[c]).size());
      maker.text(c == 0 ? 60 : 260 + 70 * static_cast<double>(c) - width, y, cells[c], 10,
                 kind == Kind::kHead ? pdf::Font::kBold : pdf::Font::kRoman);
    }
    y += is_row(next) ? 15 : 24;
  }
  maker.text(500, 800, "1 (1)");
  return maker.write();
}

}  // namespace compose
