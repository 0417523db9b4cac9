// SPDX-License-Identifier: GPL-3.0-or-later
// What a page says of itself: title, dates, language, address.
#pragma once

#include "../shared/flow.h"
#include "judge.h"
#include "page.h"
#include "uppdrag/document/document.h"

namespace uppdrag::html_reader {

// Sets title, date (when it was published), updated, language and source_url of `document`, whose blocks are written,
// as far as the page tells them. `stamps` are what its text says of dates.
void read_page_metadata(const Page& page, const Judgement& judgement, const flow::Stamps& stamps, Document& document);

// The day in a date as HTML spells them: `2017-03-24T15:07:06Z`, `2017-03-24 15:07:06`, `20170324`, `24 mars 2017`,
// `Fri, 24 Mar 2017 15:07:06 GMT`; "" for anything else.
std::string day_of(std::string_view date);

}  // namespace uppdrag::html_reader
