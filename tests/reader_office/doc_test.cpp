// SPDX-License-Identifier: GPL-3.0-or-later
// The binary format of old Word, and compound files that are none.
#include <catch2/catch.hpp>

#include "making.h"

using namespace making;

TEST_CASE("doc: Paragraphs, breaks, hyphens and Windows' letters are read") {
  CHECK(blocks(doc("Uppdrag om st\xF6"
                   "d\rRegeringen ger L\xE4nsstyrelsen i upp\x1F"
                   "drag att \x96 under 2013\x0B"
                   "utreda EU\x1Est\xF6"
                   "det.\rKlart.\r")) ==
        Blocks{"heading1: Uppdrag om stöd",
               "paragraph: Regeringen ger Länsstyrelsen i uppdrag att – under 2013 utreda EU-stödet.",
               "paragraph: Klart."});
}

TEST_CASE("doc: Of fields the result stays") {
  CHECK(blocks(doc("Se \x13 HYPERLINK \"x\" \x14l\xE4nken\x15 h\xE4r.\r")) == Blocks{"paragraph: Se länken här."});
}

TEST_CASE("doc: Cells make rows, long cells paragraphs") {
  CHECK(blocks(doc("F\xF6re.\rL\xE4n\x07"
                   "2013\x07\x07Gotland\x07"
                   "1 400\x07\x07"
                   "Efter.\r")) ==
        Blocks{"paragraph: Före.", "table-row1: Län|2013", "table-row: Gotland|1 400", "paragraph: Efter."});
  const std::string text(500, 'a');
  CHECK(blocks(doc(text + "\x07"
                          "b\x07\x07"
                          "Efter.\r")) == Blocks{"paragraph: " + text, "paragraph: b", "paragraph: Efter."});
}

TEST_CASE("doc: Encrypted files, workbooks and damaged files say what they are") {
  CHECK(refusal(doc("Text.\r", 0x0300)) == "is encrypted; save a copy without a password and read that");
  CHECK(refusal(compound({{"EncryptedPackage", "x"}})) == "is encrypted; save a copy without a password and read that");
  CHECK(refusal(compound({{"Workbook", "x"}})) ==
        "is an old Office file without text (a workbook, slides or a message); save it as PDF");
  CHECK(refusal(compound({{"WordDocument", "\xDB\xA5"}})) ==
        "is an old Word document whose text cannot be found; save it as .docx or PDF");
  CHECK(refusal(doc("Text.\r").substr(0, 300)) == "is a damaged old Office file (its directory cannot be read)");
}

TEST_CASE("doc: What is left of a cut file is read and said to be partial") {
  const std::string whole = doc(std::string(3000, 'a') + "\rSlut.\r");
  const auto document = read(whole.substr(0, whole.size() - 4096 - 2048));
  CHECK(document.partial);
  CHECK(document.notes.size() == 1);
  CHECK(document.text.starts_with("aaaa"));
  CHECK(fault(document).empty());
}

TEST_CASE("doc: No cut and no changed byte of a file breaks the reader") {
  const std::string whole =
      doc("Rubrik\rText med \x13 kod \x14 resultat\x15.\rL\xE4n\x07"
          "2013\x07\x07Slut.\r");
  std::size_t read_well = 0;
  for (std::size_t at = 0; at < whole.size(); at += at < 2000 ? 1 : 7) {
    for (const char value : {'\0', '\xFF', '\x7F'}) {
      std::string changed = whole;
      changed[at] = value;
      if (refusal(changed).empty()) ++read_well;
    }
    refusal(whole.substr(0, at));
  }
  CHECK(read_well > 1000);
}
