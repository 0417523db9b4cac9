// SPDX-License-Identifier: GPL-3.0-or-later
// Subject, sender, day: what a mail's header says, in whatever way it is written.
#include <catch2/catch.hpp>

#include "encoded_words.h"
#include "header.h"
#include "reading.h"

using namespace uppdrag;
using mail_reader::decode_words;
using mail_reader::Header;
using mail_reader::read_parameters;
using reading::Blocks;

TEST_CASE("mail: The subject is title and heading, sender and day are metadata, and the header is furniture") {
  const Document document = reading::mail(
      "From: =?iso-8859-1?Q?Anna_=C5str=F6m?= <anna.astrom@exempel.se>\n"
      "To: registrator@lansstyrelsen.exempel\n"
      "Subject: =?utf-8?B?VXBwZHJhZyBhdHQgc3TDtmRqYSBqw6RtLQ==?=\n"
      " =?utf-8?B?c3TDpGxsZGhldHNpbnRlZ3JlcmluZw==?=\n"
      "Date: Wed, 19 Jun 2013 23:15:00 +0200 (CEST)\n"
      "Message-ID: <1@exempel.se>\n"
      "Content-Type: text/plain; charset=iso-8859-1\n"
      "Content-Transfer-Encoding: quoted-printable\n"
      "\n"
      "L=E4nsstyrelsen ska senast den 1 mars 2014 redovisa =\nuppdraget.\n");
  CHECK(document.metadata.get("title") == "Uppdrag att stödja jäm-ställdhetsintegrering");
  CHECK(document.metadata.get("date") == "2013-06-19");
  CHECK(document.metadata.get("sender") == "Anna Åström <anna.astrom@exempel.se>");
  CHECK(reading::blocks(document) == Blocks{"heading1: Uppdrag att stödja jäm-ställdhetsintegrering",
                                            "furniture: From: Anna Åström <anna.astrom@exempel.se>",
                                            "furniture: To: registrator@lansstyrelsen.exempel",
                                            "furniture: Date: Wed, 19 Jun 2013 23:15:00 +0200 (CEST)",
                                            "paragraph: Länsstyrelsen ska senast den 1 mars 2014 redovisa uppdraget."});
  CHECK_FALSE(document.partial);
  CHECK(document.notes.empty());
}

TEST_CASE("mail: Encoded words are decoded from any charset, white space between them goes") {
  CHECK(decode_words("=?ISO-8859-1?Q?L=E4nsstyrelsen_i?= Kalmar =?windows-1252?q?l=E4n?=") ==
        "Länsstyrelsen i Kalmar län");
  CHECK(decode_words("=?utf-8?Q?=C3=A5?= =?utf-8?Q?=C3=A4?=") == "åä");
  CHECK(decode_words("=?koi8-r?B?79TXxdQg0sXHyc/OwQ==?=") == "Ответ региона");
  CHECK(decode_words("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=") == "日本");
  CHECK(decode_words("=?utf-7?Q?+AOU-terrapportering?=") == "återrapportering");
  CHECK(decode_words("=?utf-8*sv?Q?Beslut?=") == "Beslut");
}

TEST_CASE("mail: A character cut between two encoded words is whole again") {
  CHECK(decode_words("=?utf-8?B?w6U=?= =?utf-8?Q?=C3?=\t=?utf-8?Q?=A4?=") == "åä");
}

TEST_CASE("mail: What is no right encoded word stays as it is") {
  for (const char* text : {"=?utf-8?Q?abc", "=?utf-8?X?abc?=", "=??Q?abc?=", "=?", "a =?b", "50 =?= 50", "=?utf-8?Q"})
    CHECK(decode_words(text) == text);
  CHECK(decode_words("=?okänt?Q?r=E5d?=") == "råd");
}

TEST_CASE("mail: Bytes that stand unencoded in a header are read as text is") {
  CHECK(decode_words("Läge för uppdraget") == "Läge för uppdraget");
  CHECK(decode_words("L\xE4ge f\xF6r uppdraget") == "Läge för uppdraget");
}

TEST_CASE("mail: Folded fields are one line, names are found in any case, white space before the colon is tolerated") {
  const Header header("SUBJECT : Ett\r\n\t två\r\n tre\r\nX-Tom:\r\nFrom: a\r\n\r\nText");
  CHECK(header.get("subject") == "Ett  två tre");
  CHECK(header.get("x-tom").empty());
  CHECK(header.get("from") == "a");
  CHECK(header.get("to").empty());
  CHECK(header.body() == 48);
}

TEST_CASE("mail: A line that is no field ends the header, and a mailbox's first line is skipped") {
  const std::string_view bytes = "From anna@exempel.se Wed Jun 19 2013\nSubject: Ett\nHej,\n\ntext\n";
  const Header header(bytes);
  CHECK(header.get("subject") == "Ett");
  CHECK(bytes.substr(header.body()) == "Hej,\n\ntext\n");
}

TEST_CASE("mail: Fields longer than any limit of a library are read to their end") {
  std::string to = "To: ";
  for (int i = 0; i < 2000; ++i) to += "kommun" + std::to_string(i) + "@exempel.se,\r\n ";
  to += "sist@exempel.se\r\nSubject: Till alla\r\n\r\nText";
  const Header header(to);
  CHECK(header.get("to").ends_with("sist@exempel.se"));
  CHECK(header.get("subject") == "Till alla");
}

TEST_CASE("mail: Parameters are read quoted, cut into pieces, and encoded in either way") {
  CHECK(read_parameters("Text/Plain; charset=\"UTF-8\"; Format=flowed").value == "text/plain");
  CHECK(read_parameters("text/plain; Charset=\"UTF-8\"").get("charset") == "UTF-8");
  CHECK(read_parameters("a/b; filename*=utf-8''Redovisning%20l%C3%A4n.pdf").get("filename") == "Redovisning län.pdf");
  CHECK(read_parameters("a/b; filename*1*=%20l%E4n.pdf; filename*0*=iso-8859-1'sv'Redovisning").get("filename") ==
        "Redovisning län.pdf");
  CHECK(read_parameters("a/b; filename*0=\"Redo\"; filename*1=\"visning.pdf\"").get("filename") == "Redovisning.pdf");
  CHECK(read_parameters("a/b; name=\"=?utf-8?Q?L=C3=A4n.pdf?=\"").get("name") == "Län.pdf");
  CHECK(read_parameters("a/b; filename=\"Lan.pdf\"; filename*=utf-8''L%C3%A4n.pdf").get("filename") == "Län.pdf");
  CHECK(read_parameters("a/b; =; x; \"; y=").get("filename").empty());
}

TEST_CASE("mail: Days are read as programs write them, and nothing else is") {
  const auto day = [](const std::string& date) {
    return std::string(reading::mail("Date: " + date + "\nSubject: a\n\ntext").metadata.get("date"));
  };
  CHECK(day("Wed, 19 Jun 2013 23:15:00 +0200") == "2013-06-19");
  CHECK(day("1 May 2013 00:15 GMT") == "2013-05-01");
  CHECK(day("Tue,  8 Oct 2024 08:00:00 +0200 (W. Europe Daylight Time)") == "2024-10-08");
  CHECK(day("i går").empty());
  CHECK(day("31 Feb 2013 00:00:00 +0000").empty());
}
