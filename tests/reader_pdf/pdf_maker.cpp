// SPDX-License-Identifier: GPL-3.0-or-later
#include "pdf_maker.h"

#include <Poco/MD5Engine.h>

#include <array>
#include <cstdio>
#include <numeric>

#include "uppdrag/text/unicode.h"

namespace pdf {
namespace {

std::string number(double value) {
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), "%.2f", value);
  return out.data();
}

std::string escaped(std::string_view bytes) {
  std::string out = "(";
  for (const char c : bytes) {
    std::array<char, 8> octal{};
    std::snprintf(octal.data(), octal.size(), "\\%03o", static_cast<unsigned char>(c));
    out += octal.data();
  }
  return out + ")";
}

// UTF-16 with its mark, as texts outside of pages are written.
std::string utf16(std::string_view utf8) {
  std::string out = "\xFE\xFF";
  for (std::uint32_t at = 0; at < utf8.size();) {
    const uppdrag::CodePoint c = uppdrag::decode_utf8(utf8, at);
    out += static_cast<char>(c.value >> 8U);
    out += static_cast<char>(c.value & 0xFFU);
    at = c.next;
  }
  return out;
}

std::string md5(const std::string& bytes) {
  Poco::MD5Engine engine;
  engine.update(bytes);
  const auto& digest = engine.digest();
  return std::string(digest.begin(), digest.end());
}

std::string rc4(const std::string& key, std::string data) {
  std::array<std::uint8_t, 256> state{};
  std::iota(state.begin(), state.end(), 0);
  std::uint8_t j = 0;
  for (std::size_t i = 0; i < 256; ++i) {
    j = static_cast<std::uint8_t>(j + state[i] + static_cast<std::uint8_t>(key[i % key.size()]));
    std::swap(state[i], state[j]);
  }
  std::uint8_t i = 0;
  j = 0;
  for (char& c : data) {
    i = static_cast<std::uint8_t>(i + 1);
    j = static_cast<std::uint8_t>(j + state[i]);
    std::swap(state[i], state[j]);
    c = static_cast<char>(static_cast<std::uint8_t>(c) ^ state[static_cast<std::uint8_t>(state[i] + state[j])]);
  }
  return data;
}

// The standard security handler, revision 2: 40 bits.
struct Encryption {
  std::string owner, user, key;

  Encryption(const std::string& password, const std::string& id) {
    const std::string padded = padding_of(password);
    owner = rc4(md5(padded).substr(0, 5), padded);
    key = md5(padded + owner + std::string("\xFC\xFF\xFF\xFF", 4) + id).substr(0, 5);
    user = rc4(key, padding_of(""));
  }

  std::string apply(int object, const std::string& data) const {
    const auto low = static_cast<unsigned>(object);
    const std::string salted =
        key + static_cast<char>(low & 0xFFU) + static_cast<char>(low >> 8U) + std::string(3, '\0');
    return rc4(md5(salted).substr(0, 10), data);
  }

 private:
  static std::string padding_of(const std::string& password) {
    static constexpr std::size_t kLength = 32;
    static const std::string kPad(
        "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9"
        "\xFE\x64\x53\x69\x7A",
        kLength);
    return (password + kPad).substr(0, kLength);
  }
};

std::string font(const char* name, bool codes, bool natural) {
  std::string widths = " /FirstChar 0 /LastChar 255 /Widths [";
  for (int i = 0; i < 256; ++i) widths += "500 ";
  widths += "]";
  if (natural && !codes) widths.clear();
  std::string encoding = "/Encoding /WinAnsiEncoding";
  if (codes) {  // Names that say nothing.
    encoding = "/Encoding << /Type /Encoding /Differences [0";
    for (int i = 0; i < 256; ++i) encoding += " /c" + std::to_string(i);
    encoding += "] >>";
  }
  return std::string("<< /Type /Font /Subtype /Type1 /BaseFont /") + name + " " + encoding + widths + " >>";
}

}  // namespace

