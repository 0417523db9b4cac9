// SPDX-License-Identifier: GPL-3.0-or-later
// The arithmetic of keyness, and years and counties told from names.
#include "uppdrag/query/keyness.h"

#include <cmath>

#include "query/support.h"

using namespace uppdrag;
using namespace uppdrag::test;

TEST_CASE("log-likelihood agrees with figures worked out by hand") {
  // 2 * (10 ln(10/5) + 0) for 10 against 0 in texts of the same size.
  CHECK(log_likelihood(10, 1000, 0, 1000) == Approx(2 * 10 * std::log(2.0)));
  CHECK(log_likelihood(5, 1000, 5, 1000) == Approx(0).margin(1e-9));
  // 12 in 4,000 against 3 in 6,000: expected 6 and 9.
  CHECK(log_likelihood(12, 4000, 3, 6000) == Approx(2 * (12 * std::log(12.0 / 6) + 3 * std::log(3.0 / 9))));
  CHECK(log_likelihood(0, 0, 3, 100) == 0);
  CHECK(log_likelihood(0, 10, 0, 10) == 0);
}

TEST_CASE("years are read from titles and file names") {
  CHECK(years_in("Strategi för 2018–2021") == YearRange{2018, 2021});
  CHECK(years_in("gotland-2014-2016.md") == YearRange{2014, 2016});
  CHECK(years_in("perioden 2019 till 2022") == YearRange{2019, 2022});
  CHECK(years_in("2018/2021") == YearRange{2018, 2021});
  CHECK(years_in("Strategi 2015") == YearRange{2015, 2015});
  CHECK(years_in("prop. 2016/17:10").first == 2016);
  CHECK(years_in("dnr 801-99411").empty());
  CHECK(years_in("12018–20210").empty());
  CHECK(years_in("").empty());
  CHECK((YearRange{2018, 2021}).text() == "2018–2021");
  CHECK((YearRange{2018, 2018}).text() == "2018");
}

TEST_CASE("the county of a file is told from its name or folder, with or without å, ä, ö") {
  const auto name = [](const char* path) {
    const County* county = county_in_path(path, registry());
    return county == nullptr ? std::string{} : county->name;
  };
  CHECK(name("strategier/blekinge-2018-2021.pdf") == "Blekinge");
  CHECK(name("x/vastra_gotaland 2018.pdf") == "Västra Götaland");
  CHECK(name("Jämtlands län/strategi.pdf") == "Jämtland");
  CHECK(name("ostergotland.pdf") == "Östergötland");
  CHECK(name("gotland.pdf") == "Gotland");
  CHECK(name("a/b/strategi.pdf").empty());
  CHECK(name("").empty());
}

TEST_CASE("topics are read line by line, and a bad line is named") {
  const auto topics = parse_topics("# ämnen\nVåld\tvåld* ELLER hot\r\n\nLön = lön OCH kvinnor\n", "a.txt");
  REQUIRE(topics.has_value());
  REQUIRE(topics->size() == 2);
  CHECK((*topics)[0].name == "Våld");
  CHECK((*topics)[0].query == "våld* ELLER hot");
  CHECK((*topics)[1].name == "Lön");
  CHECK((*topics)[1].query == "lön OCH kvinnor");
  const auto bad = parse_topics("Våld\tvåld\nbara ett namn\n", "a.txt");
  REQUIRE_FALSE(bad.has_value());
  CHECK(bad.error().message.find("a.txt:2") != std::string::npos);
}
