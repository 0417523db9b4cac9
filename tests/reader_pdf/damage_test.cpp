// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are locked, cut off, changed, too large, or have nothing to read.
#include <catch2/catch.hpp>
#include <random>

#include "reading.h"

using namespace uppdrag;
using reading::refusal;

namespace {

pdf::Maker three_pages() {
  pdf::Maker pdf;
  for (const char* word : {"Första", "Andra", "Tredje"}) {
    pdf.page();
    pdf.lines(60, 100, {std::string(word) + " sidan handlar om länets kommuner.", "Den är kort."});
  }
  return pdf;
}

}  // namespace

TEST_CASE("An encrypted file is read with its password, and says when it is missing or wrong") {
  pdf::Maker pdf = three_pages();
  pdf.encrypt("hemligt");
  CHECK(refusal(pdf.write()) == "is encrypted: give its password with --password-file FILE");
  Source how;
  how.password = "gissning";
  const auto wrong = reading::read(pdf, how);
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().message == "is encrypted, and the password that was given does not open it");
  how.password = "hemligt";
  const auto right = reading::read(pdf, how);
  REQUIRE(right);
  CHECK(right->text.find("Tredje sidan handlar om länets kommuner.") != std::string::npos);
}

TEST_CASE("A password with Swedish letters opens files that have it in Latin-1") {
  pdf::Maker pdf = three_pages();
  pdf.encrypt("sm\xF6rg\xE5s");
  Source how;
  how.password = "smörgås";
  CHECK(reading::read(pdf, how));
}

TEST_CASE("A password harms no file that needs none") {
  Source how;
  how.password = "hemligt";
  CHECK(reading::read(three_pages(), how));
}

TEST_CASE("What is no PDF says so") {
  CHECK(refusal("").substr(0, 36) == "is damaged beyond repair, or no PDF");
  CHECK(refusal("%PDF-1.4\n").substr(0, 35) == "is damaged beyond repair, or no PDF");
  CHECK(refusal("Detta är vanlig text som är lång nog för en fil.").substr(0, 35) ==
        "is damaged beyond repair, or no PDF");
  CHECK(refusal(std::string(5000, '\0')).substr(0, 35) == "is damaged beyond repair, or no PDF");
}

TEST_CASE("A file that lost its end is read as far as it goes, and marked partial") {
  const std::string whole = three_pages().write();
  const auto document = reading::read(whole.substr(0, whole.find("xref")));
  REQUIRE(document);
  CHECK(document->partial);
  REQUIRE_FALSE(document->notes.empty());
  CHECK(document->notes[0] == "the file is damaged: its list of contents was rebuilt, parts may be missing");
  CHECK(document->text.find("Tredje sidan") != std::string::npos);
}

TEST_CASE("A missing page costs that page") {
  std::string bytes = three_pages().write();
  const auto second = bytes.find("<< /Type /Page ", bytes.find("<< /Type /Page ") + 1);
  REQUIRE(second != std::string::npos);
  bytes.replace(second, 2, "[[");
  const auto document = reading::read(bytes);
  REQUIRE(document);
  CHECK(document->partial);
  CHECK(document->text.find("Första sidan") != std::string::npos);
  CHECK(document->text.find("Tredje sidan") != std::string::npos);
}

TEST_CASE("A scan says that it has no text layer, a single empty page is a note") {
  pdf::Maker scan;
  scan.page();
  scan.raw("0 0 100 100 re f\n");
  CHECK(refusal(scan.write()) == "no text layer (a scan), and no character recognition is at hand");
  pdf::Maker pdf = three_pages();
  pdf.page();
  const Document document = reading::document(pdf);
  CHECK(document.notes == std::vector<std::string>{"page 4 has no text layer"});
  CHECK_FALSE(document.partial);
  REQUIRE(document.pages.size() == 4);
  pdf.page();
  pdf.page();
  CHECK(reading::document(pdf).notes == std::vector<std::string>{"pages 4-6 have no text layer"});
}

TEST_CASE("More pages than anybody writes are refused") {
  pdf::Maker pdf = three_pages();
  pdf.claim_pages(20000);
  CHECK(refusal(pdf.write()).substr(0, 41) ==
        "no pages can be found: the PDF is damaged");  // Poppler sees that this cannot be.
  pdf.add_objects(20000);
  CHECK(refusal(pdf.write()) == "the PDF has 20000 pages (at most 10000 are read): split it");
}

TEST_CASE("A page tree that promises more pages than there are leaves a note") {
  pdf::Maker pdf = three_pages();
  pdf.claim_pages(5);
  const auto document = reading::read(pdf.write());
  REQUIRE(document);
  CHECK(document->partial);
  CHECK(document->text.find("Tredje sidan") != std::string::npos);
}

TEST_CASE("Changed bytes never end the reader") {
  const std::string whole = three_pages().write();
  std::mt19937 random(5);
  const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  std::size_t read = 0;
  for (int round = 0; round < 300; ++round) {
    std::string bytes = whole;
    for (std::size_t i = 0, changes = 1 + below(8); i < changes; ++i)
      bytes[below(bytes.size())] = static_cast<char>(below(256));
    if (below(4) == 0) bytes.resize(below(bytes.size()));
    if (reading::read(bytes)) ++read;
  }
  CHECK(read > 100);
}
