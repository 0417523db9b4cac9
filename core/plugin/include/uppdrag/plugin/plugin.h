// SPDX-License-Identifier: GPL-3.0-or-later
// What a plugin author includes: the interfaces of readers, analysers and exporters, and the entry point.
//
// A plugin is a shared library beside a manifest `<library>.plugin.json`, which the host reads before any code runs.
// The library exports one C function, uppdrag_plugin_entry_v1; UPPDRAG_PLUGIN_* writes it.
//
// VERSIONING. kInterfaceMajor changes when anything below changes meaning or layout; a plugin of another major version,
// or built with another compiler ABI (kBuildTag), is refused with a message and stays listed.
// LIFETIME. Libraries are never unloaded. The host destroys what it made. Views in arguments live during the call.
// THREADS. One object per worker; no shared mutable state between objects.
// ERRORS. Return an Error for what real documents cause. What a plugin throws is caught at the border and reported.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "uppdrag/document/document.h"
#include "uppdrag/plugin/annotation.h"
#include "uppdrag/plugin/fact.h"
#include "uppdrag/text/result.h"
#include "uppdrag/text/tokenize.h"
#include "uppdrag/text/vocabulary.h"

namespace uppdrag {

class Registry;  // uppdrag/registry/registry.h

// ---- readers -----------------------------------------------------------------------------------------------

// When a reader may ask for character recognition, which takes seconds a page.
enum class OcrMode : std::uint8_t {
  kNever,
  kAuto,    // For images, and for pages of a document that show something but have next to no text.
  kAlways,  // For every page that can be drawn, whatever text it has.
};

class Recogniser;

// Bytes to read, and what is known about them. Only ever grows at the end.
struct Source {
  std::string path;         // For messages and as Document::path.
  std::string_view bytes;   // The whole file.
  std::string media_type;   // From content first, then from the name: "text/plain", "text/markdown", "application/pdf".
  std::string password{};   // For encrypted files; "" when the user gave none. Never to be stored or shown.
  OcrMode ocr = OcrMode::kAuto;
  Recogniser* recogniser = nullptr;  // Null when no plugin provides one. Lives as long as the worker.
  std::uint32_t ocr_pages = 500;     // At most so many pages of this file may be recognised.
  // To be called after each page that took its time, with the pages done so far and those there are: a reader that goes
  // on is not given up. May be empty.
  std::function<void(std::uint32_t done, std::uint32_t total)> progress{};
};

class Reader {
 public:
  virtual ~Reader();
  // The document in `source`, with canonical text in blocks. kInvalidInput when the bytes are not in this reader's
  // format; what could be read of a damaged file is returned with Document::partial and a note.
  virtual Result<Document> read(const Source& source) = 0;
};

// ---- recognisers -------------------------------------------------------------------------------------------

// An image of a page in 8-bit grey, 0 being black.
struct Raster {
  const std::uint8_t* pixels = nullptr;  // Row by row, from the top.
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::uint32_t stride = 0;  // Bytes from row to row.
  float dpi = 300;           // Pixels to the inch.
};

// Places in points of 1/72 inch from the image's upper left corner.
struct RecognisedWord {
  std::string text;  // UTF-8, without white space.
  float left = 0;    // Of its ink.
  float top = 0;
  float right = 0;
  float bottom = 0;
  std::uint32_t line = 0;  // Of Recognition::lines.
  float confidence = 0;    // 0..1
};

struct RecognisedLine {
  std::uint32_t block = 0;  // Lines of one block stand below one another; counted from 0.
  float base = 0;           // Where its letters stand, at the middle of the image's width.
  float slope = 0;          // How far the base line sinks from left to right, for each point.
  float size = 0;           // Of the font, about.
};

struct Recognition {
  std::vector<RecognisedWord> words;  // In the order in which the recogniser reads them; words of a line together.
  std::vector<RecognisedLine> lines;
  std::uint8_t quarters = 0;  // How often the image had to be turned by 90 degrees clockwise to be read. Places are
                              // those of the turned image.
};

// Makes words of an image. One object for each worker, used for many pages.
class Recogniser {
 public:
  virtual ~Recogniser();
  // Opens all that recognise() needs, so that it opens no file afterwards: the host calls it before it closes the way to
  // the file system. May be called again. kNotFound with what to install when something is missing; recognise() fails
  // for the same reason then.
  virtual Status prepare() = 0;
  // The words on `page`; none for a blank one. Seconds for a full page.
  virtual Result<Recognition> recognise(const Raster& page) = 0;
};

// ---- analysers ---------------------------------------------------------------------------------------------

// Everything an analyser may look at. An analyser is a pure function of it.
struct AnalysisInput {
  const Document& document;
  const TokenText& tokens;
  const Annotations& annotations;  // Of the analysers that ran before, by `requires`.
  const Vocabulary& vocabulary;
  const Registry& registry;
};

struct AnalysisOutput {
  Annotations& annotations;        // Append to the lists that the manifest's `provides` names, ascending by token.
  std::vector<Fact>& facts;        // Append facts of the declared types.
  Metadata& metadata;              // Set what the text says of itself, source "analyser".
};

// Given once when an analyser is made: intern trigger words here, so that analyse() compares numbers only.
struct AnalyserSetup {
  Vocabulary& vocabulary;
  const Registry& registry;
};

// A rule that an analyser has, for `uppdrag plugins --rules` and for the test that runs every example.
struct RuleDescription {
  std::string name;     // "deadline/senast-den"; Fact::rule is one of these.
  std::string example;  // A sentence in which it fires.
  std::string summary;  // One line, English.
};

class Analyser {
 public:
  virtual ~Analyser();
  // Adds what is found in `in` to `out`. Finding nothing is success. O(tokens).
  virtual Status analyse(const AnalysisInput& in, AnalysisOutput& out) = 0;
  virtual std::vector<RuleDescription> rules() const;
};

// ---- exporters ---------------------------------------------------------------------------------------------

// A fact with its document, as exporters and the command line get it.
struct FactRow {
  std::int64_t id = 0;           // Stable within one knowledge base until the document changes; 0 outside of one.
  std::string document_path;
  Metadata document;             // The document's metadata.
  Fact fact;
  std::string quote;             // The verbatim words of fact.span, LF as space.
  std::string sentence;          // The words of fact.sentence.
  std::uint32_t page = 0;
  std::string plugin;            // "deadlines 1.0"
};

// Appends bytes to wherever the user wants them; returns kIo when that failed.
using ByteSink = std::function<Status(std::string_view bytes)>;

class Exporter {
 public:
  virtual ~Exporter();
  // Called once before the rows. `type` is null when rows of several types follow.
  virtual Status begin(const FactType* type, const std::vector<FactType>& all, const ByteSink& out) = 0;
  virtual Status write(const FactRow& row, const ByteSink& out) = 0;
  virtual Status end(const ByteSink& out) = 0;
};

// ---- entry point -------------------------------------------------------------------------------------------

inline constexpr std::uint32_t kInterfaceMajor = 1;
inline constexpr std::uint32_t kInterfaceMinor = 1;  // 1: recognisers; more in Source.

}  // namespace uppdrag

