// SPDX-License-Identifier: GPL-3.0-or-later
// pdf_seeds FOLDER: writes small PDF files for the fuzzer to start from.
#include <cstdio>
#include <fstream>

#include "pdf_maker.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: pdf_seeds FOLDER\n");
    return 2;
  }
  pdf::Maker text;
  text.info("Title", "Uppdrag att stödja kommunerna");
  text.info("CreationDate", "D:20170324120000+01'00'");
  text.outline("Inledning");
  text.outline("Bakgrund", 2);
  for (int page = 1; page <= 2; ++page) {
    text.page(595, 842, page == 2 ? 90 : 0);
    text.text(60, 60, "Inledning", 16, pdf::Font::kBold);
    for (const double x : {60.0, 320.0})
      text.lines(x, 100, {"Regeringen ger länet i uppdrag att", "stödja jämställd-", "het."});
    text.text(60, 200, "Belopp i tkr");
    text.text(300, 200, "2013");
    text.text(60, 700, "1", 5);
    text.text(66, 704, "En fotnot.", 8);
    text.text(60, 300, "*|UDQ\x03UVV", 10, pdf::Font::kCodes);
    text.text(520, 800, "1 (2)");
  }
  pdf::Maker locked;
  locked.page();
  locked.text(60, 60, "Hemligt");
  locked.encrypt("ord");
  pdf::Maker empty;
  empty.page();
  const std::string folder = argv[1];
  const std::pair<const char*, std::string> files[] = {{"text", text.write()},
                                                       {"locked", locked.write()},
                                                       {"empty", empty.write()},
                                                       {"cut", text.write().substr(0, 9000)}};
  for (const auto& [name, bytes] : files) {
    std::ofstream out(folder + "/" + name + ".pdf", std::ios::binary);
    out << bytes;
    if (!out) {
      std::fprintf(stderr, "%s: cannot be written\n", folder.c_str());
      return 2;
    }
  }
  return 0;
}
