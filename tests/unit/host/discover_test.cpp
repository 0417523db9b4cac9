// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "host/support.h"

using namespace uppdrag;
using namespace uppdrag::test;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

const std::string kGood =
    R"({"name": "quiet", "version": "1.0", "kind": "analyser", "interface": {"major": 1, "minor": 0},
  "library": "quiet.so")";

// Why a plugin with this manifest is refused.
std::string refusal(const std::string& manifest) {
  const Folder folder;
  folder.write("quiet.plugin.json", manifest);
  const PluginHost host = PluginHost::discover({folder.path()});
  REQUIRE(host.plugins().size() == 1);
  REQUIRE(host.plugins()[0].state == PluginState::kRefused);
  return host.plugins()[0].reason;
}

std::string with_type(const std::string& type) { return kGood + R"(, "fact_types": [)" + type + "]}"; }

}  // namespace

TEST_CASE("readers come first, then analysers in running order, then exporters, then the refused") {
  const PluginHost host = host_with({"wrong_tag", "third", "shout", "second", "lines", "first"});
  const auto names = summary(host);
  REQUIRE(names.size() == 6);
  CHECK(std::vector<std::string>(names.begin(), names.begin() + 5) ==
        std::vector<std::string>{"lines: loaded", "first: loaded", "second: loaded", "third: loaded", "shout: loaded"});
  CHECK_THAT(names[5], StartsWith("wrong_tag: built with [clang-abi1], this program with ["));
}

TEST_CASE("a plugin whose library does not fit is refused with what is wrong and stays listed") {
  CHECK(summary(host_with({"wrong_name"})) ==
        std::vector<std::string>{"wrong_name: the manifest says name 'wrong_name', the library 'somebody_else'"});
  CHECK(summary(host_with({"no_symbol"})) ==
        std::vector<std::string>{"no_symbol: the library no_symbol.so has no uppdrag_plugin_entry_v1"});
  CHECK(summary(host_with({"wrong_kind"})) == std::vector<std::string>{"wrong_kind: the library has no reader"});
}

TEST_CASE("a plugin for another interface is refused before its library is opened") {
  const Folder folder;
  folder.write("wrong_major.plugin.json", R"({"name": "wrong_major", "version": "1", "kind": "analyser",
    "interface": {"major": 2, "minor": 0}, "library": "not-there.so", "new_key": 1})");
  CHECK(summary(PluginHost::discover({folder.path()})) ==
        std::vector<std::string>{
            "wrong_major: wrong_major.plugin.json: made for plugin interface 2.0, this program has 1.1; "
            "get the plugin for this version"});
}

TEST_CASE("a plugin built when the entry was shorter still loads, without the later abilities") {
  const PluginHost host = host_with({"short_entry"});
  CHECK(summary(host) == std::vector<std::string>{"short_entry: loaded"});
  auto recogniser = host.make_recogniser();
  REQUIRE(recogniser);
  CHECK(*recogniser == nullptr);
}

TEST_CASE("a plugin that promises a recogniser must have one") {
  CHECK(summary(host_with({"no_recogniser"})) ==
        std::vector<std::string>{"no_recogniser: the library has no recogniser"});
  CHECK_THAT(refusal(kGood + R"(, "abilities": ["telepathy"]})"),
             Contains("unknown ability 'telepathy' (known: recogniser)"));
}

TEST_CASE("a recogniser is made by the first plugin that has one") {
  const PluginHost host = host_with({"quiet_recogniser"});
  auto recogniser = host.make_recogniser();
  REQUIRE(recogniser);
  REQUIRE(*recogniser != nullptr);
  CHECK((*recogniser)->prepare());
}

TEST_CASE("a missing library is named") {
  CHECK(refusal(kGood + "}") == "the library quiet.so is missing beside its manifest");
}

TEST_CASE("a file that is no library is refused") {
  const Folder folder;
  folder.write("quiet.plugin.json", kGood + "}");
  folder.write("quiet.so", "#!/bin/sh\n");
  const PluginHost host = PluginHost::discover({folder.path()});
  CHECK_THAT(summary(host).at(0), StartsWith("quiet: cannot be loaded: "));
}

