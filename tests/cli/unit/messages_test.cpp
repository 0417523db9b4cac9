// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <sstream>

#include "options.h"
#include "program.h"

using namespace uppdrag::cli;

TEST_CASE("messages are filled in by number, in the user's language") {
  const Program swedish(Language::kSwedish);
  const Program english(Language::kEnglish);
  constexpr Message kMessage{"{1} av {0}", "{0} of {1}"};
  CHECK(swedish.text(kMessage, {"a", "b"}) == "b av a");
  CHECK(english.text(kMessage, {"a", "b"}) == "a of b");
  CHECK(english.text({"x", "{0} {1}!"}, {"a"}) == "a !");
}

TEST_CASE("the language follows the option first and the locale then") {
  const auto choose = [](std::vector<const char*> arguments) {
    arguments.insert(arguments.begin(), "uppdrag");
    return choose_language(static_cast<int>(arguments.size()), const_cast<char**>(arguments.data()));
  };
  ::setenv("LC_ALL", "sv_SE.UTF-8", 1);
  CHECK(choose({}) == Language::kSwedish);
  CHECK(choose({"deadlines", "--lang", "en"}) == Language::kEnglish);
  CHECK(choose({"--lang=en"}) == Language::kEnglish);
  CHECK(choose({"--", "--lang=en"}) == Language::kSwedish);
  ::setenv("LC_ALL", "", 1);
  ::setenv("LC_MESSAGES", "C", 1);
  ::setenv("LANG", "sv_SE.UTF-8", 1);
  CHECK(choose({}) == Language::kEnglish);
  ::unsetenv("LC_MESSAGES");
  CHECK(choose({}) == Language::kSwedish);
  ::unsetenv("LANG");
  CHECK(choose({}) == Language::kEnglish);
  CHECK(choose({"--lang", "sv"}) == Language::kSwedish);
}

TEST_CASE("the nearest word is suggested, and nothing for what resembles nothing") {
  const std::vector<std::string> words = {"deadlines", "budgets", "search", "show"};
  CHECK(nearest("deadlins", words) == "deadlines");
  CHECK(nearest("serach", words) == "search");
  CHECK(nearest("dead", words) == "deadlines");
  CHECK(nearest("xyzzy", words) == "");
}
