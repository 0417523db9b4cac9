// SPDX-License-Identifier: GPL-3.0-or-later
#include "lexicon.h"

#include <algorithm>
#include <array>

#include "policy_words.h"
#include "uppdrag/text/numbers.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::goals {
namespace {

struct WordList {
  std::uint32_t flags;
  const char* words;  // Split by spaces.
};

constexpr WordList kWordLists[] = {
    {kNoun, "mål måls delmål delmåls målsättning målsättningar mål- huvudmål inriktningsmål"},
    {kNoun | kDefinite,
     "målet målets målen målens delmålet delmålets delmålen delmålens målsättningen målsättningarna huvudmålet "
     "huvudmålen inriktningsmålet inriktningsmålen"},
    {kSub, "delmål delmåls delmålet delmålets delmålen delmålens delmålsområdet delmålsområde delmålsområdena"},
    {kNoun, "delmålsområdet delmålsområde delmålsområdena"},
    {kNoun | kArea, "målområde målområden målområdet målområdena"},
    {kDefinite, "målområdet målområdena delmålsområdet delmålsområdena"},
    {kNoun | kStage, "etappmål etappmålet etappmålen etappmålens etappmålets"},
    {kConjunction | kFiller | kConnector, "och samt eller"},
    {kConjunction | kFiller | kConnector, ","},
    {kFiller | kConnector, "de det den - \" ' en ett"},
    {kFiller,
     "av riksdagen regeringen beslutade beslutat antagna antagits fastställda fastställts uppsatta satta vision "
     "visioner syfte "
     "syften inriktning flera alla samtliga övriga respektive både såväl nya nytt ny eget egna hela andra två tre "
     "fyra fem sex sju åtta elva sexton sjutton vissa viktiga ovan nämnda ovannämnda svenska sveriges regeringens "
     "riksdagens statens statliga samhällets landets nationella nationellt nationell inom för prioriterade så "
     "långsiktiga"},
    {kConnector,
     "att om är var som rör avser gäller handlar nämligen dvs innebär lyder : ( – kring mot för området områdena inom "
     "såsom "
     "bland annat exempelvis till exempel"},
    {kPreposition, "för i inom med av på till hos kring"},
    {kForeign, "eu eus unionens europeiska kommissionens fns förenta globala internationella parisavtalets"},
    {kNational | kFiller, "våra vårt vår"},
    {kConnector | kFights, "förebygga bekämpa motverka stoppa"},
    {kNational, "beslutade sveriges svenska nationella nationellt riksdagen riksdagens regeringen regeringens"},
    {kRelative, "som"},
    {kSays, "för mot om kring"},
    {kOf, "av"},
    {kReach, "nå når uppnå uppnår klara klarar uppfylla uppfyller ska kan att sitt sina"},
    {kBeside,
     "inriktning inriktningen syfte syften målstruktur målstrukturen riktlinjer prioriteringar vision visionen "
     "indikatorer"},
    {kStrategy, "strategi"},
    {kStrategy | kAnaphor | kGenitiveWord, "strategins"},
    {kStrategy | kAnaphor | kPolicyWord, "strategin"},
    {kAbstract, "genomförandet genomförande arbetet insatserna uppfyllandet utvecklingen förverkligandet"},
    {kCopula, "är var blir blev utgör kallas kallades"},
    {kOrganisation,
     "ambassadör ambassadören dagen veckan forumet konferensen utredningen rådsmedlem delegationen delegation "
     "delegationens kommittén kommitténs samordnare samordnaren rådet"},
};

constexpr std::array<std::string_view, 12> kAdjectiveEndings = {"liga", "ande", "ade", "ella", "iga", "iska",
                                                                "ala",  "iva",  "nda", "sta",  "ära", "bundna"};
constexpr std::array<std::string_view, 9> kDocumentEndings = {
    "planen", "programmet", "projektet", "fonden", "avtalet", "ramverket", "rapporten", "uppdraget", "satsningen"};
constexpr std::array<std::string_view, 5> kLooseEndings = {"iskt", "iska", "igt", "fikt", "egiska"};

bool starts_upper(std::string_view text) { return !text.empty() && is_upper(decode_utf8(text, 0).value); }

// `jämställ` of `jämställdhets-`: what words of the subject begin with (`jämställd`, `jämställt`, `jämställdhet`).
std::string subject_stem(std::string_view stem) {
  for (const std::string_view tail : {std::string_view("s"), std::string_view("het"), std::string_view("d")})
    if (stem.size() > tail.size() + 4 && stem.ends_with(tail)) stem.remove_suffix(tail.size());
  return std::string(stem);
}

bool ends_with_any(std::string_view text, const auto& endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view e) { return text.size() > e.size() && text.ends_with(e); });
}

}  // namespace

