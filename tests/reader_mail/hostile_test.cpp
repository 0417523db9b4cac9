// SPDX-License-Identifier: GPL-3.0-or-later
// Mails that are damaged, cut off, nested without end, or none at all.
#include <array>
#include <catch2/catch.hpp>
#include <random>

#include "../document_form.h"
#include "mail_reader.h"
#include "reading.h"

using namespace uppdrag;
using reading::Blocks;
using reading::with;
using Notes = std::vector<std::string>;

TEST_CASE("mail: What has no header is read as text, and says so") {
  const Document document = reading::mail("Verket ska redovisa uppdraget.\n\nOch mer.\n");
  CHECK(reading::blocks(document) == Blocks{"paragraph: Verket ska redovisa uppdraget.", "paragraph: Och mer."});
  CHECK(document.partial);
  CHECK(document.notes ==
        Notes{"no header (expected lines such as 'From:' and 'Subject:'); it was read as plain text"});
  CHECK(reading::mail("").text.empty());
  CHECK(reading::mail("\n\n").text.empty());
}

TEST_CASE("mail: A mail that was cut off is read as far as it goes") {
  const Document document = reading::mail(with("Content-Type: multipart/mixed; boundary=b",
                                               "--b\n\nFörsta delen.\n--b\nContent-Type: text/plain\n\nAndra de"));
  CHECK(reading::blocks(document) == Blocks{"heading1: Uppdrag", "paragraph: Första delen.", "paragraph: Andra de"});
  CHECK(document.partial);
  CHECK(document.notes == Notes{"the mail ends in the middle of a part; it was read as far as it goes"});
}

TEST_CASE("mail: A missing end within a part that has one is no damage") {
  const Document document =
      reading::mail(with("Content-Type: multipart/mixed; boundary=b",
                         "--b\nContent-Type: multipart/alternative; boundary=c\n\n--c\n\nText.\n--b\n\nMer.\n--b--\n"));
  CHECK(reading::blocks(document) == Blocks{"heading1: Uppdrag", "paragraph: Text.", "paragraph: Mer."});
  CHECK_FALSE(document.partial);
}

TEST_CASE("mail: A delimiter that is named wrongly is guessed") {
  const Document document = reading::mail(with("Content-Type: multipart/mixed; boundary=fel",
                                               "--rätt\nContent-Type: text/plain\n\nEtt.\n--rätt\n\nTvå.\n--rätt--\n"));
  CHECK(reading::blocks(document) == Blocks{"heading1: Uppdrag", "paragraph: Ett.", "paragraph: Två."});
  CHECK(document.partial);
  CHECK(document.notes.size() == 1);
  const Document hopeless = reading::mail(with("Content-Type: multipart/mixed", "Bara text.\n"));
  CHECK(reading::blocks(hopeless) == Blocks{"heading1: Uppdrag", "paragraph: Bara text."});
  CHECK(hopeless.partial);
}

TEST_CASE("mail: A line that only starts like a delimiter is text") {
  CHECK(reading::body(
            with("Content-Type: multipart/mixed; boundary=b", "--b\n\nEtt.\n\n--bok är ett ord.\n\nx--b\n--b--\n")) ==
        Blocks{"paragraph: Ett.", "paragraph: --bok är ett ord.", "paragraph: x--b"});
}

TEST_CASE("mail: Broken base64 keeps what could be decoded") {
  const Document document = reading::mail(
      with("Content-Type: text/plain\nContent-Transfer-Encoding: base64", "VmVya2V0IHNr\n!!!\nYSByZWRvdmlzYS4\n"));
  CHECK(reading::blocks(document).back() == "paragraph: Verket ska redovisa.");
  CHECK(document.partial);
  CHECK(document.notes == Notes{"some bytes are no valid base64 or quoted-printable; what could be decoded is kept"});
}

TEST_CASE("mail: A text that is none is left out") {
  const Document document =
      reading::mail(with("Content-Type: text/plain\nContent-Transfer-Encoding: base64", "AAECAwQFBgc="));
  CHECK(document.text == "Uppdrag");
  CHECK(document.partial);
}

