// SPDX-License-Identifier: GPL-3.0-or-later
// Messages of the other rooms, in Swedish.
#include "translate.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace uppdrag::cli;

namespace {

// All sources but those of the command line, string literals that were cut over lines joined.
const std::string& sources() {
  static const std::string kAll = [] {
    std::string all;
    for (const char* folder : {"core", "plugins"}) {
      for (const auto& file :
           std::filesystem::recursive_directory_iterator(std::filesystem::path(UPPDRAG_SOURCE_DIR) / folder)) {
        const std::string path = file.path().string();
        if (!path.ends_with(".cpp") || path.find("core/cli") != std::string::npos) continue;
        std::ifstream in(path, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        std::string joined;
        for (std::size_t i = 0; i < text.size(); ++i) {
          std::size_t next = i + 1;
          while (text[i] == '"' && next < text.size() && (text[next] == ' ' || text[next] == '\n')) ++next;
          if (text[i] == '"' && next > i + 1 && next < text.size() && text[next] == '"') {
            i = next;  // "a" "b" is "ab".
          } else {
            joined += text[i] == '\\' && i + 1 < text.size() && text[i + 1] == '"' ? text[++i] : text[i];
          }
        }
        all += joined + '\n';
      }
    }
    return all;
  }();
  return kAll;
}

}  // namespace

TEST_CASE("messages of other rooms are said in Swedish, with what stands in them") {
  const std::pair<const char*, const char*> cases[] = {
      {"a.pdf: is empty", "a.pdf: är tom"},
      {"d/a b: c.pdf: is empty", "d/a b: c.pdf: är tom"},
      {"larger than the limit (2.8 MB, at most 2 MB); raise it with --max-size",
       "större än gränsen (2.8 MB, högst 2 MB); höj den med --max-size"},
      {"is empty (the earlier version is kept)", "är tom (den tidigare versionen är kvar)"},
      {"tried to write a file, which reading a document must not do",
       "försökte skriva en fil, vilket läsning av ett dokument inte får göra"},
      {"line 3, county: 'Skone' is no county, did you mean 'Skåne län'?",
       "rad 3, county: 'Skone' är inget län, menade du 'Skåne län'?"},
      {"cannot open the knowledge base 'x'", "kan inte öppna kunskapsbasen 'x'"},
      {"something that nobody translated", "something that nobody translated"},
      {"", ""},
      {": ", ": "},
  };
  for (const auto& [english, swedish] : cases) CHECK(in_swedish(english) == swedish);
}

TEST_CASE("every wording in the table is one that another room uses") {
  for (const Message& message : translations()) {
    CAPTURE(message.en);
    // The sources put messages together of pieces: one that is telling must be in them.
    std::string rest(message.en);
    for (auto place = rest.find('{'); place != std::string::npos && place + 2 < rest.size();
         place = rest.find('{', place + 1))
      if (rest[place + 2] == '}') rest.replace(place, 3, "\n");
    std::vector<std::string> parts(1);
    for (const char c : rest) {
      if (c == '\n' || c == ':' || c == '(' || c == ')' || c == ',' || c == ';')
        parts.emplace_back();
      else
        parts.back() += c;
    }
    const auto edge = [](char c) { return c == '\'' || c == ':' || c == ' '; };
    std::size_t longest = 0;
    for (std::string& part : parts) {
      while (!part.empty() && edge(part.front())) part.erase(0, 1);
      while (!part.empty() && edge(part.back())) part.pop_back();
      longest = std::max(longest, part.size());
    }
    if (message.en == "Permission denied") continue;  // The system's.
    CHECK(longest >= 4);
    CHECK(std::any_of(parts.begin(), parts.end(), [&](const std::string& part) {
      return part.size() >= std::max<std::size_t>(4, longest / 3) && sources().find(part) != std::string::npos;
    }));
  }
}

TEST_CASE("places of both languages are the same") {
  for (const Message& message : translations()) {
    CAPTURE(message.en);
    for (char digit = '0'; digit <= '9'; ++digit) {
      const std::string place = std::string("{") + digit + "}";
      CHECK((message.en.find(place) == std::string_view::npos) == (message.sv.find(place) == std::string_view::npos));
    }
  }
}
