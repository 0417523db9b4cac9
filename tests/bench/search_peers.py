# SPDX-License-Identifier: GPL-3.0-or-later
"""The programs that search.py measures: each builds an index of a folder of .md files and answers queries.

A peer has build(folder, place) -> seconds, MB and size; and known_items(queries) -> lists of file names, best first.
Those that are not installed are left out.
"""
import glob
import os
import re
import resource
import shutil
import sqlite3
import subprocess
import time


def run(command, **more):
    """Runs a command; seconds, and the peak of its largest process in MB."""
    start = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)
    _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) > 2:  # 2: some file could not be read.
        raise SystemExit(f"failed: {' '.join(map(str, command))}")
    return {"seconds": time.monotonic() - start, "peak": usage.ru_maxrss / 1024,
            "cpu": usage.ru_utime + usage.ru_stime}


def size_of(place):
    return sum(os.path.getsize(os.path.join(root, name)) for root, _, names in os.walk(place) for name in names) / 1e6


def texts_of(folder):
    for root, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            with open(os.path.join(root, name), encoding="utf-8", errors="replace") as file:
                yield name, file.read()


def words_of(query):
    return re.findall(r"\w+", query)


class Uppdrag:
    name = "uppdrag"

    def __init__(self, build):
        self.program = os.path.join(build, "uppdrag")

    def available(self):
        return os.path.exists(self.program)

    def build(self, folder, place):
        self.kb = os.path.join(place, "kb")
        out = run([self.program, "index", folder, "--kb", self.kb])
        out["size"] = size_of(os.path.join(self.kb, "index"))
        return out

    def known_items(self, queries, place):
        file = os.path.join(place, "queries.txt")
        with open(file, "w", encoding="utf-8") as out:
            for query in queries:
                out.write(" ".join(words_of(query)) + "\n")
        answer = subprocess.run([self.program, "search", "--queries", file, "--format", "jsonl", "--snippets", "0", "--limit", "10",
                                 "--kb", self.kb], capture_output=True, text=True).stdout
        import json
        found = {}
        for line in answer.splitlines():
            hit = json.loads(line)
            found.setdefault(hit["query"], []).append(os.path.basename(hit["document"]["path"]))
        return [found.get(" ".join(words_of(query)), []) for query in queries]


class Omindex:
    name = "omindex"
    omega = "/usr/lib/cgi-bin/omega/omega" if os.path.isdir("/usr/lib/cgi-bin/omega") else "/usr/lib/cgi-bin/omega"

    def available(self):
        return shutil.which("omindex") is not None

    def build(self, folder, place):
        self.place = place
        out = run(["omindex", "-s", "swedish", "-M", "md:text/plain", "--db", os.path.join(place, "default"), "-U", "/", folder])
        out["size"] = size_of(os.path.join(place, "default"))
        return out

    def known_items(self, queries, place):
        if not os.path.exists(self.omega):
            return None
        os.makedirs(os.path.join(place, "templates"), exist_ok=True)
        with open(os.path.join(place, "templates", "list"), "w") as out:
            out.write("$set{stemmer,swedish}$httpheader{Content-Type,text/plain}$hitlist{$field{url}\n}")
        with open(os.path.join(place, "omega.conf"), "w") as out:
            out.write(f"database_dir {place}\ntemplate_dir {place}/templates\nlog_dir {place}\ncdb_dir {place}\n")
        answers = []
        for query in queries:
            text = subprocess.run([self.omega, "P=" + " ".join(words_of(query)).lower(), "DB=default", "FMT=list", "HITSPERPAGE=10",
                                   "DEFAULTOP=or"], capture_output=True, text=True,
                                  env={**os.environ, "OMEGA_CONFIG_FILE": os.path.join(place, "omega.conf")}).stdout
            answers.append([os.path.basename(line) for line in text.splitlines() if line.endswith(".md")])
        return answers


class Recoll:
    name = "recollindex"

    def available(self):
        return shutil.which("recollindex") is not None

    def build(self, folder, place):
        self.place = place
        with open(os.path.join(place, "recoll.conf"), "w") as out:
            out.write(f"topdirs = {folder}\nindexstemminglanguages = swedish\nloglevel = 1\nfollowLinks = 0\n")
        with open(os.path.join(place, "mimemap"), "w") as out:
            out.write(".md = text/plain\n")
        out = run(["recollindex", "-c", place], env={**os.environ, "HOME": place})
        out["size"] = size_of(os.path.join(place, "xapiandb"))
        return out

    def known_items(self, queries, place):
        answers = []
        for query in queries:
            text = subprocess.run(["recollq", "-c", place, "-n", "10", "-S", "relevancyrating", "-D", "-o", " ".join(words_of(query))],
                                  capture_output=True, text=True, env={**os.environ, "HOME": place}).stdout
            answers.append(re.findall(r"\[file://[^\]]*/([^/\]]+\.md)\]", text))
        return answers