TEST_CASE("mail: Parts nested deeper than any real mail's are left out") {
  std::string text = "Subject: Djupt\n";
  for (int i = 0; i < 10'000; ++i)
    text += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" + std::to_string(i) + "\n";
  const Document multiparts = reading::mail(text + "\nInnerst.\n");
  CHECK(multiparts.partial);
  CHECK(multiparts.notes.front().find("ends in the middle") != std::string::npos);
  CHECK(multiparts.text == "Djupt");
  CHECK(multiparts.notes.back() == "parts nested deeper than 32 levels were left out");
  text = "Subject: Djupt\n";
  for (int i = 0; i < 10'000; ++i) text += "Content-Type: message/rfc822\n\nSubject: " + std::to_string(i) + "\n";
  const Document mails = reading::mail(text + "\nInnerst.\n");
  CHECK(mails.partial);
  CHECK(mails.text.find("\n30\n") != std::string::npos);
  CHECK(mails.text.find("\n40\n") == std::string::npos);
}

TEST_CASE("mail: Marks without end are read in about linear time") {
  const std::string mixed = "Subject: a\nContent-Type: multipart/mixed; boundary=b\n\n";
  const std::array<std::pair<std::string, std::string>, 12> cases = {{{mixed, "--b\n"},
                                                                      {mixed, "--b--b\n"},
                                                                      {mixed, "-"},
                                                                      {"Subject: ", "=?utf-8?q?"},
                                                                      {"Subject: ", "=?utf-8?q?=C3?= "},
                                                                      {"", "X-A: b\n"},
                                                                      {"Content-Type: a/b", "; a*0=b"},
                                                                      {"Subject: a\n", " \n"},
                                                                      {"Subject: a\n\n", ">"},
                                                                      {"Subject: a\n\n", "> \n"},
                                                                      {"Subject: a\n\n", "-- \n"},
                                                                      {"Subject: a\n\n", "From: a\n"}}};
  for (const auto& [start, unit] : cases) {
    std::string text = start;
    while (text.size() < 300'000) text += unit;
    CAPTURE(start, unit);
    reading::mail(text);
  }
}

TEST_CASE("mail: Random bytes and random parts never break a document") {
  const std::vector<std::string> parts = {"Subject: =?utf-8?Q?=C3=A5?=\r\n",
                                          "Content-Type: multipart/mixed; boundary=b\r\n",
                                          "Content-Type: multipart/alternative; boundary=\"c\"\r\n",
                                          "Content-Type: multipart/related; boundary=b; start=x\r\n",
                                          "Content-Type: message/rfc822\r\n",
                                          "Content-Type: text/html; charset=utf-7\r\n",
                                          "Content-Type: text/plain; format=flowed; delsp=yes\r\n",
                                          "Content-Type: application/pdf; name*0*=utf-8''%C3; name*1*=%A5\r\n",
                                          "Content-Disposition: attachment; filename=\"",
                                          "Content-Transfer-Encoding: base64\r\n",
                                          "Content-Transfer-Encoding: quoted-printable\r\n",
                                          "From: a\r\n",
                                          "Date: 1 Jun 2013\r\n",
                                          "\r\n",
                                          "\r\n\r\n",
                                          "\n",
                                          "\r\n--b\r\n",
                                          "\r\n--b--\r\n",
                                          "\r\n--c\r\n",
                                          "\r\n--c--\r\n",
                                          "--",
                                          "-- \r\n",
                                          "> ",
                                          ">> > ",
                                          "-----Original Message-----\r\n",
                                          "Från: a\r\nTill: b\r\nÄmne: c\r\n",
                                          "ord ",
                                          "ett ord \r\n",
                                          "<p>ord",
                                          "<ul><li>",
                                          "=C3=A5",
                                          "=",
                                          "=\r\n",
                                          "w6U=",
                                          "=?utf-8?B?w6U?=",
                                          "\xE5\xE4",
                                          "\xFF",
                                          std::string(1, '\0'),
                                          "a\u030A",
                                          "\u0301",
                                          "\u00AD",
                                          "+AOU-",
                                          "\x1B$B",
                                          "•\t"};
  std::mt19937 random(20130619);
  mail_reader::MailReader reader;
  int read = 0;
  for (int round = 0; round < 4000; ++round) {
    std::string mail;
    for (auto i = random() % 40; i > 0; --i) {
      if (round % 5 == 0)
        mail.push_back(static_cast<char>(random() % 256));
      else
        mail += parts[random() % parts.size()];
    }
    const auto document = reader.read({"x", mail, "message/rfc822"});
    if (!document) continue;
    ++read;
    CAPTURE(round, mail);
    REQUIRE(fault_of(*document).empty());
  }
  CHECK(read > 3900);
}
