// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a mail: encodings, flowed text, quotations, signatures, pages in HTML.
#include <catch2/catch.hpp>

#include "plain_text.h"
#include "reading.h"
#include "transfer.h"

using namespace uppdrag;
using mail_reader::decode_base64;
using mail_reader::decode_quoted_printable;
using reading::Blocks;
using reading::body;
using reading::with;

TEST_CASE("mail: Base64 is read over line ends, signs that do not belong, and padding in its middle") {
  CHECK(decode_base64("VXBw\r\nZHJh\r\nZw==").bytes == "Uppdrag");
  CHECK(decode_base64("VXBwZHJhZw").bytes == "Uppdrag");
  CHECK(decode_base64("VXA=cGRyYWc=").bytes == "Uppdrag");
  CHECK_FALSE(decode_base64("VXBwZHJhZw==\r\n").damaged);
  const auto damaged = decode_base64("VXBw*ZHJhZw==A");
  CHECK(damaged.bytes == "Uppdrag");
  CHECK(damaged.damaged);
  CHECK(decode_base64("").bytes.empty());
}

TEST_CASE("mail: Quoted-printable is read with soft line breaks, and a stray = is itself") {
  CHECK(decode_quoted_printable("r=C3=A5d=\r\n och=\nst=c3=b6d").bytes == "råd ochstöd");
  CHECK(decode_quoted_printable("slut= \t\r\nord=").bytes == "slutord");
  const auto damaged = decode_quoted_printable("1 = 1, a=b, x=4");
  CHECK(damaged.bytes == "1 = 1, a=b, x=4");
  CHECK(damaged.damaged);
}

TEST_CASE("mail: The charset that a part names counts, unless its bytes say otherwise") {
  const auto text = [](const char* charset, const char* bytes) {
    return body(with("Content-Type: text/plain; charset=" + std::string(charset), bytes));
  };
  CHECK(text("iso-8859-1", "M\xE5let f\xF6r l\xE4net.") == Blocks{"paragraph: Målet för länet."});
  CHECK(text("iso-8859-1", "Målet för länet.") == Blocks{"paragraph: Målet för länet."});
  CHECK(text("utf-8", "M\xE5let f\xF6r l\xE4net.") == Blocks{"paragraph: Målet för länet."});
  CHECK(text("utf-7", "M+AOU-let f+APY-r l+AOQ-net.") == Blocks{"paragraph: Målet för länet."});
  CHECK(text("koi8-r", "\xEF\xD4\xD7\xC5\xD4 \xD2\xC5\xC7\xC9\xCF\xCE\xC1.") == Blocks{"paragraph: Ответ региона."});
}

TEST_CASE("mail: A charset that nobody knows is named in a note") {
  const Document document =
      reading::mail(with("Content-Type: text/plain; charset=x-mormor", "M\xE5let f\xF6r l\xE4net."));
  CHECK(document.text.ends_with("Målet för länet."));
  CHECK(document.notes ==
        std::vector<std::string>{"the charset 'x-mormor' is not known; the text was read as windows-1252"});
  CHECK(reading::mail(with("Content-Type: text/plain; charset=x-mormor", "Malet.")).notes.empty());
}

TEST_CASE("mail: Flowed text has its paragraphs back, fixed text is joined as text files are") {
  CHECK(body(with("Content-Type: text/plain; format=flowed",
                  "Länsstyrelsen ska redovisa hur \nlänet arbetar med \njämställdhet.\nBudgeten är 2 mkr.\n\n En "
                  "stoppad rad.\n")) ==
        Blocks{"paragraph: Länsstyrelsen ska redovisa hur länet arbetar med jämställdhet.",
               "paragraph: Budgeten är 2 mkr.", "paragraph: En stoppad rad."});
  CHECK(body(with("Content-Type: text/plain; format=flowed; delsp=yes", "redo \nvisning \nen är klar.\n")) ==
        Blocks{"paragraph: redovisningen är klar."});
  CHECK(body(with("Content-Type: text/plain",
                  "Länsstyrelsen ska redovisa hur länet under åren 2013 och 2014 arbetar\nmed jämställdhet och vad det "
                  "har kostat.\n")) ==
        Blocks{"paragraph: Länsstyrelsen ska redovisa hur länet under åren 2013 och 2014 "
               "arbetar med jämställdhet och vad det har kostat."});
}

