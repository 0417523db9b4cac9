// SPDX-License-Identifier: GPL-3.0-or-later
// Rich Text Format.
#include <catch2/catch.hpp>

#include "making.h"

using namespace making;

namespace {

std::string rtf(std::string_view body) {
  return "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Times;}}{\\colortbl;\\red0;}"
         "{\\stylesheet{\\s0 Normal;}{\\s1\\b heading 1;}{\\s2 Rubrik 2;}{\\*\\cs10 Tecken;}}"
         "{\\info{\\title Grundmall}{\\author Nej}}" +
         std::string(body) + "}";
}

}  // namespace

TEST_CASE("rtf: Headings by style, letters in every spelling") {
  CHECK(blocks(rtf("\\pard\\s1 Uppdrag\\par\\pard\\s2 Bakgrund\\par\\pard\\s0 L\\'e4nsstyrelsen p\\u229\\'e5 "
                   "\\uc0\\u214 land ska "
                   "utreda j\\'e4m\\-lik\\-het\\endash EU\\_st\\'f6d 1\\~400.\\par")) ==
        Blocks{"heading1: Uppdrag", "heading2: Bakgrund",
               "paragraph: Länsstyrelsen på Öland ska utreda jämlikhet–EU-stöd 1\u00A0400."});
}

TEST_CASE("rtf: List marks, tables and notes") {
  CHECK(blocks(rtf("\\pard\\s1 Uppdrag\\par\\pard Verket ska:\\par{\\listtext\\'b7\\tab}\\pard\\ls1 "
                   "samordna,\\par{\\listtext 2.\\tab}\\pard\\ilvl1 "
                   "redovisa.\\par\\pard Under 2013{\\super\\chftn{\\footnote\\pard Dir. 2013:15.}} gavs st\\'f6d.\\par"
                   "\\trowd\\pard\\intbl L\\'e4n\\cell 2013\\cell\\row\\trowd\\pard\\intbl Gotland\\cell 1 "
                   "400\\cell\\row\\pard Efter.\\par")) ==
        Blocks{"heading1: Uppdrag", "paragraph: Verket ska:", "list-item1 [·]: samordna,", "list-item2 [2.]: redovisa.",
               "paragraph: Under 2013 gavs stöd.", "footnote: Dir. 2013:15.", "table-row1: Län|2013",
               "table-row: Gotland|1 400", "paragraph: Efter."});
}

TEST_CASE("rtf: Codes, pictures, headers and hidden text are no text") {
  CHECK(
      blocks(rtf(
          "{\\header Sida 1 av 3\\par}\\pard Se {\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt l\\'e4nken}}{\\pict 0102}"
          "{\\*\\okand nej}{\\v nej}{\\deleted nej} h\\'e4r.\\line Slut.\\bin3 abc\\par")) ==
      Blocks{"paragraph: Se länken här. Slut.", "furniture: Sida 1 av 3"});
}

TEST_CASE("rtf: Broken and endless files are read as far as they go") {
  CHECK(blocks("{\\rtf1 Ett.\\par Tv\\'") == Blocks{"paragraph: Ett.", "paragraph: Tv"});
  CHECK(blocks("{\\rtf1 }}}} Text.\\u-1\\u99999999\\'zz\\bin99999999") == Blocks{"paragraph: Text."});
  const auto document = read("{\\rtf1 Ett.\\par " + std::string(5000, '{') + " nej");
  CHECK(document.partial);
  CHECK(document.text == "Ett.");
}
