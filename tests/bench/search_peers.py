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


COMMON_KINDS = ("term", "phrase", "and", "or", "not", "prefix")


def asked(queries, ask):
    """(kind, ms) of the queries that every program can express, each asked once before."""
    times = []
    for measured in (False, True):
        for kind, query in queries:
            words = [word for word in words_of(query) if word not in ("ELLER", "INTE", "OCH", "OR", "NOT", "AND")]
            if kind not in COMMON_KINDS or not words:
                continue
            took = ask(kind, words)
            if measured:
                times.append((kind, took))
    return times


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


    def latencies(self, queries):
        """By its own module, which comes for the system's Python: ten hits with excerpts, and their number."""
        try:
            from recoll import recoll
        except ImportError:
            return None
        os.environ["HOME"] = self.place
        db = recoll.connect(confdir=self.place)

        def ask(kind, words):
            text = {"or": " OR ".join(words), "phrase": '"' + " ".join(words) + '"', "not": f"{words[0]} -{words[-1]}",
                    "prefix": words[0] + "*"}.get(kind, " ".join(words))
            start = time.monotonic()
            query = db.query()
            query.execute(text, stemlang="swedish")
            for found in query.fetchmany(10):
                query.makedocabstract(found)
            return (time.monotonic() - start) * 1000

        return asked(queries, ask)


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
        """Ten hits with an excerpt, and their number."""
        db = sqlite3.connect(self.file)

        def ask(kind, words):
            match = {"or": " OR ".join(f'"{w}"' for w in words), "phrase": '"' + " ".join(words) + '"',
                     "not": f'"{words[0]}" NOT "{words[-1]}"', "prefix": f'"{words[0]}"*'}.get(kind, " ".join(f'"{w}"' for w in words))
            start = time.monotonic()
            db.execute("SELECT name, snippet(text, 1, '<', '>', '…', 24) FROM text WHERE text MATCH ? ORDER BY rank LIMIT 10",
                       (match,)).fetchall()
            db.execute("SELECT count(*) FROM text WHERE text MATCH ?", (match,)).fetchall()
            return (time.monotonic() - start) * 1000

        return asked(queries, ask)


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

    def latencies(self, queries):
        """Ten hits with excerpts of the text, and their number, as the server's client measures them."""
        script = "\\timing on\n\\o /dev/null\n"
        kinds = []

        def add(kind, words):
            terms = [f"''{word}''" for word in words]
            match = {"or": " | ".join(terms), "phrase": " <-> ".join(terms), "not": f"{terms[0]} & !{terms[-1]}",
                     "prefix": terms[0] + ":*"}.get(kind, " & ".join(terms))
            kinds.append(kind)
            nonlocal script
            script += (f"WITH found AS (SELECT body, words, q FROM text, to_tsquery('swedish', '{match}') q WHERE words @@ q "
                       "ORDER BY ts_rank(words, q) DESC LIMIT 10) SELECT ts_headline('swedish', body, q, 'MaxFragments=2'), "
                       f"(SELECT count(*) FROM text WHERE words @@ to_tsquery('swedish', '{match}')) FROM found;\n")
            return 0

        asked(queries, add)
        times = [float(line.split()[1]) for line in self.psql(script).splitlines() if line.startswith("Time:")]
        return list(zip(kinds, times))[len(kinds) // 2:] if len(times) == len(kinds) else None

    def stop(self):
        if hasattr(self, "place"):
            subprocess.run(self.command("pg_ctl", "-D", os.path.join(self.place, "data"), "-m", "immediate", "stop"),
                           stdout=subprocess.DEVNULL)
