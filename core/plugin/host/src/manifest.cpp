// SPDX-License-Identifier: GPL-3.0-or-later
#include "manifest.h"

#include <Poco/JSON/Parser.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <sstream>

#include "uppdrag/host/guard.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag {
namespace {

using Poco::JSON::Array;
using Poco::JSON::Object;

constexpr std::array<std::string_view, 14> kKeys = {"name",     "version",     "kind",       "interface", "summary",
                                                    "provides", "requires",    "extensions", "format",    "fact_types",
                                                    "library",  "media_types", "abilities", "rules"};
// Columns that every fact has, and which a field may therefore not be called.
constexpr std::array<std::string_view, 10> kReservedFields = {"document", "type", "quote",      "sentence", "start",
                                                              "end",      "page", "confidence", "plugin",   "rule"};

Error wrong(const std::string& what) { return {ErrorCode::kPlugin, what}; }

template <typename Names>
std::string join(const Names& names) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "" : ", ") + std::string(name);
  return out;
}

bool is_identifier(std::string_view text, std::string_view also) {
  const auto legal = [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || also.find(c) != std::string_view::npos;
  };
  return !text.empty() && text[0] >= 'a' && text[0] <= 'z' && std::all_of(text.begin(), text.end(), legal);
}

// Reads values of an object by key, with errors that name the place.
class Reading {
 public:
  Reading(const Object& object, std::string place) : object_(object), place_(std::move(place)) {}

  Result<std::string> text(const std::string& key, bool required) const {
    if (!object_.has(key)) {
      if (required) return wrong(place_ + "lacks \"" + key + "\"");
      return std::string();
    }
    const auto value = object_.get(key);
    if (!value.isString()) return wrong(place_ + "\"" + key + "\" must be a text");
    if (required && value.extract<std::string>().empty()) return wrong(place_ + "\"" + key + "\" is empty");
    return value.extract<std::string>();
  }

  Result<std::vector<std::string>> texts(const std::string& key) const {
    std::vector<std::string> out;
    if (!object_.has(key)) return out;
    if (!object_.isArray(key)) return wrong(place_ + "\"" + key + "\" must be a list of texts");
    for (const auto& value : *object_.getArray(key)) {
      if (!value.isString()) return wrong(place_ + "\"" + key + "\" must be a list of texts");
      out.push_back(value.extract<std::string>());
    }
    return out;
  }

  Result<bool> flag(const std::string& key) const {
    if (!object_.has(key)) return false;
    const auto value = object_.get(key);
    if (!value.isBoolean()) return wrong(place_ + "\"" + key + "\" must be true or false");
    return value.extract<bool>();
  }

  Result<std::uint32_t> number(const std::string& key) const {
    const auto value = object_.get(key);
    if (!value.isInteger() || value.convert<std::int64_t>() < 0 || value.convert<std::int64_t>() > 1000000)
      return wrong(place_ + "\"" + key + "\" must be a whole number");
    return value.convert<std::uint32_t>();
  }

  // {"sv": …, "en": …}; both fall back on `fallback`.
  Status labels(const std::string& key, const std::string& fallback, std::string& sv, std::string& en) const {
    sv = en = fallback;
    if (!object_.has(key)) return ok();
    if (!object_.isObject(key)) return wrong(place_ + "\"" + key + R"(" must be {"sv": …, "en": …})");
    const Reading labels(*object_.getObject(key), place_ + "\"" + key + "\": ");
    for (const auto& [language, target] : {std::pair<const char*, std::string*>{"sv", &sv}, {"en", &en}}) {
      auto label = labels.text(language, false);
      if (!label) return label.error();
      if (!label->empty()) *target = *label;
    }
    return ok();
  }

  const std::string& place() const { return place_; }

 private:
  const Object& object_;
  std::string place_;
};

Status read_field(const Object& object, const std::string& place, FieldDeclaration& field) {
  const Reading reading(object, place);
  auto name = reading.text("name", true);
  if (!name) return name.error();
  field.name = *name;
  const Reading inner(object, place + "field '" + field.name + "': ");
  if (!is_identifier(field.name, "_")) return wrong(inner.place() + "a name has the letters a-z, digits and _ only");
  if (std::find(kReservedFields.begin(), kReservedFields.end(), field.name) != kReservedFields.end())
    return wrong(inner.place() + "every fact has this column already, choose another name");
  auto type = inner.text("type", true);
  if (!type) return type.error();
  const auto known = field_type_from(*type);
  if (!known) return wrong(inner.place() + "unknown type '" + *type + "'");
  field.type = *known;
  for (const auto& [key, target] :
       {std::pair<const char*, bool*>{"list", &field.list}, {"key", &field.key}, {"column", &field.column}}) {
    auto flag = inner.flag(key);
    if (!flag) return flag.error();
    *target = *flag;
  }
  auto values = inner.texts("values");
  if (!values) return values.error();
  field.values = std::move(*values);
  if (field.values.empty() == (field.type == FieldType::kEnum))
    return wrong(inner.place() + "\"values\" belong to fields of type enum, and to all of them");
  return inner.labels("label", field.name, field.label_sv, field.label_en);
}

