// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/text/vocabulary.h"

#include <catch2/catch.hpp>
#include <map>
#include <string>

using namespace uppdrag;

TEST_CASE("the same word has one number, also after the table has grown many times") {
  Vocabulary vocabulary;
  std::map<std::string, WordId> twin;
  for (int i = 0; i < 100000; ++i) {
    const std::string word = "ord" + std::to_string(i * 7919 % 60000);
    const auto [known, fresh] = twin.emplace(word, 0);
    const WordId id = vocabulary.intern(word);
    if (fresh) known->second = id;
    REQUIRE(known->second == id);
  }
  REQUIRE(vocabulary.size() == twin.size());
  for (const auto& [word, id] : twin) {
    REQUIRE(vocabulary.find(word) == id);
    REQUIRE(vocabulary.word(id) == word);
  }
  CHECK(vocabulary.find("finns inte") == kNoWord);
}

TEST_CASE("a word longer than a chunk of the arena is kept whole") {
  Vocabulary vocabulary;
  const std::string longest(200000, 'x');
  const WordId id = vocabulary.intern(longest);
  vocabulary.intern("kort");
  CHECK(vocabulary.word(id) == longest);
}

TEST_CASE("absent words give a table's default") {
  WordTable<int> table(-1);
  table.set(5, 3);
  CHECK(table[5] == 3);
  CHECK(table[4] == -1);
  CHECK(table[500000] == -1);
}
