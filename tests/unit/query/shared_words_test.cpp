// SPDX-License-Identifier: GPL-3.0-or-later
// Shared passages: what must be found, what must not, and agreement with the plain way, which compares every place with
// every other.
#include "uppdrag/query/shared_words.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

using namespace uppdrag;

namespace {

using Words = std::vector<std::uint32_t>;

Words random_words(std::mt19937& random, std::size_t size, std::uint32_t vocabulary) {
  Words out(size);
  for (std::uint32_t& word : out) word = std::uniform_int_distribution<std::uint32_t>(0, vocabulary - 1)(random);
  return out;
}

// All maximal runs of at least `least` words that two texts share, found the slow way.
std::vector<SharedWords> plain_runs(const Words& a, const Words& b, std::uint32_t least) {
  std::vector<SharedWords> out;
  for (std::uint32_t i = 0; i < a.size(); ++i) {
    for (std::uint32_t j = 0; j < b.size(); ++j) {
      if (a[i] != b[j] || (i > 0 && j > 0 && a[i - 1] == b[j - 1])) continue;
      std::uint32_t size = 0;
      while (i + size < a.size() && j + size < b.size() && a[i + size] == b[j + size]) ++size;
      if (size >= least) out.push_back({0, 1, {i, i + size}, {j, j + size}, size});
    }
  }
  return out;
}

// The longest common subsequence, the slow way.
std::uint32_t plain_common(const Words& a, const Words& b) {
  std::vector<std::vector<std::uint32_t>> table(a.size() + 1, std::vector<std::uint32_t>(b.size() + 1, 0));
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < b.size(); ++j)
      table[i + 1][j + 1] = a[i] == b[j] ? table[i][j] + 1 : std::max(table[i][j + 1], table[i + 1][j]);
  }
  return table[a.size()][b.size()];
}

bool touches(const TokenRange& a, const TokenRange& b) { return a.first < b.last && b.first < a.last; }

}  // namespace

TEST_CASE("a passage that two texts share is found with its places, and nothing else is") {
  std::mt19937 random(1);
  Words a = random_words(random, 400, 100000), b = random_words(random, 300, 100000);
  std::copy_n(a.begin() + 100, 40, b.begin() + 200);
  const auto found = shared_words({a, b}).passages;
  REQUIRE(found.size() == 1);
  CHECK(found[0].a == 0);
  CHECK(found[0].b == 1);
  CHECK(found[0].in_a == TokenRange{100, 140});
  CHECK(found[0].in_b == TokenRange{200, 240});
  CHECK(found[0].same == 40);
}

TEST_CASE("changed, lost and added words do not break a passage") {
  std::mt19937 random(2);
  const Words a = random_words(random, 200, 100000);
  Words b(a.begin() + 50, a.begin() + 110);
  b[20] = 500001;
  b.erase(b.begin() + 35);
  b.insert(b.begin() + 45, {500002, 500003});
  const auto found = shared_words({a, b}).passages;
  REQUIRE(found.size() == 1);
  CHECK(found[0].in_a == TokenRange{50, 110});
  CHECK(found[0].in_b == TokenRange{0, 61});
  CHECK(found[0].same >= 57);  // 58 in truth; the quick count may lose one at an edit.
  CHECK(found[0].same <= 58);
}

TEST_CASE("short runs and empty texts share nothing") {
  CHECK(shared_words({{1, 2, 3, 4, 5, 6, 7}, {1, 2, 3, 4, 5, 6, 7}}).passages.empty());
  CHECK(shared_words({{}, {}, {1}}).passages.empty());
  CHECK(shared_words({}).passages.empty());
  CHECK(shared_words({{1, 2, 3, 4, 5, 6, 7, 8}, {1, 2, 3, 4, 5, 6, 7, 8}}).passages.size() == 1);
}