Lexicon::Lexicon(const AnalyserSetup& setup) : registry_(setup.registry) {
  Vocabulary& vocabulary = setup.vocabulary;
  hyphen = vocabulary.add("-");
  comma = vocabulary.add(",");
  stop = vocabulary.add(".");
  colon = vocabulary.add(":");
  left_parenthesis = vocabulary.add("(");
  right_parenthesis = vocabulary.add(")");
  quote = vocabulary.add("\"");
  number_abbreviation = vocabulary.add("nr");
  percent = vocabulary.add("%");
  percent_word = vocabulary.add("procent");
  add_words(vocabulary);
  add_families();
  for (std::uint32_t i = 0; i < registry_.goal_systems().size(); ++i) add_system(i, vocabulary);
}

void Lexicon::add_words(Vocabulary& vocabulary) {
  for (const WordList& list : kWordLists) {
    std::string_view rest = list.words;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      const WordId id = vocabulary.add(rest.substr(0, end));
      WordInfo info = words_[id];
      info.flags |= kClassified | list.flags;
      if (const auto number = cardinal_value(vocabulary.word(id)); number && *number > 1 && *number < 100) {
        info.flags |= kCardinal;
        info.value = static_cast<std::uint32_t>(*number);
      }
      words_.set(id, info);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  for (const char* word : {"andra"}) {  // A filler too: the list must not hide that it is an ordinal.
    WordInfo info = words_[vocabulary.add(word)];
    info.flags |= kOrdinal;
    info.value = 2;
    words_.set(vocabulary.add(word), info);
  }
}

void Lexicon::add_families() {
  const auto& systems = registry_.goal_systems();
  for (std::uint32_t i = 0; i < systems.size(); ++i) {
    auto at =
        std::find_if(families_.begin(), families_.end(), [&](const Family& f) { return f.name == systems[i].family; });
    if (at == families_.end()) at = families_.emplace(families_.end());
    at->name = systems[i].family;
    at->systems.push_back(i);
    at->own_paraphrases = at->own_paraphrases || systems[i].own_paraphrases;
  }
  family_of_system_.resize(systems.size());
  for (std::uint32_t f = 0; f < families_.size(); ++f) {
    Family& family = families_[f];
    std::stable_sort(family.systems.begin(), family.systems.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return systems[a].from < systems[b].from; });
    for (const std::uint32_t s : family.systems) {
      family_of_system_[s] = f;
      for (std::uint32_t g = 0; g < systems[s].goals.size(); ++g) {
        const std::string& number = systems[s].goals[g].number;
        if (number == "0") family.whole = {s, g};
        if (number == "1") family.numbered = true;
        if (number.find('.') != std::string::npos) family.dotted = true;
      }
      for (const std::string& word : systems[s].number_words) {
        family.counts_goals = family.counts_goals || word == "mål";
        family.counts_subs = family.counts_subs || word == "delmål";
        family.counts_areas = family.counts_areas || word == "målområde";
        family.has_stages = family.has_stages || word == "etappmål";
      }
    }
    const bool asked = family.numbered && (family.counts_subs || family.counts_areas);
    for (const std::uint32_t sys : family.systems)
      for (const std::string& word : systems[sys].adjectives)
        if (const std::size_t end = word.find("politisk");
            asked && family.subject.empty() && end != std::string::npos && end > 5)
          family.subject = subject_stem(std::string_view(word).substr(0, end));
    if (family.whole == GoalRef{}) continue;
    family.target = static_cast<std::uint32_t>(targets_.size());
    targets_.push_back({f, family.whole, {}});
  }
}

void Lexicon::add_use(std::string_view text, PhraseUse use, Vocabulary& vocabulary) {
  TokenText cut;
  tokenize(text, {{0, static_cast<std::uint32_t>(text.size())}}, vocabulary, cut);
  std::string key;
  for (const Token& token : cut.tokens) key.append(std::to_string(token.word)).push_back(' ');
  const auto [at, added] = phrase_index_.emplace(key, static_cast<std::uint32_t>(phrases_.size()));
  if (added) {
    phrases_.emplace_back();
    matcher_.add(text, at->second, vocabulary);
  }
  Phrase& phrase = phrases_[at->second];
  const bool known = std::any_of(phrase.uses.begin(), phrase.uses.end(), [&](const PhraseUse& u) {
    return u.role == use.role && u.goal == use.goal && u.target == use.target;
  });
  if (known) return;
  phrase.uses.push_back(use);
  phrase.strong = phrase.strong || use.role == Role::kWhole || use.role == Role::kWording ||
                  use.role == Role::kCapital || use.role == Role::kName || use.role == Role::kOwnNoun;
}

void Lexicon::add_policy(std::string_view policy, std::uint32_t target, Vocabulary& vocabulary) {
  add_use(policy, {Role::kPolicy, {}, target}, vocabulary);
  std::string text(policy);
  if (!text.ends_with('s')) add_use(text + "s", {Role::kGenitive, {}, target}, vocabulary);
  if (text.ends_with("politiken")) text.resize(text.size() - 2);
  if (!text.ends_with("politik")) return;
  text.pop_back();
  for (const char* ending : {"ska", "skt"}) add_use(text + ending, {Role::kGenitive, {}, target}, vocabulary);
}

