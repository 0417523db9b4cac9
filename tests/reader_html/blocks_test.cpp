// SPDX-License-Identifier: GPL-3.0-or-later
// Headings, paragraphs, lists, line breaks, footnotes.
#include <catch2/catch.hpp>

#include "reading.h"

using reading::Blocks;
using reading::content;
using reading::page_blocks;

TEST_CASE("html: Headings keep their level") {
  CHECK(content("<h1>Ett</h1><h2>Två</h2><h3>Tre</h3><h6>Sex</h6><div role='heading' "
                "aria-level='4'>Fyra</div><p>Text.</p>") == Blocks{"heading1: Ett", "heading2: Två", "heading3: Tre",
                                                                   "heading6: Sex", "heading4: Fyra",
                                                                   "paragraph: Text."});
}

TEST_CASE("html: White space is one space, and inline elements break no words") {
  CHECK(content("<p>  Läns<b>styrelsen</b>\n   i <a href='x'>Gotlands\tlän</a> \n ska</p>") ==
        Blocks{"paragraph: Länsstyrelsen i Gotlands län ska"});
}

TEST_CASE("html: Entities are characters, no-break spaces stay, soft hyphens go") {
  CHECK(content("<p>h&ouml;gst 1&nbsp;400&#160;000 kr &amp; upp&shy;draget&#x2013;upp&#173;följningen &lt;b&gt; "
                "&okänd;</p>") ==
        Blocks{"paragraph: högst 1\u00A0400\u00A0000 kr & uppdraget–uppföljningen <b> &okänd;"});
}

TEST_CASE("html: Empty elements and lone no-break spaces leave no blocks") {
  CHECK(content("<p>&nbsp;</p><p>Text.</p><div><p> </p></div><ul><li></li></ul><h2>&nbsp;</h2>") ==
        Blocks{"paragraph: Text."});
}

TEST_CASE("html: List items have their depth, their mark and a lead-in") {
  CHECK(page_blocks("<p>Myndigheten "
                    "ska</p><ul><li>redovisa<ul><li>kostnader,</li><li>intäkter,</li></ul></li><li>bistå.</li></ul>") ==
        Blocks{"paragraph: Myndigheten ska", "list-item1 [•] <0: redovisa", "list-item2 [•] <0: kostnader,",
               "list-item2 [•] <0: intäkter,", "list-item1 [•] <0: bistå."});
}

TEST_CASE("html: Numbered lists count as their attributes say") {
  CHECK(content("<ol><li>Ett</li><li>Två</li></ol><ol type='a' start='3'><li>Tre</li><li value='5'>Fem</li></ol>"
                "<ol style='list-style-type: lower-roman'><li>Ett</li><li>Två</li></ol>") ==
        Blocks{"list-item1 [1.]: Ett", "list-item1 [2.]: Två", "list-item1 [c.]: Tre", "list-item1 [e.]: Fem",
               "list-item1 [i.]: Ett", "list-item1 [ii.]: Två"});
}

TEST_CASE("html: Further paragraphs of an item go on at its depth") {
  CHECK(content("<ul><li><p>Ett.</p><p>Mer om ett.</p></li><li>Två.</li></ul><p>Efter.</p>") ==
        Blocks{"list-item1 [•]: Ett.", "paragraph1: Mer om ett.", "list-item1 [•]: Två.", "paragraph: Efter."});
}

TEST_CASE("html: Marks typed into items replace bullets when they count, and are dropped when they do not") {
  CHECK(content("<ul><li>a) utreda,</li><li>– stödja,</li><li>2013 års plan.</li></ul>") ==
        Blocks{"list-item1 [a)]: utreda,", "list-item1 [•]: stödja,", "list-item1 [•]: 2013 års plan."});
}