std::string windows_1252(std::string_view utf8) {
  constexpr std::array<std::pair<char32_t, unsigned char>, 10> kHigh = {{{0x20AC, 0x80},
                                                                         {0x2026, 0x85},
                                                                         {0x2018, 0x91},
                                                                         {0x2019, 0x92},
                                                                         {0x201C, 0x93},
                                                                         {0x201D, 0x94},
                                                                         {0x2022, 0x95},
                                                                         {0x2013, 0x96},
                                                                         {0x2014, 0x97},
                                                                         {0x0160, 0x8A}}};
  std::string out;
  for (std::uint32_t at = 0; at < utf8.size();) {
    const uppdrag::CodePoint c = uppdrag::decode_utf8(utf8, at);
    char byte = c.value < 0x100 ? static_cast<char>(c.value) : '?';
    for (const auto& [code, high] : kHigh)
      if (c.value == code) byte = static_cast<char>(high);
    out += byte;
    at = c.next;
  }
  return out;
}

void Maker::page(double width, double height, int rotate) { pages_.push_back({width, height, rotate, ""}); }

double Maker::text(double x, double y, std::string_view text, double size, Font font, int degrees) {
  const std::string bytes = windows_1252(text);
  Page& page = pages_.back();
  const double cosine = degrees == 0 ? 1 : degrees == 180 ? -1 : 0;
  const double sine = degrees == 90 ? 1 : degrees == 270 ? -1 : 0;
  page.content += "BT /F" + std::to_string(static_cast<int>(font)) + " " + number(size) + " Tf " + number(cosine) +
                  " " + number(sine) + " " + number(-sine) + " " + number(cosine) + " " + number(x) + " " +
                  number(page.height - y) + " Tm " + escaped(bytes) + " Tj ET\n";
  return x + 0.5 * size * static_cast<double>(bytes.size());
}

double Maker::lines(double x, double y, std::initializer_list<std::string_view> lines, double size, Font font,
                    double leading) {
  for (const std::string_view line : lines) {
    text(x, y, line, size, font);
    y += leading;
  }
  return y;
}

void Maker::raw(std::string_view content) { pages_.back().content += content; }

