// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor.h"

#include <Poco/Environment.h>
#include <gnu/libc-version.h>
#include <langinfo.h>
#include <link.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <clocale>
#include <cstdlib>
#include <fstream>
#include <map>
#include <thread>

#include "options.h"
#include "show_value.h"
#include "uppdrag/ingest/ingest.h"
#include "uppdrag/ingest/sandbox.h"

namespace uppdrag::cli {
namespace {

namespace fs = std::filesystem;
using State = Finding::State;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

std::string megabytes(std::uint64_t bytes) { return grouped(static_cast<std::int64_t>(bytes >> 20U)) + " MB"; }

std::string count(std::int64_t number) { return grouped(number); }

// Files of the libraries that are loaded, with links followed: their names hold the versions.
std::vector<std::string> loaded_files() {
  std::vector<std::string> out;
  ::dl_iterate_phdr(
      [](dl_phdr_info* info, std::size_t, void* data) {
        if (info->dlpi_name && *info->dlpi_name)
          static_cast<std::vector<std::string>*>(data)->push_back(info->dlpi_name);
        return 0;
      },
      &out);
  for (std::string& file : out) {
    std::error_code error;
    const fs::path whole = fs::canonical(file, error);
    file = (error ? fs::path(file) : whole).filename().string();
  }
  return out;
}

// "libicuuc.so.72.1" -> "72.1" for "libicuuc"; "" when it is not loaded.
std::string version_of(const std::vector<std::string>& files, const std::string& name) {
  for (const std::string& file : files) {
    if (file.starts_with(name + ".so.")) return file.substr(name.size() + 4);
    if (file.starts_with(name + "-") && file.ends_with(".so"))
      return file.substr(name.size() + 1, file.size() - name.size() - 4);
  }
  return {};
}

std::string poco_version() {
  const std::uint32_t version = Poco::Environment::libraryVersion();
  return std::to_string(version >> 24U) + "." + std::to_string((version >> 16U) & 0xFFU) + "." +
         std::to_string((version >> 8U) & 0xFFU);
}

// The languages for which tesseract has data here.
std::vector<std::string> ocr_languages() {
  std::vector<std::string> out;
  const std::string set = environment("TESSDATA_PREFIX");
  for (const fs::path& folder : {fs::path(set), fs::path(set) / "tessdata",
                                 fs::path("/usr/share/tesseract-ocr/5/tessdata"), fs::path("/usr/share/tessdata")}) {
    std::error_code error;
    if (set.empty() && folder.is_relative()) continue;
    for (const auto& file : fs::directory_iterator(folder, error)) {
      if (file.path().extension() == ".traineddata" && file.path().stem() != "osd")
        out.push_back(file.path().stem().string());
    }
    if (!out.empty()) break;
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::uint64_t memory_kilobytes(std::string_view name) {
  std::ifstream in("/proc/meminfo");
  std::string line;
  while (std::getline(in, line)) {
    if (line.starts_with(name)) return std::strtoull(line.c_str() + name.size(), nullptr, 10);
  }
  return 0;
}

// The nearest folder above `path` that exists.
fs::path existing(fs::path path) {
  std::error_code error;
  path = fs::absolute(path, error);
  while (!path.empty() && path != path.root_path() && !fs::exists(path, error)) path = path.parent_path();
  return path;
}

class Part {
 public:
  Part(const Program& program, const Message& name, Findings& out)
      : program_(program), name_(program.text(name)), out_(out) {}
  void add(State state, std::string label, std::string value) {
    out_.push_back({state, name_, std::move(label), std::move(value)});
  }
  void add(State state, const Message& label, std::string value) { add(state, program_.text(label), std::move(value)); }
  template <typename Label>
  void good(const Label& label, std::string value) {
    add(State::kGood, label, std::move(value));
  }

 private:
  const Program& program_;
  std::string name_;
  Findings& out_;
};

const Message& ban_label(Ban ban) {
  switch (ban) {
    case Ban::kWriting:
      return msg::kBanWriting;
    case Ban::kNetwork:
      return msg::kBanNetwork;
    case Ban::kPrograms:
      return msg::kBanPrograms;
    case Ban::kProcesses:
      return msg::kBanProcesses;
    case Ban::kSignals:
      return msg::kBanSignals;
    case Ban::kMemory:
      break;
  }
  return msg::kBanMemory;
}

}  // namespace

void look_at_program(Program& program, Findings& out) {
  Part part(program, msg::kDoctorProgram, out);
  part.good(msg::kColVersion, "uppdrag " UPPDRAG_VERSION);
  const char* sanitized = kSanitized ? ", address sanitizer" : "";
#ifdef NDEBUG
  const char* built = ", optimised";
#else
  const char* built = ", with assertions";
#endif
  part.good(msg::kDoctorBuild, std::string("g++ " __VERSION__) + built + sanitized);
  part.good(msg::kDoctorInterface, std::to_string(kInterfaceMajor) + "." + std::to_string(kInterfaceMinor));
  std::error_code error;
  part.good(msg::kDoctorPlace, fs::read_symlink("/proc/self/exe", error).string());
}

void look_at_libraries(Program& program, Findings& out) {
  program.quiet_about_plugins = true;
  (void)program.host();  // Loads what plugins link.
  Part part(program, msg::kDoctorLibraries, out);
  const std::vector<std::string> files = loaded_files();
  part.good("Poco", poco_version());
  constexpr std::array<std::pair<const char*, const char*>, 6> kNames = {{{"ICU", "libicuuc"},
                                                                          {"Xapian", "libxapian"},
                                                                          {"libxml2", "libxml2"},
                                                                          {"poppler", "libpoppler"},
                                                                          {"tesseract", "libtesseract"},
                                                                          {"libseccomp", "libseccomp"}}};
  for (const auto& [label, name] : kNames) {
    std::string version = version_of(files, name);
    if (!version.empty()) part.good(label, program.text(msg::kDoctorFileVersion, {version}));
  }
  part.good("glibc", ::gnu_get_libc_version());
}

void look_at_plugins(Program& program, Findings& out) {
  program.quiet_about_plugins = true;
  Part part(program, msg::kDoctorPlugins, out);
  std::map<PluginKind, std::string> loaded;
  bool ocr = false;
  for (const PluginStatus& plugin : program.host().plugins()) {
    if (plugin.state == PluginState::kRefused) continue;
    std::string& list = loaded[plugin.manifest.kind];
    list += (list.empty() ? "" : ", ") + plugin.manifest.name + " " + plugin.manifest.version;
    ocr = ocr || plugin.manifest.name == "ocr";
  }
  for (const auto& [kind, label] : {std::pair{PluginKind::kReader, &msg::kDoctorReaders},
                                    {PluginKind::kAnalyser, &msg::kDoctorAnalysers},
                                    {PluginKind::kExporter, &msg::kDoctorExporters}}) {
    const bool none = loaded[kind].empty();
    part.add(none ? State::kBad : State::kGood, *label, none ? program.text(msg::kDoctorNone) : loaded[kind]);
  }
  for (const PluginStatus& plugin : program.host().plugins()) {
    if (plugin.state == PluginState::kRefused)
      part.add(State::kBad, plugin.manifest.name + " (" + program.text(msg::kRefused) + ")", plugin.reason);
  }
  if (!ocr) return part.good(msg::kDoctorOcr, program.text(msg::kDoctorNoOcr));
  const std::vector<std::string> languages = ocr_languages();
  const bool swedish = std::find(languages.begin(), languages.end(), "swe") != languages.end();
  part.add(swedish ? State::kGood : State::kWarning, msg::kDoctorOcr,
           (languages.empty() ? program.text(msg::kDoctorNone) : join(languages)) +
               (swedish ? std::string() : program.text(msg::kDoctorNoSwedish)));
}

void look_at_registry(Program& program, Findings& out) {
  Part part(program, msg::kDoctorData, out);
  auto registry = program.registry();
  if (!registry) return part.add(State::kBad, msg::kDoctorTables, registry.error().message);
  part.good(msg::kDoctorTables,
            program.text(msg::kDoctorCounts, {count(static_cast<std::int64_t>((*registry)->counties().size())),
                                              count(static_cast<std::int64_t>((*registry)->authorities().size()))}));
}

void look_at_terminal(Program& program, Findings& out) {
  Part part(program, msg::kDoctorTerminal, out);
  std::string locale;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (locale.empty()) locale = environment(name);
  }
  part.good(msg::kDoctorLanguage, std::string(program.language() == Language::kSwedish ? "svenska" : "English") + " (" +
                                      (locale.empty() ? program.text(msg::kDoctorNoLocale) : locale) + ")");
  std::setlocale(LC_CTYPE, "");
  const std::string charset = ::nl_langinfo(CODESET);
  std::setlocale(LC_CTYPE, "C");
  part.add(charset == "UTF-8" ? State::kGood : State::kWarning, msg::kDoctorCharset,
           charset + (charset == "UTF-8" ? std::string() : program.text(msg::kDoctorNoUtf8)));
  const Console& console = program.console;
  part.good(msg::kDoctorOutput,
            program.text(console.out_is_terminal ? msg::kDoctorIsTerminal : msg::kDoctorIsPipe) +
                (console.width > 0 ? program.text(msg::kDoctorColumns, {std::to_string(console.width)}) : "") +
                program.text(console.colour ? msg::kDoctorColour : msg::kDoctorNoColour));
}

void look_at_sandbox(Program& program, Findings& out) {
  Part part(program, msg::kDoctorWorkers, out);
  const IngestOptions usual;
  const SandboxCheck check = check_sandbox({usual.max_worker_bytes});
  part.add(
      check.filtered ? State::kGood : State::kWarning, msg::kDoctorFilter,
      check.filtered ? program.text(msg::kDoctorFiltered) : program.text(msg::kDoctorNotFiltered, {check.why_not}));
  for (const SandboxTrial& trial : check.trials) {
    const bool memory = trial.ban == Ban::kMemory;
    std::string value = program.text(trial.stopped ? msg::kDoctorStopped : msg::kDoctorNotStopped);
    if (memory && trial.stopped) value = program.text(msg::kDoctorAtMost, {megabytes(usual.max_worker_bytes)});
    const bool left_out = memory && kSanitized;  // On purpose: nothing to warn of.
    if (left_out) value = program.text(msg::kDoctorSanitized);
    part.add(trial.stopped || left_out ? State::kGood : State::kWarning, ban_label(trial.ban), std::move(value));
  }
  part.good(msg::kDoctorTime,
            program.text(msg::kDoctorSeconds, {std::to_string(usual.max_seconds_per_document.count())}));
  part.good(msg::kDoctorLargest, megabytes(usual.max_file_bytes));
}

void look_at_machine(Program& program, Findings& out) {
  Part part(program, msg::kDoctorMachine, out);
  part.good(msg::kDoctorSystem, Poco::Environment::osName() + " " + Poco::Environment::osVersion() + ", " +
                                    Poco::Environment::osArchitecture());
  part.good(msg::kDoctorCores, std::to_string(std::thread::hardware_concurrency()));
  part.good(msg::kDoctorMemory, program.text(msg::kDoctorFreeOf, {megabytes(memory_kilobytes("MemAvailable:") << 10U),
                                                                  megabytes(memory_kilobytes("MemTotal:") << 10U)}));
  const fs::path place = existing(program.kb);
  struct statvfs disk {};
  if (::statvfs(place.c_str(), &disk) != 0) return;
  const std::uint64_t free = static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
  constexpr std::uint64_t kLittle = std::uint64_t{200} << 20U;
  const bool writable = ::access(place.c_str(), W_OK) == 0;
  part.add(free < kLittle ? State::kWarning : State::kGood, msg::kDoctorDisk,
           program.text(msg::kDoctorFreeWhere, {megabytes(free), place.string()}) +
               (writable ? std::string() : program.text(msg::kDoctorReadOnly)));
}

void look_at_knowledge(Program& program, Findings& out) {
  Part part(program, msg::kDoctorKnowledge, out);
  auto kb = program.open_kb();
  std::error_code error;
  if (!kb && !fs::exists(program.kb, error))
    return part.good(msg::kColFolder, program.text(msg::kDoctorNoKb, {program.kb.string()}));
  part.good(msg::kColFolder, program.kb.string());
  if (!kb) return part.add(State::kBad, msg::kDoctorState, kb.error().message);
  auto check = (*kb)->check(false);
  if (!check) return part.add(State::kBad, msg::kDoctorState, check.error().message);
  part.good(msg::kDoctorSchema,
            std::to_string(check->schema) + " (SQLite " + check->sqlite_version +
                (check->xapian_version.empty() ? std::string() : ", Xapian " + check->xapian_version) + ")");
  part.good(msg::kDoctorHolds, program.text(msg::kDoctorDocuments,
                                            {count(check->documents), count(check->partial), megabytes(check->bytes)}));
  const std::string facts = shown_counts(check->facts, (*kb)->fact_types(), program.language());
  part.good(msg::kColFacts, facts.empty() ? program.text(msg::kDoctorNone) : facts);
  for (const std::string& problem : check->problems) part.add(State::kBad, msg::kDoctorState, problem);
  if (check->problems.empty()) part.good(msg::kDoctorState, program.text(msg::kDoctorInStep));
}

}  // namespace uppdrag::cli
