// SPDX-License-Identifier: GPL-3.0-or-later
#include "sidecar_values.h"

#include <algorithm>
#include <array>

#include "uppdrag/document/metadata_names.h"
#include "uppdrag/plugin/edtf.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag {
namespace {

constexpr std::array<std::string_view, 8> kSingle = {"kind",   "title",    "date",       "period",
                                                     "issuer", "language", "source_url", "updated"};

bool four_digits(std::string_view text) {
  return text.size() == 4 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// `2014-2016` and `2014–2016` as people write them.
std::string period_of(const std::string& written) {
  for (const std::string_view dash : {"–", "-"}) {
    const auto at = written.find(dash);
    if (at == std::string::npos) continue;
    const std::string first = written.substr(0, at), last = written.substr(at + dash.size());
    if (four_digits(first) && four_digits(last)) return edtf_interval(first, last);
  }
  return written;
}

std::string date_problem(std::string_view key, const std::string& value) {
  if (edtf_bounds(value)) return {};
  const bool period = key == "period";
  return "'" + value + "' is no " +
         (period ? "period (expected 2014-2016 or 2014-05/2015-04)" : "date (expected 2014-01-31, 2014-01 or 2014)");
}

// Brings `value` into the form that `key` has; what is wrong with it, or "".
std::string normalise(std::string_view key, std::string& value, const Registry& registry) {
  if (key == "kind") {
    const auto kind = document_kind(value);
    if (kind.empty())
      return "'" + value + "' is no kind of document (expected assignment, strategy, followup or other)";
    value = kind;
  } else if (key == "county") {
    const County* county = registry.county(value);
    if (!county) {
      const std::string near = registry.suggest_county(value);
      return "'" + value + "' is no county" + (near.empty() ? std::string() : ", did you mean '" + near + "'?");
    }
    value = county->code;
  } else if (key == "authority") {
    if (const Authority* authority = registry.authority(value)) value = authority->name;
  } else if (key == "date" || key == "updated") {
    return date_problem(key, value);
  } else if (key == "period") {
    value = period_of(value);
    return date_problem(key, value);
  } else if (key == "language") {
    value = to_lower(value);
    const bool code = (value.size() == 2 || value.size() == 3) &&
                      std::all_of(value.begin(), value.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (!code) return "'" + value + "' is no code of a language (expected sv, en …)";
  }
  return {};
}

bool is_value(const JsonNode& node) {
  using Kind = JsonNode::Kind;
  return node.kind == Kind::kText || node.kind == Kind::kNumber || node.kind == Kind::kBoolean;
}

class EntryReader {
 public:
  EntryReader(const Registry& registry, std::vector<std::string>& mistakes)
      : registry_(registry), mistakes_(mistakes) {}

  void read(const std::string& written, const JsonNode& node, SidecarEntries& out) {
    const std::string key = metadata_key(written);
    if (key.empty()) return wrong(node, "\"\"", "a key must have a name");
    if (node.kind == JsonNode::Kind::kNull) return;
    std::vector<std::string> values;
    if (node.kind == JsonNode::Kind::kArray) {
      for (const JsonNode& item : node.items) add(key, written, item, values);
      if (values.size() > 1 && std::find(kSingle.begin(), kSingle.end(), key) != kSingle.end())
        return wrong(node, written, "one value was expected, not a list");
    } else {
      add(key, written, node, values);
    }
    if (!values.empty()) merge(out, {{key, std::move(values)}});
  }

 private:
  void add(const std::string& key, const std::string& written, const JsonNode& node, std::vector<std::string>& values) {
    if (!is_value(node))
      return wrong(node, written, "a text or a list of texts was expected, not " + std::string(node.kind_name()));
    std::string value = node.text;
    if (value.find_first_not_of(" \t\r\n") == std::string::npos) return;
    std::string problem = normalise(key, value, registry_);
    if (!problem.empty()) return wrong(node, written, problem);
    values.push_back(std::move(value));
  }
  void wrong(const JsonNode& node, const std::string& key, const std::string& what) {
    mistakes_.push_back("line " + std::to_string(node.line) + ", " + key + ": " + what);
  }

  const Registry& registry_;
  std::vector<std::string>& mistakes_;
};

// `folder/./a.pdf` and `./a.pdf` are `folder/a.pdf` and `a.pdf`.
std::string plain(std::string pattern) {
  if (pattern.starts_with("./")) pattern.erase(0, 2);
  for (auto at = pattern.find("/./"); at != std::string::npos; at = pattern.find("/./")) pattern.erase(at, 2);
  return pattern;
}

}  // namespace

void merge(SidecarEntries& entries, const SidecarEntries& stronger) {
  for (const auto& entry : stronger) {
    const auto same =
        std::find_if(entries.begin(), entries.end(), [&](const auto& each) { return each.first == entry.first; });
    if (same == entries.end())
      entries.push_back(entry);
    else
      same->second = entry.second;
  }
}

SidecarEntries read_entries(const JsonNode& object, const Registry& registry, std::vector<std::string>& mistakes) {
  SidecarEntries out;
  EntryReader reader(registry, mistakes);
  for (std::size_t i = 0; i < object.keys.size(); ++i) reader.read(object.keys[i], object.items[i], out);
  return out;
}

CorpusFile read_corpus(const JsonNode& root, const Registry& registry, bool& ours, std::vector<std::string>& mistakes) {
  CorpusFile out;
  ours = false;
  const auto wrong = [&](const JsonNode& node, const std::string& key, std::string_view what) {
    mistakes.push_back("line " + std::to_string(node.line) + ", " + key + ": " + std::string(what));
  };
  for (std::size_t i = 0; i < root.keys.size(); ++i) {
    const std::string& key = root.keys[i];
    const JsonNode& node = root.items[i];
    const bool known = key == "defaults" || key == "documents";
    ours = ours || known;
    if (!known) {
      wrong(node, key, "expected \"defaults\" or \"documents\"");
    } else if (node.kind != JsonNode::Kind::kObject) {
      wrong(node, key, "an object was expected, not " + std::string(node.kind_name()));
    } else if (key == "defaults") {
      merge(out.defaults, read_entries(node, registry, mistakes));
    } else {
      for (std::size_t d = 0; d < node.keys.size(); ++d) {
        const JsonNode& document = node.items[d];
        if (document.kind != JsonNode::Kind::kObject) {
          wrong(document, node.keys[d], "an object was expected, not " + std::string(document.kind_name()));
          continue;
        }
        std::string name = plain(node.keys[d]);
        CorpusFile::Part part{document.line, read_entries(document, registry, mistakes)};
        if (name.find_first_of("*?") == std::string::npos)
          out.documents[std::move(name)] = std::move(part);
        else
          out.patterns.emplace_back(std::move(name), std::move(part));
      }
    }
  }
  return out;
}

bool matches(std::string_view pattern, std::string_view name) {
  // Where the last * was, to try it with one byte more.
  std::size_t star = std::string_view::npos, after = 0;
  std::size_t wide = std::string_view::npos, wide_after = 0;  // The same for **.
  std::size_t p = 0, n = 0;
  while (n < name.size()) {
    if (pattern.substr(p).starts_with("**")) {
      p = pattern.substr(p).starts_with("**/") ? p + 3 : p + 2;
      wide = p;
      wide_after = n;
      star = std::string_view::npos;
    } else if (p < pattern.size() && pattern[p] == '*') {
      star = ++p;
      after = n;
    } else if (p < pattern.size() && (pattern[p] == name[n] || (pattern[p] == '?' && name[n] != '/'))) {
      ++p;
      ++n;
    } else if (star != std::string_view::npos && name[after] != '/') {
      p = star;
      n = ++after;
    } else if (wide != std::string_view::npos) {
      star = std::string_view::npos;
      p = wide;
      n = ++wide_after;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace uppdrag
