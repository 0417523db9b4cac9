// SPDX-License-Identifier: GPL-3.0-or-later
// Words that mean the same: the user's own groups, and the names of authorities.
#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "names.h"
#include "uppdrag/query/query.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag {
namespace {

using Kind = QueryNode::Kind;

constexpr std::size_t kMostWords = 8;         // Of a name that stands in a query as words in a row.
constexpr std::size_t kMostAlternatives = 8;  // For one name.

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  const std::string all = asking::folded(text);
  for (std::size_t at = 0; at < all.size();) {
    const auto end = std::min(all.find(' ', at), all.size());
    out.push_back(all.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

QueryNode node_for(std::string_view text) {
  QueryNode out;
  std::vector<std::string> words = words_of(text);
  out.kind = words.size() == 1 ? Kind::kWord : Kind::kPhrase;
  if (words.size() == 1)
    out.text = words.front();
  else
    out.words = std::move(words);
  return out;
}

bool all_capitals(std::string_view text) {
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (!is_upper(point.value)) return false;
    at = point.next;
  }
  return !text.empty();
}

class Adder {
 public:
  explicit Adder(const Synonyms& synonyms) {
    for (const auto& group : synonyms.groups) add_group(group);
  }
  explicit Adder(const Registry& registry) {
    for (const Authority& authority : registry.authorities()) {
      if (authority.kind == "collective" || authority.kind == "county-board") continue;
      std::vector<std::string> names{authority.name};
      for (const std::string& alias : authority.aliases) {
        const auto& short_ones = authority.abbreviations;
        if (std::find(short_ones.begin(), short_ones.end(), alias) == short_ones.end()) names.push_back(alias);
      }
      for (const std::string& each : authority.abbreviations) {
        // `Sida` is a word as well, `msb` is none: only what is always written in capitals is known in small letters.
        const bool capitals =
            std::all_of(authority.abbreviations.begin(), authority.abbreviations.end(), [&each](const std::string& other) {
              return asking::folded(other) != asking::folded(each) || all_capitals(other);
            });
        if (capitals && each.size() >= 3)
          names.push_back(each);
        else
          exact_[each] = names;
      }
      add_group(names);
    }
  }

  void add_to(QueryNode& node) const {
    if (node.kind == Kind::kWord && !node.in_title) {
      widen(node, alternatives({node.text}));
    } else if (node.kind == Kind::kAnd) {
      add_to_row(node);
    } else {
      for (QueryNode& child : node.children) add_to(child);
    }
  }

 private:
  using Alternatives = std::vector<std::string>;

  void add_group(const std::vector<std::string>& group) {
    for (const std::string& member : group) {
      Alternatives& others = folded_[asking::folded(member)];
      for (const std::string& other : group) {
        if (asking::folded(other) != asking::folded(member)) others.push_back(other);
      }
    }
  }

  Alternatives alternatives(const std::vector<std::string>& words) const {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    Alternatives out;
    if (const auto at = exact_.find(text); at != exact_.end()) out = at->second;
    if (const auto at = folded_.find(asking::folded(text)); at != folded_.end())
      out.insert(out.end(), at->second.begin(), at->second.end());
    if (out.size() > kMostAlternatives) out.resize(kMostAlternatives);
    return out;
  }

  static void widen(QueryNode& node, const Alternatives& others) {
    if (others.empty()) return;
    QueryNode either;
    either.kind = Kind::kOr;
    either.filter = std::exchange(node.filter, {});
    either.children.push_back(std::move(node));
    for (const std::string& other : others) either.children.push_back(node_for(other));
    node = std::move(either);
  }

  // Names of several words among the children, the longest first.
  void add_to_row(QueryNode& node) const {
    std::vector<QueryNode> out;
    std::vector<QueryNode>& list = node.children;
    const auto is_word = [&list](std::size_t at) { return list[at].kind == Kind::kWord && !list[at].in_title; };
    for (std::size_t at = 0; at < list.size();) {
      std::size_t length = 0;
      while (length < kMostWords && at + length < list.size() && is_word(at + length)) ++length;
      for (; length > 1; --length) {
        std::vector<std::string> words;
        for (std::size_t i = at; i < at + length; ++i) words.push_back(list[i].text);
        const Alternatives others = alternatives(words);
        if (others.empty()) continue;
        QueryNode all;
        all.kind = Kind::kAnd;
        for (std::size_t i = at; i < at + length; ++i) all.children.push_back(std::move(list[i]));
        widen(all, others);
        out.push_back(std::move(all));
        break;
      }
      if (length > 1) {
        at += length;
        continue;
      }
      add_to(list[at]);
      out.push_back(std::move(list[at++]));
    }
    list = std::move(out);
    if (list.size() == 1 && list.front().kind != Kind::kNot) {
      QueryNode only = std::move(list.front());
      only.filter = std::exchange(node.filter, {});
      node = std::move(only);
    }
  }

  std::map<std::string, Alternatives> folded_;
  std::map<std::string, Alternatives> exact_;
};

}  // namespace

Synonyms parse_synonyms(std::string_view text) {
  constexpr std::size_t kLongest = 200;  // Bytes of a member.
  Synonyms out;
  std::size_t number = 0;
  const auto problem = [&](const std::string& what) {
    out.problems.push_back(std::string{kSynonymFile} + ":" + std::to_string(number) + ": " + what);
  };
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    ++number;
    if (!is_valid_utf8(line)) {
      problem("not UTF-8; save the file as UTF-8");
      continue;
    }
    if (const auto hash = line.find('#'); hash != std::string_view::npos) line = line.substr(0, hash);
    if (asking::folded(line).empty()) continue;
    std::vector<std::string> group;
    for (std::size_t at = 0; at <= line.size();) {
      const auto end = std::min(line.find(',', at), line.size());
      std::string member = asking::folded(line.substr(at, end - at));
      if (!member.empty() && member.size() <= kLongest) group.push_back(std::move(member));
      at = end + 1;
    }
    if (group.size() < 2)
      problem("'" + asking::folded(line) + "' stands alone (expected two or more words separated by commas)");
    else
      out.groups.push_back(std::move(group));
  }
  return out;
}

void add_synonyms(QueryNode& query, const Registry& registry, const Synonyms& synonyms) {
  // The names of some thousand bodies are looked through once for a registry, not once for a query.
  struct Known {
    const Authority* first = nullptr;
    std::size_t count = 0;
    std::unique_ptr<const Adder> adder;
  };
  static thread_local Known known;
  const auto& authorities = registry.authorities();
  if (known.adder == nullptr || known.first != authorities.data() || known.count != authorities.size())
    known = {authorities.data(), authorities.size(), std::make_unique<const Adder>(registry)};
  if (!synonyms.groups.empty()) Adder(synonyms).add_to(query);
  known.adder->add_to(query);
}

}  // namespace uppdrag
