// SPDX-License-Identifier: GPL-3.0-or-later
// Mails of several parts: which are read, in which order, and what is said of those that are not.
#include <catch2/catch.hpp>

#include "mail_reader.h"
#include "reading.h"

using namespace uppdrag;
using reading::Blocks;
using reading::body;
using reading::with;
using Notes = std::vector<std::string>;

namespace {

std::string multipart(const std::string& kind, std::initializer_list<std::string> parts) {
  std::string out = "Skräp framför.\n";
  for (const std::string& part : parts) out += "--gräns\n" + part + "\n";
  return with("MIME-Version: 1.0\nContent-Type: multipart/" + kind + "; boundary=\"gräns\"",
              out + "--gräns--\nSkräp.\n");
}

const std::string kPlain = "Content-Type: text/plain; charset=utf-8\n\nVerket ska redovisa uppdraget.\n";
const std::string kHtml =
    "Content-Type: text/html; charset=utf-8\n\n<p>Verket ska <b>redovisa</b> uppdraget:</p><ul><li>i mars,<li>i "
    "maj.</ul>\n";

}  // namespace

TEST_CASE("mail: Of two forms of a text the better one is read") {
  CHECK(body(multipart("alternative", {kPlain, kHtml})) ==
        Blocks{"paragraph: Verket ska redovisa uppdraget:", "list-item1 [•]: i mars,", "list-item1 [•]: i maj."});
  CHECK(body(multipart("alternative", {kPlain, "Content-Type: text/html\n\n<p>&nbsp;</p>"})) ==
        Blocks{"paragraph: Verket ska redovisa uppdraget."});
  CHECK(body(multipart("alternative", {"Content-Type: text/plain\n\nDitt program visar inte HTML.", kHtml})) ==
        Blocks{"paragraph: Verket ska redovisa uppdraget:", "list-item1 [•]: i mars,", "list-item1 [•]: i maj."});
  CHECK(body(multipart("alternative", {kPlain, "Content-Type: text/calendar\n\nBEGIN:VCALENDAR"})) ==
        Blocks{"paragraph: Verket ska redovisa uppdraget."});
}

TEST_CASE("mail: All texts of a mixed mail are read in order, and what stands around the parts is not") {
  CHECK(body(multipart("mixed", {kPlain, "Content-Type: image/png; name=karta.png\n\nxx", "\nUtan huvud.", kHtml})) ==
        Blocks{"paragraph: Verket ska redovisa uppdraget.", "paragraph: Utan huvud.",
               "paragraph: Verket ska redovisa uppdraget:", "list-item1 [•]: i mars,", "list-item1 [•]: i maj."});
}

TEST_CASE("mail: Attachments are named, with their names decoded") {
  const Document document = reading::mail(multipart(
      "mixed", {kPlain,
                "Content-Type: application/pdf; name=\"=?utf-8?Q?Bilaga_l=C3=A4n.pdf?=\"\nContent-Disposition: "
                "attachment\nContent-Transfer-Encoding: base64\n\nJVBERi0=",
                "Content-Type: text/plain; name=lista.txt\nContent-Disposition: attachment; filename=lista.txt\n\nett",
                "Content-Type: application/octet-stream\n\nxx"}));
  CHECK(
      document.notes ==
      Notes{"the attachment 'Bilaga län.pdf' (application/pdf) was not read; save it beside the mail to have it read",
            "the attachment 'lista.txt' (text/plain) was not read; save it beside the mail to have it read",
            "an attachment without a name (application/octet-stream) was not read; save it beside the mail to have it "
            "read"});
  CHECK_FALSE(document.partial);
}

TEST_CASE("mail: Pictures of a text are counted, and its page is found where the mail says it is") {
  const Document document = reading::mail(
      with("Content-Type: multipart/related; boundary=b; start=\"<sida>\"",
           "--b\nContent-Type: image/png\nContent-ID: <bild>\n\nxx\n--b\nContent-Type: text/html\nContent-ID: "
           "<sida>\n\n<p>Verket ska redovisa.<img src='cid:bild'>\n--b\nContent-Type: image/png\n\nyy\n--b--\n"));
  CHECK(reading::blocks(document).back() == "paragraph: Verket ska redovisa.");
  CHECK(document.notes == Notes{"2 pictures in the text were not read"});
}

TEST_CASE("mail: A mail within the mail is read with its subject as a heading below") {
  const std::string inner =
      "Content-Type: message/rfc822\nContent-Disposition: attachment\n\nFrom: a@exempel.se\nSubject: Det f\xC3\xB6rsta "
      "brevet\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nR=E5det "
      "ska "
      "svara.\n";
  CHECK(body(multipart("mixed", {kPlain, inner})) ==
        Blocks{"paragraph: Verket ska redovisa uppdraget.", "heading2: Det första brevet",
               "furniture: From: a@exempel.se", "paragraph: Rådet ska svara."});
  CHECK(body(multipart("digest", {"\nSubject: Ett\n\nText ett.", "\nSubject: Två\n\nText två."})) ==
        Blocks{"heading2: Ett", "paragraph: Text ett.", "heading2: Två", "paragraph: Text två."});
  CHECK(body(multipart("mixed", {"Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
                                 "U3ViamVjdDogRXR0CgpUZXh0IGV0dC4="})) ==
        Blocks{"heading2: Ett", "paragraph: Text ett."});
}

TEST_CASE("mail: A signed mail is read, an encrypted one says what to do") {
  CHECK(body(multipart("signed; protocol=\"application/pkcs7-signature\"",
                       {kPlain, "Content-Type: application/pkcs7-signature; name=smime.p7s\n\nxx"})) ==
        Blocks{"paragraph: Verket ska redovisa uppdraget."});
  mail_reader::MailReader reader;
  const auto sealed = reader.read({"x.eml", "Subject: a\r\nContent-Type: application/pkcs7-mime\r\n\r\nxx", ""});
  REQUIRE_FALSE(sealed);
  CHECK(sealed.error().message ==
        "is a mail whose text is encrypted or packed into a signature; open it in the mail program, save its text and "
        "read that");
  const Document half = reading::mail(multipart("mixed", {kPlain, "Content-Type: application/pkcs7-mime\n\nxx"}));
  CHECK(half.partial);
  CHECK(half.notes == Notes{"a part of the mail is encrypted or packed into a signature and was not read"});
}

TEST_CASE("mail: A page that a browser saved as a mail is a web page") {
  const Document document = reading::mail(
      "From: <Saved by Blink>\nSnapshot-Content-Location: https://exempel.se/uppdrag\nSubject: Fel "
      "titel\nMIME-Version: "
      "1.0\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\n\n--b\nContent-Type: "
      "text/html\nContent-Transfer-Encoding: quoted-printable\n\n<title>Uppdrag</title><h1>Uppdrag om st=C3=B6d</h1><p>"
      "Verket ska redovisa.\n--b\nContent-Type: text/css\n\np {}\n--b--\n");
  CHECK(reading::blocks(document) == Blocks{"heading1: Uppdrag om stöd", "paragraph: Verket ska redovisa."});
  CHECK(document.metadata.get("title") == "Uppdrag om stöd");
  CHECK(document.metadata.get("source_url") == "https://exempel.se/uppdrag");
  CHECK(document.notes.empty());
}
