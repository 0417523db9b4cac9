// SPDX-License-Identifier: GPL-3.0-or-later
// How long the answers of a knowledge base take, in one process that keeps it open.
//
//   search_latency KB REGISTRY QUERIES [--facets] [--slow]
//
// QUERIES has a kind and a query on each line, separated by a TAB. All are asked once to warm up and once more to be
// measured, ten hits with two excerpts each. Prints `kind TAB count TAB p50 TAB p99` in milliseconds, `all` last; with
// --slow, the slowest queries before that.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "uppdrag/query/query.h"

namespace {

using namespace uppdrag;

double percentile(std::vector<double> values, double part) {
  std::sort(values.begin(), values.end());
  return values.empty()
             ? 0
             : values[std::min(values.size() - 1, static_cast<std::size_t>(part * static_cast<double>(values.size())))];
}

void print(const std::string& kind, const std::vector<double>& values) {
  std::printf("%s\t%zu\t%.2f\t%.2f\n", kind.c_str(), values.size(), percentile(values, 0.5), percentile(values, 0.99));
}

int fail(const std::string& message) {
  std::fprintf(stderr, "search_latency: %s\n", message.c_str());
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return fail("expected KB REGISTRY QUERIES [--facets]");
  auto kb = KnowledgeBase::open(argv[1], KnowledgeBase::Mode::kRead, {});
  if (!kb) return fail(kb.error().message);
  auto registry = Registry::load(argv[2]);
  if (!registry) return fail(registry.error().message);
  std::ifstream in(argv[3]);
  if (!in) return fail(std::string("cannot read ") + argv[3]);
  const auto has = [&](const char* option) {
    return std::any_of(argv + 4, argv + argc, [&](const char* each) { return std::strcmp(each, option) == 0; });
  };
  const bool facets = has("--facets");
  std::vector<std::pair<std::string, SearchRequest>> queries;
  for (std::string line; std::getline(in, line);) {
    const auto tab = line.find('\t');
    if (tab == std::string::npos) continue;
    SearchRequest request;
    request.query = line.substr(tab + 1);
    request.facets = facets;
    queries.emplace_back(line.substr(0, tab), std::move(request));
  }
  std::map<std::string, std::vector<double>> times;
  std::vector<double> all;
  std::vector<std::pair<double, std::string>> asked;
  for (const bool measured : {false, true}) {
    for (const auto& [kind, request] : queries) {
      const auto start = std::chrono::steady_clock::now();
      const auto page = search(**kb, *registry, request);
      const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
      if (!page && !measured) std::fprintf(stderr, "%s: %s\n", request.query.c_str(), page.error().message.c_str());
      if (!measured) continue;
      times[kind].push_back(ms);
      all.push_back(ms);
      asked.emplace_back(ms, request.query);
    }
  }
  std::sort(asked.rbegin(), asked.rend());
  if (has("--slow")) {
    for (std::size_t i = 0; i < std::min<std::size_t>(asked.size(), 30); ++i)
      std::printf("%.2f\t%s\n", asked[i].first, asked[i].second.c_str());
  }
  for (const auto& [kind, values] : times) print(kind, values);
  print("all", all);
  return 0;
}
