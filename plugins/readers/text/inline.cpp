// SPDX-License-Identifier: GPL-3.0-or-later
#include "inline.h"

#include <algorithm>

#include "titles.h"

namespace uppdrag::text_reader {
namespace {

constexpr std::uint32_t kNowhere = 0xFFFFFFFFU;

bool space(char c) { return c == ' ' || c == '\t'; }

// White space that is written shorter than it stands: two spaces, or a tab.
bool has_wide_space(std::string_view text) {
  for (std::size_t at = text.find_first_of(" \t"); at < text.size(); at = text.find_first_of(" \t", at + 1))
    if (text[at] == '\t' || (at + 1 < text.size() && text[at + 1] == ' ')) return true;
  return false;
}

bool mends(Glue glue) { return glue == Glue::kMend || glue == Glue::kMendThird; }

// The bytes of `piece` that are written, when `next` may take the hyphen at its end.
std::uint32_t written_end(const Piece& piece, const Piece* next) {
  return next != nullptr && mends(next->glue) ? piece.end - 1 : piece.end;
}
std::uint32_t written_start(const Piece& piece) {
  return piece.glue == Glue::kMendThird ? piece.start + 1 : piece.start;
}

}  // namespace

void InlineWriter::reset(std::string_view text, const OffsetMap& map, Document& document, DocumentBuilder& builder) {
  text_ = text;
  map_ = &map;
  document_ = &document;
  builder_ = &builder;
  page_ = 0;
  map_at_ = 0;
  label_at_ = kNowhere;
}

void InlineWriter::turn_pages(const Piece& piece) {
  for (std::uint16_t i = 0; i < piece.new_pages; ++i) builder_->begin_page(++page_ + 1);
}

void InlineWriter::write(const Piece* first, const Piece* last, Markup markup, bool title) {
  block_start_ = static_cast<std::uint32_t>(document_->text.size());
  const bool simple = std::all_of(first, last, [&](const Piece& piece) {
    const std::string_view text = text_.substr(piece.start, piece.end - piece.start);
    return !may_have_markup(text, markup) && !has_wide_space(text) && (!title || next_seam(text, 0).at == text.size());
  });
  if (simple) return write_plain(first, last);
  join(first, last);
  label_joined_ = kNowhere;
  std::vector<Cut>& cuts = scanner_.scan(joined_, markup);
  if (title) cut_seams(cuts);
  emit_joined(cuts);
}

// A space at each seam of a title.
void InlineWriter::cut_seams(std::vector<Cut>& cuts) {
  for (Seam seam = next_seam(joined_, 0); seam.at < joined_.size(); seam = next_seam(joined_, seam.at)) {
    const auto place = std::find_if(cuts.begin(), cuts.end(), [&](const Cut& cut) { return cut.start >= seam.at; });
    cuts.insert(place, {seam.at, seam.at, {}, true});
    if (seam.label && label_joined_ == kNowhere) label_joined_ = seam.at;
  }
}

void InlineWriter::write_plain(const Piece* first, const Piece* last) {
  for (const Piece* piece = first; piece != last; ++piece) {
    if (piece != first) {
      if (piece->glue == Glue::kSpace) builder_->append_space();
      turn_pages(*piece);
    }
    emit(written_start(*piece), written_end(*piece, piece + 1 == last ? nullptr : piece + 1));
  }
}

void InlineWriter::write_row(const Piece& piece, Markup markup) {
  std::uint32_t at = piece.start + (text_[piece.start] == '|' ? 1 : 0);
  bool first = true;
  while (at < piece.end) {
    std::uint32_t bar = at;
    while (bar < piece.end && (text_[bar] != '|' || text_[bar - 1] == '\\')) ++bar;
    if (!first) builder_->append_tab();
    first = false;
    Piece cell{at, bar, Glue::kSpace, 0};
    while (cell.start < cell.end && space(text_[cell.start])) ++cell.start;
    while (cell.start < cell.end && space(text_[cell.end - 1])) --cell.end;
    if (cell.start < cell.end) write(&cell, &cell + 1, markup, false);
    at = bar + 1;
  }
}

// The pieces as one string, so that markup may run over line ends.
void InlineWriter::join(const Piece* first, const Piece* last) {
  joined_.clear();
  origins_.clear();
  breaks_.clear();
  const auto size = [this] { return static_cast<std::uint32_t>(joined_.size()); };
  for (const Piece* piece = first; piece != last; ++piece) {
    if (piece != first) {
      if (piece->glue == Glue::kSpace) {
        origins_.push_back({size(), kNowhere});
        joined_.push_back(' ');
      }
      if (piece->new_pages > 0) breaks_.push_back({size(), piece});
    }
    const std::uint32_t start = written_start(*piece);
    const std::uint32_t end = written_end(*piece, piece + 1 == last ? nullptr : piece + 1);
    origins_.push_back({size(), start});
    joined_.append(text_.substr(start, end - start));
  }
}

void InlineWriter::emit_joined(const std::vector<Cut>& cuts) {
  origin_at_ = break_at_ = 0;
  std::uint32_t at = 0;
  for (const Cut& cut : cuts) {
    if (cut.start < at) continue;  // Within a cut that was made.
    emit_range(at, cut.start);
    at = cut.end;
    if (!cut.with.empty()) {
      while (origin_at_ + 1 < origins_.size() && origins_[origin_at_ + 1].joined <= cut.start) ++origin_at_;
      const Origin& origin = origins_[origin_at_];
      builder_->append(cut.with, origin.clean == kNowhere ? 0 : decoded(origin.clean + (cut.start - origin.joined)));
    } else if (cut.space) {
      builder_->append_space();
      if (cut.start == label_joined_ && label_at_ == kNowhere)
        label_at_ = static_cast<std::uint32_t>(document_->text.size());
    }
  }
  emit_range(at, static_cast<std::uint32_t>(joined_.size()));
}

// Emits joined_ from byte to byte.
void InlineWriter::emit_range(std::uint32_t from, std::uint32_t to) {
  while (from < to) {
    while (origin_at_ + 1 < origins_.size() && origins_[origin_at_ + 1].joined <= from) ++origin_at_;
    std::uint32_t stop = origin_at_ + 1 < origins_.size() ? std::min(to, origins_[origin_at_ + 1].joined) : to;
    if (break_at_ < breaks_.size()) {
      if (breaks_[break_at_].joined <= from)
        turn_pages(*breaks_[break_at_++].piece);
      else
        stop = std::min(stop, breaks_[break_at_].joined);
    }
    const Origin& origin = origins_[origin_at_];
    if (origin.clean == kNowhere) {
      if (!after_space()) builder_->append_space();
    } else {
      emit_collapsed(origin.clean + (from - origin.joined), origin.clean + (stop - origin.joined));
    }
    from = stop;
  }
}

// Emits clean text with white space in runs of one. Three spaces or a tab stand between columns and become a tab.
void InlineWriter::emit_collapsed(std::uint32_t from, std::uint32_t to) {
  while (from < to) {
    std::uint32_t end = from;
    if (space(text_[from])) {
      bool tab = false;
      for (; end < to && space(text_[end]); ++end) tab = tab || text_[end] == '\t';
      constexpr std::uint32_t kColumnGap = 3;
      if (!after_space()) builder_->append(tab || end - from >= kColumnGap ? "\t" : " ", decoded(from));
    } else {
      while (end < to && text_[end] != '\t' && (text_[end] != ' ' || (end + 1 < to && !space(text_[end + 1])))) ++end;
      emit(from, end);
    }
    from = end;
  }
}

// Emits clean text as it is, split where its own map jumps.
void InlineWriter::emit(std::uint32_t from, std::uint32_t to) {
  const auto& pieces = map_->pieces();
  while (from < to) {
    const std::uint32_t source = decoded(from);
    const std::uint32_t stop = map_at_ < pieces.size() ? std::min(to, pieces[map_at_].produced) : to;
    builder_->append(text_.substr(from, stop - from), source);
    from = stop;
  }
}

// The decoded source's offset of a byte of the clean text; sets map_at_. Calls mostly ascend.
std::uint32_t InlineWriter::decoded(std::uint32_t clean) {
  const auto& pieces = map_->pieces();
  if (map_at_ > 0 && pieces[map_at_ - 1].produced > clean) {
    const auto after =
        std::upper_bound(pieces.begin(), pieces.end(), clean,
                         [](std::uint32_t at, const OffsetMap::Piece& piece) { return at < piece.produced; });
    map_at_ = static_cast<std::size_t>(after - pieces.begin());
  }
  while (map_at_ < pieces.size() && pieces[map_at_].produced <= clean) ++map_at_;
  return map_at_ == 0 ? clean : pieces[map_at_ - 1].source + (clean - pieces[map_at_ - 1].produced);
}

bool InlineWriter::after_space() const {
  const std::string& text = document_->text;
  return text.size() == block_start_ || space(text.back());
}

}  // namespace uppdrag::text_reader
