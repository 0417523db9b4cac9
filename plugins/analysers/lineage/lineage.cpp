// SPDX-License-Identifier: GPL-3.0-or-later
// Analyser `lineage`: what a document does to another one, from a phrase and the reference that it governs. A decision that is
// only named by its day (`beslut den 7 september 2017`) is a target as well: `decision:2017-09-07`.
#include <algorithm>
#include <iterator>
#include <optional>

#include "uppdrag/plugin/plugin.h"

namespace {

using namespace uppdrag;

// A phrase that opens a relation; the target follows it in the same sentence. New phrasings go here.
struct Phrase {
  const char* words;
  const char* verb;
};

constexpr Phrase kPhrases[] = {
    {"med ändring av", "amends"},
    {"ändring av", "amends"},
    {"ändrar uppdraget", "amends"},
    {"ändrar sitt beslut", "amends"},
    {"ändrar beslutet", "amends"},
    {"ändrar regeringens beslut", "amends"},
    {"ändrar i det tidigare uppdraget", "amends"},
    {"kompletterar uppdraget", "amends"},
    {"komplettering av uppdraget", "amends"},
    {"förlänger uppdraget", "extends"},
    {"förlänger tiden", "extends"},
    {"förlängning av", "extends"},
    {"förlängd tid", "extends"},
    {"uppdraget förlängs", "extends"},
    {"detta beslut ersätter", "replaces"},
    {"beslutet ersätter", "replaces"},
    {"uppdraget ersätter", "replaces"},
    {"detta uppdrag ersätter", "replaces"},
    {"ersätter uppdraget", "replaces"},
    {"ersätter beslutet", "replaces"},
    {"ersätter det", "replaces"},
    {"ersätter tidigare", "replaces"},
    {"upphäver beslutet", "replaces"},
    {"har ersatts av", "replaced-by"},
    {"ersätts av", "replaced-by"},
    {"genomförandet av", "implements"},
    {"genomföra strategin", "implements"},
    {"i enlighet med strategin", "implements"},
    {"i enlighet med handlingsplanen", "implements"},
    {"i enlighet med uppdraget", "implements"},
    {"redovisar uppdraget", "reports-on"},
    {"redovisning av uppdraget", "reports-on"},
    {"delredovisning av uppdraget", "reports-on"},
    {"slutredovisning av uppdraget", "reports-on"},
    {"slutrapport för uppdraget", "reports-on"},
    {"redovisar härmed", "reports-on"},
    {"rapporten redovisar", "reports-on"},
    {"uppföljning av", "follows-up"},
    {"följa upp", "follows-up"},
    {"följer upp", "follows-up"},
    {"utvärdering av", "follows-up"},
};

constexpr std::uint32_t kReach = 45;        // Tokens between a phrase and its target.
constexpr std::uint32_t kShortReach = 16;   // The same for phrases that also mean less: `genomförandet av`.

class LineageAnalyser final : public Analyser {
 public:
  explicit LineageAnalyser(const AnalyserSetup& setup) {
    Vocabulary& v = setup.vocabulary;
    for (std::uint8_t i = 0; i < std::size(kPhrases); ++i) {
      Entry entry;
      entry.verb = kPhrases[i].verb;
      std::string_view rest = kPhrases[i].words;
      while (!rest.empty()) {
        const std::size_t space = rest.find(' ');
        entry.words.push_back(v.add(rest.substr(0, space)));
        rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
      }
      first_.set(entry.words.front(), 1);
      entries_.push_back(std::move(entry));
    }
    // Longer phrases first: `med ändring av` before `ändring av`.
    std::stable_sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.words.size() > b.words.size(); });
    for (const char* word : {"beslut", "beslutet", "regeringsbeslut", "regeringsbeslutet", "beslutade", "uppdraget", "uppdrag"})
      decision_.set(v.add(word), 1);
    for (const char* word : {"strategin", "strategi", "strategier", "handlingsplanen", "handlingsplan", "direktivet", "direktiv", "förordningen",
                             "förordning", "programmet", "planen", "agendan", "överenskommelsen", "rekommendationen"})
      carried_out_.set(v.add(word), 1);
    own_number_ = v.add("diarienummer");
    until_ = v.add("till");
  }

  Status analyse(const AnalysisInput& in, AnalysisOutput& out) override {
    if (in.annotations.references.empty() && in.annotations.dates.empty()) return ok();
    for (const Sentence& s : in.tokens.sentences) {
      for (std::uint32_t at = s.tokens.first; at < s.tokens.last; ++at) {
        if (first_[in.tokens.tokens[at].word] == 0) continue;
        const Entry* entry = phrase_at(in.tokens, at, s.tokens.last);
        if (entry == nullptr) continue;
        const std::uint32_t after = at + static_cast<std::uint32_t>(entry->words.size());
        const std::uint32_t reach = is_weak(entry->verb) ? kShortReach : kReach;
        relate(in, s, at, after, std::min(s.tokens.last, after + reach), *entry, out.facts);
        at = after - 1;
      }
    }
    return ok();
  }

  std::vector<RuleDescription> rules() const override {
    return {
        {"relation/phrase-reference", "Med ändring av beslut i ärendet dnr N2017/05592/PBB beslutar regeringen följande.",
         "A phrase of amending, extending, replacing, implementing, reporting or following up, and the reference after it."},
        {"relation/phrase-decision-day", "Uppdraget ersätter det av regeringen beslutade uppdraget, beslut den 4 juni 2015.",
         "The same with a decision that is named by its day only."},
    };
  }

 private:
  struct Entry {
    std::string verb;
    std::vector<WordId> words;
  };

  static bool is_weak(std::string_view verb) { return verb == "implements" || verb == "follows-up"; }

  const Entry* phrase_at(const TokenText& text, std::uint32_t at, std::uint32_t last) const {
    for (const Entry& entry : entries_) {
      if (at + entry.words.size() > last) continue;
      bool same = true;
      for (std::uint32_t i = 0; same && i < entry.words.size(); ++i) same = text.tokens[at + i].word == entry.words[i];
      if (same) return &entry;
    }
    return nullptr;
  }

  void relate(const AnalysisInput& in, const Sentence& s, std::uint32_t first, std::uint32_t from, std::uint32_t to, const Entry& entry,
              std::vector<Fact>& facts) const {
    bool found = false;
    std::uint32_t last = 0;  // End of the reference taken last.
    for (const ReferenceMention& reference : in.annotations.references) {
      if (reference.tokens.first < from || reference.tokens.first >= to || reference.incomplete) continue;
      if (!can_be_target(entry.verb, reference.kind)) continue;
      // `Diarienummer: …` behind a title is the document's own.
      if (holds(in.tokens, from, reference.tokens.last, [&](WordId w) { return w == own_number_; })) break;
      if (entry.verb == "implements" && !holds(in.tokens, from, reference.tokens.first, [&](WordId w) { return carried_out_[w] != 0; })) break;
      // `förlängd tid för redovisning av uppdraget`: what is said first of a target stands.
      if (is_related(facts, s, in, reference.id)) break;
      // The nearest one, and those listed right behind it.
      if (found && reference.tokens.first > last + 2) break;
      add(in, s, {first, reference.tokens.last}, entry, reference.id, reference.kind, "relation/phrase-reference", facts);
      last = reference.tokens.last;
      found = true;
    }
    if (found || is_weak(entry.verb) || entry.verb == "reports-on") return;
    for (const DateMention& date : in.annotations.dates) {
      if (date.tokens.first < from || date.tokens.first >= to || date.shape != DateShape::kDay || !date.valid) continue;
      if (holds(in.tokens, std::max(from, date.tokens.first > 2 ? date.tokens.first - 2 : 0), date.tokens.first,
                [&](WordId w) { return w == until_; }))
        return;
      // The day must be the decision's: `beslut (av) den`, not `… till den`.
      const std::uint32_t near = std::max(from, date.tokens.first > 3 ? date.tokens.first - 3 : 0);
      if (!holds(in.tokens, near, date.tokens.first, [&](WordId w) { return decision_[w] != 0; })) return;
      add(in, s, {first, date.tokens.last}, entry, "decision:" + date.edtf, "decision", "relation/phrase-decision-day", facts);
      return;
    }
  }

  static bool is_related(const std::vector<Fact>& facts, const Sentence& s, const AnalysisInput& in, std::string_view target) {
    const Span sentence = in.tokens.span(s.tokens);
    return std::any_of(facts.begin(), facts.end(), [&](const Fact& f) { return f.sentence == sentence && f.text("target") == target; });
  }

  // Laws and EU acts are amended by others than assignments; there the words belong to the act's own title.
  static bool can_be_target(std::string_view verb, std::string_view kind) {
    if (verb == "amends" || verb == "extends" || verb == "replaces" || verb == "replaced-by" || verb == "reports-on")
      return kind == "dnr" || kind == "dir" || kind == "skr";
    return kind != "sfs";
  }

  template <typename Test>
  static bool holds(const TokenText& text, std::uint32_t from, std::uint32_t to, const Test& test) {
    for (std::uint32_t at = from; at < to; ++at)
      if (test(text.tokens[at].word)) return true;
    return false;
  }

  static void add(const AnalysisInput& in, const Sentence& s, TokenRange tokens, const Entry& entry, std::string target, std::string kind,
                  const char* rule, std::vector<Fact>& facts) {
    Fact fact;
    fact.type = "relation";
    fact.set("verb", entry.verb);
    fact.set("target", std::move(target));
    fact.set("target_kind", std::move(kind));
    fact.span = in.tokens.span(tokens);
    fact.sentence = in.tokens.span(s.tokens);
    fact.rule = rule;
    fact.confidence = is_weak(entry.verb) ? 0.8 : 0.92;
    facts.push_back(std::move(fact));
  }

  std::vector<Entry> entries_;
  WordTable<std::uint8_t> first_;
  WordTable<std::uint8_t> decision_;
  WordTable<std::uint8_t> carried_out_;  // What is implemented: strategies, plans, acts.
  WordId own_number_ = kNoWord;
  WordId until_ = kNoWord;
};

}  // namespace

UPPDRAG_PLUGIN_ANALYSER(LineageAnalyser)
