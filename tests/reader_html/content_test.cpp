// SPDX-License-Identifier: GPL-3.0-or-later
// What is the text of a page, and what belongs to the site around it.
#include <catch2/catch.hpp>

#include "reading.h"

using reading::Blocks;
using reading::content;
using reading::page_blocks;

namespace {

// A sentence long enough to be one.
const std::string kSentence =
    "Länsstyrelsen ska senast den 1 mars 2027 redovisa hur arbetet med strategin har bedrivits under året.";

}  // namespace

TEST_CASE("html: Menus, headers and footers around main are furniture and stay in their order") {
  CHECK(page_blocks("<!DOCTYPE html><html lang='sv'><body><a href='#m'>Hoppa till innehåll</a>"
                    "<header><h2>Myndigheten</h2><nav><ul><li><a href='/'>Start</a></li></ul></nav></header>"
                    "<main id='m'><h1>Uppdrag</h1><p>Verket ska utreda frågan.</p></main>"
                    "<footer><p>Telefon 010-123 45 67</p></footer></body></html>") ==
        Blocks{"furniture: Hoppa till innehåll", "furniture: Myndigheten", "furniture: Start", "heading1: Uppdrag",
               "paragraph: Verket ska utreda frågan.", "furniture: Telefon 010-123 45 67"});
}

TEST_CASE("html: Within main, sharing, related links and feedback are furniture by their names") {
  CHECK(content("<main><h1>Uppdrag</h1><p>" + kSentence +
                "</p><div class='social-share'><h2>Sprid</h2><a href='x'>Facebook</a></div>"
                "<div class='sv-related-content'><h3>Mer</h3><ul><li><a href='y'>Annat uppdrag</a></li></ul></div>"
                "<div id='feedback'>Var sidan bra?</div><p>Uppdraget gäller hela länet.</p></main>") ==
        Blocks{"heading1: Uppdrag", "paragraph: " + kSentence, "paragraph: Uppdraget gäller hela länet."});
}

TEST_CASE("html: A name that only says how an element relates to others makes no furniture") {
  CHECK(content("<main><h1>Uppdrag</h1><div class='body with-related has-menu'><p>Kort.</p></div></main>") ==
        Blocks{"heading1: Uppdrag", "paragraph: Kort."});
}

TEST_CASE("html: A name never makes furniture of what holds the heading or the sentences") {
  CHECK(content("<body><div class='search-results'><h1>Lag om stöd</h1><p>" + kSentence + "</p></div></body>") ==
        Blocks{"heading1: Lag om stöd", "paragraph: " + kSentence});
}

TEST_CASE("html: A section under a heading of the site is furniture until the text goes on") {
  CHECK(content("<main><h1>Uppdrag</h1><h2>Innehåll på sidan</h2><ul><li><a href='#a'>Bakgrund</a></li></ul><p>" +
                kSentence +
                "</p><h2>Genvägar</h2><div><a href='b'>Andra uppdrag</a></div><h2>Bakgrund</h2><p>Kort.</p></main>") ==
        Blocks{"heading1: Uppdrag", "paragraph: " + kSentence, "heading2: Bakgrund", "paragraph: Kort."});
}

TEST_CASE("html: Without main an element that is named as content and holds the sentences is the text") {
  CHECK(content("<body><div class='header'><h1>Databasen</h1><div>" + kSentence +
                "</div></div><div class='wrapper'><div class='side'><a href='a'>Register</a></div><div class='content'>"
                "<h3>Departement</h3><div>Näringsdepartementet.</div><div>" +
                kSentence + "</div></div></div></body>") ==
        Blocks{"heading3: Departement", "paragraph: Näringsdepartementet.", "paragraph: " + kSentence});
}

TEST_CASE("html: Where nothing is named, links before the first and after the last sentence are furniture") {
  CHECK(page_blocks("<body><div><a href='a'>Start</a> <a href='b'>Kontakt</a></div><div>Om uppdraget:</div><div>" +
                    kSentence + "</div><div><a href='c'>Till toppen av sidan</a></div></body>") ==
        Blocks{"furniture: Start Kontakt", "paragraph: Om uppdraget:", "paragraph: " + kSentence,
               "furniture: Till toppen av sidan"});
}

TEST_CASE("html: A list of links in the middle of the text stays text") {
  CHECK(content("<main><h1>Remiss</h1><p>" + kSentence +
                "</p><h2>Remissvar</h2><ul><li><a href='a.pdf'>Kammarkollegiet (pdf 53 kB)</a></li></ul></main>") ==
        Blocks{"heading1: Remiss", "paragraph: " + kSentence, "heading2: Remissvar",
               "list-item1 [•]: Kammarkollegiet (pdf 53 kB)"});
}

TEST_CASE("html: A box with facts beside the text is text, one with links is not") {
  CHECK(content("<main><h1>Uppdrag</h1><p>Kort.</p><aside><p>" + kSentence + " " + kSentence +
                "</p></aside><aside><a href='a'>Fler uppdrag</a></aside></main>") ==
        Blocks{"heading1: Uppdrag", "paragraph: Kort.", "paragraph: " + kSentence + " " + kSentence});
}

TEST_CASE("html: A heading above the named content is the page's, that of the site's head is not") {
  CHECK(content("<body><div class='top'><h1>Föreskrifter om vård</h1></div><div id='content'><p>" + kSentence +
                "</p></div></body>") == Blocks{"heading1: Föreskrifter om vård", "paragraph: " + kSentence});
  CHECK(content("<body><div class='logo'><h1>Myndigheten</h1></div><div id='content'><p>" + kSentence +
                "</p></div></body>") == Blocks{"paragraph: " + kSentence});
}

TEST_CASE("html: Stamps and navigation among the text are furniture") {
  CHECK(page_blocks("<main><h1>Uppdrag</h1><p>Publicerad 9 april 2026 Uppdaterad <time>30 juni 2026</time></p>"
                    "<p>Lyssna</p><p>Senast en studie gjordes var 1996.</p></main>") ==
        Blocks{"heading1: Uppdrag", "furniture: Publicerad 9 april 2026 Uppdaterad 30 juni 2026", "furniture: Lyssna",
               "paragraph: Senast en studie gjordes var 1996."});
}

TEST_CASE("html: Scripts, styles, templates, forms' values and what is hidden is left out") {
  CHECK(page_blocks("<main><h1>Uppdrag</h1><script>var a = '<p>nej</p>';</script><style>p{}</style>"
                    "<template><p>nej</p></template><noscript>nej</noscript><svg><title>nej</title></svg>"
                    "<p hidden>nej</p><p style='display : none'>nej</p><p>Text<span class='sr-only'> nej</span>"
                    "<span aria-hidden='true'> nej</span> här.</p><select><option>nej</option></select>"
                    "<textarea>nej</textarea><del>nej</del></main>") ==
        Blocks{"heading1: Uppdrag", "paragraph: Text här."});
}

TEST_CASE("html: What a button opens is text although it is hidden at first") {
  CHECK(content("<main><h2><button aria-controls='p1'>Bakgrund</button></h2><div id='p1' hidden><p>Kort.</p></div>"
                "<div id='p2' hidden><p>nej</p></div></main>") == Blocks{"heading2: Bakgrund", "paragraph: Kort."});
}

TEST_CASE("html: Buttons and labels are furniture, in headings they are text") {
  CHECK(page_blocks("<main><h2>Fråga <button>ett</button></h2><p>Svar.</p><button>Skriv ut</button>"
                    "<label>Namn</label></main>") ==
        Blocks{"heading2: Fråga ett", "paragraph: Svar.", "furniture: Skriv ut", "furniture: Namn"});
}
