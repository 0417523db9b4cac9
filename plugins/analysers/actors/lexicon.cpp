// SPDX-License-Identifier: GPL-3.0-or-later
#include "lexicon.h"

#include <algorithm>
#include <array>

#include "uppdrag/text/unicode.h"

namespace uppdrag::actors {
namespace {

struct ClassWord {
  const char* word;
  WordClass cls;
};

constexpr ClassWord kClassWords[] = {
    {"länsstyrelsen", WordClass::kBoard},           {"länsstyrelse", WordClass::kBoard},
    {"länsstyrelserna", WordClass::kBoards},        {"länsstyrelser", WordClass::kBoards},
    {"länsstyrelsens", WordClass::kBoardGenitive},  {"länsstyrelsernas", WordClass::kBoardsGenitive},
    {"regeringen", WordClass::kGovernment},         {"regeringens", WordClass::kGovernmentGenitive},
    {"regeringskansliet", WordClass::kChancellery}, {"regeringskansliets", WordClass::kChancelleryGenitive},
};

// Definite nouns that stand for a body named before. Whether one means the assignee is judged by its scope.
constexpr const char* kAnaphors[] = {"myndigheten", "verket",       "institutet", "universitetet", "högskolan",
                                     "nämnden",     "inspektionen", "bolaget",    "lärosätet",     "sekretariatet",
                                     "stiftelsen",  "styrelsen",    "byrån"};
constexpr const char* kPluralAnaphors[] = {"myndigheterna", "lärosätena", "universiteten", "bolagen",
                                           "högskolorna",   "verken",     "nämnderna"};

// Bodies that are named by a common noun; the canonical name is what facts show.
struct Collective {
  const char* phrase;
  const char* canonical;
};
constexpr Collective kCollectives[] = {
    {"bevakningsansvariga myndigheter", "Bevakningsansvariga myndigheter"},
    {"de bevakningsansvariga myndigheterna", "Bevakningsansvariga myndigheter"},
    {"universitet och högskolor", "Universitet och högskolor"},
    {"statliga myndigheter", "Statliga myndigheter"},
    {"kommunerna", "Kommuner"},
    {"kommuner", "Kommuner"},
    {"landstingen", "Landsting"},
    {"landsting", "Landsting"},
    {"regionerna", "Regioner"},
    {"regioner", "Regioner"},
};

}  // namespace

Lexicon::Lexicon(const AnalyserSetup& setup) : registry_(setup.registry), vocabulary_(setup.vocabulary) {
  Vocabulary& v = setup.vocabulary;
  words_ = {v.add("i"),
            v.add("på"),
            v.add("och"),
            v.add("samt"),
            v.add("respektive"),
            v.add(","),
            v.add("("),
            v.add(")"),
            v.add("med"),
            v.add("kopia"),
            v.add("till"),
            v.add("län"),
            v.add("läns"),
            v.add("-"),
            v.add("samtliga"),
            v.add("alla"),
            v.add("övriga"),
            v.add("berörda"),
            v.add("varje"),
            v.add("respektive"),
            v.add("de"),
            v.add("tre"),
            v.add("."),
            v.add(":"),
            v.add("åt"),
            v.add("år"),
            v.add("att"),
            v.add("ska"),
            v.add("skall"),
            v.add("får"),
            v.add("ges"),
            v.add("fick"),
            v.add("har"),
            v.add("hade"),
            v.add("uppdrag"),
            v.add("uppdraget"),
            v.add("uppdrar"),
            v.add("uppdrog"),
            v.add("uppdra"),
            v.add("uppdras"),
            v.add("ger"),
            v.add("gav"),
            v.add("ge"),
            v.add("gett"),
            v.add("givit"),
            v.add("gavs"),
            v.add("lämnar"),
            v.add("lämnade"),
            v.add("som"),
            v.add("ett"),
            v.add("fortsatt"),
            v.add("vidare"),
            v.add("tillsammans"),
            v.add("samverkan"),
            v.add("samarbete"),
            v.add("samråd"),
            v.add("gemensamt"),
            v.add("vid"),
            v.add("inom"),
            v.add("hos"),
            v.add("av"),
            v.add("använda"),
            v.add("disponera"),
            v.add("rekvirera"),
            v.add("utbetala"),
            v.add("fördela"),
            v.add("huvudansvarig"),
            v.add("samordna"),
            v.add("dels"),
            v.add("därför"),
            v.add("också"),
            v.add("även"),
            v.add("regeringsuppdrag"),
            v.add("bland"),
            v.add("bl"),
            v.add("annat"),
            v.add("a"),
            v.add("den"),
            v.add("det"),
            v.add("samordnas"),
            v.add("bör"),
            v.add("kan"),
            v.add("beslutar"),
            v.add("fått"),
            v.add("haft"),
            v.add("regeringen"),
            v.add("förlänger"),
            v.add("ändrar"),
            v.add("skulle"),
            v.add("uppdragit")};
  for (const char* word :
       {"avser", "avse", "avsåg", "avsikt", "överväger", "planerar", "vill", "föreslår", "möjlighet"})
    intentions_.set(v.add(word), 1);
  add_classes(v);
  add_counties(v);
  add_names(v);
}

void Lexicon::add_classes(Vocabulary& v) {
  const auto put = [&](WordId id, WordClass cls) {
    classes_.set(id, static_cast<std::uint8_t>(1 + static_cast<int>(cls)));
  };
  for (const auto& [word, cls] : kClassWords) put(v.add(word), cls);
  for (const char* word : kAnaphors) {
    put(v.add(word), WordClass::kAnaphor);
    put(v.add(std::string(word) + "s"), WordClass::kAnaphorGenitive);
  }
  for (const char* word : kPluralAnaphors) {
    put(v.add(word), WordClass::kAnaphors);
    put(v.add(std::string(word) + "s"), WordClass::kAnaphorsGenitive);
  }
}

void Lexicon::add_counties(Vocabulary& v) {
  for (std::uint32_t i = 0; i < registry_.counties().size(); ++i) {
    const County& county = registry_.counties()[i];
    const auto add = [&](const std::string& form) {
      counties_.add(form, i, v);
      if (form.find(' ') == std::string::npos) county_words_.set(v.add(form), static_cast<std::uint8_t>(i + 1));
    };
    add(county.name);
    add(county.name + "s");
    for (const std::string& form : county.name_variants) add(form);
  }
}

void Lexicon::add_names(Vocabulary& v) {
  const auto add = [&](const std::string& phrase, Name name) {
    entries_.push_back(std::move(name));
    names_.add_name(phrase, static_cast<std::uint32_t>(entries_.size() - 1), v, true);
  };
  for (const Authority& authority : registry_.authorities()) {
    if (authority.kind == "county-board") continue;  // Those have a grammar of their own.
    const ActorKind kind = authority.kind == "collective" ? ActorKind::kCollective : ActorKind::kAuthority;
    if (authority.kind == "international") international_.insert(authority.name);
    add(authority.name, {authority.name, kind, false});
    for (const std::string& alias : authority.aliases) add(alias, {authority.name, kind, false});
    for (const std::string& form : authority.abbreviations) add(form, {authority.name, kind, true});
  }
  for (const Collective& c : kCollectives) add(c.phrase, {c.canonical, ActorKind::kCollective, false});
}

const std::string* Lexicon::misspelt(std::string_view written) const {
  constexpr std::size_t kShort = 9;  // Bytes: shorter names are too near to each other.
  constexpr std::size_t kLong = 16;
  if (written.size() < kShort) return nullptr;
  const std::string folded = to_lower(written);
  const std::size_t allowed = written.size() < kLong ? 1 : 2;
  const std::string* best = nullptr;
  for (const Authority& authority : registry_.authorities()) {
    const auto near = [&](const std::string& name) {
      return edit_distance(folded, to_lower(name), allowed) <= allowed;
    };
    if (!near(authority.name) && std::none_of(authority.aliases.begin(), authority.aliases.end(), near)) continue;
    if (best != nullptr) return nullptr;
    best = &authority.name;
  }
  return best;
}

WordClass Lexicon::word_class(WordId word) const {
  const std::uint8_t known = classes_[word];
  if (known != 0) return static_cast<WordClass>(known - 1);
  // Any word on -departementet is a department: names change more often than data files.
  const std::string_view text = vocabulary_.word(word);
  constexpr std::string_view kEnding = "departementet";
  WordClass cls = WordClass::kNone;
  if (text.size() > kEnding.size() && text.ends_with(kEnding)) cls = WordClass::kDepartment;
  if (text.size() > kEnding.size() + 1 && text.ends_with("departementets")) cls = WordClass::kDepartmentGenitive;
  classes_.set(word, static_cast<std::uint8_t>(1 + static_cast<int>(cls)));
  return cls;
}

const County* Lexicon::county_word(WordId word) const {
  const std::uint8_t index = county_words_[word];
  return index == 0 ? nullptr : &registry_.counties()[index - 1];
}

}  // namespace uppdrag::actors