std::string Maker::write() const {
  const std::string id = "0123456789abcdef";
  const Encryption encryption(password_, id);
  std::vector<std::string> objects(1);  // By number.
  const auto add = [&](std::string body) {
    objects.push_back(std::move(body));
    return static_cast<int>(objects.size() - 1);
  };
  const auto secret = [&](int object, const std::string& data) {
    return password_.empty() ? data : encryption.apply(object, data);
  };
  const int catalog = add("");
  const int tree = add("");
  std::string fonts;
  constexpr std::array<const char*, 4> kNames = {"Times-Roman", "Times-Bold", "Times-Italic", "ABCDEF+Coded"};
  for (std::size_t f = 0; f < kNames.size(); ++f)
    fonts += "/F" + std::to_string(f) + " " + std::to_string(add(font(kNames[f], f == 3, natural_))) + " 0 R ";
  std::string kids;
  for (const Page& page : pages_) {
    const int content = add("");
    std::string drawn = page.content;
    std::string images;
    if (!page.image.jpeg.empty()) {
      const int picture = add("");
      const std::string data = secret(picture, page.image.jpeg);
      objects.back() = "<< /Type /XObject /Subtype /Image /Width " + std::to_string(page.image.width) + " /Height " +
                       std::to_string(page.image.height) +
                       " /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode /Length " +
                       std::to_string(data.size()) + " >>\nstream\n" + data + "\nendstream";
      images = "/XObject << /Im " + std::to_string(picture) + " 0 R >> ";
      drawn += "q " + number(page.width) + " 0 0 " + number(page.height) + " 0 0 cm /Im Do Q\n";
    }
    const std::string stream = secret(content, drawn);
    objects[static_cast<std::size_t>(content)] =
        "<< /Length " + std::to_string(stream.size()) + " >>\nstream\n" + stream + "\nendstream";
    const int leaf =
        add("<< /Type /Page /Parent " + std::to_string(tree) + " 0 R /MediaBox [0 0 " + number(page.width) + " " +
            number(page.height) + "] /Rotate " + std::to_string(page.rotate) + " /Resources << /Font << " + fonts +
            ">> " + images + ">> /Contents " + std::to_string(content) + " 0 R >>");
    kids += std::to_string(leaf) + " 0 R ";
  }
  const auto count = claimed_ < 0 ? static_cast<int>(pages_.size()) : claimed_;
  objects[static_cast<std::size_t>(tree)] =
      "<< /Type /Pages /Count " + std::to_string(count) + " /Kids [" + kids + "] >>";
  std::string outlines;
  if (!outline_.empty()) {
    // Entries of level 2 hang below the entry of level 1 before them.
    const int root = add("");
    const int first = static_cast<int>(objects.size());
    const auto ref = [&](std::size_t i) { return std::to_string(first + static_cast<int>(i)) + " 0 R"; };
    for (std::size_t i = 0; i < outline_.size(); ++i) {
      std::string entry = "<< /Title " + escaped(secret(static_cast<int>(objects.size()), utf16(outline_[i].first)));
      if (outline_[i].second == 1) {
        entry += " /Parent " + std::to_string(root) + " 0 R";
        std::size_t next = i + 1;
        while (next < outline_.size() && outline_[next].second == 2) ++next;
        if (next > i + 1)
          entry += " /First " + ref(i + 1) + " /Last " + ref(next - 1) + " /Count " + std::to_string(next - i - 1);
        if (next < outline_.size()) entry += " /Next " + ref(next);
      } else if (i + 1 < outline_.size() && outline_[i + 1].second == 2) {
        entry += " /Next " + ref(i + 1);
      }
      add(entry + " >>");
    }
    objects[static_cast<std::size_t>(root)] = "<< /Type /Outlines /First " + ref(0) + " /Last " +
                                              ref(outline_.size() - 1) + " /Count " + std::to_string(outline_.size()) +
                                              " >>";
    outlines = " /Outlines " + std::to_string(root) + " 0 R";
  }
  objects[static_cast<std::size_t>(catalog)] =
      "<< /Type /Catalog /Pages " + std::to_string(tree) + " 0 R" + outlines + " >>";
  std::string info = "<< ";
  const int info_number = static_cast<int>(objects.size());
  for (const auto& [key, value] : info_) info += "/" + key + " " + escaped(secret(info_number, utf16(value))) + " ";
  add(info + ">>");
  std::string encrypt;
  if (!password_.empty()) {
    const int dictionary = add("<< /Filter /Standard /V 1 /R 2 /O " + escaped(encryption.owner) + " /U " +
                               escaped(encryption.user) + " /P -4 >>");
    encrypt = " /Encrypt " + std::to_string(dictionary) + " 0 R";
  }
  for (int i = 0; i < spare_; ++i) add("null");
  std::string out = "%PDF-1.4\n";
  std::vector<std::size_t> places(objects.size());
  for (std::size_t i = 1; i < objects.size(); ++i) {
    places[i] = out.size();
    out += std::to_string(i) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::size_t xref = out.size();
  out += "xref\n0 " + std::to_string(objects.size()) + "\n0000000000 65535 f \n";
  for (std::size_t i = 1; i < objects.size(); ++i) {
    std::array<char, 32> entry{};
    std::snprintf(entry.data(), entry.size(), "%010zu 00000 n \n", places[i]);
    out += entry.data();
  }
  out += "trailer\n<< /Size " + std::to_string(objects.size()) + " /Root " + std::to_string(catalog) + " 0 R /Info " +
         std::to_string(info_number) + " 0 R" + encrypt + " /ID [" + escaped(id) + escaped(id) + "] >>\nstartxref\n" +
         std::to_string(xref) + "\n%%EOF\n";
  return out;
}

}  // namespace pdf
