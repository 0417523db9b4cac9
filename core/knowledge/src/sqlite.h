// SPDX-License-Identifier: GPL-3.0-or-later
// One SQLite connection through Poco::Data, with prepared statements kept by their text.
//
// Rows are bound and read by bindings of our own, so that a statement takes any number of columns and rows at its one
// virtual call a row. Errors are Poco exceptions; guard() (see errors.h) ends them at the border of the room.
#pragma once

#include <Poco/Data/LOB.h>
#include <Poco/Data/Session.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

namespace Poco::Data {
class AbstractExtractor;
}

namespace uppdrag::knowledge {

using SqlBlob = Poco::Data::BLOB;
// Null, integer, real, text or bytes.
using SqlValue = std::variant<std::monostate, std::int64_t, double, std::string, SqlBlob>;
using SqlRow = std::vector<SqlValue>;

// The row that a query stands on. Columns count from 0; null reads as 0 or "".
class SqlColumns {
 public:
  SqlColumns(Poco::Data::AbstractExtractor& from, std::size_t first) : from_(from), first_(first) {}
  bool is_null(std::size_t column) const;
  std::int64_t integer(std::size_t column) const;
  double real(std::size_t column) const;
  std::string text(std::size_t column) const;
  // Reuses the memory of `out`.
  void text_into(std::size_t column, std::string& out) const;
  std::string bytes(std::size_t column) const;

 private:
  Poco::Data::AbstractExtractor& from_;
  std::size_t first_;
};

using SqlRowFunction = std::function<bool(const SqlColumns&)>;

class Sqlite {
 public:
  enum class Mode { kRead, kWrite };
  Sqlite(const std::filesystem::path& file, Mode mode);
  ~Sqlite();
  Sqlite(const Sqlite&) = delete;
  Sqlite& operator=(const Sqlite&) = delete;

  // Runs a statement that has no parameters and gives no rows, without keeping it.
  void run(const std::string& sql);
  // Runs a statement with `values` for its parameters.
  void execute(const std::string& sql, SqlRow values);
  // Runs a statement once for each of `rows`, which are left empty.
  void execute_all(const std::string& sql, std::vector<SqlRow>& rows);
  // Calls `row` for each of the `columns` wide rows until it returns false. Queries may run inside `row`.
  void query(const std::string& sql, SqlRow values, std::size_t columns, const SqlRowFunction& row);

  // The first column of the first row, or nothing.
  std::optional<std::int64_t> integer(const std::string& sql, SqlRow values = {});
  std::optional<std::string> text(const std::string& sql, SqlRow values = {});

 private:
  struct Prepared;
  std::unique_ptr<Prepared> take(const std::string& sql, std::size_t parameters, std::size_t columns);
  void give_back(std::unique_ptr<Prepared> prepared);

  Poco::Data::Session session_;
  std::unordered_map<std::string, std::unique_ptr<Prepared>> idle_;
};

// `values` as one parameter for `IN (SELECT value FROM json_each(?))`.
std::string sql_list(const std::vector<std::string>& values);
std::string sql_list(const std::vector<std::int64_t>& values);

// `name` as an SQL identifier in quotes.
std::string sql_name(std::string_view name);

}  // namespace uppdrag::knowledge
