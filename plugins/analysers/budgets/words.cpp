// SPDX-License-Identifier: GPL-3.0-or-later
// The word lists of the analyser `budgets`.
#include "words.h"

#include <algorithm>
#include <unordered_map>

namespace uppdrag::budgets {
namespace {

struct CueList {
  std::uint32_t cue;
  std::string_view words;  // Split at spaces; `x*` is every word that starts with x, `*x` every one that ends so.
};

constexpr CueList kCueLists[] = {
    {kUse,
     "använda använder användas används använts disponera disponerar disponeras disponerat rekvirera rekvirerar "
     "rekvireras fakturera "
     "fakturerar nyttja nyttjas utnyttja förbruka förbrukas anspråk använt användes använde förbrukat förbrukats "
     "förbrukades "
     "förbrukade utnyttjat utnyttjats nyttjat nyttjats disponerade rekvirerat rekvirerats rekvirerade rekvirerades"},
    {kAllocate,
     "tilldela tilldelar tilldelas tilldelats tilldelat tilldelade tilldelades bevilja beviljar beviljas beviljats "
     "beviljat beviljade "
     "beviljades avsätta avsätter avsätts avsättas avsattes avsatte avsatt avsatta avsatts anvisa anvisar anvisas "
     "anvisat anvisats anslå "
     "anslår anslås anslagit anslagits tillföra tillför tillförs tillföras tillförts tillfört tillförde tillfördes "
     "satsa satsar satsas "
     "satsat satsats satsade satsades satsning satsningen öronmärk* reserver* allokera* omfördela* investerar "
     "investera tillskjuta "
     "tillskjuter tillskjuts skjuts skjuter anslaget anslagen ökas förstärks förstärker höjs höjer tillskott "
     "tillskottet anslagsökning* "
     "omprioriter* budgetförstärkning* riktas riktar"},
    {kPay,
     "betala betalar betalas betalats betalade betalades utbetala utbetalar utbetalas utbetalning utbetalningen "
     "utbetalningar utbetalades "
     "fördela fördelar fördelas fördelats fördelat fördelade fördelades fördelning fördelningen överföra överför "
     "överförs överföras utlysa "
     "utlyser utlyses lämna lämnar lämnas utge utges ges ge utgå utgår donera donerar doneras finansiera finansierar "
     "medfinansiera bidra "
     "bidrar bidrog återbetala återbetalas ersätta ersätts inbetala delfinansierar delfinansiera delfinansierat "
     "finansierat medfinansierat "
     "delfinansieras medfinansieras återbetalat återbetalats återbetalades återbetalade utbetalat utbetalats utbetalt "
     "utbetalts"},
    {kCost,
     "kostnadsslag kostnad kostnaden kostnader kostnaderna kosta kostar totalkostnad* merkostnad* kostnadsram* utgift "
     "utgiften "
     "utgifter utgifterna "
     "finansiering finansieringen finansieras budget budgeten budgetram* ram ramen ramar investeringsram* låneram* "
     "bemyndigande* "
     "åtgärdskostnad* projektkostnad* medlemsavgift* årsavgift* kostnadstak*"},
    {kFund,
     "medel medlen medlens bidrag bidraget statsbidrag* utvecklingsmedel* stimulansbidrag* stimulansmedel* "
     "projektmedel* projektbidrag* "
     "verksamhetsbidrag* organisationsbidrag* anslag prestationsersättning* ersättning ersättningen garantier "
     "kreditgarantier stöd stödet "
     "driftbidrag* investeringsmedel* biståndsmedel* forskningsmedel* kärnstöd* basstöd* kapitaltillskott* "
     "uppdragsersättning* bistånd "
     "satsning satsningen satsningar paket paketet stödpaket* pengarna pengar belopp beloppet förlikningslikvid* "
     "engångsbelopp* "
     "bidragsmedel* statsstöd* schablonersättning* stipendier överenskommelsen"},
    {kMeasure,
     "omfattar omfatta omfattas omfattande uppgår uppgå uppgick uppgående beräknas beräknar beräknats beräknat finns "
     "beräkna "
     "avser avsåg utgör motsvarar motsvarande"},
    {kPrivate,
     "omsätter omsätta omsatte omsättning omsättningen vinst vinsten vinster lön lönen löner lönekostnad* lönesumma* "
     "inkomst inkomsten "
     "inkomster förvärvsinkomst* pris priset priser pristak* jämförpris* hyra hyran taxa taxan timtaxa* timtaxan "
     "avgift avgiften avgifter "
     "avgifterna avgiftsnivå* skatt skatten skatter skattereduktion* skattesats* skattesatsen skattelättnad* "
     "skattesänkning* grundavdrag* "
     "avdrag avdraget böter bötesbelopp vite vitet viten skadestånd* sanktionsavgift* straff prisbasbelopp* "
     "inkomstbasbelopp* basbelopp* "
     "export exporten importen import bnp felaktiga felaktigt fusk fusket bidragsbrott* förlust förluster förlusten "
     "besparing besparingar "
     "besparingen sparande överskott överskottet underskott* lånebelopp* lån lånet köpeskilling* försäljning* fordran "
     "skuld* skulder "
     "statsskulden värde värdet värden tillgångar kapitalet aktiekapital* resultat resultatet utdelning* pension "
     "pensioner pensionen "
     "medelinkomst* medianinkomst* medellön* medianlön* månadslön* årsinkomst* disponibel* bostadsbidrag* barnbidrag* "
     "dagersättning* sjukpenning* hushåll* ekonomin marknaden låneram* krediter kredit kreditfacilitet* "
     "självkostnad* brottslig* stölder underhållsstöd* avskrivning* rörelseresultat* börsportfölj* intäkt*"},
    {kPublic,
     "regeringen regeringens riksdagen riksdagens budgetproposition* vårändringsbudget* höständringsbudget* "
     "ändringsbudget* statens staten "
     "statlig statliga statligt statsbidrag* anslag* myndigheten myndigheterna budgeten regleringsbrev* "
     "regeringskansliet biståndsmedel* "
     "sverige kammarkollegiet"},
    {kNoRecipient,
     "insats insatser insatsen insatserna arbete arbetet åtgärd åtgärder åtgärden åtgärderna satsning satsningar "
     "satsningen genomförande "
     "genomförandet utveckling utvecklingen verksamhet verksamheten verksamheter ändamålet ändamål stöd stödet projekt "
     "projekten projektet "
     "inköp köp kostnader kostnaderna forskning utbildning utbildningar följd exempel grund förmån dess del ökad ökat "
     "ökade fler "
     "förstärkning* stärkt förstärkt bland detta dessa det senast högst sammanlagt totalt dagens cirka minst drygt "
     "disposition "
     "program programmet fortsatt fortsatta nya ny nytt bredare bättre administration handläggning hantering "
     "driften drift anslaget anslag utgiftsområde investeringar investering finansiering att"},
    {kObject,
     "tilldela tilldelar tilldelas tilldelats tilldelades bevilja beviljar beviljas beviljats beviljade beviljades "
     "betala betalar "
     "tillförs tillför tillföra tillfördes tillförts ger ge ersätta medge utge"},
    {kPasses,
     "betala betalar betalas betalats betalades utbetala utbetalar utbetalas utbetalades utbetalning utbetalningen "
     "utbetalningar fördela "
     "fördelar fördelas fördelats fördelades fördelat fördelning överföra överför överförs överföras lämna lämnar "
     "lämnas utge utges ges ge "
     "ger gav avsätta avsätter avsätts avsatt avsattes avsatts bidrag bidraget tilldela tilldelar tilldelas bevilja "
     "beviljar donera doneras "
     "donerar statsbidrag stöd medel utvecklingsmedel stimulansbidrag tillföra tillför tillförs anslå går gick "
     "förlikningslikvid bidrar bidra "
     "ersättning prestationsersättning utlysa kärnstöd satsar öronmärks projektmedel kapitaltillskott återbetalat "
     "återbetalats återbetalades återbetalade"},
    {kStop,
     "återbetala återbetalas redovisa redovisas redovisning rekvisition rekvisitionen ställd lämnats inkomma ansökan "
     "hänvisa "
     "tillhanda senast varav uppgår uppgå beräknas beräknar höjs ökas minskas sänks kommer fakturera"},
    {kCharge, "belasta belastar belastas redovisas finansieras finansiera kostnadsstället utbetalas betalas tas"},
    {kNames,
     "budgetproposition* vårändringsbudget* höständringsbudget* ändringsbudget* regleringsbrev* vårproposition* "
     "proposition* prisnivå* prisår"},
    {kDeterminer,
     "de den samtliga vissa alla övriga berörda respektive landets sveriges dels både vardera angivna deltagande en "
     "ett två tre eller "
     "nätverket organisationen"},
    {kBreaks,
     "som för att med i inom under av från om vid hos genom efter enligt på utan mot via när där vilka vilket samt och "
     "till får ska har är "
     "kan per mellan utöver avseende varav"},
    {kVerb,
     "får ska skall bör har fick kan kommer disponerar rekvirerar tilldelas beviljas tillförs fördelar betalar "
     "utbetalar använder "
     "ges föreslås beräknas avsätter tilldelades erhåller erhöll"},
    {kBody,
     "*organisationer *organisationerna *föreningar *föreningarna *stiftelser *stiftelserna *huvudmän *huvudmännen "
     "*företag *företagen "
     "*universitet *universiteten *högskolor *högskolorna *myndigheter *myndigheterna *aktörer *samfund *samfunden "
     "*förbund *förbunden "
     "*förbundet *kommuner *kommunerna *kommun *regioner *regionerna *landsting *landstingen *lärosäten *lärosätena "
     "*skolor *skolorna "
     "*samverkansorgan *studieförbund *studieförbunden *länsstyrelser *länsstyrelserna *strukturer *strukturerna "
     "*kassor *kassorna *rådet "
     "*nätverk *museer *museerna *bibliotek *partier *verk *institut *institutet *jourer *jourerna *biblioteken "
     "*skolhuvudmännen "
     "*rörelsen *näringsidkare *producenter *lantbrukare *teatrar *bolaget *bolagen *konsortiet *sekretariatet "
     "*kassan"},
    {kGet, "får få fick fått erhåller erhålla erhöll erhållit"},
    {kDecision,
     "uppdrag uppdraget uppdragen regeringsuppdrag utbetalning utbetalningar bemyndigande medgivande framställning "
     "framställan ansökan "
     "medfinansiering slutredovisning delredovisning redovisning slutrapport delrapport återrapportering "
     "medelsredovisning"},
    {kProgramme,
     "överenskommelsen tilläggsöverenskommelsen strategin satsningen programmet sektorsbidraget statsbidraget "
     "statsbidragen medlen medel "
     "pengarna pengar volymen biståndet stödet biståndsramen uppdraget bidraget garantiramen förstärkningen "
     "förstärkningar"},
    {kPlans, "beräknar beräknas avser planerar planeras kommer"},
    {kAgreement, "överenskommelse överenskommelsen avtal avtalet beslut beslutet ansökan"},
    {kPurpose, "uppdraget uppdragets uppdragen ändamålet ändamål ändamålen detta åtgärden åtgärderna satsningen"},
    {kRateTime,
     "månad månaden månader dag dagen dygn timme timma liter mil kilometer kilo kg kwh mwh kilowattimme megawattimme "
     "kubikmeter ton gram "
     "passagerare vecka veckan kalendermånad kvadratmeter enhet"},
    {kSum, "summa totalt total totala totalsumma delsumma sammanlagt slutsumma summering"},
    {kReceiver,
     "mottagare bidragsmottagare myndighet myndigheter organisation organisationer kommun kommuner region regioner "
     "landsting lärosäte lärosäten sökande bidragstagare förening projektägare"},
    {kLater, "därefter framöver framgent efterföljande"},
    {kPeriodWord,
     "perioden strategiperioden programperioden projektperioden avtalsperioden projekttiden uppdragstiden"},
    {kCondition,
     "överstiger överstigande understiger understigande beloppsgräns* beloppsgränsen gräns gränsen tröskel* "
     "jämförpriset beloppsnivå* "
     "beloppsnivåerna gränsvärde*"},
};

struct NamedWord {
  WordId CueWords::Words::*member;
  const char* word;
};

constexpr NamedWord kNamedWords[] = {
    {&CueWords::Words::till, "till"},
    {&CueWords::Words::vid, "vid"},
    {&CueWords::Words::mellan, "mellan"},
    {&CueWords::Words::far, "får"},
    {&CueWords::Words::fran, "från"},
    {&CueWords::Words::varav, "varav"},
    {&CueWords::Words::av, "av"},
    {&CueWords::Words::dessa, "dessa"},
    {&CueWords::Words::medlen, "medlen"},
    {&CueWords::Words::de, "de"},
    {&CueWords::Words::och, "och"},
    {&CueWords::Words::samt, "samt"},
    {&CueWords::Words::respektive, "respektive"},
    {&CueWords::Words::comma, ","},
    {&CueWords::Words::colon, ":"},
    {&CueWords::Words::semicolon, ";"},
    {&CueWords::Words::left, "("},
    {&CueWords::Words::for_, "för"},
    {&CueWords::Words::under, "under"},
    {&CueWords::Words::ar, "år"},
    {&CueWords::Words::aren, "åren"},
    {&CueWords::Words::aret, "året"},
    {&CueWords::Words::budgetaret, "budgetåret"},
    {&CueWords::Words::budgetar, "budgetår"},
    {&CueWords::Words::perioden, "perioden"},
    {&CueWords::Words::per, "per"},
    {&CueWords::Words::arligen, "årligen"},
    {&CueWords::Words::ars, "års"},
    {&CueWords::Words::i, "i"},
    {&CueWords::Words::om, "om"},
    {&CueWords::Words::pa, "på"},
    {&CueWords::Words::med, "med"},
    {&CueWords::Words::att, "att"},
    {&CueWords::Words::stodja, "stödja"},
    {&CueWords::Words::riksdagen, "riksdagen"},
    {&CueWords::Words::anslaget, "anslaget"},
    {&CueWords::Words::anslagsposten, "anslagsposten"},
    {&CueWords::Words::den, "den"},
    {&CueWords::Words::detta, "detta"},
    {&CueWords::Words::totalt, "totalt"},
    {&CueWords::Words::sammanlagt, "sammanlagt"},
    {&CueWords::Words::summan, "summan"},
    {&CueWords::Words::varje, "varje"},
    {&CueWords::Words::vardera, "vardera"},
    {&CueWords::Words::at, "åt"},
    {&CueWords::Words::avser, "avser"},
    {&CueWords::Words::bidraget, "bidraget"},
    {&CueWords::Words::beloppet, "beloppet"},
    {&CueWords::Words::pengarna, "pengarna"},
    {&CueWords::Words::uppdrag, "uppdrag"},
    {&CueWords::Words::uppdraget, "uppdraget"},
    {&CueWords::Words::dash, "-"},
    {&CueWords::Words::eller, "eller"},
    {&CueWords::Words::avsatta, "avsatta"},
    {&CueWords::Words::samma, "samma"},
    {&CueWords::Words::verksamhet, "verksamhet"},
    {&CueWords::Words::del, "del"},
    {&CueWords::Words::gar, "går"},
    {&CueWords::Words::gick, "gick"},
};

template <typename Function>
void each_word(std::string_view list, const Function& function) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    if (end != 0) function(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

struct Affix {
  std::string_view text;
  std::uint32_t cue;
};

struct Tables {
  std::unordered_map<std::string_view, std::uint32_t> words;
  std::vector<Affix> prefixes;
  std::vector<Affix> suffixes;
};

const Tables& tables() {
  static const Tables tables = [] {
    Tables t;
    for (const CueList& list : kCueLists)
      each_word(list.words, [&](std::string_view word) {
        if (word.starts_with('*'))
          t.suffixes.push_back({word.substr(1), list.cue});
        else if (word.ends_with('*'))
          t.prefixes.push_back({word.substr(0, word.size() - 1), list.cue});
        else
          t.words[word] |= list.cue;
      });
    return t;
  }();
  return tables;
}

}  // namespace

CueWords::CueWords(Vocabulary& v) {
  for (const NamedWord& named : kNamedWords) words_.*named.member = v.add(named.word);
  update(v);
}

void CueWords::update(const Vocabulary& vocabulary) {
  const Tables& t = tables();
  for (std::size_t id = cues_.size(); id < vocabulary.size(); ++id) {
    const std::string_view word = vocabulary.word(static_cast<WordId>(id));
    std::uint32_t cues = 0;
    if (const auto it = t.words.find(word); it != t.words.end()) cues = it->second;
    for (const Affix& prefix : t.prefixes)
      if (word.starts_with(prefix.text)) cues |= prefix.cue;
    for (const Affix& suffix : t.suffixes)
      if (word.ends_with(suffix.text)) cues |= suffix.cue;
    cues_.push_back(cues);
  }
}

}  // namespace uppdrag::budgets
