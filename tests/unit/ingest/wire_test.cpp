// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../../core/ingest/src/wire.h"

#include <catch2/catch.hpp>
#include <random>

using namespace uppdrag;

namespace {

using Random = std::mt19937;

std::uint32_t below(Random& random, std::uint32_t limit) { return static_cast<std::uint32_t>(random() % limit); }

std::string any_bytes(Random& random, std::uint32_t longest) {
  std::string out(below(random, longest + 1), '\0');
  for (char& c : out) c = static_cast<char>(random());
  return out;
}

std::vector<std::string> any_texts(Random& random) {
  std::vector<std::string> out(below(random, 4));
  for (std::string& text : out) text = any_bytes(random, 12);
  return out;
}

// Within `text`, empty ones too.
Span any_span(Random& random, const std::string& text) {
  const std::uint32_t start = below(random, static_cast<std::uint32_t>(text.size()) + 1);
  return {start, start + below(random, static_cast<std::uint32_t>(text.size()) - start + 1)};
}

FieldValue any_value(Random& random) {
  switch (below(random, 6)) {
    case 0:
      return std::monostate{};
    case 1:
      return any_bytes(random, 30);
    case 2:
      return static_cast<std::int64_t>(random()) - (std::int64_t{1} << 40);
    case 3:
      return below(random, 2) == 1;
    case 4:
      return any_texts(random);
    default:
      return std::vector<std::int64_t>{2021, -5};
  }
}

StoredFact any_fact(Random& random, const std::string& text) {
  StoredFact stored;
  stored.fact.type = any_bytes(random, 8);
  for (std::uint32_t i = below(random, 4); i > 0; --i)
    stored.fact.fields.emplace_back(any_bytes(random, 6), any_value(random));
  stored.fact.span = any_span(random, text);
  stored.fact.sentence = any_span(random, text);
  stored.fact.confidence = below(random, 100) / 100.0;
  stored.fact.rule = any_bytes(random, 8);
  stored.plugin = any_bytes(random, 8);
  return stored;
}

Document any_document(Random& random) {
  Document document;
  document.path = any_bytes(random, 40);
  document.text = any_bytes(random, 2000);
  for (std::uint32_t i = below(random, 5); i > 0; --i) {
    Block block;
    block.kind = static_cast<BlockKind>(below(random, 6));
    block.level = static_cast<std::uint8_t>(random());
    block.span = any_span(random, document.text);
    block.page = static_cast<std::uint32_t>(random());
    block.lead_in = static_cast<std::uint32_t>(random());
    block.marker = any_bytes(random, 3);
    document.blocks.push_back(block);
  }
  for (std::uint32_t i = below(random, 3); i > 0; --i)
    document.pages.push_back({i, any_span(random, document.text), static_cast<float>(below(random, 600)), 842});
  std::uint32_t at = 0;
  for (std::uint32_t i = below(random, 6); i > 0 && at + 20 < document.text.size(); --i, at += 20)
    document.boxes.push_back({{at, at + 1 + below(random, 19)}, i, 1.5F, 2, 30, 40.2F});
  document.metadata.set("title", "T" + any_bytes(random, 20), "reader");
  document.metadata.set_list("county", {"09", "10"}, "sidecar");
  for (std::uint32_t i = 0; i < below(random, 5); ++i) document.to_source.add(i * 10, i * 17);
  document.charset = any_bytes(random, 8);
  document.partial = below(random, 2) == 1;
  document.notes = any_texts(random);
  return document;
}

WorkReply any_reply(Random& random) {
  WorkReply reply;
  reply.sequence = random();
  reply.kind = static_cast<WorkReply::Kind>(below(random, 4));
  reply.record.file = {any_bytes(random, 20), any_bytes(random, 40), static_cast<std::int64_t>(random()), -7};
  reply.record.document = any_document(random);
  const std::string& text = reply.record.document.text;
  for (std::uint32_t i = below(random, 4); i > 0; --i) reply.record.facts.push_back(any_fact(random, text));
  reply.problems = any_texts(random);
  reply.language = any_bytes(random, 3);
  reply.reason = any_bytes(random, 50);
  for (std::uint32_t i = below(random, 4); i > 0; --i) {
    AnnotationRow row{any_bytes(random, 8), any_span(random, text), {{"id", any_value(random)}}, std::nullopt};
    if (below(random, 2) == 1) row.confidence = below(random, 100) / 100.0;
    reply.annotations.push_back(std::move(row));
  }
  for (std::uint32_t i = below(random, 4); i > 0; --i) reply.sentences.push_back(any_span(random, text));
  return reply;
}

std::string_view payload_of(std::string_view frame) {
  std::size_t used = 0;
  const auto payload = next_frame(frame, used);
  REQUIRE(payload);
  REQUIRE(*payload);
  CHECK(used == frame.size());
  return **payload;
}

}  // namespace