Status read_fact_type(const Object& object, FactType& type) {
  auto id = Reading(object, "fact type: ").text("id", true);
  if (!id) return id.error();
  type.id = *id;
  const std::string place = "fact type '" + type.id + "': ";
  const Reading reading(object, place);
  if (!is_identifier(type.id, "_")) return wrong(place + "an id has the letters a-z, digits and _ only");
  auto plural = reading.text("plural", true);
  if (!plural) return plural.error();
  type.plural = *plural;
  if (!is_identifier(type.plural, "_-")) return wrong(place + "\"plural\" has the letters a-z, digits, _ and - only");
  if (auto labels = reading.labels("label", type.id, type.label_sv, type.label_en); !labels) return labels;
  if (!object.isArray("fields")) return wrong(place + "\"fields\" must be a list");
  const Array::Ptr fields = object.getArray("fields");
  for (std::size_t i = 0; i < fields->size(); ++i) {
    if (!fields->isObject(static_cast<unsigned>(i))) return wrong(place + "\"fields\" must be a list of objects");
    FieldDeclaration field;
    if (auto status = read_field(*fields->getObject(static_cast<unsigned>(i)), place, field); !status) return status;
    if (type.field(field.name)) return wrong(place + "field '" + field.name + "' is declared twice");
    type.fields.push_back(std::move(field));
  }
  if (type.fields.empty()) return wrong(place + "has no fields");
  return ok();
}

Status read_fact_types(const Object& root, PluginManifest& manifest) {
  if (!root.has("fact_types")) return ok();
  if (!root.isArray("fact_types")) return wrong("\"fact_types\" must be a list");
  const Array::Ptr types = root.getArray("fact_types");
  for (std::size_t i = 0; i < types->size(); ++i) {
    if (!types->isObject(static_cast<unsigned>(i))) return wrong("\"fact_types\" must be a list of objects");
    FactType type;
    if (auto status = read_fact_type(*types->getObject(static_cast<unsigned>(i)), type); !status) return status;
    manifest.fact_types.push_back(std::move(type));
  }
  return ok();
}

// "rules": [{"name": "deadline/latest", "right": 212, "read": 214}]
Status read_rules(const Object& root, PluginManifest& manifest) {
  if (!root.has("rules")) return ok();
  if (!root.isArray("rules")) return wrong("\"rules\" must be a list");
  const Array::Ptr rules = root.getArray("rules");
  for (std::size_t i = 0; i < rules->size(); ++i) {
    if (!rules->isObject(static_cast<unsigned>(i))) return wrong("\"rules\" must be a list of objects");
    const Object::Ptr object = rules->getObject(static_cast<unsigned>(i));
    auto name = Reading(*object, "\"rules\": ").text("name", true);
    if (!name) return name.error();
    const Reading reading(*object, "rule '" + *name + "': ");
    auto right = reading.number("right");
    if (!right) return right.error();
    auto read = reading.number("read");
    if (!read) return read.error();
    if (*right > *read) return wrong("rule '" + *name + "': more facts are right than were read");
    manifest.rules.push_back({*name, *right, *read});
  }
  return ok();
}

Status read_interface(const Object& root, PluginManifest& manifest) {
  if (!root.isObject("interface")) return wrong(R"(lacks "interface": {"major": …, "minor": …})");
  const Object::Ptr version = root.getObject("interface");
  const Reading reading(*version, "\"interface\": ");
  auto major = reading.number("major");
  if (!major) return major.error();
  auto minor = reading.number("minor");
  if (!minor) return minor.error();
  manifest.interface_major = *major;
  manifest.interface_minor = *minor;
  return ok();
}

Status read_kind(const std::string& kind, PluginManifest& manifest) {
  for (const PluginKind known : {PluginKind::kReader, PluginKind::kAnalyser, PluginKind::kExporter}) {
    if (kind == plugin_kind_name(known)) {
      manifest.kind = known;
      return ok();
    }
  }
  return wrong("unknown kind '" + kind + "' (reader, analyser or exporter)");
}

