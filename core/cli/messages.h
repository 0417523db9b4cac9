// SPDX-License-Identifier: GPL-3.0-or-later
// Every string that a person sees, in Swedish and in English. {0}, {1} … are filled in by Program::text().
#pragma once

#include <string_view>

namespace uppdrag::cli {

enum class Language { kSwedish, kEnglish };

struct Message {
  std::string_view sv;
  std::string_view en;
  std::string_view in(Language language) const { return language == Language::kSwedish ? sv : en; }
};

namespace msg {

using M = Message;

// ---- the program
inline constexpr M kAbout{
    "Läser regeringsuppdrag, strategier och uppföljningar och svarar på vem som ska göra vad, till när och för hur "
    "mycket.",
    "Reads government assignments, strategies and follow-ups and tells who shall do what, by when and for how much."};
inline constexpr M kFooter{
    "Börja så här:\n"
    "  uppdrag index mapp-med-texter\n"
    "  uppdrag deadlines --from 2024-01-01\n"
    "  uppdrag search \"våld i nära relationer\" --county Gotland\n"
    "Hjälp om ett kommando: uppdrag KOMMANDO --help",
    "Start like this:\n"
    "  uppdrag index folder-with-texts\n"
    "  uppdrag deadlines --from 2024-01-01\n"
    "  uppdrag search \"våld i nära relationer\" --county Gotland\n"
    "Help on a command: uppdrag COMMAND --help"};
inline constexpr M kExamples{"Exempel:", "Examples:"};
inline constexpr M kUsage{"Användning", "Usage"};
inline constexpr M kOptionsBadge{"VAL", "OPTIONS"};
inline constexpr M kCommandBadge{"KOMMANDO", "COMMAND"};
inline constexpr M kArguments{"Argument", "Arguments"};
inline constexpr M kOptions{"Val", "Options"};
inline constexpr M kCommands{"Kommandon", "Commands"};
inline constexpr M kFilterGroup{"Urval", "Selection"};
inline constexpr M kOutputGroup{"Utdata", "Output"};
inline constexpr M kCommonGroup{"Gemensamma val", "Common options"};
inline constexpr M kHelp{"Visa den här hjälpen", "Show this help"};
inline constexpr M kVersion{"Visa versionen", "Show the version"};
inline constexpr M kOptLang{"Språk: sv eller en (annars efter LANG)", "Language: sv or en (else by LANG)"};
inline constexpr M kOptPluginDir{"Sök insticksmoduler även här (kan upprepas)",
                                 "Look for plugins here too (may be repeated)"};
inline constexpr M kOptDataDir{"Mapp med referensdata", "Folder with reference data"};
inline constexpr M kOptKb{"Kunskapsbasens mapp ({0})", "Folder of the knowledge base ({0})"};
inline constexpr M kOptFormat{"Form på svaret: {0}", "Form of the answer: {0}"};
inline constexpr M kOptColumns{"Bara dessa kolumner, med komma emellan", "Only these columns, separated by commas"};
inline constexpr M kOptLimit{"Högst så många (0 = alla)", "At most so many (0 = all)"};
inline constexpr M kOptOffset{"Hoppa över så många först", "Leave out so many first"};
inline constexpr M kOptSort{"Ordna efter fält; -FÄLT ger fallande", "Order by field; -FIELD for descending"};
inline constexpr M kOptOutput{"Skriv till fil i stället för standard ut", "Write to a file instead of standard output"};
inline constexpr M kOptCounty{"Län: namn, kod eller bokstav (kan upprepas)",
                              "County: name, code or letter (may be repeated)"};
inline constexpr M kOptAuthority{"Myndighet: namn eller förkortning", "Authority: name or abbreviation"};
inline constexpr M kOptKind{"Slag av dokument: uppdrag, strategi, uppföljning, övrigt",
                            "Kind of document: assignment, strategy, followup, other"};
inline constexpr M kOptYear{"Dokumentets år: 2014 eller 2014..2016", "Year of the document: 2014 or 2014..2016"};
inline constexpr M kOptGoal{"Mål, till exempel jamstalldhet:6", "Goal, jamstalldhet:6 for example"};
inline constexpr M kOptFrom{"Tidigast denna dag, månad eller år", "Not before this day, month or year"};
inline constexpr M kOptTo{"Senast denna dag, månad eller år", "Not after this day, month or year"};
inline constexpr M kOptMinConfidence{"Minsta säkerhet, 0 till 1", "Least confidence, 0 to 1"};
inline constexpr M kOptWhere{"Villkor på ett fält: fält=värde, fält>=värde, fält<=värde, fält~ord",
                             "Condition on a field: field=value, field>=value, field<=value, field~word"};

inline constexpr M kTermFile{"FIL", "FILE"};
inline constexpr M kTermFolder{"MAPP", "DIR"};
inline constexpr M kTermPath{"SÖKVÄG", "PATH"};
inline constexpr M kTermNumber{"TAL", "NUMBER"};
inline constexpr M kTermText{"TEXT", "TEXT"};
inline constexpr M kTermDate{"DATUM", "DATE"};
inline constexpr M kTermType{"TYP", "TYPE"};
inline constexpr M kTermQuery{"FRÅGA", "QUERY"};
inline constexpr M kTermDocument{"DOKUMENT", "DOCUMENT"};
inline constexpr M kTermGold{"FACIT", "GOLD"};

// ---- errors
inline constexpr M kNoData{"hittar inte referensdata (sökte i {0}); ange --data-dir eller $UPPDRAG_DATA_DIR",
                           "cannot find the reference data (looked in {0}); give --data-dir or $UPPDRAG_DATA_DIR"};
inline constexpr M kPluginRefused{"insticksmodulen {0} används inte: {1}", "plugin {0} is not used: {1}"};
inline constexpr M kNoSuchPluginDir{"mappen för insticksmoduler finns inte: {0}",
                                    "there is no such plugin folder: {0}"};
inline constexpr M kUnknownFormat{"okänt format '{0}' (det finns: {1})", "unknown format '{0}' (there are: {1})"};
inline constexpr M kUnknownColumn{"okänd kolumn '{0}' (det finns: {1})", "unknown column '{0}' (there are: {1})"};
inline constexpr M kUnknownType{"okänd faktatyp '{0}' (det finns: {1})", "unknown fact type '{0}' (there are: {1})"};
inline constexpr M kDidYouMean{", menade du '{0}'?", ", did you mean '{0}'?"};
inline constexpr M kUnknownCommand{"okänt kommando '{0}'{1}", "unknown command '{0}'{1}"};
inline constexpr M kUnknownOption{"okänt val {0}{1}", "unknown option {0}{1}"};
inline constexpr M kTooMuch{"'{0}' är mer än kommandot kan ta emot", "'{0}' is more than the command takes"};
inline constexpr M kMissing{"{0} saknas", "{0} is missing"};
inline constexpr M kMissingValue{"{0} saknar sitt värde", "{0} lacks its value"};
inline constexpr M kBadValue{"{0}: '{1}' är inget giltigt värde", "{0}: '{1}' is no valid value"};
inline constexpr M kSeeHelp{"{0} (hjälp: {1} --help)", "{0} (for help: {1} --help)"};
inline constexpr M kNoCommand{"inget kommando angavs", "no command was given"};
inline constexpr M kUnexpected{"oväntat fel: {0}", "unexpected error: {0}"};
inline constexpr M kOutputFailed{"utdata kunde inte skrivas: {0}", "the output could not be written: {0}"};
inline constexpr M kBadLang{"okänt språk '{0}' (sv eller en)", "unknown language '{0}' (sv or en)"};
inline constexpr M kBadConfidence{"--min-confidence ska vara mellan 0 och 1",
                                  "--min-confidence must be between 0 and 1"};

// ---- columns that every table may have
inline constexpr M kColType{"Typ", "Type"};
inline constexpr M kColDocument{"Dokument", "Document"};
inline constexpr M kColFile{"Fil", "File"};
inline constexpr M kColPage{"Sida", "Page"};
inline constexpr M kColQuote{"Citat", "Quote"};
inline constexpr M kColSentence{"Mening", "Sentence"};
inline constexpr M kColConfidence{"Säkerhet", "Confidence"};
inline constexpr M kColRule{"Regel", "Rule"};
inline constexpr M kColPlugin{"Insticksmodul", "Plugin"};
inline constexpr M kColCounty{"Län", "County"};
inline constexpr M kColDnr{"Dnr", "Dnr"};
inline constexpr M kColDate{"Datum", "Date"};
inline constexpr M kColKind{"Slag", "Kind"};
inline constexpr M kColYear{"År", "Year"};
inline constexpr M kColAuthority{"Myndighet", "Authority"};
inline constexpr M kColAmount{"Belopp", "Amount"};
inline constexpr M kColFound{"Funnet", "Found"};
inline constexpr M kColDetails{"Uppgifter", "Details"};
inline constexpr M kPageShort{"s. {0}", "p. {0}"};

// ---- analyse
inline constexpr M kAnalyseAbout{"Visa allt som hittas i en text, utan kunskapsbas",
                                 "Show all that is found in one text, without a knowledge base"};
inline constexpr M kAnalyseFile{"Fil att läsa, eller - för standard in", "File to read, or - for standard input"};
inline constexpr M kAnalyseSentences{"Visa även meningarna", "Show the sentences too"};
inline constexpr M kAnalyseExamples{
    "uppdrag analyse beslut.txt\npdftotext beslut.pdf - | uppdrag analyse - --format jsonl",
    "uppdrag analyse decision.txt\npdftotext decision.pdf - | uppdrag analyse - --format jsonl"};
inline constexpr M kAnnotations{"Annoteringar", "Annotations"};
inline constexpr M kSentences{"Meningar", "Sentences"};
inline constexpr M kNothingFound{"inget hittades", "nothing was found"};
inline constexpr M kForeignText{"texten är inte på svenska ({0}): inga fakta söktes",
                                "the text is not in Swedish ({0}): no facts were looked for"};

// ---- how files are read (index, analyse)

inline constexpr M kReadingGroup{"Läsning", "Reading"};
inline constexpr M kOptOcr{
    "Teckenigenkänning av bilder och inskannade sidor: auto (sidor utan text), never eller always",
    "Character recognition of images and scanned pages: auto (pages without text), never or always"};
inline constexpr M kOptOcrPages{"Högst så många sidor per fil med teckenigenkänning, 2-3 s var ({0})",
                                "At most so many pages of a file by character recognition, 2-3 s each ({0})"};
inline constexpr M kOptPassword{
    "Lösenord för krypterade filer; syns för andra på datorn en kort stund: säkrare är --password-file",
    "Password of encrypted files; others on the computer see it for a moment: --password-file is safer"};
inline constexpr M kOptPasswordFile{
    "Fil vars första rad är lösenordet, - för standard in; eller miljövariabeln UPPDRAG_PASSWORD",
    "File whose first line is the password, - for standard input; or the variable UPPDRAG_PASSWORD"};
inline constexpr M kBadOcr{"--ocr kan vara auto, never eller always, inte '{0}'",
                           "--ocr can be auto, never or always, not '{0}'"};
inline constexpr M kNoPasswordFile{"{0}: filen med lösenordet kan inte läsas", "{0}: the password file cannot be read"};

// ---- index

inline constexpr M kIndexAbout{"Läs filer och mappar in i kunskapsbasen",
                               "Read files and folders into the knowledge base"};
inline constexpr M kIndexPaths{"Filer och mappar", "Files and folders"};
inline constexpr M kIndexJobs{"Antal läsarprocesser (0 = en för varje kärna)",
                              "Number of reading processes (0 = one for each core)"};
inline constexpr M kIndexForce{"Läs även oförändrade filer på nytt", "Read unchanged files again too"};
inline constexpr M kOptMaxSize{"Största fil i MB", "Largest file in MB"};
inline constexpr M kOptTimeout{"Längsta tid för ett dokument i sekunder", "Longest time for a document in seconds"};
inline constexpr M kIndexVerbose{"Visa alla anmärkningar", "Show all notes"};
inline constexpr M kIndexExamples{"uppdrag index uppdrag/ strategier/\nuppdrag index beslut.txt --kb gotland.kb",
                                  "uppdrag index assignments/ strategies/\nuppdrag index decision.txt --kb gotland.kb"};
inline constexpr M kNoSuchPath{"{0}: det finns ingen sådan fil eller mapp", "{0}: there is no such file or folder"};
inline constexpr M kIndexDone{"{0} nya, {1} ändrade, {2} oförändrade, {3} borttagna",
                              "{0} new, {1} changed, {2} unchanged, {3} removed"};
inline constexpr M kIndexSpeed{"{0} text på {1} s ({2} dokument/s)", "{0} of text in {1} s ({2} documents/s)"};
inline constexpr M kIndexFacts{"Fakta:", "Facts:"};
inline constexpr M kIndexSkipped{"Filer av andra slag, ej lästa: {0}", "Files of other kinds, not read: {0}"};
inline constexpr M kIndexPartial{"Dokument som bara kunde läsas delvis: {0}",
                                 "Documents that could be read in part only: {0}"};
inline constexpr M kIndexPeak{"Mest minne i en läsarprocess: {0}", "Most memory in a reading process: {0}"};
inline constexpr M kIndexFailed{"filer som inte kunde läsas: {0}", "files that could not be read: {0}"};
inline constexpr M kIndexNotes{"anmärkningar: {0}", "notes: {0}"};
inline constexpr M kIndexMore{"… och {0} till (--verbose visar alla)", "… and {0} more (--verbose shows all)"};
inline constexpr M kIndexStopped{
    "avbrutet: det som hann läsas är sparat, filer kvar: {0}; kör samma kommando igen för att fortsätta",
    "stopped: what was read is kept, files left: {0}; run the same command again to go on"};
inline constexpr M kProgress{"{0} av {1}  {2} dok/s  {3} kvar", "{0} of {1}  {2} docs/s  {3} left"};

// ---- facts
inline constexpr M kFactsAbout{"Visa fakta av en typ", "Show the facts of one type"};
inline constexpr M kFactsType{"Faktatyp: {0} eller en insticksmoduls egen", "Fact type: {0} or a plugin's own"};
inline constexpr M kDeadlinesAbout{"Visa frister: vem ska göra vad till när",
                                   "Show deadlines: who shall do what by when"};
inline constexpr M kBudgetsAbout{"Visa belopp: hur mycket, till vem, för vilka år",
                                 "Show budgets: how much, to whom, for which years"};
inline constexpr M kMandatesAbout{"Visa uppdrag: vem som ska göra vad", "Show mandates: who shall do what"};
inline constexpr M kGoalsAbout{"Visa var mål och delmål nämns", "Show where goals and sub-goals are named"};
inline constexpr M kReferencesAbout{"Visa hänvisningar till lagar, propositioner, diarienummer …",
                                    "Show references to statutes, bills, case numbers …"};
inline constexpr M kFactsExamples{
    "uppdrag {0} --county Gotland --from 2014\nuppdrag {0} --authority Skolverket --format csv > svar.csv",
    "uppdrag {0} --county Gotland --from 2014\nuppdrag {0} --authority Skolverket --format csv > answer.csv"};
inline constexpr M kNoFacts{"inga fakta av typen {0} svarar mot urvalet", "no facts of type {0} match the selection"};
inline constexpr M kBudgetBy{"Visa summor efter year, authority eller document",
                             "Show sums by year, authority or document"};
inline constexpr M kSum{"Summa", "Sum"};
inline constexpr M kSumExact{"Exakta belopp", "Exact figures"};
inline constexpr M kSumAtMost{"Högst-belopp", "Caps"};
inline constexpr M kSumFacts{"Antal", "Number"};
inline constexpr M kSumLeftOut{"Ej medräknade", "Not counted"};
inline constexpr M kSumLine{
    "Summa av {0} belopp: {1} exakt och {2} som högst ({3} ej medräknade: delar av andra belopp, ersatta, annan "
    "valuta)",
    "Sum of {0} figures: {1} exact and {2} at most ({3} not counted: parts of other figures, superseded, other "
    "currency)"};
inline constexpr M kShownOf{"visar {0} av {1}; resten: --limit 0", "showing {0} of {1}; the rest: --limit 0"};

inline constexpr M kOptCurrent{"Utan det som har ersatts av senare beslut",
                               "Without what later decisions have superseded"};
inline constexpr M kSuperseded{"(ersatt)", "(superseded)"};

// ---- search
inline constexpr M kSearchAbout{"Sök i texterna", "Search the texts"};
inline constexpr M kSearchQuery{"Ord, \"fraser\", OCH ELLER INTE NÄRA, län: typ: år: …",
                                "Words, \"phrases\", AND OR NOT NEAR, county: kind: year: …"};
inline constexpr M kSearchSnippets{"Utdrag för varje träff", "Excerpts for each hit"};
inline constexpr M kSearchExamples{
    "uppdrag search jämställdhetsintegrering --county Gotland\nuppdrag search '\"mäns våld mot kvinnor\" OCH hälsa "
    "typ:strategi'",
    "uppdrag search jämställdhetsintegrering --county Gotland\nuppdrag search '\"mäns våld mot kvinnor\" AND hälsa "
    "kind:strategy'"};
inline constexpr M kSearchTotal{"dokument som svarar mot frågan: {0}", "documents that match the query: {0}"};
inline constexpr M kSearchRange{"träff {0}–{1} av {2}; fler: --offset {3}", "hits {0}–{1} of {2}; more: --offset {3}"};
inline constexpr M kNoHits{"inga dokument svarar mot frågan", "no documents match the query"};
inline constexpr M kSearchIn{"Sök i orden kring fakta: deadlines, budgets, mandates, goals, references",
                             "Search the words of facts: deadlines, budgets, mandates, goals, references"};
inline constexpr M kSearchQueries{"En fråga på varje rad i filen (- = standard in)",
                                  "A query on each line of the file (- = standard input)"};
inline constexpr M kSearchSort{"Ordning: relevance, date, amount eller deadline (med --in: ett fält)",
                               "Order: relevance, date, amount or deadline (with --in: a field)"};
inline constexpr M kSearchFacets{"Antal träffar per typ, år, län, myndighet, mål och slag av fakta",
                                 "Counts of the hits by kind, year, county, authority, goal and type of facts"};
inline constexpr M kSearchExplain{"Säg varför varje dokument är en träff", "Say why each document was found"};
inline constexpr M kUnknownSort{"ordningen '{0}' finns inte (möjliga: {1})", "there is no order '{0}' (possible: {1})"};
inline constexpr M kNoSuchWord{"inget dokument har ordet '{0}'", "no document has the word '{0}'"};
inline constexpr M kNoSuchWordBut{"inget dokument har ordet '{0}'; menade du '{1}'?",
                                  "no document has the word '{0}'; did you mean '{1}'?"};
inline constexpr M kRelaxed{"inget dokument har alla orden; visar dem som har flest av dem",
                            "no document has all the words; showing those with most of them"};
inline constexpr M kRelaxedBehind{"{0} dokument har alla orden; även de som har flest av dem visas",
                                  "{0} documents have all the words; those with most of them are shown too"};
inline constexpr M kNoQueries{"kan inte läsa frågorna i '{0}'", "cannot read the queries in '{0}'"};
inline constexpr M kQueryLine{"{0} ({1} träffar)", "{0} ({1} hits)"};
inline constexpr M kWhy{"poäng {0}: {1}", "score {0}: {1}"};
inline constexpr M kWhyWord{"'{0}' {1} ggr", "'{0}' {1} times"};
inline constexpr M kWhyForm{"'{0}', en form av '{1}', {2} ggr", "'{0}', a form of '{1}', {2} times"};
inline constexpr M kWhyCompound{"'{0}', sammansatt med '{1}', {2} ggr", "'{0}', a compound with '{1}', {2} times"};
inline constexpr M kWhyPart{"'{0}', en del av '{1}', {2} ggr", "'{0}', a part of '{1}', {2} times"};
inline constexpr M kWhyPrefix{"'{0}' för '{1}' {2} ggr", "'{0}' for '{1}' {2} times"};
inline constexpr M kWhyTitle{" (även i titeln)", " (also in the title)"};
inline constexpr M kWhyLead{" (även i början av texten)", " (also at the beginning of the text)"};
inline constexpr M kWhyTitleLead{" (även i titeln och i början av texten)",
                                 " (also in the title and at the beginning of the text)"};
inline constexpr M kFacetKind{"Typ", "Kind"};
inline constexpr M kFacetYear{"År", "Year"};
inline constexpr M kFacetCounty{"Län", "County"};
inline constexpr M kFacetAuthority{"Myndighet", "Authority"};
inline constexpr M kFacetPolicy{"Politikområde", "Policy area"};
inline constexpr M kFacetGoal{"Mål", "Goal"};
inline constexpr M kFacetFact{"Fakta", "Facts"};
inline constexpr M kFacetMore{"och {0} till", "and {0} more"};
inline constexpr M kSimilarAbout{"Hitta dokument som liknar ett", "Find documents like one"};
inline constexpr M kSimilarExamples{"uppdrag similar 17\nuppdrag similar gotland-2014-2016.md --kind strategi",
                                    "uppdrag similar 17\nuppdrag similar gotland-2014-2016.md --kind strategy"};
inline constexpr M kNoSimilar{"inget annat dokument liknar det", "no other document is like it"};

// ---- show
inline constexpr M kShowAbout{"Visa ett dokument: uppgifter om det och dess fakta",
                              "Show one document: what is known of it, and its facts"};
inline constexpr M kShowDocument{"Id, filnamn, slut på sökväg eller diarienummer",
                                 "Id, file name, end of a path, or case number"};
inline constexpr M kShowText{"Visa även texten", "Show the text too"};
inline constexpr M kShowExamples{
    "uppdrag show 17\nuppdrag show U2013/964/JÄM --text\nuppdrag show 17 --fact deadline:42",
    "uppdrag show 17\nuppdrag show U2013/964/JÄM --text\nuppdrag show 17 --fact deadline:42"};
inline constexpr M kShowFact{"Visa bara detta faktum (deadline:17, som i listan), med var det står på sidan",
                             "Show only this fact (deadline:17, as in the list), with its place on the page"};
inline constexpr M kShowNoSuchFact{
    "dokumentet har inget faktum {0} (det har {1} fakta; uppdrag show utan --fact visar dem)",
    "the document has no fact {0} (it has {1}; uppdrag show without --fact lists them)"};
inline constexpr M kShowPages{"Sidor", "Pages"};
inline constexpr M kShowNote{"Anmärkning", "Note"};
inline constexpr M kShowPlace{"Plats", "Place"};
inline constexpr M kShowBox{"{0} mm från vänster, {1} mm uppifrån ({2} × {3} mm)",
                            "{0} mm from the left, {1} mm from the top ({2} × {3} mm)"};
inline constexpr M kShowWhy{"Varför", "Why"};
inline constexpr M kShowBytes{"Byte i texten", "Bytes of text"};
inline constexpr M kShowPartial{"(delvis läst)", "(read in part)"};
inline constexpr M kShowNoFacts{"Inga fakta.", "No facts."};

// ---- export
inline constexpr M kExportAbout{"Skriv alla fakta i ett format för andra program",
                                "Write all facts in a format for other programs"};
inline constexpr M kExportType{"Bara fakta av denna typ", "Only facts of this type"};
inline constexpr M kExportExamples{
    "uppdrag export --format jsonl -o fakta.jsonl\nuppdrag export --type deadline --format csv -o frister.csv",
    "uppdrag export --format jsonl -o facts.jsonl\nuppdrag export --type deadline --format csv -o deadlines.csv"};
inline constexpr M kExportDone{"fakta skrivna till {1}: {0}", "facts written to {1}: {0}"};

// ---- compare: see compare_messages.h

// ---- plugins
inline constexpr M kPluginsAbout{"Visa insticksmodulerna, varifrån de kommer och vad de gör",
                                 "Show the plugins, where they come from and what they do"};
inline constexpr M kPluginsRules{"Visa varje regel med ett exempel", "Show every rule with an example"};
inline constexpr M kPluginsTiming{"Mät hur lång tid varje analysator tar på dessa texter",
                                  "Measure how long each analyser takes on these texts"};
inline constexpr M kPluginsExamples{"uppdrag plugins\nuppdrag plugins --rules\nuppdrag plugins --timing uppdrag/",
                                    "uppdrag plugins\nuppdrag plugins --rules\nuppdrag plugins --timing assignments/"};
inline constexpr M kColName{"Namn", "Name"};
inline constexpr M kColVersion{"Version", "Version"};
inline constexpr M kColWhat{"Vad", "What"};
inline constexpr M kColFolder{"Mapp", "Folder"};
inline constexpr M kColExample{"Exempel", "Example"};
inline constexpr M kColShare{"Andel", "Share"};
inline constexpr M kColTime{"Tid", "Time"};
inline constexpr M kColSpeed{"Fart", "Speed"};
inline constexpr M kKindReader{"läsare", "reader"};
inline constexpr M kKindAnalyser{"analysator", "analyser"};
inline constexpr M kKindExporter{"exportör", "exporter"};
inline constexpr M kRefused{"nekad", "refused"};
inline constexpr M kNoPlugins{"inga insticksmoduler hittades (sökte i {0})", "no plugins were found (looked in {0})"};
inline constexpr M kTimingTokens{"(ord och meningar)", "(words and sentences)"};
inline constexpr M kTimingAll{"alla", "all"};

// ---- doctor and check
inline constexpr M kDoctorAbout{"Visa vad som gäller här: version, insticksmoduler, skydd, data, kunskapsbas",
                                "Show what is in force here: version, plugins, protection, data, knowledge base"};
inline constexpr M kDoctorProgram{"Programmet", "The program"};
inline constexpr M kDoctorBuild{"Byggt med", "Built with"};
inline constexpr M kDoctorInterface{"Modulgränssnitt", "Plugin interface"};
inline constexpr M kDoctorPlace{"Ligger i", "Lies in"};
inline constexpr M kDoctorLibraries{"Bibliotek", "Libraries"};
inline constexpr M kDoctorFileVersion{"biblioteksfil {0}", "library file {0}"};
inline constexpr M kDoctorPlugins{"Insticksmoduler", "Plugins"};
inline constexpr M kDoctorReaders{"Läsare", "Readers"};
inline constexpr M kDoctorAnalysers{"Analysatorer", "Analysers"};
inline constexpr M kDoctorExporters{"Exportörer", "Exporters"};
inline constexpr M kDoctorNone{"inga", "none"};
inline constexpr M kDoctorOcr{"Textigenkänning", "Text recognition"};
inline constexpr M kDoctorNoOcr{"modulen ocr finns inte: inskannade sidor kan inte läsas",
                                "there is no plugin ocr: scanned pages cannot be read"};
inline constexpr M kDoctorNoSwedish{"; svenska (swe) saknas: installera tesseract-ocr-swe",
                                    "; Swedish (swe) is missing: install tesseract-ocr-swe"};
inline constexpr M kDoctorData{"Referensdata", "Reference data"};
inline constexpr M kDoctorTables{"Register", "Tables"};
inline constexpr M kDoctorCounts{"{0} län, {1} myndigheter", "{0} counties, {1} authorities"};
inline constexpr M kDoctorTerminal{"Språk och terminal", "Language and terminal"};
inline constexpr M kDoctorLanguage{"Språk", "Language"};
inline constexpr M kDoctorNoLocale{"LANG är inte satt", "LANG is not set"};
inline constexpr M kDoctorCharset{"Teckenkodning", "Character set"};
inline constexpr M kDoctorNoUtf8{" (ska vara UTF-8, annars syns å, ä och ö fel; sätt LANG=sv_SE.UTF-8)",
                                 " (should be UTF-8, or å, ä and ö look wrong; set LANG=sv_SE.UTF-8)"};
inline constexpr M kDoctorOutput{"Utdata", "Output"};
inline constexpr M kDoctorIsTerminal{"terminal", "terminal"};
inline constexpr M kDoctorIsPipe{"fil eller rör", "file or pipe"};
inline constexpr M kDoctorColumns{", {0} tecken bred", ", {0} columns wide"};
inline constexpr M kDoctorColour{", i färg", ", in colour"};
inline constexpr M kDoctorNoColour{", utan färg", ", without colour"};
inline constexpr M kDoctorWorkers{"Läsarprocesserna får inte", "Reading processes are kept from"};
inline constexpr M kDoctorFilter{"Systemanrop", "System calls"};
inline constexpr M kDoctorFiltered{"filtreras (seccomp)", "are filtered (seccomp)"};
inline constexpr M kDoctorNotFiltered{"kan inte filtreras här ({0}): bara gränserna nedan gäller",
                                      "cannot be filtered here ({0}): only the limits below hold"};
inline constexpr M kDoctorStopped{"hindras (prövat)", "prevented (tried)"};
inline constexpr M kDoctorNotStopped{"hindras INTE", "NOT prevented"};
inline constexpr M kDoctorAtMost{"högst {0} (prövat)", "at most {0} (tried)"};
inline constexpr M kDoctorSanitized{"begränsas inte i byggen med address sanitizer",
                                    "not limited in builds with the address sanitizer"};
inline constexpr M kBanWriting{"Skriva filer", "Writing files"};
inline constexpr M kBanNetwork{"Använda nätet", "Using the network"};
inline constexpr M kBanPrograms{"Starta program", "Starting programs"};
inline constexpr M kBanProcesses{"Starta processer", "Starting processes"};
inline constexpr M kBanSignals{"Röra andra processer", "Touching processes"};
inline constexpr M kBanMemory{"Ta mer minne", "Taking more memory"};
inline constexpr M kDoctorTime{"Ta mer tid", "Taking more time"};
inline constexpr M kDoctorSeconds{"högst {0} s för ett dokument (--timeout)",
                                  "at most {0} s for a document (--timeout)"};
inline constexpr M kDoctorLargest{"Läsa större filer", "Reading larger files"};
inline constexpr M kDoctorMachine{"Datorn", "The machine"};
inline constexpr M kDoctorSystem{"System", "System"};
inline constexpr M kDoctorCores{"Kärnor", "Cores"};
inline constexpr M kDoctorMemory{"Minne", "Memory"};
inline constexpr M kDoctorFreeOf{"{0} ledigt av {1}", "{0} free of {1}"};
inline constexpr M kDoctorDisk{"Disk", "Disk"};
inline constexpr M kDoctorFreeWhere{"{0} ledigt i {1}", "{0} free in {1}"};
inline constexpr M kDoctorReadOnly{" (får inte skrivas i)", " (may not be written to)"};
inline constexpr M kDoctorKnowledge{"Kunskapsbasen", "The knowledge base"};
inline constexpr M kDoctorNoKb{"{0} finns inte än; uppdrag index gör den",
                               "{0} is not there yet; uppdrag index makes it"};
inline constexpr M kDoctorSchema{"Schema", "Schema"};
inline constexpr M kDoctorHolds{"Innehåll", "Content"};
inline constexpr M kDoctorDocuments{"dokument: {0} (delvis lästa: {1}), {2} på disk",
                                    "documents: {0} (read in part: {1}), {2} on disk"};
inline constexpr M kDoctorState{"Tillstånd", "State"};
inline constexpr M kDoctorInStep{"sökindexet stämmer med texterna; uppdrag check prövar allt",
                                 "the index agrees with the texts; uppdrag check tries everything"};
inline constexpr M kDoctorSum{"fel: {0}, varningar: {1}", "faults: {0}, warnings: {1}"};
inline constexpr M kCheckAbout{"Pröva om en kunskapsbas är hel", "Check whether a knowledge base is whole"};
inline constexpr M kCheckSeen{"{0} dokument och {1} fakta prövade", "{0} documents and {1} facts checked"};
inline constexpr M kCheckMissing{"källfilen finns inte längre: {0}", "the source file is no longer there: {0}"};
inline constexpr M kCheckMore{"… och {0} till", "… and {0} more"};
inline constexpr M kCheckWhole{"Kunskapsbasen är hel.", "The knowledge base is whole."};

// ---- evaluate
// ---- explain
inline constexpr M kTermFact{"FAKTUM", "FACT"};
inline constexpr M kExplainAbout{"Visa varför ett faktum hittades", "Show why a fact was found"};
inline constexpr M kExplainFact{"Faktats id, till exempel deadline:17, eller en fil",
                                "The fact's id, deadline:17 for example, or a file"};
inline constexpr M kExplainType{"För en fil: faktatyp", "For a file: fact type"};
inline constexpr M kExplainNumber{"För en fil: vilket i ordningen, som i uppdrag analyse",
                                  "For a file: which one in order, as in uppdrag analyse"};
inline constexpr M kExplainExamples{
    "uppdrag explain deadline:17\nuppdrag explain beslut.pdf deadline 2\nuppdrag deadlines --columns id,due,quote",
    "uppdrag explain deadline:17\nuppdrag explain decision.pdf deadline 2\nuppdrag deadlines --columns id,due,quote"};
inline constexpr M kExplainWhat{"'{0}' är varken en fil eller ett faktums id (deadline:17; ser du med --columns id)",
                                "'{0}' is neither a file nor the id of a fact (deadline:17; --columns id shows them)"};
inline constexpr M kExplainNoFact{"kunskapsbasen har inget faktum {0}; ett dokument som läses om får nya nummer",
                                  "the knowledge base has no fact {0}; a document that is read again gets new numbers"};
inline constexpr M kExplainChanged{"{0} hittas inte längre ({1} fann det): kör uppdrag index --force",
                                   "{0} is no longer found ({1} found it): run uppdrag index --force"};
inline constexpr M kExplainOtherRule{"hittat med regeln {0} av {1}; i dag träffar en annan",
                                     "found by rule {0} of {1}; today another one fires"};
inline constexpr M kExplainWhichType{"ange en faktatyp efter filen: {0}", "give a fact type after the file: {0}"};
inline constexpr M kExplainWhichNumber{"ange vilket: 1 till {0} ({1}, i textens ordning)",
                                       "say which: 1 to {0} ({1}, in the order of the text)"};
inline constexpr M kExplainNone{"{0}: inget faktum av typen {1}", "{0}: no fact of type {1}"};
inline constexpr M kExplainFields{"Värden", "Values"};
inline constexpr M kExplainFound{"Känt igen i meningen", "Recognised in the sentence"};
inline constexpr M kExplainMeans{"Vem som menas", "Who is meant"};
inline constexpr M kExplainExample{"Exempel", "Example"};
inline constexpr M kExplainInSentence{"står i meningen («{0}»)", "stands in the sentence («{0}»)"};
inline constexpr M kExplainInCharge{"har uppdraget enligt «{0}»", "has the assignment by «{0}»"};
inline constexpr M kExplainBefore{"senast nämnd i «{0}»", "last named in «{0}»"};
inline constexpr M kExplainAfter{"nämns först i «{0}»", "first named in «{0}»"};
inline constexpr M kExplainNowhere{"står inte med det namnet i texten", "does not stand in the text by that name"};
inline constexpr M kExplainUnresolved{"går inte att säga", "cannot be told"};
inline constexpr M kExplainMeasured{"{0} av {1} lästa fakta av regeln var rätt, vilket ger {2}",
                                    "{0} of {1} facts of the rule that were read were right, which gives {2}"};
inline constexpr M kExplainFactor{"gånger {0} för tveksamheter i just detta",
                                  "times {0} for what is doubtful in this one"};
inline constexpr M kExplainStated{"insticksmodulens egen uppgift, inte mätt", "as the plugin states, not measured"};
inline constexpr M kExplainNoSuchDay{"dagen finns inte", "there is no such day"};
inline constexpr M kExplainYearInferred{"året är taget från sammanhanget", "the year is taken from the context"};
inline constexpr M kExplainUnitImplied{"enheten är taken från sammanhanget", "the unit is taken from the context"};
inline constexpr M kExplainSuspect{"siffrorna går inte att lita på", "the digits cannot be trusted"};
inline constexpr M kColId{"Id", "Id"};

inline constexpr M kCalibration{"Uppgiven säkerhet mot utfall", "Stated confidence against outcome"};
inline constexpr M kColFacts{"Fakta", "Facts"};
inline constexpr M kColMeasured{"Uppmätt", "Measured"};

inline constexpr M kEvaluateAbout{"Jämför funna fakta med ett facit", "Compare the facts found with a gold file"};
inline constexpr M kEvaluateGold{"Facit: en JSON-rad för varje faktum", "Gold file: one line of JSON for each fact"};
inline constexpr M kEvaluateDocs{"Analysera texterna i denna mapp i stället för kunskapsbasens",
                                 "Analyse the texts of this folder instead of the knowledge base's"};
inline constexpr M kEvaluateMisses{"Visa så många missade och felaktiga per typ",
                                   "Show so many missed and wrong ones per type"};
inline constexpr M kEvaluateRules{"Visa träffsäkerheten för varje regel", "Show the precision of every rule"};
inline constexpr M kEvaluateExamples{"uppdrag evaluate facit.jsonl --docs texter/ --misses 5",
                                     "uppdrag evaluate gold.jsonl --docs texts/ --misses 5"};
inline constexpr M kColGold{"Facit", "Gold"};
inline constexpr M kColRight{"Rätt", "Right"};
inline constexpr M kColWrong{"Fel", "Wrong"};
inline constexpr M kColMissed{"Missade", "Missed"};
inline constexpr M kColPrecision{"Precision", "Precision"};
inline constexpr M kColRecall{"Täckning", "Recall"};
inline constexpr M kColF1{"F1", "F1"};
inline constexpr M kColFields{"Fält som stämmer", "Fields that agree"};
inline constexpr M kColStated{"Uppgiven", "Stated"};
inline constexpr M kUnplaced{"citat som inte återfanns i texten: {0}", "quotes that were not found in the text: {0}"};
inline constexpr M kUnknownDocuments{"{0} fakta hör till dokument som inte finns här",
                                     "{0} facts belong to documents that are not here"};
inline constexpr M kEvaluateLeftOut{"dokument som guldfilen inte nämner, inte bedömda: {0}",
                                    "documents that the gold file does not name, not judged: {0}"};
inline constexpr M kMissedTitle{"Missade, {0}:", "Missed, {0}:"};
inline constexpr M kWrongTitle{"Felaktiga, {0}:", "Wrong, {0}:"};

}  // namespace msg
}  // namespace uppdrag::cli
