// SPDX-License-Identifier: GPL-3.0-or-later
// Metadata: what a PDF says of itself, and what of that can be believed.
#include "information.h"

#include <catch2/catch.hpp>

#include "reading.h"

using namespace uppdrag;
using pdf_reader::plausible_title;

namespace {

pdf::Maker with_title(std::string_view title) {
  pdf::Maker pdf;
  pdf.info("Title", title);
  pdf.page();
  pdf.text(60, 60, "Kommittédirektiv", 20, pdf::Font::kBold);
  pdf.text(60, 100, "Stöd till länets kommuner", 16);
  pdf.lines(60, 140, {"Regeringen ger Länsstyrelsen i Gotlands län i uppdrag att stödja kommunerna."});
  return pdf;
}

}  // namespace

TEST_CASE("Title, author and days are taken over as the reader's word") {
  pdf::Maker pdf = with_title("Tilläggsdirektiv till utredningen");
  pdf.info("Author", "Angela Daggenström");
  pdf.info("CreationDate", "D:20170324120000+01'00'");
  pdf.info("ModDate", "D:20170501");
  const Metadata metadata = reading::document(pdf).metadata;
  CHECK(metadata.get("title") == "Tilläggsdirektiv till utredningen");
  CHECK(metadata.get("author") == "Angela Daggenström");
  CHECK(metadata.get("created") == "2017-03-24");
  CHECK(metadata.get("updated") == "2017-05-01");
  CHECK_FALSE(metadata.has("date"));
  REQUIRE_FALSE(metadata.entries().empty());
  CHECK(metadata.entries()[0].values[0].source == "reader");
}

TEST_CASE("A title that is none gives way to the page's own, without the name of the series") {
  for (const char* title : {"Microsoft Word - PM.doc", "NFS 2007-10k2.indd.indd", "", "Kommittédirektiv", "untitled"})
    CHECK(reading::document(with_title(title)).metadata.get("title") == "Stöd till länets kommuner");
}

TEST_CASE("Titles are told from file names, programs and numbers") {
  for (const char* title : {"Vissa skolfrågor", "Prop 2008/09:5, Bättre genomförande av EG:s byggplatsdirektiv",
                            "Länsstrategi 2014-2016", "Jämställdhetsintegrering"})
    CHECK(plausible_title(title) == title);
  for (const char* title : {"beslut.docx", "S2013_4622_FST", "2013/14:1", "Regeringens proposition 1999/2000:17",
                            "PowerPoint-presentation", "abc", "http://www.regeringen.se", "Bilaga 1",
                            "registrator@regeringskansliet.se", "Naturvårdsverkets författningssamling"})
    CHECK(plausible_title(title).empty());
}