void Lexicon::add_system(std::uint32_t s, Vocabulary& vocabulary) {
  const GoalSystem& system = registry_.goal_systems()[s];
  const Family& family = families_[family_of_system_[s]];
  if (family.target != kNone) {
    for (const std::string& text : system.whole) add_use(text, {Role::kWhole, {}, family.target}, vocabulary);
    for (const std::string& text : system.number_words)
      if (!words_[vocabulary.add(text)].has(kNoun)) add_use(text, {Role::kOwnNoun, {}, family.target}, vocabulary);
    for (const std::string& text : system.adjectives) add_use(text, {Role::kGenitive, {}, family.target}, vocabulary);
  }
  for (std::uint32_t g = 0; g < system.goals.size(); ++g) {
    const Goal& goal = system.goals[g];
    const GoalRef ref{s, g};
    std::uint32_t target = family.target;
    if (target == kNone || !(ref == family.whole)) target = kNone;
    if (!goal.policies.empty() && target == kNone) {
      target = static_cast<std::uint32_t>(targets_.size());
      targets_.push_back({kNone, ref, {}});
    }
    for (const std::string& text : goal.wordings)
      add_use(text, {starts_upper(text) ? Role::kCapital : Role::kWording, ref, kNone}, vocabulary);
    for (const std::string& text : goal.paraphrases) add_use(text, {Role::kParaphrase, ref, kNone}, vocabulary);
    for (const std::string& text : goal.policies) add_policy(text, target, vocabulary);
    const bool has_name = family.numbered && goal.number != "0" && goal.number.find('.') == std::string::npos;
    if (has_name) add_use(goal.name_sv, {Role::kName, ref, kNone}, vocabulary);
  }
}

std::uint32_t Lexicon::subject_of(WordId id, const Vocabulary& vocabulary) {
  std::uint32_t known = subjects_[id];
  if (known == 0) {
    known = 1;
    for (std::uint32_t f = 0; f < families_.size(); ++f)
      if (!families_[f].subject.empty() && vocabulary.word(id).starts_with(families_[f].subject)) known = f + 2;
    subjects_.set(id, known);
  }
  return known < 2 ? kNone : known - 2;
}

std::uint32_t Lexicon::target_of_slug(const std::string& slug) {
  const auto [at, added] = slug_targets_.emplace(slug, static_cast<std::uint32_t>(targets_.size()));
  if (added) targets_.push_back({kNone, {}, slug});
  return at->second;
}

WordInfo Lexicon::classify(WordId id, const Vocabulary& vocabulary) {
  WordInfo info{kClassified, 0};
  const std::string_view word = vocabulary.word(id);
  if (const auto policy = policy_word(word)) {
    info.flags |= policy->form == PolicyForm::kName ? kPolicyWord : kGenitiveWord;
    info.value = target_of_slug(policy->slug);
  } else if (const auto number = ordinal_value(word); number && *number < 100) {
    info.flags |= kOrdinal;
    info.value = static_cast<std::uint32_t>(*number);
  } else if (const auto cardinal = cardinal_value(word); cardinal && *cardinal > 1 && *cardinal < 100) {
    info.flags |= kCardinal;
    info.value = static_cast<std::uint32_t>(*cardinal);
  } else {
    if (ends_with_any(word, kAdjectiveEndings)) info.flags |= kFiller;
    // `projektets delmål 3` is of the project's own list, as `politiskt mål 1` is of another.
    const bool possessive = word.size() > 4 && word.ends_with('s');
    if (possessive || ends_with_any(word, kLooseEndings)) info.flags |= kLooseAdjective;
    if (ends_with_any(word, kDocumentEndings)) info.flags |= kDocument;
  }
  words_.set(id, info);
  return info;
}

std::uint32_t Lexicon::policy_target(std::string_view word, const Vocabulary& vocabulary) {
  if (const WordId id = vocabulary.find(word); id != kNoWord) {
    const auto at = phrase_index_.find(std::to_string(id) + " ");
    if (at != phrase_index_.end())
      for (const PhraseUse& use : phrases_[at->second].uses)
        if (use.role == Role::kGenitive || use.role == Role::kWhole) return use.target;
  }
  const auto policy = policy_word(word);
  return policy && policy->form == PolicyForm::kAdjective ? target_of_slug(policy->slug) : kNone;
}

std::uint32_t Lexicon::joined(std::string_view stem, std::string_view with, const Vocabulary& vocabulary) {
  // The part that both share: `politiska` of `energipolitiska`, `målen` of `klimatmålen`.
  for (const std::string_view part : {"politiska", "politiskt", "politikens", "målen", "målet", "mål"}) {
    if (!with.ends_with(part)) continue;
    return policy_target(std::string(stem).append(part), vocabulary);
  }
  return kNone;
}

}  // namespace uppdrag::goals
