// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite.h"

#include <Poco/Data/AbstractBinder.h>
#include <Poco/Data/AbstractBinding.h>
#include <Poco/Data/AbstractExtraction.h>
#include <Poco/Data/AbstractExtractor.h>
#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/SQLite/Utility.h>
#include <Poco/Data/Statement.h>

#include <mutex>
#include <utility>

#include "uppdrag/plugin/json.h"

namespace uppdrag::knowledge {
namespace {

using Poco::Data::Keywords::now;

struct StopReading {};

// Binds whole rows, one after the other.
class RowBinding : public Poco::Data::AbstractBinding {
 public:
  RowBinding(std::size_t columns, const std::vector<SqlRow>& rows)
      : AbstractBinding("row"), columns_(columns), rows_(rows) {}

  std::size_t numOfColumnsHandled() const override { return columns_; }
  std::size_t numOfRowsHandled() const override { return rows_.size(); }
  bool canBind() const override { return next_ < rows_.size(); }
  void bind(std::size_t position) override {
    for (const SqlValue& value : rows_[next_]) bind_one(position++, value);
    ++next_;
  }
  void reset() override {
    next_ = 0;
    getBinder()->reset();
  }

 private:
  void bind_one(std::size_t position, const SqlValue& value) {
    auto binder = getBinder();
    if (const auto* integer = std::get_if<std::int64_t>(&value)) {
      binder->bind(position, static_cast<Poco::Int64>(*integer));
    } else if (const auto* real = std::get_if<double>(&value)) {
      binder->bind(position, *real);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      binder->bind(position, *text);
    } else if (const auto* blob = std::get_if<SqlBlob>(&value)) {
      binder->bind(position, *blob);
    } else {
      binder->bind(position, Poco::Data::NullData());
    }
  }

  std::size_t columns_;
  const std::vector<SqlRow>& rows_;
  std::size_t next_ = 0;
};

// Hands each row to a function instead of storing it.
class RowExtraction : public Poco::Data::AbstractExtraction {
 public:
  RowExtraction(std::size_t columns, const SqlRowFunction* const& row) : columns_(columns), row_(row) {}

  std::size_t numOfColumnsHandled() const override { return columns_; }
  std::size_t numOfRowsHandled() const override { return 1; }
  std::size_t numOfRowsAllowed() const override { return 1; }
  bool isNull(std::size_t) const override { return false; }
  std::size_t extract(std::size_t position) override {
    if (!(*row_)(SqlColumns(*getExtractor(), position))) throw StopReading();
    return 1;
  }
  Poco::Data::AbstractPreparation::Ptr createPreparation(PreparatorPtr&, std::size_t) override { return nullptr; }

 private:
  std::size_t columns_;
  const SqlRowFunction* const& row_;
};

std::string percent_encoded(const std::string& path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : path) {
    if (c == '%' || c == '?' || c == '#') {
      out += '%';
      out += kHex[static_cast<unsigned char>(c) >> 4U];
      out += kHex[static_cast<unsigned char>(c) & 15U];
    } else {
      out += c;
    }
  }
  return out;
}

Poco::Data::Session open_session(const std::filesystem::path& file, const char* flags) {
  static std::once_flag once;
  std::call_once(once, [] {
    // A connection is used by one thread at a time. To set this, nothing of SQLite may be in use yet.
    using Poco::Data::SQLite::Utility;
    Utility::setThreadMode(Utility::THREAD_MODE_MULTI);
    Poco::Data::SQLite::Connector::registerConnector();
  });
  return Poco::Data::Session("SQLite", "file:" + percent_encoded(std::filesystem::absolute(file).string()) + flags);
}

bool is_readable(Poco::Data::Session& session) {
  try {
    session << "SELECT count(*) FROM sqlite_master", now;
    return true;
  } catch (const Poco::Exception&) {
    return false;
  }
}

Poco::Data::Session open_to_read(const std::filesystem::path& file) {
  auto session = open_session(file, "?mode=ro");
  // A folder that cannot be written has no room for SQLite's shared memory; when nobody else writes, none is needed.
  auto journal = file;
  journal += "-wal";
  if (!is_readable(session) && !std::filesystem::exists(journal)) return open_session(file, "?immutable=1");
  return session;
}

}  // namespace

bool SqlColumns::is_null(std::size_t column) const { return from_.isNull(first_ + column); }

std::int64_t SqlColumns::integer(std::size_t column) const {
  Poco::Int64 value = 0;
  from_.extract(first_ + column, value);
  return value;
}

double SqlColumns::real(std::size_t column) const {
  double value = 0;
  from_.extract(first_ + column, value);
  return value;
}