TEST_CASE("mail: A greeting and the words at the end are no headings, lists are lists") {
  CHECK(body(with("Content-Type: text/plain",
                  "Hej Anna\n\nVi behöver från er:\n\n- en plan,\n- en budget.\n\nSvara senast den 3 maj 2013.\n\nMed "
                  "vänlig hälsning\n\nBo Ek\n\nHandläggare\n")) ==
        Blocks{"paragraph: Hej Anna", "paragraph: Vi behöver från er:", "list-item1 [-]: en plan,",
               "list-item1 [-]: en budget.", "paragraph: Svara senast den 3 maj 2013.",
               "paragraph: Med vänlig hälsning", "paragraph: Bo Ek", "paragraph: Handläggare"});
}

TEST_CASE("mail: Quoted lines lose their marks and stand apart from the answer, at every depth") {
  CHECK(body(with("Content-Type: text/plain",
                  "Ja, det gör vi.\n> Kan ni redovisa\n> uppdraget i mars?\n> > Redovisningen ska\n>> lämnas "
                  "senast.\nHälsningar\n")) ==
        Blocks{"paragraph: Ja, det gör vi.", "paragraph: Kan ni redovisa uppdraget i mars?",
               "paragraph: Redovisningen ska lämnas senast.", "paragraph: Hälsningar"});
}

TEST_CASE("mail: Flowed quotations are joined within their depth only") {
  CHECK(body(with("Content-Type: text/plain; format=flowed", "> Kan ni redovisa \n> uppdraget \n>> i mars?\nJa.\n")) ==
        Blocks{"paragraph: Kan ni redovisa uppdraget", "paragraph: i mars?", "paragraph: Ja."});
}

TEST_CASE("mail: A signature is furniture, down to the mail below it") {
  CHECK(body(with("Content-Type: text/plain",
                  "Vi återkommer senast den 1 juni.\n\n-- \nBo Ek\nHandläggare, 08-405 10 00\n\n-----Ursprungligt "
                  "meddelande-----\nFrån: Anna Åström\nSkickat: den 2 maj 2013 10:12\nTill: Bo Ek\nÄmne: Uppdrag\n\n"
                  "Verket ska redovisa uppdraget.\n")) ==
        Blocks{"paragraph: Vi återkommer senast den 1 juni.", "furniture: Bo Ek",
               "furniture: Handläggare, 08-405 10 00", "furniture: -----Ursprungligt meddelande-----",
               "furniture: Från: Anna Åström", "furniture: Skickat: den 2 maj 2013 10:12", "furniture: Till: Bo Ek",
               "furniture: Ämne: Uppdrag", "paragraph: Verket ska redovisa uppdraget."});
}

TEST_CASE("mail: Two dashes above a whole text are no signature") {
  std::string long_text = "--\n";
  for (int i = 0; i < 30; ++i) long_text += "Stycke " + std::to_string(i) + " om uppdraget.\n\n";
  for (const std::string& block : body(with("Content-Type: text/plain", long_text)))
    CHECK(block.starts_with("paragraph: "));
}

TEST_CASE("mail: Labels in a text are no head of a mail") {
  CHECK(body(with("Content-Type: text/plain", "Till: alla länsstyrelser.\n\nDatum: 3 maj 2013.\n")) ==
        Blocks{"paragraph: Till: alla länsstyrelser.", "paragraph: Datum: 3 maj 2013."});
}

TEST_CASE("mail: A body in HTML is read as a web page is") {
  CHECK(body(with(
            "Content-Type: text/html; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable",
            "<html><head><meta charset=3Dutf-8></head><body><p>Verket ska:</p><ul><li>st=F6dja,</li><li>f=\n=F6lja "
            "upp.</li></ul><table><tr><th>=C5r</th><th>tkr</th></tr><tr><td>2013</td><td>1 400</td></tr></table>")) ==
        Blocks{"paragraph: Verket ska:", "list-item1 [•]: stödja,", "list-item1 [•]: följa upp.", "table-row1: År|tkr",
               "table-row: 2013|1 400"});
}

TEST_CASE("mail: The head of a forwarded mail is furniture in HTML as well, one label is text") {
  CHECK(body(with("Content-Type: text/html",
                  "<p>Hej.</p><div><p><b>Fr&aring;n:</b> Anna &lt;a@exempel.se&gt;<br><b>Skickat:</b> den 2 maj 2013 "
                  "10:12<br><b>Till:</b> Bo Ek<br><b>&Auml;mne:</b> Uppdrag</p></div><p>Verket ska svara.</p><p>Till: "
                  "alla<br>Datum: i dag</p>")) ==
        Blocks{"paragraph: Hej.",
               "furniture: Från: Anna <a@exempel.se> Skickat: den 2 maj 2013 10:12 Till: Bo Ek Ämne: Uppdrag",
               "paragraph: Verket ska svara.", "paragraph: Till: alla Datum: i dag"});
}