TEST_CASE("html: Paragraphs with typed bullets are items, direct speech is not") {
  CHECK(
      content("<h1>Uppdrag</h1><p>Verket ska:</p><p>• samordna,</p><p>– stödja.</p><p>1. Först.</p><p>2. Sedan.</p>") ==
      Blocks{"heading1: Uppdrag", "paragraph: Verket ska:", "list-item1 [•]: samordna,", "list-item1 [–]: stödja.",
             "list-item1 [1.]: Först.", "list-item1 [2.]: Sedan."});
  CHECK(content("<h1>Nytt uppdrag</h1><p>Regeringen har beslutat.</p><p>– Det här är viktigt, säger ministern.</p>"
                "<p>– Vi följer det noga, säger hon.</p>") ==
        Blocks{"heading1: Nytt uppdrag", "paragraph: Regeringen har beslutat.",
               "paragraph: – Det här är viktigt, säger ministern.", "paragraph: – Vi följer det noga, säger hon."});
}

TEST_CASE("html: A line break is a space, two end a paragraph, and lines with bullets are items") {
  CHECK(content(
            "<p>Underlaget skickas till:</p><p>Kammarkollegiet<br>Box 2218<br/>103 15 Stockholm<br><br>Nytt stycke.</p>"
            "<p>Verket ska:<br>- utreda,<br>- stödja.</p>") ==
        Blocks{"paragraph: Underlaget skickas till:", "paragraph: Kammarkollegiet Box 2218 103 15 Stockholm",
               "paragraph: Nytt stycke.", "paragraph: Verket ska:", "list-item1 [-]: utreda,",
               "list-item1 [-]: stödja."});
}

TEST_CASE("html: A word that a line break cuts is whole again") {
  CHECK(content("<p>Arbetsmarknads&shy;<br>departementet och jämställd-<br>hetsintegrering, EU-<br>revision, "
                "kompetens-<br>och metodstöd</p>") ==
        Blocks{"paragraph: Arbetsmarknadsdepartementet och jämställdhetsintegrering, EU-revision, kompetens- och "
               "metodstöd"});
}

TEST_CASE("html: A short bold paragraph above text is a heading, a bold label is not") {
  CHECK(content("<h1>Uppdrag</h1><p><strong>Närmare om uppdraget</strong></p><p>Verket ska utreda.</p>"
                "<p><b>Ekonomi</b><br>Uppdraget ryms inom ramen.</p><p><b>Ansvarig:</b> Socialdepartementet</p>"
                "<p><span style='font-weight: bold'>Detta är en hel mening i fetstil.</span></p><p>Slut.</p>") ==
        Blocks{"heading1: Uppdrag", "heading2: Närmare om uppdraget", "paragraph: Verket ska utreda.",
               "heading2: Ekonomi", "paragraph: Uppdraget ryms inom ramen.", "paragraph: Ansvarig: Socialdepartementet",
               "paragraph: Detta är en hel mening i fetstil.", "paragraph: Slut."});
}

TEST_CASE("html: A vignette in a heading is a paragraph of its own") {
  CHECK(content("<h1>Tilläggsdirektiv <span class='h1-vignette'>Diarienummer: S2026/00741</span></h1><p>Text.</p>") ==
        Blocks{"heading1: Tilläggsdirektiv", "paragraph: Diarienummer: S2026/00741", "paragraph: Text."});
}

TEST_CASE("html: Footnote marks are never glued to words and numbers") {
  CHECK(
      content("<p>Under 2013<sup>1</sup> och 2014<sup><a href='#fn2'>2</a></sup> gavs stöd<a href='#_ftn3'>[3]</a>.</p>"
              "<p>En yta av 30 m<sup>2</sup>, 5 km<sup>3</sup>, 10<sup>6</sup>, 2<sup>n</sup> och 1<sup>:a</sup>; "
              "CO<sub>2</sub>.</p>") == Blocks{"paragraph: Under 2013 och 2014 gavs stöd.",
                                               "paragraph: En yta av 30 m², 5 km³, 10^6, 2^n och 1:a; CO2."});
}