std::string SqlColumns::text(std::size_t column) const {
  std::string value;
  from_.extract(first_ + column, value);
  return value;
}

void SqlColumns::text_into(std::size_t column, std::string& out) const {
  if (!from_.extract(first_ + column, out)) out.clear();
}

std::string SqlColumns::bytes(std::size_t column) const {
  SqlBlob blob;
  if (!from_.extract(first_ + column, blob)) return {};
  return {reinterpret_cast<const char*>(blob.rawContent()), blob.size()};
}

struct Sqlite::Prepared {
  explicit Prepared(Poco::Data::Session& session) : statement(session) {}
  std::string sql;
  Poco::Data::Statement statement;
  std::vector<SqlRow> rows;
  const SqlRowFunction* row = nullptr;
};

Sqlite::Sqlite(const std::filesystem::path& file, Mode mode)
    : session_(mode == Mode::kWrite ? open_session(file, "?mode=rwc") : open_to_read(file)) {
  run("PRAGMA busy_timeout = 10000");
  // No memory map: a file that is cut while it is mapped ends the process instead of the query.
  run(mode == Mode::kWrite ? "PRAGMA cache_size = -65536" : "PRAGMA cache_size = -16384");
  if (mode == Mode::kRead) return;
  run("PRAGMA journal_mode = WAL");
  // FULL, not NORMAL: a batch that the index knows must not be undone by a power cut. Batches are large, so it is
  // cheap.
  run("PRAGMA synchronous = FULL");
  run("PRAGMA wal_autocheckpoint = 8000");
  run("PRAGMA temp_store = MEMORY");
}

Sqlite::~Sqlite() = default;

void Sqlite::run(const std::string& sql) { session_ << sql, now; }

std::unique_ptr<Sqlite::Prepared> Sqlite::take(const std::string& sql, std::size_t parameters, std::size_t columns) {
  if (const auto at = idle_.find(sql); at != idle_.end()) {
    auto prepared = std::move(at->second);
    idle_.erase(at);
    return prepared;
  }
  auto prepared = std::make_unique<Prepared>(session_);
  prepared->sql = sql;
  prepared->statement << sql;
  if (parameters > 0) prepared->statement.addBind(new RowBinding(parameters, prepared->rows));
  if (columns > 0) prepared->statement.addExtract(new RowExtraction(columns, prepared->row));
  return prepared;
}

void Sqlite::give_back(std::unique_ptr<Prepared> prepared) {
  constexpr std::size_t kMostIdle = 64;
  if (idle_.size() >= kMostIdle) idle_.clear();
  std::string sql = prepared->sql;
  idle_.insert_or_assign(std::move(sql), std::move(prepared));
}

void Sqlite::execute(const std::string& sql, SqlRow values) {
  std::vector<SqlRow> rows;
  rows.push_back(std::move(values));
  execute_all(sql, rows);
}

void Sqlite::execute_all(const std::string& sql, std::vector<SqlRow>& rows) {
  if (rows.empty()) return;
  auto prepared = take(sql, rows.front().size(), 0);
  prepared->rows.swap(rows);
  // A statement that failed is not fit for another round: it goes with `prepared`.
  prepared->statement.execute();
  prepared->rows.clear();
  prepared->rows.swap(rows);
  rows.clear();
  give_back(std::move(prepared));
}

void Sqlite::query(const std::string& sql, SqlRow values, std::size_t columns, const SqlRowFunction& row) {
  auto prepared = take(sql, values.size(), columns);
  prepared->rows.assign(1, std::move(values));
  prepared->row = &row;
  try {
    prepared->statement.execute();
  } catch (const StopReading&) {
    return;
  }
  prepared->rows.clear();
  give_back(std::move(prepared));
}

std::optional<std::int64_t> Sqlite::integer(const std::string& sql, SqlRow values) {
  std::optional<std::int64_t> out;
  query(sql, std::move(values), 1, [&out](const SqlColumns& columns) {
    if (!columns.is_null(0)) out = columns.integer(0);
    return true;
  });
  return out;
}

std::optional<std::string> Sqlite::text(const std::string& sql, SqlRow values) {
  std::optional<std::string> out;
  query(sql, std::move(values), 1, [&out](const SqlColumns& columns) {
    if (!columns.is_null(0)) out = columns.text(0);
    return true;
  });
  return out;
}

std::string sql_list(const std::vector<std::string>& values) {
  std::string out;
  append_json_strings(out, values);
  return out;
}

std::string sql_list(const std::vector<std::int64_t>& values) {
  std::string out;
  append_json_value(out, FieldValue{values});
  return out;
}

std::string sql_name(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

}  // namespace uppdrag::knowledge