TEST_CASE("a request arrives as it was sent, whatever bytes its path has") {
  const WorkRequest request{7, std::string("b\xE5t\n\x01.txt"), "ab12", {{"county", {"12", "13"}}}};
  const std::string frame = encode(request);
  const auto back = decode_request(payload_of(frame));
  REQUIRE(back);
  CHECK(*back == request);
}

TEST_CASE("every reply arrives as it was sent") {
  Random random(1);
  for (int i = 0; i < 300; ++i) {
    const WorkReply reply = any_reply(random);
    const std::string frame = encode(reply);
    const auto back = decode_reply(payload_of(frame));
    REQUIRE(back);
    REQUIRE(encode(*back) == frame);  // Every part of it is in the bytes.
    REQUIRE(back->record.document.text == reply.record.document.text);
    REQUIRE(back->record.document.metadata.list("county") == reply.record.document.metadata.list("county"));
    REQUIRE(back->record.document.to_source.to_source(25) == reply.record.document.to_source.to_source(25));
    REQUIRE(back->record.facts.size() == reply.record.facts.size());
    if (!reply.record.facts.empty()) REQUIRE(back->record.facts[0].fact.fields == reply.record.facts[0].fact.fields);
    REQUIRE(back->annotations.size() == reply.annotations.size());
    if (!reply.annotations.empty()) {
      REQUIRE(back->annotations[0].fields == reply.annotations[0].fields);
      REQUIRE(back->annotations[0].confidence == reply.annotations[0].confidence);
    }
    REQUIRE(back->sentences == reply.sentences);
  }
}

TEST_CASE("a reply with a place outside its text is damaged") {
  const auto decoded = [](const WorkReply& reply) { return decode_reply(payload_of(encode(reply))).operator bool(); };
  WorkReply sound;
  sound.record.document.text = "Uppdraget";
  CHECK(decoded(sound));
  for (const Span& span : {Span{3, 10}, Span{9, 8}, Span{10, 10}, Span{0, ~0U}}) {
    CAPTURE(span.start, span.end);
    WorkReply bad = sound;
    bad.sentences = {span};
    CHECK_FALSE(decoded(bad));
    bad = sound;
    bad.annotations = {{"date", span, {}, std::nullopt}};
    CHECK_FALSE(decoded(bad));
    bad = sound;
    bad.record.facts.resize(1);
    bad.record.facts[0].fact.span = span;
    CHECK_FALSE(decoded(bad));
    bad.record.facts[0].fact.span = {0, 9};
    bad.record.facts[0].fact.sentence = span;
    CHECK_FALSE(decoded(bad));
    bad = sound;
    bad.record.document.blocks.resize(1);
    bad.record.document.blocks[0].span = span;
    CHECK_FALSE(decoded(bad));
    bad = sound;
    bad.record.document.pages = {{1, span, 595, 842}};
    CHECK_FALSE(decoded(bad));
  }
}

TEST_CASE("a frame that is not all there yet is waited for") {
  Random random(2);
  const std::string frame = encode(any_reply(random));
  for (std::size_t size = 0; size < frame.size(); ++size) {
    std::size_t used = 1;
    const auto payload = next_frame(std::string_view(frame).substr(0, size), used);
    REQUIRE(payload);
    REQUIRE_FALSE(*payload);
    REQUIRE(used == 0);
  }
}

TEST_CASE("a message that ends too early or too late is damaged") {
  Random random(3);
  const std::string frame = encode(any_reply(random));
  const std::string_view payload = payload_of(frame);
  for (std::size_t size = 0; size < payload.size(); ++size) REQUIRE_FALSE(decode_reply(payload.substr(0, size)));
  CHECK_FALSE(decode_reply(std::string(payload) + "x"));
}

TEST_CASE("random bytes and flipped bytes never do worse than be damaged") {
  Random random(4);
  for (int i = 0; i < 20000; ++i) {
    const std::string bytes = any_bytes(random, 200);
    (void)decode_request(bytes);
    (void)decode_reply(bytes);
    std::size_t used = 0;
    if (bytes.size() >= 8) REQUIRE_FALSE(next_frame(bytes, used));
  }
  const std::string frame = encode(any_reply(random));
  for (int i = 0; i < 5000; ++i) {
    std::string payload(payload_of(frame));
    for (std::uint32_t flips = 1 + below(random, 4); flips > 0; --flips)
      payload[below(random, static_cast<std::uint32_t>(payload.size()))] = static_cast<char>(random());
    (void)decode_reply(payload);
  }
}

TEST_CASE("a false count cannot ask for more memory than the message could fill") {
  std::string bytes(8 + 4 * 4 + 1, '\0');
  for (char& c : bytes) c = '\xFF';
  CHECK_FALSE(decode_reply(bytes));
}
