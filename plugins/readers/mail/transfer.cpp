// SPDX-License-Identifier: GPL-3.0-or-later
#include "transfer.h"

#include <Poco/Base64Decoder.h>
#include <Poco/Exception.h>
#include <Poco/Net/QuotedPrintableDecoder.h>
#include <Poco/StreamCopier.h>

#include <sstream>

#include "uppdrag/text/unicode.h"

namespace uppdrag::mail_reader {
namespace {

bool in_alphabet(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
}

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); }

template <class Decoder>
void decode(const std::string& encoded, Transferred& out) {
  std::istringstream in(encoded);
  Decoder decoder(in);
  try {
    Poco::StreamCopier::copyToString(decoder, out.bytes);
  } catch (const Poco::Exception&) {
    out.damaged = true;  // Not seen since what is wrong is mended before.
  }
}

// Appends `run` with the padding that it needs. A letter too many carries less than a byte.
void decode_run(std::string& run, Transferred& out) {
  if (run.size() % 4 == 1) {
    run.pop_back();
    out.damaged = true;
  }
  if (run.empty()) return;
  run.append((4 - run.size() % 4) % 4, '=');
  Transferred decoded;
  decode<Poco::Base64Decoder>(run, decoded);
  out.bytes += decoded.bytes;
  out.damaged = out.damaged || decoded.damaged;
  run.clear();
}

}  // namespace

Transferred decode_base64(std::string_view encoded) {
  Transferred out;
  std::string run;
  run.reserve(encoded.size());
  for (const char c : encoded) {
    if (in_alphabet(c))
      run += c;
    else if (c == '=')
      decode_run(run, out);
    else if (static_cast<unsigned char>(c) > ' ')
      out.damaged = true;
  }
  decode_run(run, out);
  return out;
}

Transferred decode_quoted_printable(std::string_view encoded) {
  Transferred out;
  std::string mended;
  mended.reserve(encoded.size() + 16);
  for (std::size_t at = 0; at < encoded.size(); ++at) {
    mended += encoded[at];
    if (encoded[at] != '=') continue;
    if (at + 2 < encoded.size() && is_hex(encoded[at + 1]) && is_hex(encoded[at + 2])) continue;
    // A soft line break, perhaps with white space that a relay has put there.
    std::size_t end = at + 1;
    while (end < encoded.size() && (encoded[end] == ' ' || encoded[end] == '\t')) ++end;
    if (end < encoded.size() && encoded[end] == '\r') ++end;
    if (end >= encoded.size() || encoded[end] == '\n') {
      mended.pop_back();
      at = end;
      continue;
    }
    mended += "3D";
    out.damaged = true;
  }
  decode<Poco::Net::QuotedPrintableDecoder>(mended, out);
  return out;
}

Transferred decode_transfer(std::string_view encoding, std::string_view encoded) {
  const std::string name = to_lower(encoding);
  if (name == "base64") return decode_base64(encoded);
  if (name == "quoted-printable") return decode_quoted_printable(encoded);
  return {std::string(encoded), false};
}

}  // namespace uppdrag::mail_reader