TEST_CASE("a bad manifest is refused with file and place") {
  CHECK_THAT(refusal("{\"name\": "), StartsWith("quiet.plugin.json: not valid JSON"));
  CHECK_THAT(refusal("[]"), Contains("must be a JSON object"));
  CHECK_THAT(refusal("{}"), Contains("lacks \"name\""));
  CHECK_THAT(refusal(R"({"name": "Big"})"), Contains("\"name\" has the letters a-z"));
  CHECK_THAT(refusal(R"({"name": "quiet", "version": 1})"), Contains("\"version\" must be a text"));
  CHECK_THAT(refusal(R"({"name": "quiet", "version": "1", "kind": "robot"})"),
             Contains("unknown kind 'robot' (reader, analyser or exporter)"));
  CHECK_THAT(refusal(R"({"name": "quiet", "version": "1", "kind": "reader"})"), Contains("lacks \"interface\""));
  CHECK_THAT(refusal(R"({"name": "quiet", "version": "1", "kind": "reader", "interface": {"major": "1", "minor": 0}})"),
             Contains("\"interface\": \"major\" must be a whole number"));
  CHECK_THAT(refusal(kGood + R"(, "require": ["dates"]})"),
             Contains("unknown key \"require\", did you mean \"requires\"?"));
  CHECK_THAT(refusal(kGood + R"(, "requires": "dates"})"), Contains("\"requires\" must be a list of texts"));
  CHECK_THAT(
      refusal(
          R"({"name": "quiet", "version": "1", "kind": "reader", "interface": {"major": 1, "minor": 0}, "library": "x.so"})"),
      Contains("a reader must name \"media_types\" or \"extensions\""));
  CHECK_THAT(
      refusal(
          R"({"name": "quiet", "version": "1", "kind": "reader", "interface": {"major": 1, "minor": 0}, "library": "../x.so",
                         "media_types": ["text/x"]})"),
      Contains("\"library\" must be a file name without folders"));
}

