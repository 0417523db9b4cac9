// SPDX-License-Identifier: GPL-3.0-or-later
// The analyser `references`: citations of identifiable documents, as annotations and as facts.
#include "scanner.h"
#include "uppdrag/plugin/plugin.h"

namespace uppdrag::references {
namespace {

// In the order of Rule.
constexpr struct {
  const char* name;
  const char* example;
  const char* summary;
} kRules[] = {
    {"reference/bill", "Målet beslutades av riksdagen (prop. 2005/06:155).",
     "A bill: prop. or a word for it before the number"},
    {"reference/communication", "Regeringen redovisade arbetet i skr. 2016/17:10.",
     "A communication of the government"},
    {"reference/committee-report", "Riksdagen biföll förslaget (2021/22:SoU25).", "A report of a Riksdag committee"},
    {"reference/riksdag-decision", "Riksdagen har beslutat om anslaget (rskr. 2013/14:82).",
     "A decision of the Riksdag"},
    {"reference/riksdag-paper", "Förslaget beskrivs i faktapromemoria 2020/21:FPM43.",
     "Another paper of the Riksdag or to it"},
    {"reference/elided-session", "Riksdagen beslutade lagen (prop. 2012/13:45, bet. JuU10, rskr. 164).",
     "A list in which the session is written once"},
    {"reference/old-bill", "Frågan behandlades i prop. 1952 nr 187.", "A bill of the years before 1975"},
    {"reference/gazette", "Ändringen är kungjord i SFS 2013:1020.", "A number in the statute book"},
    {"reference/statute", "Uppgiften följer av skollagen (2010:800).",
     "A statute with its number right behind its name"},
    {"reference/statute-title", "Tvisten rör lagen om anställningsskydd (1982:80).",
     "A statute with its number behind its full title"},
    {"reference/inquiry", "Utredningen lämnade betänkandet Gränser i siffror (SOU 2015:86).", "A report of an inquiry"},
    {"reference/ministry-report", "Förslagen finns i Ds 2019:15.", "A report in the ministries' series"},
    {"reference/directive", "Utredaren arbetar enligt dir. 2021:74.", "Terms of reference of an inquiry"},
    {"reference/series", "Kraven finns i föreskrifterna AFS 2014:44.", "A numbered series of an agency or of treaties"},
    {"reference/study", "Verket föreslog ändringen i rapport 2017:23.", "A numbered report of an agency"},
    {"reference/committee", "Utredningen om vattenvård (N 2017:01) lämnar förslag.",
     "An inquiry by its committee number"},
    {"reference/title", "Inriktningen anges i propositionen Framtidens vatten (2011/12:3).",
     "A number in parentheses behind the title of a bill, report or communication"},
    {"reference/list", "Frågan har utretts tidigare (SOU 2013:20 och 2014:5).", "A number that continues a list"},
    {"reference/case-number", "Uppdraget redovisades i tid (U2013/964/JÄM).",
     "A case number of the government offices"},
    {"reference/case-number-labelled", "Länsstyrelsens beslut har dnr 420-35247-2017.",
     "Any authority's case number behind `dnr`"},
    {"reference/eu-act", "Stödet lämnas enligt förordning (EU) 2019/943.",
     "An EU act with its community before the number"},
    {"reference/eu-suffix", "Lagen genomför direktiv 95/46/EG.", "An EU act with its community behind the number"},
    {"reference/eu-inferred", "Samordningen sker enligt förordning 883/2004.",
     "An EU act by number alone; its community follows from the year"},
    {"reference/eu-paper", "Kommissionen lämnade förslaget KOM(2018) 375.", "A paper of the European Commission"},
    {"reference/celex", "Direktivet finns i databasen (Celex 32012L0027).", "An EU act by its CELEX number"},
};

class References : public Analyser {
 public:
  explicit References(const AnalyserSetup& setup) : words_(setup.vocabulary, setup.registry) {}

  Status analyse(const AnalysisInput& in, AnalysisOutput& out) override {
    words_.update(in.vocabulary);
    found_.clear();
    Scanner(in.document.text, in.tokens, words_, found_).run();
    for (Found& found : found_) {
      if (!found.mention.incomplete) out.facts.push_back(fact_of(found, in.tokens));
      out.annotations.references.push_back(std::move(found.mention));
    }
    return ok();
  }

  std::vector<RuleDescription> rules() const override {
    std::vector<RuleDescription> out;
    for (const auto& rule : kRules) out.push_back({rule.name, rule.example, rule.summary});
    return out;
  }

 private:
  static Fact fact_of(const Found& found, const TokenText& tokens) {
    Fact fact;
    fact.type = "reference";
    fact.set("kind", found.mention.kind);
    fact.set("id", found.mention.id);
    fact.span = found.mention.span;
    fact.sentence = tokens.span(tokens.sentence_at(found.mention.tokens.first).tokens);
    if (!fact.sentence.contains(fact.span)) fact.sentence.end = std::max(fact.sentence.end, fact.span.end);
    fact.confidence = found.confidence;
    fact.rule = kRules[static_cast<std::size_t>(found.rule)].name;
    return fact;
  }

  Words words_;
  std::vector<Found> found_;
};

}  // namespace
}  // namespace uppdrag::references

UPPDRAG_PLUGIN_ANALYSER(uppdrag::references::References)
