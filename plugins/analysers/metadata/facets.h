// SPDX-License-Identifier: GPL-3.0-or-later
// Date, case number, authority, county, issuer and period of a document. What the text does not say stays empty: a
// missing facet is better than a wrong one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document_head.h"
#include "uppdrag/registry/registry.h"

namespace uppdrag::metadata {

// The document's own date (EDTF day or month), never a deadline or the date of something else; "" when it tells none.
std::string date_of(const DocumentHead& head, std::string_view kind, const AnalysisInput& in, const Marks& marks);

// Its own case numbers: in the lines of metadata, or stuck to the title; not those that it cites.
std::vector<std::string> case_numbers_of(const DocumentHead& head, const AnalysisInput& in);

// Who carries the assignment; for strategies and follow-ups, who issues them.
std::vector<std::string> authorities_of(const DocumentHead& head, std::string_view kind, const AnalysisInput& in,
                                        const Marks& marks);

// SCB codes: of the county boards among `authorities`; of a strategy, also of the county that its title names.
std::vector<std::string> counties_of(const DocumentHead& head, std::string_view kind,
                                     const std::vector<std::string>& authorities, const AnalysisInput& in);

std::string issuer_of(const DocumentHead& head, std::string_view kind, const std::vector<std::string>& authorities,
                      const std::vector<std::string>& case_numbers, const AnalysisInput& in, const Marks& marks);

// `2014–2016` in the title, or in the opening of a strategy (`perioden 2014–2016`), as "2014/2016".
std::string period_of(const DocumentHead& head, std::string_view kind, const AnalysisInput& in, const Marks& marks);

}  // namespace uppdrag::metadata
