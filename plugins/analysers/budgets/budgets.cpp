// SPDX-License-Identifier: GPL-3.0-or-later
// Analyser `budgets`: facts of type budget over the amounts that are public money.
#include "context.h"
#include "funding.h"
#include "judge.h"
#include "recipients.h"
#include "years.h"

namespace {

using namespace uppdrag;
using budgets::Context;
using budgets::Figure;

class BudgetsAnalyser final : public Analyser {
 public:
  explicit BudgetsAnalyser(const AnalyserSetup& setup) : words_(setup.vocabulary) {}

  Status analyse(const AnalysisInput& in, AnalysisOutput& out) override {
    if (in.annotations.amounts.empty()) return ok();
    words_.update(in.vocabulary);
    const Context context(words_, in);
    std::vector<Figure> figures = budgets::Judge(context).figures();
    budgets::FundingFinder(context).find(figures);
    budgets::YearFinder(context).find(figures);
    budgets::RecipientFinder(context).find(figures);
    for (std::size_t i = 0; i < figures.size(); ++i) out.facts.push_back(fact(context, figures, i));
    return ok();
  }

  std::vector<RuleDescription> rules() const override {
    std::vector<RuleDescription> out;
    for (const budgets::Rule& rule : budgets::all_rules()) out.push_back({rule.name, rule.example, rule.summary});
    return out;
  }

 private:
  static Fact fact(const Context& context, const std::vector<Figure>& figures, std::size_t i) {
    const Figure& f = figures[i];
    Fact fact;
    fact.type = "budget";
    if (f.amount->min) fact.set("min", *f.amount->min);
    if (f.amount->max) fact.set("max", *f.amount->max);
    fact.set("qualifier", f.amount->qualifier);
    fact.set("currency", f.amount->currency);
    fact.set("years", f.years);
    if (f.annual) fact.set("annual", true);
    if (f.part_of) fact.set("part_of", true);
    fact.set("recipient", f.recipient);
    fact.set("appropriation", f.appropriation);
    fact.span = clause(context, f);
    fact.sentence = context.text().span(context.sentence(f).tokens);
    fact.confidence = f.confidence;
    fact.rule = f.rule->name;
    return fact;
  }

  // The words that state the figure: from where its own part of the sentence begins to the amount, and a year beside
  // it.
  static Span clause(const Context& c, const Figure& f) {
    if (f.table) return f.amount->span;  // The marks between cells differ from source to source.
    const std::uint32_t at = f.amount->tokens.first;
    std::uint32_t first = std::min(f.segment.first, at);
    const auto& w = c.w();
    if (first != c.sentence(f).tokens.first) {
      std::uint32_t t = at;
      while (t > first && !c.is_any(t - 1, w.och, w.samt, w.respektive, w.semicolon)) --t;
      if (t == first)
        while (t < at && !c.is(t, w.comma)) ++t;
      if (t == at && !c.is_any(t - 1, w.och, w.samt, w.respektive, w.semicolon)) t = first;
      first = c.is(t, w.comma) ? t + 1 : t;
    }
    std::uint32_t last = f.amount->tokens.last;
    const auto& dates = c.in().annotations.dates;
    const std::size_t date = c.date_from(last);
    const bool beside =
        date < dates.size() && dates[date].tokens.first <= last + 2 && dates[date].tokens.last <= f.segment.last;
    if (beside && !f.years.empty() && !c.is_any(last, w.och, w.samt, w.comma))
      last = std::max(last, dates[date].tokens.last);
    return c.text().span({first, last});
  }

  budgets::CueWords words_;
};

}  // namespace

UPPDRAG_PLUGIN_ANALYSER(BudgetsAnalyser)
