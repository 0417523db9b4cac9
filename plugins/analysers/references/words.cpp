// SPDX-License-Identifier: GPL-3.0-or-later
#include "words.h"

#include <algorithm>
#include <array>

namespace uppdrag::references {
namespace {

struct Entry {
  std::string_view word;
  Head head;
};

// Whole words, folded (lower case, no inner hyphens).
constexpr Entry kWords[] = {
    {"prop", Head::kBill},
    {"bet", Head::kReport},
    {"skr", Head::kCommunication},
    {"rskr", Head::kDecision},
    {"mot", Head::kRiksdagPaper},
    {"motion", Head::kRiksdagPaper},
    {"motionen", Head::kRiksdagPaper},
    {"motionerna", Head::kRiksdagPaper},
    {"faktapm", Head::kRiksdagPaper},
    {"protokoll", Head::kRiksdagPaper},
    {"yttrande", Head::kRiksdagPaper},
    {"framställning", Head::kRiksdagPaper},
    {"redogörelse", Head::kRiksdagPaper},
    {"sfs", Head::kGazette},
    {"sfsnr", Head::kGazette},
    {"sfsnummer", Head::kGazette},
    {"författningssamling", Head::kGazette},
    {"sou", Head::kInquiry},
    {"ds", Head::kMinistryReport},
    {"dir", Head::kDirective},
    {"dnr", Head::kCase},
    {"dnrs", Head::kCase},
    {"diarienr", Head::kCase},
    {"diarienummer", Head::kCase},
    {"diarienumret", Head::kCase},
    {"ärendenummer", Head::kCase},
    {"ärendenr", Head::kCase},
    {"fs", Head::kSeries},  // 14FS, after the county's number
    {"rir", Head::kSeries},
    {"sö", Head::kSeries},
    {"sös", Head::kSeries},
    {"fm", Head::kSeries},  // förordningsmotiv
    {"er", Head::kSeries},
    {"ptser", Head::kSeries},
    {"statskontoret", Head::kSeries},
    {"riksrevisionen", Head::kSeries},
    {"brå", Head::kSeries},
    {"rapportnr", Head::kStudy},
    {"rapportnummer", Head::kStudy},
    {"esv", Head::kSeries},
    {"cirk", Head::kSeries},
    {"kom", Head::kCommission},
    {"com", Head::kCommission},
    {"swd", Head::kCommission},
    {"join", Head::kCommission},
    {"sec", Head::kCommission},
    {"sek", Head::kCommission},
    {"celex", Head::kCelex},
    {"celexnr", Head::kCelex},
    {"celexnummer", Head::kCelex},
    {"eu", Head::kCommunity},
    {"eg", Head::kCommunity},
    {"eeg", Head::kCommunity},
    {"ec", Head::kCommunity},
    {"eec", Head::kCommunity},
    {"egks", Head::kCommunity},
    {"eksg", Head::kCommunity},
    {"euratom", Head::kCommunity},
    {"gusp", Head::kCommunity},
    {"rif", Head::kCommunity},
    {"lag", Head::kStatute},
    {"lagens", Head::kStatute},
    {"lagar", Head::kStatute},
    {"lagarna", Head::kStatute},
    {"ordningen", Head::kStatute},  // `för- ordningen`, torn apart
    {"balken", Head::kStatute},
    {"regeringsformen", Head::kStatute},
    {"reglementet", Head::kStatute},
    {"reglemente", Head::kStatute},
    // Abbreviations of statutes that stand before the number instead of the name.
    {"abl", Head::kStatute},
    {"brb", Head::kStatute},
    {"hsl", Head::kStatute},
    {"lass", Head::kStatute},
    {"las", Head::kStatute},
    {"lef", Head::kStatute},
    {"lou", Head::kStatute},
    {"lov", Head::kStatute},
    {"lpt", Head::kStatute},
    {"lrv", Head::kStatute},
    {"lss", Head::kStatute},
    {"luf", Head::kStatute},
    {"luk", Head::kStatute},
    {"lvm", Head::kStatute},
    {"lvu", Head::kStatute},
    {"mbl", Head::kStatute},
    {"osl", Head::kStatute},
    {"pbf", Head::kStatute},
    {"pbl", Head::kStatute},
    {"sfb", Head::kStatute},
    {"sofs", Head::kStatute},
    {"sol", Head::kStatute},
    {"beslut", Head::kAct},
    {"beslutet", Head::kAct},
    {"rekommendation", Head::kAct},
    {"rekommendationen", Head::kAct},
    {"åtgärd", Head::kAct},
    {"ståndpunkt", Head::kAct},
    {"råd", Head::kRules},
    {"byggregler", Head::kRules},
    {"reglerna", Head::kRules},
};

// Ends of words, in the order in which they are tried.
constexpr Entry kEndings[] = {
    {"riksdagsskrivelse", Head::kDecision},
    {"riksdagsskrivelsen", Head::kDecision},
    {"riksdagsskrivelser", Head::kDecision},
    {"proposition", Head::kBill},
    {"propositionen", Head::kBill},
    {"propositionens", Head::kBill},
    {"propositioner", Head::kBill},
    {"propositionerna", Head::kBill},
    {"propostion", Head::kBill},  // as misspelt in published texts
    {"propostionen", Head::kBill},
    {"skrivelse", Head::kCommunication},
    {"skrivelsen", Head::kCommunication},
    {"skrivelserna", Head::kCommunication},
    {"skrivelser", Head::kCommunication},
    {"delbetänkande", Head::kInquiry},
    {"delbetänkandet", Head::kInquiry},
    {"slutbetänkande", Head::kInquiry},
    {"slutbetänkandet", Head::kInquiry},
    {"betänkande", Head::kReport},
    {"betänkandet", Head::kReport},
    {"betänkanden", Head::kReport},
    {"betänkandena", Head::kReport},
    {"departementspromemoria", Head::kMinistryReport},
    {"departementspromemorian", Head::kMinistryReport},
    {"faktapromemoria", Head::kRiksdagPaper},
    {"faktapromemorian", Head::kRiksdagPaper},
    {"faktapromemorior", Head::kRiksdagPaper},
    {"direktiv", Head::kDirective},
    {"direktivet", Head::kDirective},
    {"direktiven", Head::kDirective},
    {"direktivets", Head::kDirective},
    {"förordning", Head::kStatute},
    {"förordningen", Head::kStatute},
    {"förordningens", Head::kStatute},
    {"förordningar", Head::kStatute},
    {"förordningarna", Head::kStatute},
    {"lagen", Head::kStatute},
    {"lagens", Head::kStatute},
    {"lag", Head::kStatute},
    {"balken", Head::kStatute},
    {"balkens", Head::kStatute},
    {"kungörelse", Head::kStatute},
    {"kungörelsen", Head::kStatute},
    {"instruktion", Head::kStatute},
    {"instruktionen", Head::kStatute},
    {"stadgan", Head::kStatute},
    {"sordningen", Head::kStatute},  // riksdagsordningen, successionsordningen
    {"tillkännagivandet", Head::kStatute},
    {"tillkännagivande", Head::kStatute},
    {"genomförandebeslut", Head::kAct},
    {"genomförandebeslutet", Head::kAct},
    {"rambeslut", Head::kAct},
    {"rambeslutet", Head::kAct},
    {"rapport", Head::kStudy},
    {"rapporten", Head::kStudy},
    {"rapporter", Head::kStudy},
    {"rapporterna", Head::kStudy},
    {"föreskrifter", Head::kRules},
    {"föreskrift", Head::kRules},
    {"föreskrifterna", Head::kRules},
    {"föreskriften", Head::kRules},
};

// Folded communities and their place in kCommunityNames.
struct Community {
  std::string_view word;
  std::uint8_t name;
};
constexpr Community kCommunities[] = {{"eu", 1},      {"eg", 2},   {"ec", 2},  {"eeg", 3},  {"eec", 3},
                                      {"euratom", 4}, {"gusp", 5}, {"rif", 6}, {"eksg", 7}, {"egks", 7}};

// Words that end like `lag` and are none: whole words,
constexpr std::string_view kNoStatute[] = {"anslag", "inslag",  "avslag",   "beslag",    "utslag", "tillslag", "påslag",
                                           "omslag", "nedslag", "överslag", "genomslag", "förlag", "upplag",   "slag"};
// and ends of compounds (but `sjömanslag` is a statute).
constexpr std::string_view kNoStatuteEnd[] = {"förslag", "underlag", "bolag", "uppslag", "sanslag", "ramanslag"};

// Heads that stick to the word before, with a capital where they start: `till UkrainaProp. 2025/26:141`.
constexpr Entry kGlued[] = {
    {"prop", Head::kBill},         {"skr", Head::kCommunication}, {"bet", Head::kReport},
    {"sou", Head::kInquiry},       {"dir", Head::kDirective},     {"dnr", Head::kCase},
    {"diarienummer", Head::kCase}, {"ds", Head::kMinistryReport}, {"fm", Head::kSeries},
    {"sö", Head::kSeries},
};

// Committees of the Riksdag since 1971, and the joint ones.
constexpr std::string_view kCommittees[] = {
    "au",  "bou", "cu",  "fiu", "föu", "föuu", "iu",  "inu",  "jou", "juu",   "kru", "ku", "kuu", "lu",
    "mju", "nu",  "sfu", "sku", "sou", "tu",   "ubu", "uföu", "uu",  "jusou", "beu", "su", "vu",  "bu",
};

// Series of case numbers that are no department's: the foreign service, embassies, the office of the Prime Minister,
// the administration of the government offices, committees.
constexpr std::string_view kOtherPrefixes[] = {"UF", "UM", "SB", "FA", "Komm", "EUFi", "RK", "H"};

bool ends_with(std::string_view word, std::string_view end) {
  return word.size() >= end.size() && word.substr(word.size() - end.size()) == end;
}

bool is_statute(std::string_view word) {
  for (const std::string_view ending : {"lagens", "lagen", "lag"}) {
    if (!ends_with(word, ending)) continue;
    const std::string_view stem = word.substr(0, word.size() - ending.size() + 3);  // up to and with `lag`
    if (std::find(std::begin(kNoStatute), std::end(kNoStatute), stem) != std::end(kNoStatute)) return false;
    for (const std::string_view end : kNoStatuteEnd)
      if (ends_with(stem, end)) return false;
  }
  return true;
}

bool of_the_union(std::string_view word) {
  return word.starts_with("eu") || word.starts_with("eg") || word.starts_with("genomförandebeslut");
}

}  // namespace

Words::Words(Vocabulary& vocabulary, const Registry& registry) {
  slash = vocabulary.add("/");
  colon = vocabulary.add(":");
  semicolon = vocabulary.add(";");
  dot = vocabulary.add(".");
  comma = vocabulary.add(",");
  open = vocabulary.add("(");
  close = vocabulary.add(")");
  open_bracket = vocabulary.add("[");
  close_bracket = vocabulary.add("]");
  dash = vocabulary.add("-");
  quote = vocabulary.add("\"");
  star = vocabulary.add("*");
  nr = vocabulary.add("nr");
  number = vocabulary.add("nummer");
  no = vocabulary.add("no");
  och = vocabulary.add("och");
  samt = vocabulary.add("samt");
  eller = vocabulary.add("eller");
  respektive = vocabulary.add("respektive");
  resp = vocabulary.add("resp");
  jamte = vocabulary.add("jämte");
  ampersand = vocabulary.add("&");
  om = vocabulary.add("om");
  med = vocabulary.add("med");
  angaende = vocabulary.add("angående");
  riksdagens = vocabulary.add("riksdagens");
  ar = vocabulary.add("är");
  cirk = vocabulary.add("cirk");
  lag = vocabulary.add("lag");
  y = vocabulary.add("y");
  fi_ = vocabulary.add("fi");
  const auto add_prefix = [&](std::string_view prefix) {
    if (prefix.empty() || std::find(prefixes_.begin(), prefixes_.end(), prefix) != prefixes_.end()) return;
    prefixes_.emplace_back(prefix);
    folded_prefixes_.push_back(fold_word(prefix));
  };
  for (const Department& department : registry.departments()) add_prefix(department.dnr_prefix);
  for (const std::string_view prefix : kOtherPrefixes) add_prefix(prefix);
  update(vocabulary);
}

void Words::update(const Vocabulary& vocabulary) {
  for (std::size_t id = meanings_.size(); id < vocabulary.size(); ++id)
    meanings_.push_back(judge(vocabulary.word(static_cast<WordId>(id))));
}

bool Words::is_prefix(WordId id, std::string_view raw) const {
  for (std::size_t at = meaning(id).prefix; at != 0 && at <= prefixes_.size(); ++at)
    if (prefixes_[at - 1] == raw) return true;
  return false;
}

bool Words::is_prefix(std::string_view raw) const {
  return std::find(prefixes_.begin(), prefixes_.end(), raw) != prefixes_.end();
}

Meaning Words::judge(std::string_view word) const {
  Meaning out;
  if (word.empty() || (static_cast<unsigned char>(word[0]) < 'A')) return out;  // Numbers and symbols.
  if (word.size() <= 5) {
    const auto prefix = std::find(folded_prefixes_.begin(), folded_prefixes_.end(), word);
    if (prefix != folded_prefixes_.end())
      out.prefix = static_cast<std::uint16_t>(prefix - folded_prefixes_.begin() + 1);
    out.committee = std::find(std::begin(kCommittees), std::end(kCommittees), word) != std::end(kCommittees);
  }
  for (const Entry& entry : kWords) {
    if (entry.word != word) continue;
    out.head = entry.head;
    for (const Community& community : kCommunities)
      if (community.word == word) out.community = community.name;
    return out;
  }
  for (const Entry& entry : kEndings) {
    if (!ends_with(word, entry.word)) continue;
    if (entry.head == Head::kStatute && !is_statute(word)) return out;
    out.head = entry.head;
    out.eu = of_the_union(word);
    out.regulation = word.find("förordning") != std::string_view::npos;
    return out;
  }
  if (word.size() > 2 && ends_with(word, "fs")) {  // The text must have FS in capitals: see series.
    out.head = Head::kSeries;
    return out;
  }
  for (const Entry& entry : kGlued) {
    if (!ends_with(word, entry.word)) continue;
    out.head = entry.head;
    out.glued = static_cast<std::uint8_t>(entry.word.size());
    return out;
  }
  return out;
}

}  // namespace uppdrag::references
