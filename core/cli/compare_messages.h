// SPDX-License-Identifier: GPL-3.0-or-later
// What `compare` says, in Swedish and in English; the rest of the program's strings stand in messages.h.
#pragma once

#include "messages.h"

namespace uppdrag::cli::msg {

// ---- options
inline constexpr M kCompareAbout{"Jämför strategier: vad de tar upp, vad de lånar av varandra, vad som är nytt",
                                 "Compare strategies: what they treat, what they borrow from one another, what is new"};
inline constexpr M kCompareExamples{
    "uppdrag compare                                    vad varje län säger om varje delmål\n"
    "uppdrag compare --cycle 2018-2021 --format html >rapport.html\n"
    "uppdrag compare --cell Skåne jamstalldhet:6        ställena bakom en siffra\n"
    "uppdrag compare --own-words                        egna och lånade ord\n"
    "uppdrag compare --typical --county Skåne           vad som är typiskt för ett län\n"
    "uppdrag compare --versions --county Gotland        vad som ändrats sedan förra strategin\n"
    "uppdrag compare --side-by-side jamstalldhet:5 --county Skåne --county Dalarna\n"
    "uppdrag compare --topic 'Hedersvåld=hedersvåld ELLER tvångsäktenskap'",
    "uppdrag compare                                    what each county says on each sub-goal\n"
    "uppdrag compare --cycle 2018-2021 --format html >report.html\n"
    "uppdrag compare --cell Skåne jamstalldhet:6        the passages behind a number\n"
    "uppdrag compare --own-words                        own and borrowed words\n"
    "uppdrag compare --typical --county Skåne           what is typical of a county\n"
    "uppdrag compare --versions --county Gotland        what has changed since the last strategy\n"
    "uppdrag compare --side-by-side jamstalldhet:5 --county Skåne --county Dalarna\n"
    "uppdrag compare --topic 'Honour=hedersvåld OR tvångsäktenskap'"};
inline constexpr M kCompareWhat{"Vad som ska visas", "What to show"};
inline constexpr M kCompareOf{"Vad som ska jämföras", "What to compare"};
inline constexpr M kCompareBy{"Rader: county, authority, cycle, kind, year, folder, document eller annan egenskap",
                              "Rows: county, authority, cycle, kind, year, folder, document or another property"};
inline constexpr M kCompareCycle{"Bara denna period: 2018-2021, eller latest", "Only this cycle: 2018-2021, or latest"};
inline constexpr M kCompareColumns{
    "Kolumner: goals (delmål), facts (faktatyper) eller areas (politikområden: ställen med områdets "
    "ord)",
    "Columns: goals, facts (fact types) or areas (policy areas: passages with "
    "the area's words)"};
inline constexpr M kCompareSystem{"Målsystem, till exempel jamstalldhet eller miljo",
                                  "Goal system, jamstalldhet or miljo for example"};
inline constexpr M kCompareTopic{"Ett eget ämne som kolumn: NAMN=SÖKFRÅGA; kan upprepas",
                                 "A topic of your own as a column: NAME=QUERY; may be repeated"};
inline constexpr M kCompareTopics{"Egna ämnen ur en fil: namn, tabb eller =, och sökfråga på varje rad",
                                  "Your own topics from a file: name, tab or =, and query on each line"};
inline constexpr M kCompareRow{"En egen rad: NAMN=SÖKFRÅGA, de texter som frågan finner; kan upprepas",
                               "A row of your own: NAME=QUERY, the texts that the query finds; may be repeated"};
inline constexpr M kCompareRows{"Egna rader ur en fil: namn, tabb eller =, och sökfråga på varje rad",
                                "Your own rows from a file: name, tab or =, and query on each line"};
inline constexpr M kCompareMeasure{"Vad cellerna visar: passages, share, mandates, deadlines, budgets eller strength",
                                   "What the cells show: passages, share, mandates, deadlines, budgets or strength"};
inline constexpr M kCompareCell{"Visa ställena bakom en cell: rad och kolumn",
                                "Show the passages behind a cell: row and column"};
inline constexpr M kCompareOwnWords{"Visa hur mycket som är egna ord och varifrån resten kommer",
                                    "Show how much is own words and where the rest comes from"};
inline constexpr M kCompareShared{"Visa gemensamma stycken, med vem som skrev först",
                                  "Show shared passages, and who wrote them first"};
inline constexpr M kCompareSimilar{"Visa hur lika texterna är, och vilka som hör ihop",
                                   "Show how alike the texts are, and which belong together"};
inline constexpr M kCompareOn{"Med --similar: bara det som sägs om detta mål eller ämne",
                              "With --similar: only what is said on this goal or topic"};
inline constexpr M kCompareTypical{"Visa ord och fraser som är typiska för det valda mot resten",
                                   "Show words and phrases typical of the selection against the rest"};
inline constexpr M kCompareVersions{"Visa vad som ändrats sedan föregående strategi",
                                    "Show what has changed since the last strategy"};
inline constexpr M kCompareSide{"Visa ställena om ett mål eller ämne bredvid varandra",
                                "Show the passages on a goal or topic side by side"};
inline constexpr M kCompareAgainst{"Visa hur strategierna svarar på uppdraget (fil, id eller diarienummer)",
                                   "Show how the strategies answer the assignment (file, id or case number)"};
inline constexpr M kCompareOnlyOne{"välj en av {0}", "choose one of {0}"};
inline constexpr M kCompareBadTopic{"{0} '{1}': väntade NAMN=SÖKFRÅGA", "{0} '{1}': expected NAME=QUERY"};
inline constexpr M kCompareNoFile{"filen går inte att öppna", "the file cannot be opened"};
inline constexpr M kCompareBadMeasure{"okänt mått '{0}' (det finns: {1})", "unknown measure '{0}' (there are: {1})"};

// ---- the matrix
inline constexpr M kColRow{"Rad", "Row"};
inline constexpr M kColCycle{"Period", "Cycle"};
inline constexpr M kColColumn{"Kolumn", "Column"};
inline constexpr M kColColumnName{"Mål eller ämne", "Goal or topic"};
inline constexpr M kColState{"Läge", "State"};
inline constexpr M kColStrength{"Tyngd", "Strength"};
inline constexpr M kColPassages{"Ställen", "Passages"};
inline constexpr M kColTextShare{"Andel av texten", "Share of the text"};
inline constexpr M kColMandates{"Åtaganden", "Undertakings"};
inline constexpr M kColDeadlines{"Frister", "Deadlines"};
inline constexpr M kColBudgets{"Belopp", "Budgets"};
inline constexpr M kColFiles{"Filer", "Files"};
inline constexpr M kColHeading{"Rubrik", "Heading"};
inline constexpr M kColWhy{"Grund", "Basis"};
inline constexpr M kStateFound{"funnet", "found"};
inline constexpr M kStateNothing{"läst, inget funnet", "read, nothing found"};
inline constexpr M kStateUnreadable{"finns, gick inte att läsa", "held, could not be read"};
inline constexpr M kStateNoDocument{"inget dokument", "no document held"};
inline constexpr M kStateOlder{"inget dokument, bara äldre", "no document held, only an older one"};
inline constexpr M kStateNotThen{"målet fanns inte då", "not a goal then"};
inline constexpr M kStrengthNone{"inget", "nothing"};
inline constexpr M kStrengthMentioned{"nämns", "mentioned"};
inline constexpr M kStrengthTreated{"behandlas", "treated"};
inline constexpr M kStrengthFocus{"i fokus", "in focus"};
inline constexpr M kBasisNamed{"nämns", "named"};
inline constexpr M kBasisWords{"målets ord", "the goal's words"};
inline constexpr M kBasisSection{"avsnitt", "section"};
inline constexpr M kCompareLegend{
    "Tal: antal ställen. ● i fokus, ◐ behandlas, ○ nämns. · läst men inget funnet, ? finns men gick inte att läsa, "
    "– inget dokument, ‹ bara ett äldre dokument, × målet fanns inte då",
    "Numbers: passages. ● in focus, ◐ treated, ○ mentioned. · read but nothing found, ? held but could not be read, "
    "– no document held, ‹ only an older document, × not a goal then"};
inline constexpr M kCompareMissingCycle{"Inget dokument för {0}: {1}", "No document held for {0}: {1}"};
inline constexpr M kCompareOlder{"Bara äldre dokument än {0}: {1}", "Only documents older than {0}: {1}"};
inline constexpr M kCompareManyCycles{"Vilka rader som saknar text för en viss period visas med --cycle",
                                      "Which rows lack a text for a certain cycle is shown with --cycle"};
inline constexpr M kCompareUnread{"Gick inte att läsa: {0} ({1})", "Could not be read: {0} ({1})"};
inline constexpr M kCompareAnyCycle{"någon period", "any cycle"};
inline constexpr M kCompareNothing{
    "inga texter svarar mot urvalet (jämförelsen gäller strategier om inget annat sägs med --kind)",
    "no texts match the selection (strategies are compared unless --kind says otherwise)"};
inline constexpr M kCompareNoRow{"ingen rad '{0}'{1}", "no row '{0}'{1}"};
inline constexpr M kCompareNoColumn{"ingen kolumn '{0}'{1} (det finns: {2})", "no column '{0}'{1} (there are: {2})"};
inline constexpr M kCompareNoPassages{"inga ställen: {0}", "no passages: {0}"};

// ---- shared words
inline constexpr M kColWords{"Ord", "Words"};
inline constexpr M kColOwn{"Egna", "Own"};
inline constexpr M kColFromEarlier{"Förra egna", "Own earlier"};
inline constexpr M kColFromOthers{"Andra län", "Others"};
inline constexpr M kColFromAssignment{"Uppdraget", "Assignment"};
inline constexpr M kColFromLaw{"Lag", "Law"};
inline constexpr M kColFromCommon{"Gemensamt", "Common"};
inline constexpr M kColLenders{"Mest från", "Mostly from"};
inline constexpr M kColText{"Text", "Text"};
inline constexpr M kColAlike{"Likhet", "Alike"};
inline constexpr M kColFirst{"Först i", "First in"};
inline constexpr M kColThen{"Sedan i", "Then in"};
inline constexpr M kColSource{"Slag", "Kind"};
inline constexpr M kColQuoteFirst{"Text i den första", "Words of the first"};
inline constexpr M kColQuoteThen{"Text i den andra", "Words of the second"};
inline constexpr M kSourceAssignment{"uppdraget", "assignment"};
inline constexpr M kSourceLaw{"lag", "law"};
inline constexpr M kSourceCommon{"gemensamt", "common"};
inline constexpr M kSourceEarlier{"egen tidigare", "own earlier"};
inline constexpr M kSourceOther{"annan", "other"};
inline constexpr M kSourceOwn{"egen", "own"};
inline constexpr M kUndirected{"samtidigt", "same time"};
inline constexpr M kSharedTitle{"Gemensamma stycken", "Shared passages"};
inline constexpr M kOwnTitle{"Egna och lånade ord", "Own and borrowed words"};
inline constexpr M kOwnLegend{
    "Egna: ord som inte står i någon äldre text. Förra egna: ur radens förra text. Andra: i andras texter som "
    "inte är yngre. Gemensamt: i mer än hälften av radernas texter. Ordformer räknas som samma ord, små ändringar tål.",
    "Own: words that stand in no older text. Own earlier: from the row's last text. Others: in texts of others that "
    "are "
    "not younger. Common: in the texts of more than half of the rows. Forms of a word count as one, small edits are "
    "borne."};
inline constexpr M kSharedMore{"{0} av {1} visas; alla med --format csv, json, xlsx eller html",
                               "{0} of {1} are shown; all with --format csv, json, xlsx or html"};
inline constexpr M kNoShared{"inga gemensamma stycken", "no shared passages"};
inline constexpr M kSimilarTitle{"Likhet mellan texterna", "Likeness of the texts"};
inline constexpr M kClusterTitle{"Texter som hör ihop", "Texts that belong together"};
inline constexpr M kColCluster{"Grupp", "Group"};
inline constexpr M kColTexts{"Texter", "Texts"};
inline constexpr M kColInCommon{"Har gemensamt", "Have in common"};
inline constexpr M kSimilarLegend{
    "Likhet 0–100 % av vilka ord texterna använder (cosinus; ovanliga ord väger mest, uppdragets och lagens ord väger "
    "en tiondel).",
    "Likeness 0–100 % of the words that the texts use (cosine; rare words weigh most, words of the assignment and the "
    "law a tenth)."};

// ---- versions
inline constexpr M kVersionsTitle{"Avsnitt: {0} mot {1}", "Sections: {0} against {1}"};
inline constexpr M kSectionsTitle{"Avsnitt", "Sections"};
inline constexpr M kFiguresTitle{"Ändrade mål, belopp och datum", "Changed targets, amounts and dates"};
inline constexpr M kColFate{"Vad som hänt", "What happened"};
inline constexpr M kColBefore{"Förut", "Before"};
inline constexpr M kColAfter{"Nu", "Now"};
inline constexpr M kColDifference{"Nytt (+) och borta (−)", "New (+) and gone (−)"};
inline constexpr M kFateKept{"kvar", "kept"};
inline constexpr M kFateRewritten{"omskrivet", "rewritten"};
inline constexpr M kFateNew{"nytt", "new"};
inline constexpr M kFateGone{"borta", "gone"};
inline constexpr M kFateMoved{", flyttat", ", moved"};
inline constexpr M kFigureDeadline{"frist", "deadline"};
inline constexpr M kFigureBudget{"belopp", "amount"};
inline constexpr M kFigureTarget{"mål", "target"};
inline constexpr M kFigureReference{"hänvisning", "reference"};
inline constexpr M kFigureNumber{"tal", "number"};
inline constexpr M kNoVersions{"ingen rad har två texter efter varandra",
                               "no row has two texts that follow each other"};

// ---- side by side, and against the assignment
inline constexpr M kSideTitle{"Sida vid sida", "Side by side"};
inline constexpr M kColSharedWith{"Gemensamt med", "Shared with"};
inline constexpr M kSideLegend{"⟦ ⟧: ord som en annan av texterna också har.",
                               "⟦ ⟧: words that another of the texts has too."};
inline constexpr M kDemandsTitle{"Uppdragets krav och strategiernas svar",
                                 "Demands of the assignment and the strategies' answers"};
inline constexpr M kColDemand{"Krav", "Demand"};
inline constexpr M kColAnswer{"Svar", "Answer"};
inline constexpr M kColFit{"Passar", "Fits"};
inline constexpr M kAnswerFound{"svar", "answer"};
inline constexpr M kAnswerRepeats{"upprepar kravet", "repeats the demand"};
inline constexpr M kAnswerNone{"inget funnet", "nothing found"};
inline constexpr M kSaidTitle{"Vad uppföljningar säger", "What follow-ups say"};
inline constexpr M kFollowupOnDemand{"om kravet", "on the demand"};
inline constexpr M kNoAssignment{"inget uppdrag '{0}' bland dem som texterna hänvisar till (det finns: {1})",
                                 "no assignment '{0}' among those that the texts name (there are: {1})"};
inline constexpr M kNobodyAnswers{
    "ingen av texterna nämner eller lånar ord av något uppdrag som finns; välj ett av {0}",
    "none of the texts names or borrows words from an assignment that is held; choose one of {0}"};
inline constexpr M kNobodyAnswersThis{"ingen av de valda texterna nämner eller lånar ord av {0}",
                                      "none of the texts chosen names or borrows words from {0}"};
inline constexpr M kNoAssignments{
    "texterna hänvisar inte till något uppdrag som finns i kunskapsbasen: indexera uppdraget också",
    "the texts name no assignment that is in the knowledge base: index the assignment too"};

// ---- the report
inline constexpr M kReportTitle{"Jämförelse av strategier", "Strategies compared"};
inline constexpr M kReportHeld{"Vad som jämförs", "What is compared"};
inline constexpr M kReportMatrix{"Vad varje text tar upp", "What each text treats"};
inline constexpr M kReportPassages{"Ställena bakom siffrorna", "The passages behind the numbers"};
inline constexpr M kReportMethod{"Så är det räknat", "How it was counted"};
inline constexpr M kReportTop{"till tabellen", "to the table"};
inline constexpr M kReportTypical{"Typiska ord", "Typical words"};
inline constexpr M kReportBeside{"Sida vid sida", "Side by side"};
inline constexpr M kReportBesideLegend{"Understruket och markerat: ord som en annan av texterna också har.",
                                       "Underlined and marked: words that another of the texts has too."};
inline constexpr M kReportAnswersLegend{
    "Ett svar delar kravets ovanliga ord. Det visar var man kan läsa, inte att kravet är uppfyllt.",
    "An answer shares the demand's uncommon words. It shows where to read, not that the demand is met."};
inline constexpr M kReportShownOf{"{0} av {1} visas", "{0} of {1} are shown"};
inline constexpr M kReportDocument{"Dokument", "Document"};
inline constexpr M kReportHow{
    "Ett ställe är ett stycke, en listpunkt eller en tabellrad som nämner målet (eller svarar mot sökfrågan), "
    "använder målets egna ord eller står i målets avsnitt. Nämns: inget åtagande, ingen frist och inget belopp på "
    "ställena. Behandlas: minst ett. I fokus: dessutom minst tre ställen som utgör 15 procent av texten. Delmålens "
    "numrering följer dokumentets datum; äldre delmål med samma namn räknas i samma kolumn.",
    "A passage is a paragraph, list item or table row that names the goal (or matches the query), uses the goal's own "
    "words, or stands in the goal's section. Mentioned: no undertaking, deadline or amount in the passages. Treated: "
    "at "
    "least one. In focus: also at least three passages that make up 15 per cent of the text. The numbers of sub-goals "
    "follow the document's date; older sub-goals of the same name count in the same column."};

// ---- typical words
inline constexpr M kTypicalTitle{"Typiskt för {0} mot {1}", "Typical of {0} against {1}"};
inline constexpr M kMissingTitle{"Vanligare i resten", "Commoner in the rest"};
inline constexpr M kTypicalTexts{"{0} ({1} texter, {2} ord)", "{0} ({1} texts, {2} words)"};
inline constexpr M kTypicalSelection{"urvalet", "the selection"};
inline constexpr M kTypicalRest{"resten", "the rest"};
inline constexpr M kColTypicalWord{"Ord eller fras", "Word or phrase"};
inline constexpr M kColTypicalHere{"Här", "Here"};
inline constexpr M kColTypicalThere{"Resten", "Rest"};
inline constexpr M kColTypicalG2{"G²", "G²"};
inline constexpr M kColTypicalRatio{"Gånger", "Times"};
inline constexpr M kColTypicalSpread{"Spridning", "Spread"};
inline constexpr M kColLines{"Rader", "Lines"};
inline constexpr M kTypicalLegend{
    "Här och Resten: antal. G²: loglikelihood, över 6,6 sällan slump för ett enskilt ord. Gånger: hur många gånger "
    "vanligare per ord text. Spridning: texter (eller avsnitt) med ordet.",
    "Here and Rest: counts. G²: log-likelihood, above 6.6 seldom chance for a single word. Times: how many times "
    "commoner per word of text. Spread: texts (or sections) with the word."};
inline constexpr M kTypicalNone{"inget är typiskt: för få ord, eller inga som skiljer",
                                "nothing is typical: too few words, or none that differ"};

// ---- notes
inline constexpr M kNoteSeveral{"{0} har flera texter för samma period, som räknas ihop: {1}",
                                "{0} has several texts for one cycle, which are counted together: {1}"};
inline constexpr M kNoteForeign{"{0} är inte på svenska ({1}): fakta och mål söks bara i svenska texter",
                                "{0} is not in Swedish ({1}): facts and goals are looked for in Swedish texts only"};
inline constexpr M kNoteEmpty{"{0} innehåller inga ord", "{0} has no words in it"};
inline constexpr M kNoteNoYears{"{0} säger inte vilka år den gäller", "{0} does not tell for which years it is"};
inline constexpr M kNoteNoRow{"{0} hör inte till någon rad (egenskapen {1} saknas)",
                              "{0} belongs to no row (it has no {1})"};
inline constexpr M kNoteUnreadable{"{0} gick inte att läsa: {1}", "{0} could not be read: {1}"};
inline constexpr M kNoteShort{"{0} har bara {1} ord: kanske en sammanfattning och inte hela strategin",
                              "{0} has only {1} words: perhaps a summary and not the strategy itself"};
inline constexpr M kNoteMore{"och {0} till av samma slag som: {1}", "and {0} more like: {1}"};
inline constexpr M kNoteOtherKind{
    "{0}: ingen strategi, men texter av annat slag finns ({1}); ta med dem med --kind övrigt --kind strategi, eller "
    "skriv kind: strategy överst i filen",
    "{0}: no strategy, but texts of another kind are held ({1}); include them with --kind other --kind strategy, or "
    "write kind: strategy at the head of the file"};
inline constexpr M kNoteOne{"det finns bara en text, {0}: inget att jämföra med",
                            "there is only one text, {0}: nothing to compare it with"};
inline constexpr M kNoteUnmentioned{"ingen text tar upp '{0}'", "no text speaks of '{0}'"};

}  // namespace uppdrag::cli::msg