Status read_lists(const Reading& reading, PluginManifest& manifest) {
  for (const auto& [key, target] : {std::pair<const char*, std::vector<std::string>*>{"provides", &manifest.provides},
                                    {"requires", &manifest.requires_},
                                    {"media_types", &manifest.media_types},
                                    {"abilities", &manifest.abilities},
                                    {"extensions", &manifest.extensions}}) {
    auto values = reading.texts(key);
    if (!values) return values.error();
    *target = std::move(*values);
  }
  auto format = reading.text("format", false);
  if (!format) return format.error();
  manifest.format = *format;
  return ok();
}

// What each kind must say for the program to be able to use it.
Status check_kind(const PluginManifest& manifest) {
  if (manifest.kind == PluginKind::kReader && manifest.media_types.empty() && manifest.extensions.empty())
    return wrong("a reader must name \"media_types\" or \"extensions\"");
  if (manifest.kind == PluginKind::kExporter && manifest.format.empty())
    return wrong("an exporter must name its \"format\"");
  if (manifest.kind != PluginKind::kAnalyser && !(manifest.fact_types.empty() && manifest.requires_.empty()))
    return wrong("only an analyser may have \"fact_types\" and \"requires\"");
  for (const std::string& ability : manifest.abilities)
    if (ability != kRecogniserAbility)
      return wrong("unknown ability '" + ability + "' (known: " + std::string(kRecogniserAbility) + ")");
  return ok();
}

// A key that is nearly a known one is a slip that would silently change what the plugin does.
Status check_keys(const Object& root) {
  for (const std::string& key : root.getNames()) {
    if (std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end()) continue;
    for (const auto known : kKeys) {
      if (edit_distance(key, known, 2) <= 2)
        return wrong("unknown key \"" + key + "\", did you mean \"" + std::string(known) + "\"?");
    }
  }
  return ok();
}

Status read_root(const Object& root, PluginManifest& manifest) {
  const Reading reading(root, "");
  auto name = reading.text("name", true);
  if (!name) return name.error();
  manifest.name = *name;
  if (!is_identifier(manifest.name, "_-")) return wrong("\"name\" has the letters a-z, digits, _ and - only");
  auto version = reading.text("version", true);
  if (!version) return version.error();
  manifest.version = *version;
  auto kind = reading.text("kind", true);
  if (!kind) return kind.error();
  if (auto status = read_kind(*kind, manifest); !status) return status;
  if (auto status = read_interface(root, manifest); !status) return status;
  // A manifest of another interface version may well have other keys: say the version, not the first strange key.
  if (auto status = check_interface(manifest); !status) return status;
  if (auto status = check_keys(root); !status) return status;
  if (auto status = reading.labels("summary", "", manifest.summary_sv, manifest.summary_en); !status) return status;
  if (auto status = read_lists(reading, manifest); !status) return status;
  if (auto status = read_fact_types(root, manifest); !status) return status;
  if (auto status = read_rules(root, manifest); !status) return status;
  auto library = reading.text("library", true);
  if (!library) return library.error();
  if (library->find('/') != std::string::npos) return wrong("\"library\" must be a file name without folders");
  manifest.library = manifest.manifest.parent_path() / *library;
  return check_kind(manifest);
}

}  // namespace

std::string_view plugin_kind_name(PluginKind kind) {
  switch (kind) {
    case PluginKind::kReader:
      return "reader";
    case PluginKind::kAnalyser:
      return "analyser";
    case PluginKind::kExporter:
      return "exporter";
  }
  return "";
}

Status check_interface(const PluginManifest& manifest) {
  if (manifest.interface_major == kInterfaceMajor && manifest.interface_minor <= kInterfaceMinor) return ok();
  const auto dotted = [](std::uint32_t major, std::uint32_t minor) {
    return std::to_string(major) + "." + std::to_string(minor);
  };
  return wrong("made for plugin interface " + dotted(manifest.interface_major, manifest.interface_minor) +
               ", this program has " + dotted(kInterfaceMajor, kInterfaceMinor) + "; get the plugin for this version");
}

Status read_manifest(const std::filesystem::path& file, PluginManifest& manifest) {
  std::error_code ignored;
  manifest.manifest = std::filesystem::absolute(file, ignored);
  // Until the file says its name, it goes by its file name.
  manifest.name = file.filename().string().substr(0, file.filename().string().find('.'));
  auto status = guarded("not valid JSON", [&]() -> Status {
    std::ifstream in(file, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    if (!in) return wrong("cannot be read");
    Poco::JSON::Parser parser;
    const auto root = parser.parse(text.str());
    if (root.type() != typeid(Object::Ptr)) return wrong("must be a JSON object");
    return read_root(*root.extract<Object::Ptr>(), manifest);
  });
  if (status) return status;
  return wrong(file.filename().string() + ": " + status.error().message);
}

}  // namespace uppdrag
