// SPDX-License-Identifier: GPL-3.0-or-later
#include "words.h"

namespace uppdrag::mandates {
namespace {

struct Row {
  std::uint32_t flag;
  const char* words;  // Separated by one space.
};

constexpr Row kRows[] = {
    {kModal, "ska skall"},
    {kReportVerb,
     "redovisa redovisas delredovisa delredovisas slutredovisa slutredovisas rapportera rapporteras delrapportera "
     "delrapporteras "
     "slutrapportera slutrapporteras återrapportera återrapporteras återredovisa återredovisas avrapportera "
     "avrapporteras "
     "informera informeras"},
    {kReportNoun,
     "redovisning redovisningen redovisningar delredovisning delredovisningen delredovisningar slutredovisning "
     "slutredovisningen "
     "rapport rapporten rapporter delrapport delrapporten delrapporter slutrapport slutrapporten lägesrapport "
     "lägesrapporten lägesrapporter "
     "årsrapport årsrapporten återrapportering återrapporteringen redogörelse redogörelsen sammanställning rekvisition "
     "rekvisitionen "
     "lägesredovisning lägesredovisningar resultatredovisning rapportering rapporteringen verksamhetsberättelse "
     "redovisningarna "
     "delredovisningarna slutredovisningarna rapporterna delrapporterna slutrapporter slutrapporterna lägesrapporterna "
     "redogörelser redogörelserna rapporteringarna årsredovisning årsredovisningen"},
    {kHandOver,
     "lämna lämnas inkomma överlämna överlämnas inlämnas skicka skickas presentera presenteras göra göras ske ge ges "
     "insändas"},
    {kMoneyVerb,
     "återbetala återbetalas rekvirera rekvireras belasta belastas utbetala utbetalas betalas betala finansieras "
     "bekostas disponera "
     "disponeras faktureras fakturera avräknas hänvisa"},
    {kMoneyNoun,
     "medel medlen kostnad kostnaden kostnader kostnaderna utgifter utgifterna utgiften rekvisition rekvisitionen "
     "rekvisitioner återbetalning "
     "återbetalningen belopp beloppet bidraget bidragen stöden ersättningen beloppen anslaget anslagen utbetalning "
     "utbetalningen medlena "
     "bidragsmedlen medfinansiering medfinansieringen"},
    {kCooperate, "samverka samråda samarbeta samtala rådgöra samverkas kommunicera konsultera"},
    {kKnowledge, "synpunkter kunskap kunskaper erfarenheter erfarenhet inspel"},
    {kOutcome, "upphöra öka minska sjunka nås uppnås halveras halvera fördubblas fördubbla växa stiga"},
    {kIntention, "avser avse avsåg avsikt överväger planerar vill föreslår möjlighet"},
    {kQuestion, "vilka vilken vilket vad om hur huruvida varför när"},
    {kOwnWork,
     "åtgärder myndigheten myndighetens myndigheterna planerar vidtagits medlen "
     "uppdraget uppdragets uppdragen arbetet insatserna insatser åtgärderna resultat resultatet resultaten "
     "verksamheten genomförandet "
     "genomförd genomförda vidtagna utfall utfallet effekter effekterna slutsatser slutsatserna regeringen"},
    {kPledge, "kommer åtar avser"},
    {kSelfGoverned,
     "kommun kommuner kommunen kommunerna region regioner regionen regionerna landsting landstinget landstingen"},
    {kCooperation, "samverkan samråd samarbete dialog samråden samspel"},
    {kSubordinator, "som att hur om när där vilka vilken vilket vad eftersom medan ifall huruvida varför innan såvida"},
    {kFinite,
     "har är kan får handlar avser gäller rör omfattar innebär bedöms ges finns anges framgår behövs krävs lämnas hade "
     "vill kommer "
     "väntas bidrar syftar görs sker bör berör ingår uppfyller leder innehåller framkommer föreslås redovisas "
     "genomförs bedrivs påverkas "
     "tagits tagit gör fått haft givits getts lämnat redovisats är var blir"},
    {kAdverb,
     "också även vidare dessutom därutöver särskilt bland annat bl löpande fortlöpande årligen därefter inledningsvis "
     "sedan dock då således "
     "gemensamt tillsammans samtidigt slutligen även främst fortsatt alltid senast särskilda regelbundet aktivt "
     "snarast därvid "
     "kontinuerligt istället åtminstone minst utöver både dels såväl sammantaget bara endast enbart"},
    {kPreposition,
     "i på vid inom med för från till under genom utifrån av via enligt senast efter om mellan mot hos utan kring "
     "inför avseende gällande "
     "inklusive över åt rörande angående ur bakom före"},
    {kDeterminer,
     "en ett den det de denna detta dessa sin sitt sina alla samtliga varje några vissa flera olika deras dess andra "
     "övriga hela egna båda "
     "respektive sådan sådana sådant annan annat inga något någon"},
    {kNotVerb,
     "bland bla alla andra dessa samma olika sina vissa första nya övriga berörda relevanta regionala nationella "
     "lokala statliga flera ena stora "
     "gemensamma särskilda egna kommunala samtliga några båda enskilda sociala ekonomiska internationella extra bara "
     "ofta främsta ansvariga "
     "tidigare aktuella hela långa mindre större viktiga ideella privata offentliga möjligaste denna detta annas deras "
     "dess alldeles dennas "
     "utförda lämnade angivna nämnda ovannämnda föreslagna svenska europeiska etablerade befintliga nuvarande samlade "
     "norra södra västra östra "
     "politiska strategiska praktiska tekniska digitala centrala vuxna unga äldre nyanlända sökta goda bästa höga "
     "sista andras samas arbetslösa "
     "ytterligare motsvarande kring ansvars mars fortsatta utsatta utökade löpande aktörerna myndigheterna skolorna"},
    {kInfinitive,
     "tas dras bes förses medges utges tillses överses uppges ta dra be ge se ske gå få stå bli ges ses nå ha vara ske "
     "bestå ingå förstå utgå föreslå fastslå uppnå föregå "
     "framgå fås nås utgå bidra "
     "fastställa göras slå må begå slutföra föreslås uppnås fastslås anslås återges överse uppstå återge anse avse "
     "inse utse tillse förse erhålla avge utge överge medge avstå bistå dö bero tro avges anges utses"},
    {kOutsider,
     "utredaren utredningen kommittén stödmottagare stödmottagaren rådet klustret sökande sökanden regeringskansliet "
     "regeringen riksdagen "
     "kommunen kommunerna bolaget ordföranden ledamöterna myndighetschefen projektägaren bidragsmottagaren "
     "bidragsmottagare sverige "
     "medlemsstaterna kommissionen samordnaren huvudmannen huvudmän delegationen nämnden arbetsgivare arbetsgivaren eu "
     "vården alla ingen"},
    {kNoContent,
     "genomföras genomföra ske bedrivas utföras pågå gälla fullgöras slutföras vara starta påbörjas inledas avslutas "
     "börja utföra"},
    {kBackground,
     "bakgrund bakgrunden skäl skälen skälet ärendet motiv motivering överväganden utgångspunkter "
     "författningsbestämmelser "
     "gällande regelverk allmänt problembeskrivning"},
    {kNegation, "inte ej varken"},
    {kCondition, "villkor framgå framgår förutsättningar kriterier innehålla redovisningen rapporten"},
    {kPurpose, "syftar syfte"},
};

}  // namespace

Words::Words(Vocabulary& v) : vocabulary_(v) {
  for (const Row& row : kRows) {
    std::string_view rest = row.words;
    while (!rest.empty()) {
      const std::size_t space = rest.find(' ');
      const WordId id = v.add(rest.substr(0, space));
      flags_.set(id, flags_[id] | row.flag);
      rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
    }
  }
  att = v.add("att");
  colon = v.add(":");
  comma = v.add(",");
  left = v.add("(");
  right = v.add(")");
  uppdraget = v.add("uppdraget");
  ingar = v.add("ingår");
  innebar = v.add("innebär");
  bestar = v.add("består");
  avser = v.add("avser");
  omfattar = v.add("omfattar");
  i = v.add("i");
  inte = v.add("inte");
  uppdrag = v.add("uppdrag");
  uppdrar = v.add("uppdrar");
  uppdras = v.add("uppdras");
  ger = v.add("ger");
  ge = v.add("ge");
  far = v.add("får");
  ges = v.add("ges");
  har = v.add("har");
  beslutar = v.add("beslutar");
  regeringen = v.add("regeringen");
  med = v.add("med");
  av = v.add("av");
  som = v.add("som");
  lamnar = v.add("lämnar");
  samverkan = v.add("samverkan");
  samrad = v.add("samråd");
  samarbete = v.add("samarbete");
  nara = v.add("nära");
  efter = v.add("efter");
  och = v.add("och");
  dels = v.add("dels");
  ta = v.add("ta");
  stod = v.add("stöd");
  mojlighet = v.add("möjlighet");
  synpunkter = v.add("synpunkter");
  samt = v.add("samt");
  till = v.add("till");
  at = v.add("åt");
  bidrar = v.add("bidrar");
  ska = v.add("ska");
  skall = v.add("skall");
  fick = v.add("fick");
  gav = v.add("gav");
  regeringsuppdrag = v.add("regeringsuppdrag");
  forslag = v.add("förslag");
  foresla = v.add("föreslå");
  om = v.add("om");
  enligt = v.add("enligt");
  fatt = v.add("fått");
  haft = v.add("haft");
  givit = v.add("givit");
  framga = v.add("framgå");
  informerat = v.add("informerat");
  informerad = v.add("informerad");
  halla = v.add("hålla");
  informera = v.add("informera");
  slutligt = v.add("slutligt");
  andra = v.add("ändra");
  den = v.add("den");
  del = v.add("del");
  detta = v.add("detta");
  inhamta = v.add("inhämta");
  kunskap = v.add("kunskap");
  bor = v.add("bör");
  uppdragen = v.add("uppdragen");
  gavs = v.add("gavs");
  ar = v.add("år");
  semicolon = v.add(";");
  stop = v.add(".");
  involvera = v.add("involvera");
  fora = v.add("föra");
  gett = v.add("gett");
  delar = v.add("delar");
  finns = v.add("finns");
  uppdrog = v.add("uppdrog");
  hade = v.add("hade");
  ingick = v.add("ingick");
  innebar_past = v.add("innebar");
  bestod = v.add("bestod");
  avsag = v.add("avsåg");
  omfattade = v.add("omfattade");
  vi = v.add("vi");
  kommer = v.add("kommer");
  sig = v.add("sig");
  hamta = v.add("hämta");
  ha = v.add("ha");
  tillsammans = v.add("tillsammans");
  dialog = v.add("dialog");
  stamma = v.add("stämma");
  diskutera = v.add("diskutera");
  fran = v.add("från");
  hos = v.add("hos");
  uppgift = v.add("uppgift");
  ar_verb = v.add("är");
  regeringens = v.add("regeringens");
  kontakt = v.add("kontakt");
  syfta = v.add("syfta");
  forfattningsforslag = v.add("författningsförslag");
  redovisa = v.add("redovisa");
  rapportera = v.add("rapportera");
  fa_verb = v.add("få");
  tidigare = v.add("tidigare");
  for_ = v.add("för");
  vid = v.add("vid");
  vad = v.add("vad");
  informeras = v.add("informeras");
  uppdragit = v.add("uppdragit");
  saval = v.add("såväl");
  arbetet = v.add("arbetet");
  utredningen = v.add("utredningen");
  utredaren = v.add("utredaren");
  kommitten = v.add("kommittén");
  kunna = v.add("kunna");
}

namespace {

// Endings of adjectives and definite plurals that look like infinitives, and the verbs that have them all the same.
constexpr std::string_view kAdjectiveEndings[] = {"iga",  "bara", "iska", "ella", "tiva", "siva", "ära",
                                                  "orna", "arna", "erna", "abla", "ösa",  "enda"};
constexpr std::string_view kVerbsWithSuchEndings[] = {
    "förtydliga", "varna",     "stiga",   "fiska",        "hända",  "förverkliga", "bemyndiga",  "rättfärdiga",
    "befria",     "svara",     "spara",   "lära",         "bära",   "ansvara",     "besvara",    "försvara",
    "bevara",     "återföra",  "klara",   "förklara",     "lösa",   "avlösa",      "använda",    "sända",
    "vända",      "översända", "avsända", "insända",      "utlösa", "upplösa",     "tillvarata", "förvara",
    "motsvara",   "kungöra",   "värna",   "undervärdera", "utbära", "medföra",     "uppbära",    "återanvända",
    "tillämpa",   "begära",    "nära",    "skära"};
// `bistå`, `uppnå`, `ingå`: verbs of one strong syllable end in -å; these words do too.
constexpr std::string_view kNoVerbsOnA[] = {"på",    "då",    "så",     "två",        "också", "ändå",
                                            "härpå", "därpå", "ovanpå", "nuförtiden", "blå",   "grå"};

bool is_one_of(std::string_view word, const auto& list) {
  for (const std::string_view other : list)
    if (word == other) return true;
  return false;
}

bool looks_like_infinitive(std::string_view word) {
  constexpr std::string_view kA = "å";
  if (word.ends_with(kA) || (word.ends_with("ås") && word.size() > 4))
    return word.size() > 3 && !is_one_of(word, kNoVerbsOnA);
  if (word.size() < 3 || !(word.ends_with("a") || (word.ends_with("as") && word.size() >= 5))) return false;
  for (const std::string_view ending : kAdjectiveEndings)
    if (word.ends_with(ending)) return is_one_of(word, kVerbsWithSuchEndings);
  return true;
}

}  // namespace

bool Words::is_infinitive(const Token& token) const {
  if (token.kind != TokenKind::kWord || (token.capital && !token.block_start)) return false;
  if (is(token, kInfinitive | kReportVerb | kMoneyVerb | kCooperate | kHandOver | kNoContent)) return true;
  if (is(token, kModal | kNotVerb | kDeterminer | kPreposition | kAdverb | kSubordinator)) return false;
  return looks_like_infinitive(vocabulary_.word(token.word));
}

bool Words::is_inflected_adjective(const Token& token) const {
  if (token.kind != TokenKind::kWord) return false;
  const std::string_view word = vocabulary_.word(token.word);
  return (word.ends_with("iga") || word.ends_with("ade")) && !looks_like_infinitive(word);
}

bool Words::is_supine(const Token& token) const {
  if (token.kind != TokenKind::kWord || token.capital || token.word == fatt) return false;
  const std::string_view word = vocabulary_.word(token.word);
  return word.ends_with("at") || word.ends_with("it") || word.ends_with("rett");
}

}  // namespace uppdrag::mandates