class Fts5:
    name = "SQLite FTS5"

    def available(self):
        return True

    def build(self, folder, place):
        start, cpu = time.monotonic(), time.process_time()
        self.file = os.path.join(place, "fts.sqlite")
        db = sqlite3.connect(self.file)
        db.execute("PRAGMA synchronous = OFF")
        db.execute("CREATE VIRTUAL TABLE text USING fts5(name UNINDEXED, body, tokenize = \"unicode61 remove_diacritics 0\")")
        db.executemany("INSERT INTO text VALUES (?, ?)", texts_of(folder))
        db.commit()
        db.close()
        return {"seconds": time.monotonic() - start, "cpu": time.process_time() - cpu, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                "size": size_of(place)}

    def known_items(self, queries, place):
        db = sqlite3.connect(self.file)
        answers = []
        for query in queries:
            terms = " OR ".join(f'"{word}"' for word in words_of(query))
            rows = db.execute("SELECT name FROM text WHERE text MATCH ? ORDER BY rank LIMIT 10", (terms,))
            answers.append([row[0] for row in rows])
        return answers

    def latencies(self, queries):
        """Of the kinds that FTS5 can say, ten hits with two excerpts."""
        db = sqlite3.connect(self.file)
        times = []
        for measured in (False, True):
            for kind, query in queries:
                words = words_of(query.replace("ELLER", "").replace("INTE", ""))
                if kind not in ("term", "and", "or", "phrase", "prefix") or not words:
                    continue
                match = {"or": " OR ".join(f'"{w}"' for w in words), "phrase": '"' + " ".join(words) + '"',
                         "prefix": f'"{words[0]}"*'}.get(kind, " ".join(f'"{w}"' for w in words))
                start = time.monotonic()
                db.execute("SELECT name, snippet(text, 1, '<', '>', '…', 24) FROM text WHERE text MATCH ? ORDER BY rank LIMIT 10",
                           (match,)).fetchall()
                db.execute("SELECT count(*) FROM text WHERE text MATCH ?", (match,)).fetchall()
                if measured:
                    times.append((time.monotonic() - start) * 1000)
        return times


class Postgres:
    name = "PostgreSQL"

    def __init__(self):
        found = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
        self.bin = found[-1] if found else None

    def available(self):
        return self.bin is not None

    def command(self, *parts):
        # The server refuses to run for root.
        user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        return [*user, os.path.join(self.bin, parts[0]), *parts[1:]]

    def psql(self, text):
        return subprocess.run(self.command("psql", "-h", self.place, "-d", "postgres", "-AtqX"), input=text, capture_output=True,
                              text=True).stdout

    def build(self, folder, place):
        self.place = place
        os.chmod(place, 0o777)
        data = os.path.join(place, "data")
        run(self.command("initdb", "-D", data, "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust"))
        subprocess.run(self.command("pg_ctl", "-D", data, "-w", "-l", os.path.join(place, "log"), "-o",
                                    f"-k {place} -c listen_addresses='' -c fsync=off", "start"), stdout=subprocess.DEVNULL)
        start = time.monotonic()
        escape = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": " "})
        rows = "".join(f"{name}\t{text.translate(escape)}\n" for name, text in texts_of(folder))
        self.psql("CREATE TABLE text (name text, body text, words tsvector GENERATED ALWAYS AS (to_tsvector('swedish', body)) STORED);\n"
                  "COPY text (name, body) FROM STDIN;\n" + rows + "\\.\nCREATE INDEX ON text USING gin (words);\nANALYZE text;\n")
        out = {"seconds": time.monotonic() - start, "cpu": 0, "peak": 0}
        out["size"] = float(self.psql("SELECT pg_total_relation_size('text') / 1e6").strip() or 0)
        return out

    def known_items(self, queries, place):
        script = ""
        for number, query in enumerate(queries):
            words = " | ".join(f"''{word}''" for word in words_of(query))
            script += (f"SELECT {number}, name FROM text, to_tsquery('swedish', '{words}') q WHERE words @@ q "
                       "ORDER BY ts_rank(words, q, 1) DESC LIMIT 10;\n")
        answers = [[] for _ in queries]
        for line in self.psql(script).splitlines():
            number, _, name = line.partition("|")
            answers[int(number)].append(name)
        return answers

    def stop(self):
        if hasattr(self, "place"):
            subprocess.run(self.command("pg_ctl", "-D", os.path.join(self.place, "data"), "-m", "immediate", "stop"),
                           stdout=subprocess.DEVNULL)
