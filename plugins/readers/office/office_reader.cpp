// SPDX-License-Identifier: GPL-3.0-or-later
#include "office_reader.h"

#include "compound_file.h"
#include "doc_reader.h"
#include "docx_reader.h"
#include "odt_reader.h"
#include "package.h"
#include "rtf_reader.h"

namespace uppdrag::office_reader {
namespace {

constexpr std::string_view kZip = "PK\x03\x04";
constexpr std::string_view kOle = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

Result<Document> read_package(const Source& source) {
  auto package = Package::open(source.bytes);
  if (!package) return package.error();
  Document document;
  document.path = source.path;
  if (package->encrypted())
    return Error{ErrorCode::kInvalidInput, "is encrypted; save a copy without a password and read that"};
  if (!package->damage().empty()) {
    document.notes.push_back(package->damage() + "; what could be read is kept");
    document.partial = true;
  }
  Status status = package->has("content.xml") ? read_odt(*package, document) : read_docx(*package, document);
  if (!status && !package->damage().empty())
    return Error{status.error().code, package->damage() + "; it " + status.error().message};
  if (!status) return status.error();
  return document;
}

Result<Document> read_compound(const Source& source) {
  const auto file = CompoundFile::open(source.bytes);
  if (!file) return Error{ErrorCode::kInvalidInput, "is a damaged old Office file (its directory cannot be read)"};
  if (file->has("EncryptedPackage"))
    return Error{ErrorCode::kInvalidInput, "is encrypted; save a copy without a password and read that"};
  if (!file->has("WordDocument"))
    return Error{ErrorCode::kUnsupported,
                 "is an old Office file without text (a workbook, slides or a message); save it as PDF"};
  Document document;
  document.path = source.path;
  const Status status = read_doc(*file, document);
  if (!status) return status.error();
  return document;
}

}  // namespace

Result<Document> OfficeReader::read(const Source& source) {
  if (source.bytes.starts_with("{\\rtf")) {
    Document document;
    document.path = source.path;
    if (const Status status = read_rtf(source.bytes, document); !status) return status.error();
    return document;
  }
  if (source.bytes.starts_with(kZip)) return read_package(source);
  if (source.bytes.starts_with(kOle)) return read_compound(source);
  return Error{ErrorCode::kInvalidInput, "is no office document (expected a docx, odt, doc or rtf file)"};
}

}  // namespace uppdrag::office_reader