// What must be alike in host and plugin for C++ objects to cross.
#define UPPDRAG_STRINGIZE_(x) #x
#define UPPDRAG_STRINGIZE(x) UPPDRAG_STRINGIZE_(x)
#ifdef _GLIBCXX_DEBUG
#define UPPDRAG_TAG_DEBUG "glibcxx-debug"
#else
#define UPPDRAG_TAG_DEBUG "glibcxx-plain"
#endif
#if defined(__SANITIZE_ADDRESS__)
#define UPPDRAG_TAG_ASAN "asan"
#else
#define UPPDRAG_TAG_ASAN "no-asan"
#endif
#define UPPDRAG_BUILD_TAG                                                                                     \
  "gxx-abi" UPPDRAG_STRINGIZE(__GXX_ABI_VERSION) " cxx11=" UPPDRAG_STRINGIZE(_GLIBCXX_USE_CXX11_ABI) " " UPPDRAG_TAG_DEBUG \
      " " UPPDRAG_TAG_ASAN

extern "C" {
// Only ever grows at the end; `struct_size` tells how much the plugin knew. Absent abilities are null.
struct uppdrag_plugin_entry {
  std::uint32_t struct_size;
  std::uint32_t interface_major;
  std::uint32_t interface_minor;
  const char* build_tag;
  const char* name;     // Must equal the manifest's.
  const char* version;  // Must equal the manifest's.
  uppdrag::Reader* (*make_reader)();
  uppdrag::Analyser* (*make_analyser)(const uppdrag::AnalyserSetup* setup);
  uppdrag::Exporter* (*make_exporter)();
  // Since interface 1.1. The manifest names the ability: "abilities": ["recogniser"].
  uppdrag::Recogniser* (*make_recogniser)();
};
typedef const uppdrag_plugin_entry* (*uppdrag_plugin_entry_function)();
}

// Put one of these once in a plugin, at file scope. UPPDRAG_PLUGIN_NAME and UPPDRAG_PLUGIN_VERSION come from the build,
// which reads them from the manifest.
#define UPPDRAG_PLUGIN_ENTRY_(reader, analyser, exporter, recogniser)                                                     \
  extern "C" __attribute__((visibility("default"))) const uppdrag_plugin_entry* uppdrag_plugin_entry_v1() {   \
    static const uppdrag_plugin_entry entry = {sizeof(uppdrag_plugin_entry), uppdrag::kInterfaceMajor,        \
                                               uppdrag::kInterfaceMinor,     UPPDRAG_BUILD_TAG,               \
                                               UPPDRAG_PLUGIN_NAME,          UPPDRAG_PLUGIN_VERSION,          \
                                               reader,                       analyser,                        \
                                               exporter,                     recogniser};                     \
    return &entry;                                                                                            \
  }
#define UPPDRAG_PLUGIN_READER(Class) \
  UPPDRAG_PLUGIN_ENTRY_([]() -> uppdrag::Reader* { return new Class; }, nullptr, nullptr, nullptr)
#define UPPDRAG_PLUGIN_ANALYSER(Class)                                                                               \
  UPPDRAG_PLUGIN_ENTRY_(nullptr, [](const uppdrag::AnalyserSetup* setup) -> uppdrag::Analyser* { return new Class(*setup); }, \
                        nullptr, nullptr)
#define UPPDRAG_PLUGIN_EXPORTER(Class) \
  UPPDRAG_PLUGIN_ENTRY_(nullptr, nullptr, []() -> uppdrag::Exporter* { return new Class; }, nullptr)
#define UPPDRAG_PLUGIN_RECOGNISER(ReaderClass, RecogniserClass)                                        \
  UPPDRAG_PLUGIN_ENTRY_([]() -> uppdrag::Reader* { return new ReaderClass; }, nullptr, nullptr,        \
                        []() -> uppdrag::Recogniser* { return new RecogniserClass; })