TEST_CASE("everything that the plain way finds is found") {
  std::mt19937 random(3);
  for (int round = 0; round < 40; ++round) {
    // Few different words, so that texts share runs by chance and in knots.
    const std::uint32_t vocabulary = round < 20 ? 6 : 40;
    Words a = random_words(random, 150, vocabulary), b = random_words(random, 150, vocabulary);
    std::copy_n(a.begin() + 20, 30, b.begin() + 90);
    const auto found = shared_words({a, b}).passages;
    for (const SharedWords& run : plain_runs(a, b, 12)) {
      const bool covered = std::any_of(found.begin(), found.end(), [&run](const SharedWords& each) {
        return touches(each.in_a, run.in_a) || touches(each.in_b, run.in_b);
      });
      CHECK(covered);
    }
    for (const SharedWords& each : found) {
      const Words in_a(a.begin() + each.in_a.first, a.begin() + each.in_a.last);
      const Words in_b(b.begin() + each.in_b.first, b.begin() + each.in_b.last);
      CHECK(each.same >= 8);
      CHECK(each.same <= plain_common(in_a, in_b));
      CHECK(double(each.same) >= 0.6 * double(std::max(in_a.size(), in_b.size())));
    }
  }
}

TEST_CASE("the quick count of common words never exceeds the true one, and meets it after small edits") {
  std::mt19937 random(4);
  for (int round = 0; round < 50; ++round) {
    const Words a = random_words(random, 60, 1000);
    Words b = a;
    for (int edit = 0; edit < 6; ++edit) b[std::uniform_int_distribution<std::size_t>(0, b.size() - 1)(random)] = 7777;
    const auto quick = words_in_common(a.data(), 60, b.data(), 60);
    CHECK(quick <= plain_common(a, b));
    CHECK(quick + 2 >= plain_common(a, b));
    const Words other = random_words(random, 60, 20);
    CHECK(words_in_common(a.data(), 60, other.data(), 60) <= plain_common(a, other));
  }
}

TEST_CASE("the order of the texts does not change what is found") {
  std::mt19937 random(5);
  Words a = random_words(random, 200, 5000), b = random_words(random, 200, 5000), c = random_words(random, 200, 5000);
  std::copy_n(a.begin() + 10, 30, b.begin() + 100);
  std::copy_n(a.begin() + 60, 25, c.begin() + 20);
  const auto one = shared_words({a, b, c}).passages;
  const auto other = shared_words({c, b, a}).passages;
  REQUIRE(one.size() == 2);
  REQUIRE(other.size() == 2);
  std::multiset<std::uint32_t> sizes_one, sizes_other;
  for (const SharedWords& each : one) sizes_one.insert(each.same);
  for (const SharedWords& each : other) sizes_other.insert(each.same);
  CHECK(sizes_one == sizes_other);
}

TEST_CASE("what very many texts have is linked to the first of them only, and its spread is told") {
  std::mt19937 random(6);
  const Words boilerplate = random_words(random, 20, 100000);
  std::vector<Words> texts;
  for (int i = 0; i < 30; ++i) {
    Words text = random_words(random, 50, 100000);
    text.insert(text.begin() + 25, boilerplate.begin(), boilerplate.end());
    texts.push_back(std::move(text));
  }
  SharedWordsOptions few;
  few.most_texts = 10;
  const auto found = shared_words(texts, few);
  CHECK(found.passages.size() == 29);
  for (const SharedWords& each : found.passages) CHECK(each.a == 0);
  CHECK(found.spread[7][30] == 30);
  CHECK(found.spread[7][0] == 1);
  CHECK(shared_words(texts).passages.size() == 30 * 29 / 2);
}

TEST_CASE("texts that repeat one phrase endlessly neither hang nor explode") {
  const Words same(3000, 1);
  Words pattern;
  for (std::uint32_t i = 0; i < 3000; ++i) pattern.push_back(i % 5);
  const auto found = shared_words({same, same, pattern, pattern});
  CHECK(found.passages.size() < 3000);
  CHECK(!found.passages.empty());
}
