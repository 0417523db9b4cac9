// SPDX-License-Identifier: GPL-3.0-or-later
// What parent and workers say to each other: length-prefixed binary frames between processes of one program on one
// machine. The bytes of a reply come from a process that may have been damaged by a hostile document: decoding checks
// everything.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sidecar_values.h"
#include "uppdrag/host/host.h"
#include "uppdrag/knowledge/knowledge_base.h"
#include "uppdrag/text/result.h"

namespace uppdrag {

// A file to read, for a worker.
struct WorkRequest {
  std::uint64_t sequence = 0;
  std::string path;
  std::string known_hash;   // Of the content that the knowledge base has, or "".
  SidecarEntries sidecar;   // What sidecars say of the file.
  std::uint64_t bytes = 0;  // Of the file, as a guess at the work. The worker is not told.
  friend bool operator==(const WorkRequest&, const WorkRequest&) = default;
};

// What became of it.
struct WorkReply {
  enum class Kind : std::uint8_t {
    kDocument,     // Read and analysed: `record`.
    kUnchanged,    // The content has the known hash: `record.file` only.
    kUnsupported,  // No reader takes it: `reason`.
    kFailure,      // It cannot be read: `reason`.
    kAlive,        // None yet: the document takes long, but the worker goes on. Another reply follows.
  };
  std::uint64_t sequence = 0;
  Kind kind = Kind::kFailure;
  DocumentRecord record;
  std::vector<std::string> problems;  // Of the analysers, one line each.
  std::string language;
  std::string reason;
  // For whoever shows a single file: what the analysers marked, and where its sentences stand. Not for the knowledge
  // base.
  std::vector<AnnotationRow> annotations;
  std::vector<Span> sentences;
};

// A frame: magic and version, length, payload.
std::string encode(const WorkRequest& request);
std::string encode(const WorkReply& reply);

// The payload of the first whole frame in `bytes`, nothing while it is not all there, kDamaged when this is no frame of
// ours. `used` becomes the length of the frame.
Result<std::optional<std::string_view>> next_frame(std::string_view bytes, std::size_t& used);

// kDamaged when `payload` is not exactly one message, or when a place in a reply lies outside its text. O(length), and
// no allocation is larger than the payload allows.
Result<WorkRequest> decode_request(std::string_view payload);
Result<WorkReply> decode_reply(std::string_view payload);

}  // namespace uppdrag
