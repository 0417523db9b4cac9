// SPDX-License-Identifier: GPL-3.0-or-later
// What a page says of itself.
#include <catch2/catch.hpp>

#include "page_metadata.h"
#include "reading.h"

using namespace uppdrag;
using reading::page;

namespace {

std::string value(std::string_view html, std::string_view key) { return std::string(page(html).metadata.get(key)); }

}  // namespace

TEST_CASE("html: The title is the heading, or what the page calls itself, without the site's name") {
  CHECK(value("<title>Uppdrag om stöd - Regeringen.se</title><main><h1>Uppdrag om stöd</h1><p>T.</p></main>",
              "title") == "Uppdrag om stöd");
  CHECK(value("<title>Uppdrag om stöd | Myndigheten</title><p>Text.</p>", "title") == "Uppdrag om stöd");
  CHECK(value("<title>Startsida</title><meta property='og:title' content='Uppdrag &amp; stöd'><p>Text.</p>", "title") ==
        "Uppdrag & stöd");
  CHECK(value("<title>Databasen</title><header><h1>Databasen</h1></header><main><p><b>Lag om "
              "stöd</b></p><p>Text.</p></main>",
              "title") == "Lag om stöd");
  CHECK(value("<p>Text.</p>", "title") == "");
}

TEST_CASE("html: The day of publishing comes from what is seen, then from meta elements") {
  CHECK(value("<meta name='published' content='2017-03-24 15:07:06'><p>T.</p>", "date") == "2017-03-24");
  CHECK(value("<meta property='article:published_time' content='2020-01-31T08:00:00+01:00'><p>T.</p>", "date") ==
        "2020-01-31");
  CHECK(value("<meta name='DC.Date.Issued' content='20130207'><p>T.</p>", "date") == "2013-02-07");
  CHECK(value("<script type='application/ld+json'>{\"datePublished\": \"2021-05-06T10:00\"}</script><p>T.</p>",
              "date") == "2021-05-06");
  CHECK(value("<meta name='published' content='2014-01-01'><main><p>Publicerad <time datetime='2013-12-31'>31 december "
              "2013</time></p><p>T.</p></main>",
              "date") == "2013-12-31");
  CHECK(value("<main><h1>U</h1><p>Publicerad: 28 september 2022</p><p>T.</p></main>", "date") == "2022-09-28");
}

TEST_CASE("html: The day of the last change is apart from that of publishing") {
  const char* html =
      "<meta name='Last-Modified' content='Fri, 24 Mar 2017 15:07:06 GMT'><main><h1>U</h1><p>Publicerad 9 april 2016 · "
      "Uppdaterad <time datetime='2016-06-30 00:00:00'>30 juni 2016</time></p><p>T.</p></main>";
  CHECK(value(html, "date") == "2016-04-09");
  CHECK(value(html, "updated") == "2016-06-30");
  CHECK(value("<meta name='Last-Modified' content='Fri, 24 Mar 2017 15:07:06 GMT'><p>T.</p>", "updated") ==
        "2017-03-24");
}

TEST_CASE("html: Days of other pages in a list are not this page's") {
  CHECK(value("<main><ul><li><a href='x'>Annat</a> Publicerad <time datetime='2020-01-01'>1 januari "
              "2020</time></li></ul></main>",
              "date") == "");
  CHECK(value("<main><p>Mötet hölls <time datetime='2020-01-01'>1 januari 2020</time> i Visby.</p></main>", "date") ==
        "");
}

TEST_CASE("html: Language and address are taken from the page") {
  CHECK(value("<html lang='sv-SE'><p>T.</p></html>", "language") == "sv");
  CHECK(value("<link rel='canonical' href='https://exempel.se/uppdrag'><p>T.</p>", "source_url") ==
        "https://exempel.se/uppdrag");
  CHECK(value("<meta property='og:url' content='https://exempel.se/a'><p>T.</p>", "source_url") ==
        "https://exempel.se/a");
  CHECK(value("<link rel='canonical' href='/uppdrag'><p>T.</p>", "source_url") == "");
}

TEST_CASE("html: Days are read in the forms that pages write them") {
  using html_reader::day_of;
  CHECK(day_of("2017-03-24T15:07:06Z") == "2017-03-24");
  CHECK(day_of("20170324") == "2017-03-24");
  CHECK(day_of("24 mars 2017") == "2017-03-24");
  CHECK(day_of("Wed, 04 May 2016 10:00:00 GMT") == "2016-05-04");
  CHECK(day_of("2017-13-24") == "");
  CHECK(day_of("i går") == "");
  CHECK(day_of("") == "");
}
