// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the parts of appropriations in a sentence: areas, grants and items.
#include "appropriations.h"

namespace uppdrag::amounts {
namespace {

using Part = AppropriationWords::Part;

struct PartWord {
  const char* word;
  Part part;
};
constexpr PartWord kPartWords[] = {
    {"utgiftsområde", Part::kArea},
    {"utgiftsområdet", Part::kArea},
    {"utg", Part::kUtg},
    {"utgifts", Part::kUtgifts},
    {"uo", Part::kUo},
    {"anslag", Part::kGrant},
    {"anslaget", Part::kGrant},
    {"anslagets", Part::kGrant},
    {"ramanslag", Part::kGrant},
    {"ramanslaget", Part::kGrant},
    {"reservationsanslaget", Part::kGrant},
    {"förvaltningsanslaget", Part::kGrant},
    {"anslagen", Part::kGrants},
    {"ramanslagen", Part::kGrants},
    {"anslagspost", Part::kItem},
    {"anslagsposten", Part::kItem},
    {"anslagsposterna", Part::kItem},
    {"anslagsposter", Part::kItem},
    {"ap", Part::kItemShort},
};

struct NamedWord {
  WordId AppropriationWords::Words::*member;
  const char* word;
};

constexpr NamedWord kNamedWords[] = {
    {&AppropriationWords::Words::stop, "."},
    {&AppropriationWords::Words::colon, ":"},
    {&AppropriationWords::Words::left, "("},
    {&AppropriationWords::Words::right, ")"},
    {&AppropriationWords::Words::comma, ","},
    {&AppropriationWords::Words::dash, "-"},
    {&AppropriationWords::Words::omr, "omr"},
    {&AppropriationWords::Words::omrade, "område"},
    {&AppropriationWords::Words::och, "och"},
    {&AppropriationWords::Words::samt, "samt"},
    {&AppropriationWords::Words::respektive, "respektive"},
    {&AppropriationWords::Words::till, "till"},
    {&AppropriationWords::Words::prop, "prop"},
    {&AppropriationWords::Words::bet, "bet"},
    {&AppropriationWords::Words::skr, "skr"},
    {&AppropriationWords::Words::inom, "inom"},
    {&AppropriationWords::Words::det, "det"},
    {&AppropriationWords::Words::belasta, "belasta"},
    {&AppropriationWords::Words::belastar, "belastar"},
    {&AppropriationWords::Words::mot, "mot"},
    {&AppropriationWords::Words::fran, "från"},
    {&AppropriationWords::Words::l, "l"},
};

constexpr std::uint32_t kListGap = 14;        // Tokens of a name between two grants of one list.
constexpr std::uint32_t kReferenceReach = 8;  // Tokens from `prop.` to the area it cites.
constexpr std::uint32_t kBareGrantGap = 9;    // Tokens of an area's name before a grant that is called none.

std::string without_zero(std::string_view digits) {
  while (digits.size() > 1 && digits[0] == '0') digits.remove_prefix(1);
  return std::string(digits);
}

}  // namespace

AppropriationWords::AppropriationWords(Vocabulary& v) {
  for (const PartWord& word : kPartWords) parts_.set(v.add(word.word), static_cast<std::uint8_t>(word.part));
  for (const NamedWord& named : kNamedWords) words_.*named.member = v.add(named.word);
}

std::string_view AppropriationFinder::digits(std::uint32_t at) const {
  if (at >= end_ || text_.tokens[at].kind != TokenKind::kNumber) return {};
  return text_.tokens[at].span().of(document_.text);
}

std::string AppropriationFinder::number(std::uint32_t at) const {
  const std::string_view text = digits(at);
  return text.empty() || text.size() > 2 ? std::string() : without_zero(text);
}

std::string AppropriationFinder::pair(std::uint32_t& at, bool dots) const {
  const std::string_view left =
      is(at, words_.w().l) ? std::string_view("1") : digits(at);  // `anslaget l:1`, read by a machine
  const std::string_view right = digits(at + 2);
  const bool colon = is(at + 1, words_.w().colon);
  const bool dot = dots && is(at + 1, words_.w().stop) && !text_.tokens[at + 1].space_before && at + 2 < end_ &&
                   !text_.tokens[at + 2].space_before;
  if (left.empty() || left.size() > 2 || right.empty() || right.size() > 2 || (!colon && !dot)) return {};
  at += 3;
  return without_zero(left) + ':' + without_zero(right);
}

// `prop. 2015/16:1 utg.omr. 2` cites a bill, not an appropriation.
bool AppropriationFinder::in_reference(std::uint32_t at, std::uint32_t first) const {
  const AppropriationWords::Words& w = words_.w();
  for (std::uint32_t back = 1; back <= kReferenceReach && at >= first + back; ++back) {
    const WordId word = text_.tokens[at - back].word;
    if (word == w.right) return false;
    if (word == w.prop || word == w.bet || word == w.skr) return true;
  }
  return false;
}

std::uint32_t AppropriationFinder::area_at(std::uint32_t at, std::uint32_t number_at) {
  const std::string area = number(number_at);
  if (area.empty()) return at + 1;
  if (in_reference(at, first_)) return number_at + 1;
  Component c;
  c.part = Part::kArea;
  c.tokens = {at, number_at + 1};
  c.area = area;
  components_.push_back(std::move(c));
  // utgiftsområde 7 Internationellt bistånd 1:1 Biståndsverksamhet
  for (std::uint32_t next = number_at + 1; next < end_ && next <= number_at + kBareGrantGap; ++next) {
    const Token& token = text_.tokens[next];
    if (token.kind == TokenKind::kWord && words_.part(token.word) == Part::kNone) continue;
    Component grant;
    grant.part = Part::kGrant;
    grant.tokens.first = next;
    grant.grant = token.space_before ? pair(next, false) : std::string();
    if (grant.grant.empty()) break;
    grant.tokens.last = next;
    components_.push_back(std::move(grant));
    return next;
  }
  return number_at + 1;
}

std::uint32_t AppropriationFinder::grant_at(std::uint32_t at) {
  std::uint32_t next = at + 1;
  const std::string grant = pair(next, true);
  if (grant.empty()) return at + 1;
  Component c;
  c.part = Part::kGrant;
  c.tokens = {at, next};
  c.grant = grant;
  components_.push_back(std::move(c));
  return next;
}

// anslagen 1:5 Sveriges Domstolar och 1:4 Domstolsprövning; 1:11 (utg.omr. 05), 1:1 och 2:1
std::uint32_t AppropriationFinder::grants_at(std::uint32_t at) {
  const AppropriationWords::Words& w = words_.w();
  std::uint32_t next = at + 1;
  std::uint32_t start = at;
  std::uint32_t last = at + 1;
  for (std::uint32_t gap = 0; next < end_ && gap < kListGap;) {
    const WordId before = text_.tokens[next - 1].word;
    const bool joined = start == at ? next == at + 1
                                    : before == w.och || before == w.samt || before == w.comma ||
                                          before == w.respektive || before == w.till || before == w.dash;
    const std::uint32_t begin = next;
    const std::string grant = joined ? pair(next, true) : std::string();
    if (!grant.empty()) {
      Component c;
      c.part = Part::kGrant;
      c.tokens = {start == at ? at : begin, next};
      c.grant = grant;
      c.plural = true;
      components_.push_back(std::move(c));
      start = begin + 1;
      last = next;
      gap = 0;
      continue;
    }
    if (start == at) return at + 1;
    const Part part = words_.part(text_.tokens[next].word);
    if (part == Part::kUtg || part == Part::kArea) {
      const std::uint32_t number_at = part == Part::kArea ? next + 1 : next + 4;
      next = area_at(next, number_at);
      last = next;
      gap = 0;
      continue;
    }
    if (part != Part::kNone) break;
    ++next;
    ++gap;
  }
  return last;
}

std::uint32_t AppropriationFinder::item_at(std::uint32_t at) {
  const AppropriationWords::Words& w = words_.w();
  std::uint32_t next = at + 1;
  if (is(next, w.stop)) ++next;
  Component c;
  c.part = Part::kItem;
  const bool item_has_grant = next + 4 < end_ && is(next + 1, w.colon) &&
                              (is(next + 3, w.colon) || is(next + 3, w.stop)) && !text_.tokens[next + 4].space_before &&
                              !number(next + 4).empty();
  if (item_has_grant) {  // anslagspost 1:1.9
    c.grant = pair(next, false);
    ++next;
  }
  c.item = number(next);
  if (c.item.empty()) return at + 1;
  ++next;
  if (is(next, w.stop) && !text_.tokens[next].space_before && next + 1 < end_ && !text_.tokens[next + 1].space_before &&
      !number(next + 1).empty()) {
    c.item += '.' + number(next + 1);
    next += 2;
  }
  c.tokens = {at, next};
  components_.push_back(c);
  // anslagsposterna 1 och 2
  while (next + 1 < end_ && (is(next, w.och) || is(next, w.samt)) && !number(next + 1).empty() &&
         (next + 2 >= end_ || !is(next + 2, w.colon))) {
    c.item = number(next + 1);
    c.tokens = {next + 1, next + 2};
    components_.push_back(c);
    next += 2;
  }
  return next;
}

void AppropriationFinder::components(const Sentence& sentence) {
  const AppropriationWords::Words& w = words_.w();
  components_.clear();
  first_ = sentence.tokens.first;
  end_ = sentence.tokens.last;
  for (std::uint32_t at = first_; at < end_;) {
    const Token& token = text_.tokens[at];
    switch (words_.part(token.word)) {
      case Part::kNone:
        ++at;
        break;
      case Part::kArea:
        at = area_at(at, at + 1);
        break;
      case Part::kUtg:
        if (is(at + 1, w.stop) && is(at + 2, w.omr))
          at = area_at(at, is(at + 3, w.stop) ? at + 4 : at + 3);
        else
          ++at;
        break;
      case Part::kUtgifts:
        at = is(at + 1, w.omrade) ? area_at(at, at + 2) : at + 1;
        break;
      case Part::kUo:
        at = token.capital ? area_at(at, is(at + 1, w.stop) ? at + 2 : at + 1) : at + 1;
        break;
      case Part::kGrant:
        at = grant_at(at);
        break;
      case Part::kGrants:
        at = grants_at(at);
        break;
      case Part::kItem:
        at = item_at(at);
        break;
      case Part::kItemShort:  // `ap. 9`, not the fund `AP7`
        at = !token.all_capitals || is(at + 1, w.stop) ? item_at(at) : at + 1;
        break;
    }
  }
}

}  // namespace uppdrag::amounts
