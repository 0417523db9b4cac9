// SPDX-License-Identifier: GPL-3.0-or-later
#include "order.h"

#include <algorithm>

namespace uppdrag {
namespace {

enum class State : std::uint8_t { kWaiting, kPlaced, kRefused };

class Ordering {
 public:
  explicit Ordering(const std::vector<const PluginManifest*>& analysers)
      : analysers_(analysers), states_(analysers.size(), State::kWaiting) {
    for (std::size_t i = 0; i < analysers.size(); ++i) by_name_.push_back(i);
    std::sort(by_name_.begin(), by_name_.end(),
              [&](auto a, auto b) { return analysers_[a]->name < analysers_[b]->name; });
  }

  AnalyserOrder run() {
    while (refuse_unmet() || place_next() || refuse_ring()) {
    }
    return std::move(result_);
  }

 private:
  // The waiting analyser that keeps `analyser` from running, or its own index when there is none.
  std::size_t blocker(std::size_t analyser) const {
    for (const std::string& need : analysers_[analyser]->requires_) {
      for (const std::size_t other : by_name_) {
        if (other != analyser && states_[other] == State::kWaiting && provides(*analysers_[other], need)) return other;
      }
    }
    return analyser;
  }

  bool refuse_unmet() {
    for (const std::size_t analyser : by_name_) {
      if (states_[analyser] != State::kWaiting) continue;
      for (const std::string& need : analysers_[analyser]->requires_) {
        const bool met = std::any_of(by_name_.begin(), by_name_.end(), [&](std::size_t other) {
          return other != analyser && states_[other] != State::kRefused && provides(*analysers_[other], need);
        });
        if (!met) return refuse(analyser, "requires '" + need + "', which no loaded analyser provides");
      }
    }
    return false;
  }

  bool place_next() {
    for (const std::size_t analyser : by_name_) {
      if (states_[analyser] != State::kWaiting || blocker(analyser) != analyser) continue;
      states_[analyser] = State::kPlaced;
      result_.order.push_back(analyser);
      return true;
    }
    return false;
  }

  // Everybody who still waits waits for somebody: following the waiting leads into a ring.
  bool refuse_ring() {
    const auto first =
        std::find_if(by_name_.begin(), by_name_.end(), [&](auto a) { return states_[a] == State::kWaiting; });
    if (first == by_name_.end()) return false;
    std::vector<std::size_t> way = {*first};
    std::vector<std::size_t>::iterator start;
    while ((start = std::find(way.begin(), way.end(), blocker(way.back()))) == way.end())
      way.push_back(blocker(way.back()));
    std::vector<std::size_t> ring(start, way.end());
    const auto by_name = [&](auto a, auto b) { return analysers_[a]->name < analysers_[b]->name; };
    std::rotate(ring.begin(), std::min_element(ring.begin(), ring.end(), by_name), ring.end());
    std::string names;
    for (const std::size_t member : ring) names += analysers_[member]->name + " -> ";
    names += analysers_[ring.front()]->name;
    for (const std::size_t member : ring) refuse(member, "requires itself in a ring: " + names);
    return true;
  }

  bool refuse(std::size_t analyser, std::string reason) {
    states_[analyser] = State::kRefused;
    result_.refused.emplace_back(analyser, std::move(reason));
    return true;
  }

  const std::vector<const PluginManifest*>& analysers_;
  std::vector<State> states_;
  std::vector<std::size_t> by_name_;
  AnalyserOrder result_;
};

}  // namespace

bool provides(const PluginManifest& manifest, std::string_view what) {
  return std::find(manifest.provides.begin(), manifest.provides.end(), what) != manifest.provides.end() ||
         std::any_of(manifest.fact_types.begin(), manifest.fact_types.end(),
                     [&](const FactType& type) { return type.id == what; });
}

AnalyserOrder order_analysers(const std::vector<const PluginManifest*>& analysers) { return Ordering(analysers).run(); }

}  // namespace uppdrag