TEST_CASE("html: Footnotes are footnotes, with their number as mark") {
  CHECK(content("<p>Text.</p><ol class='footnotes'><li id='fn1'>Dir. 2016:15. <a href='#fnref1'>↩</a></li></ol>") ==
        Blocks{"paragraph: Text.", "footnote [1]: Dir. 2016:15."});
  CHECK(content("<p>Text.</p><div id='ftn2'><p class='MsoFootnoteText'><a href='#_ftnref2'>[2]</a> Se prop. "
                "2008/09:5.</p></div>") == Blocks{"paragraph: Text.", "footnote [2]: Se prop. 2008/09:5."});
  CHECK(content("<p>Text.</p><p><sup>3</sup> Avser 2013.</p>") ==
        Blocks{"paragraph: Text.", "footnote [3]: Avser 2013."});
}

TEST_CASE("html: Quotations, addresses and definition lists are text") {
  CHECK(content("<blockquote><p>Målet är nått.</p></blockquote><address>Box 1</address><p>Ett <q>citat</q>.</p>"
                "<dl><dt>Myndighet</dt><dd><p>Det första stycket.</p><p>Det andra.</p></dd></dl>") ==
        Blocks{"paragraph: Målet är nått.", "paragraph: Box 1", "paragraph: Ett ”citat”.", "paragraph: Myndighet",
               "paragraph: Det första stycket.", "paragraph: Det andra."});
}

TEST_CASE("html: Text in pre is read by its lines") {
  CHECK(content("<pre>Uppdrag om strategier\n\nRegeringen uppdrar åt verket att under\n2013 utreda "
                "jämställd-\nhetsfrågan.\n\n"
                "- först,\n- sedan.\n</pre>") ==
        Blocks{"heading1: Uppdrag om strategier",
               "paragraph: Regeringen uppdrar åt verket att under 2013 utreda jämställdhetsfrågan.",
               "list-item1 [-]: först,", "list-item1 [-]: sedan."});
}

TEST_CASE("html: Text that is laid out by blank lines is read by its lines, in windows' lines as well") {
  const std::string text =
      "<div>Dir. 2005:96\r\n\r\nBeslut vid regeringssammanträde den 1 september 2005.\r\n\r\nUtredningen ska ha "
      "slutfört sitt "
      "arbete\r\nsenast den 31 december 2005 och redovisa det\r\ntill regeringen (dir.\r\n2004:55) enligt "
      "uppdraget.\r\n\r\n"
      "Uppdraget ändras inte i övrigt, och de ursprungliga direktiven gäller alltså fortfarande.\r\n</div>";
  CHECK(content(text) ==
        Blocks{"heading1: Dir. 2005:96", "paragraph: Beslut vid regeringssammanträde den 1 september 2005.",
               "paragraph: Utredningen ska ha slutfört sitt arbete senast den 31 december 2005 och redovisa det till "
               "regeringen (dir. 2004:55) enligt uppdraget.",
               "paragraph: Uppdraget ändras inte i övrigt, och de ursprungliga direktiven gäller alltså fortfarande."});
}

TEST_CASE("html: Unclosed and misnested tags lose no text") {
  CHECK(
      content("<h1>Noll<ul><li>Ett<li>Två</ul><p>Tre<p>Fyra <b>fem <i>sex</b> sju</i></table></div></p>åtta<td>nio") ==
      Blocks{"heading1: Noll", "list-item1 [•]: Ett", "list-item1 [•]: Två", "paragraph: Tre",
             "paragraph: Fyra fem sex sju", "paragraph: åtta", "paragraph: nio"});
}

TEST_CASE("html: What Word says to browsers between its tags is no text") {
  CHECK(content("<p>Verket ska:</p><p><![if !supportLists]><span>\xC2\xB7<span>&nbsp;&nbsp; "
                "</span></span><![endif]>samordna.</p>"
                "<!--[if gte mso 9]><p>nej</p><![endif]-->") ==
        Blocks{"paragraph: Verket ska:", "list-item1 [·]: samordna."});
}
