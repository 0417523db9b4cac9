// SPDX-License-Identifier: GPL-3.0-or-later
// Where a word stands in a document, and what that is worth.
//
// A text says at its beginning what it is about, whatever its length, and a word there says more than one in an annex.
// So that this costs no posting, the within-document frequency of a term (wdf) has it in its lowest bits: each
// occurrence counts kOccurrence, and a word that stands in the title or the lead has kTitle or kLead once besides.
// OP_SYNONYM adds the wdf of all forms of a word, hence two bits each; more than three forms of one word in one lead
// pass for a word of the title.
#pragma once

#include <xapian.h>

#include <string>
#include <utility>
#include <vector>

#include "number_source.h"

namespace uppdrag::knowledge {

namespace place {
inline constexpr Xapian::termcount kLead = 1;
inline constexpr Xapian::termcount kTitle = 4;
inline constexpr Xapian::termcount kOccurrence = 16;
inline constexpr Xapian::termcount kLeadBits = 3;
inline constexpr Xapian::termcount kTitleBits = 12;
}  // namespace place

// Robertson, Zaragoza: The Probabilistic Relevance Framework: BM25 and Beyond (2009), with the k1 and b that were
// chosen by finding known documents by their titles (docs/performance.md). To what BM25 gives a term, its inverse
// document frequency is added once more when it stands in the lead. A title counts as a whole, see TitleSource:
// documents that have some words of a query in their titles are many, and seldom the one that is meant.
class PlaceWeight : public Xapian::Weight {
 public:
  PlaceWeight();

  PlaceWeight* clone() const override { return new PlaceWeight(); }
  void init(double factor) override;
  std::string name() const override { return "PlaceWeight"; }
  double get_sumpart(Xapian::termcount wdf, Xapian::termcount length, Xapian::termcount unique) const override;
  double get_maxpart() const override;
  double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
  double get_maxextra() const override { return 0; }

 private:
  double frequency_share(double wdf, double length) const;

  double rarity_ = 0;        // Inverse document frequency, times the factor of the query.
  double length_scale_ = 0;  // 1 / the average length.
};

// The documents that have certain words in their title, each in any of its forms.
class TitleSource : public NumberSource {
 public:
  // One word of the title.
  struct Word {
    std::vector<std::string> terms;  // Any of these,
    std::string prefix;              //   or, when there are none, any term that begins so.
  };
  // What a document has ahead whose title has all words of the query: about what two or three rare words weigh.
  static constexpr double kBonus = 40;

  explicit TitleSource(std::vector<Word> words, double weight = 0) : words_(std::move(words)), weight_(weight) {}

  // Whether `database` has a document with `term` in its title.
  static bool any(const Xapian::Database& database, const std::string& term);

  // Goes through the postings of the rarest word, and looks those documents up in the others'.
  void init(const Xapian::Database& database) override;
  double get_weight() const override { return weight_; }
  void next(double least) override;
  void skip_to(Xapian::docid number, double least) override;
  Xapian::PostingSource* clone() const override { return new TitleSource(words_, weight_); }

 private:
  std::vector<Word> words_;
  double weight_;
};

}  // namespace uppdrag::knowledge