TEST_CASE("an unknown key that resembles nothing is left to its author") {
  CHECK(refusal(kGood + R"(, "homepage": "https://example.org"})") ==
        "the library quiet.so is missing beside its manifest");
}

TEST_CASE("an illegal fact type is refused with type and field") {
  CHECK_THAT(refusal(with_type(R"({"id": "Mark"})")), Contains("fact type 'Mark': an id has the letters a-z"));
  CHECK_THAT(refusal(with_type(R"({"id": "mark", "plural": "marks"})")),
             Contains("fact type 'mark': \"fields\" must be a list"));
  CHECK_THAT(refusal(with_type(R"({"id": "mark", "plural": "marks", "fields": []})")), Contains("has no fields"));
  CHECK_THAT(refusal(with_type(R"({"id": "mark", "plural": "marks", "fields": [{"name": "quote", "type": "text"}]})")),
             Contains("field 'quote': every fact has this column already"));
  CHECK_THAT(refusal(with_type(R"({"id": "mark", "plural": "marks", "fields": [{"name": "a", "type": "float"}]})")),
             Contains("field 'a': unknown type 'float'"));
  CHECK_THAT(refusal(with_type(R"({"id": "mark", "plural": "marks", "fields": [{"name": "a", "type": "enum"}]})")),
             Contains("field 'a': \"values\" belong to fields of type enum"));
  CHECK_THAT(
      refusal(with_type(
          R"({"id": "mark", "plural": "marks", "fields": [{"name": "a", "type": "text"}, {"name": "a", "type": "text"}]})")),
      Contains("field 'a' is declared twice"));
}

TEST_CASE("labels fall back on names") {
  const PluginHost host = host_with({"scripted"});
  const FactType* type = host.fact_type("marks");
  REQUIRE(type);
  CHECK(type->label_sv == "Märke");
  REQUIRE(type->field("colour"));
  CHECK(type->field("colour")->label_en == "colour");
  CHECK(type->field("colour")->values == std::vector<std::string>{"red", "blue"});
  CHECK(host.fact_type("mark") == type);
  CHECK(host.fact_type("weather") == nullptr);
}

TEST_CASE("the first plugin of a name wins, wherever the second lies") {
  const Folder folder;
  fs::copy(fixture("first"), folder.path(), fs::copy_options::recursive);
  const auto names = summary(PluginHost::discover({fixture("first"), folder.path()}));
  REQUIRE(names.size() == 2);
  CHECK(names[0] == "first: loaded");
  CHECK_THAT(names[1],
             StartsWith("first: a plugin of this name was found before, in ") && Contains("tests/plugins/first"));
}

TEST_CASE("a folder that is named twice is searched once") {
  CHECK(summary(PluginHost::discover({fixture("first"), fixture("first") / "../first"})).size() == 1);
}

TEST_CASE("a folder that is missing is no error") {
  CHECK(PluginHost::discover({fixture("first") / "nowhere"}).plugins().empty());
}

TEST_CASE("a fact type that another plugin declares refuses the second") {
  const auto names = summary(host_with({"scripted", "clash"}));
  CHECK(names ==
        std::vector<std::string>{"scripted: loaded",
                                 "clash: declares fact type 'mark' (marks), which plugin 'scripted' has declared"});
}

TEST_CASE("a ring of requirements refuses its members by name, and those that need them") {
  const auto names = summary(host_with({"first", "ring_a", "ring_b", "ring_c", "needs_ring"}));
  const std::string ring = "requires itself in a ring: ring_a -> ring_c -> ring_b -> ring_a";
  CHECK(names == std::vector<std::string>{"first: loaded", "ring_a: " + ring, "ring_b: " + ring, "ring_c: " + ring,
                                          "needs_ring: requires 'b', which no loaded analyser provides"});
}

TEST_CASE("a requirement that nobody meets refuses the analyser with the name of what is missing") {
  CHECK(summary(host_with({"needs_nothing_there"})) ==
        std::vector<std::string>{"needs_nothing_there: requires 'weather', which no loaded analyser provides"});
  CHECK(summary(host_with({"second"})) ==
        std::vector<std::string>{"second: requires 'one', which no loaded analyser provides"});
}

TEST_CASE("a reader is found by media type first and by extension then") {
  const PluginHost host = host_with({"lines"});
  CHECK(host.make_reader("text/plain", ".pdf"));
  CHECK(host.make_reader("text/x-unheard-of", ".TXT"));
  const auto none = host.make_reader("application/pdf", ".pdf");
  REQUIRE_FALSE(none);
  CHECK(none.error().code == ErrorCode::kUnsupported);
  CHECK(none.error().message == "no reader for application/pdf (what can be read: .txt)");
}

TEST_CASE("an exporter is found by format, and an unknown format is answered with those that there are") {
  const PluginHost host = host_with({"shout"});
  CHECK(host.export_formats() == std::vector<std::string>{"shout"});
  CHECK(host.make_exporter("shout"));
  const auto none = host.make_exporter("whisper");
  REQUIRE_FALSE(none);
  CHECK(none.error().code == ErrorCode::kNotFound);
  CHECK(none.error().message == "no exporter for format 'whisper' (there are: shout)");
}

TEST_CASE("the search path goes from the command line over the environment and the user's folder to the installation") {
  ::setenv("UPPDRAG_PLUGIN_PATH", "/one::/two", 1);
  ::setenv("XDG_DATA_HOME", "/home/data", 1);
  const auto path = plugin_search_path({"/mine"});
  ::unsetenv("UPPDRAG_PLUGIN_PATH");
  ::unsetenv("XDG_DATA_HOME");
  const fs::path program = fs::read_symlink("/proc/self/exe").parent_path();
  CHECK(path == std::vector<fs::path>{"/mine", "/one", "/two", "/home/data/uppdrag/plugins",
                                      program / "lib/uppdrag/plugins", program / "../lib/uppdrag/plugins"});
}
