// SPDX-License-Identifier: GPL-3.0-or-later
#include "errors.h"

#include <Poco/Data/SQLite/SQLiteException.h>
#include <Poco/Exception.h>
#include <xapian.h>

#include <algorithm>
#include <string_view>

namespace uppdrag::knowledge {
namespace {

namespace sqlite = Poco::Data::SQLite;

std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return text;
}

Error damaged_facts(const std::string& doing, const Poco::Exception& why) {
  return {ErrorCode::kDamaged, doing + ": facts.sqlite is damaged (" + one_line(why.displayText()) +
                                   "); move the knowledge base away and index all folders again"};
}

Error sqlite_error(const std::string& doing, const Poco::Exception& why) {
  if (dynamic_cast<const sqlite::CorruptImageException*>(&why) != nullptr ||
      dynamic_cast<const sqlite::SchemaDiffersException*>(&why) != nullptr)
    return damaged_facts(doing, why);
  const std::string text = one_line(why.displayText());
  // Poco has no type for "file is not a database" and tells a lost table only in words.
  if (text.find("not a database") != std::string::npos || text.find("malformed") != std::string::npos ||
      text.find("no such table") != std::string::npos || text.find("no such column") != std::string::npos)
    return damaged_facts(doing, why);
  if (dynamic_cast<const sqlite::DatabaseFullException*>(&why) != nullptr)
    return {ErrorCode::kIo, doing + ": the disk is full; make room and run the command again"};
  if (dynamic_cast<const sqlite::DBLockedException*>(&why) != nullptr ||
      dynamic_cast<const sqlite::TableLockedException*>(&why) != nullptr)
    return {ErrorCode::kIo, doing + ": facts.sqlite is in use by another program; try again when it is done"};
  return {ErrorCode::kIo, doing + ": facts.sqlite: " + text};
}

Error xapian_error(const std::string& doing, const Xapian::Error& why) {
  const std::string text = one_line(why.get_description());
  const std::string_view type = why.get_type();
  if (type == "DatabaseCorruptError" || type == "DatabaseOpeningError" || type == "DatabaseVersionError" ||
      type == "DatabaseNotFoundError")
    return {ErrorCode::kDamaged, doing + ": the full-text index cannot be read (" + text +
                                     "); remove its folder 'index' and run 'uppdrag index', which makes it anew"};
  return {ErrorCode::kIo, doing + ": full-text index: " + text};
}

}  // namespace

Error current_error(const std::string& doing) {
  try {
    throw;
  } catch (const Failure& failure) {
    return failure.error();
  } catch (const Xapian::Error& error) {  // No std::exception.
    return xapian_error(doing, error);
  } catch (const Poco::Exception& error) {  // what() hides the reason, displayText() has it.
    return sqlite_error(doing, error);
  } catch (const std::bad_alloc&) {
    return {ErrorCode::kIo, doing + ": out of memory"};
  } catch (const std::exception& error) {
    return {ErrorCode::kIo, doing + ": " + one_line(error.what())};
  } catch (...) {
    return {ErrorCode::kIo, doing + ": unknown failure"};
  }
}

}  // namespace uppdrag::knowledge
