# SPDX-License-Identifier: GPL-3.0-or-later
"""Indexing and search side by side with what else is installed: recollindex, omindex, SQLite FTS5, PostgreSQL.

  python3 tests/bench/search.py --build build/release --corpus FOLDER [--documents N] [--rounds N] [--queries FILE]

FOLDER holds .md files whose first line is the title (`# …`). They are copied under numbers, so that no name tells what is
inside. In each round every program builds its index in turn; the figures are medians, and the ratios those of medians of
one run. QUERIES: JSON lines with `kind` and `query`; without it, queries are made from the texts.
"""
import argparse
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import tempfile

import search_peers as peers

KNOWN_ITEMS = 500


def title_of(text):
    first = text.split("\n", 1)[0]
    return first[2:].strip() if first.startswith("# ") else ""


def collect(corpus, most):
    files = sorted(os.path.join(root, name) for root, _, names in os.walk(corpus) for name in names if name.endswith(".md"))
    if not files:
        raise SystemExit(f"no .md files in {corpus}")
    random.Random(1).shuffle(files)
    # Assignments first: they are what is looked for, and there have to be enough of them.
    assignments = [file for file in files if "uppdrag" in file]
    rest = [file for file in files if "uppdrag" not in file]
    return (assignments[: max(most // 4, 1)] + rest + assignments[max(most // 4, 1):])[:most]


def write_collection(files, folder, without_title=(), join_to=0):
    """Copies under numbers; a document of `without_title` loses its first line; `join_to` bytes make one document."""
    held, number, total = "", 0, 0
    for index, file in enumerate(files):
        with open(file, encoding="utf-8", errors="replace") as source:
            text = source.read()
        if index in without_title:
            text = text.split("\n", 1)[1].lstrip() if "\n" in text else ""
        held += ("\n\n" if held else "") + text
        if len(held.encode()) < join_to and index + 1 < len(files):
            continue
        place = os.path.join(folder, f"{number // 1000:03}")
        os.makedirs(place, exist_ok=True)
        data = held.encode()
        total += len(data)
        with open(os.path.join(place, f"d{number:06}.md"), "wb") as out:
            out.write(data)
        held, number = "", number + 1
    return number, total / 1e6


def installed(build):
    found = [peers.Uppdrag(build), peers.Omindex(), peers.Recoll(), peers.Fts5(), peers.Postgres()]
    return [peer for peer in found if peer.available()]


def build_all(programs, folder, work, rounds, bytes_mb, count):
    results = {program.name: [] for program in programs}
    for round_number in range(rounds):
        for program in programs:
            if isinstance(program, peers.Postgres):
                program.stop()
            place = os.path.join(work, re.sub(r"\W", "", program.name))
            shutil.rmtree(place, ignore_errors=True)
            os.makedirs(place)
            results[program.name].append(program.build(folder, place))
    middle = {name: {key: statistics.median(each[key] for each in list_) for key in list_[0]} for name, list_ in results.items()}
    own = middle["uppdrag"]["seconds"]
    print(f"\n| {count:,} texts, {bytes_mb:.1f} MB | s | CPU s | texts/s | peak MB of the largest process | index MB | index / text | "
          "time / ours | CPU / ours |\n|---|---|---|---|---|---|---|---|---|")
    for name, each in middle.items():
        cpu = f"{each['cpu']:.1f} | " if each["cpu"] else "- | "
        share = f"{each['cpu'] / middle['uppdrag']['cpu']:.2f} |" if each["cpu"] else "- |"
        print(f"| {name} | {each['seconds']:.1f} | {cpu}{count / each['seconds']:,.0f} | {each['peak']:.0f} | {each['size']:.0f} | "
              f"{each['size'] / bytes_mb:.2f} | {each['seconds'] / own:.2f} | {share}", flush=True)
    return middle


def reciprocal_rank(answers, wanted):
    ranks = [answer.index(name) + 1 if name in answer[:10] else 0 for answer, name in zip(answers, wanted)]
    return statistics.mean(1 / rank if rank else 0 for rank in ranks), statistics.mean(1 if rank == 1 else 0 for rank in ranks)


def known_items(programs, files, work):
    titles = {}
    for index, file in enumerate(files):
        if "uppdrag" not in file:
            continue
        with open(file, encoding="utf-8", errors="replace") as source:
            title = title_of(source.read())
        if len(title.split()) >= 3:
            titles[index] = title
    drawn = sorted(random.Random(5).sample(sorted(titles), min(KNOWN_ITEMS, len(titles))))
    folder = os.path.join(work, "known")
    count, size = write_collection(files, folder, set(drawn))
    print(f"\nKnown items: {len(drawn)} of {count:,} texts, without their title lines, looked for by their titles.\n")
    build_all(programs, folder, os.path.join(work, "known-index"), 1, size, count)
    print("\n| | MRR@10 | first |\n|---|---|---|")
    for program in programs:
        place = os.path.join(work, "known-index", re.sub(r"\W", "", program.name))
        answers = program.known_items([titles[index] for index in drawn], place)
        if answers is None:
            continue
        mrr, first = reciprocal_rank(answers, [f"d{index:06}.md" for index in drawn])
        print(f"| {program.name} | {mrr:.3f} | {first:.3f} |")


def made_queries(files):
    """Of each kind as many, from the words of the texts."""
    chance = random.Random(9)
    out = []
    for kind in ["term", "term", "phrase", "and", "or", "not", "prefix", "filter", "range", "natural"] * 100:
        with open(chance.choice(files), encoding="utf-8", errors="replace") as source:
            text = source.read()
        words = re.findall(r"[a-zåäö]{4,}", text.lower()) or ["uppdrag", "strategi"]
        at = chance.randrange(max(1, len(words) - 1))
        one, two = words[at], words[min(at + 1, len(words) - 1)]
        out.append((kind, {"term": one, "phrase": f'"{one} {two}"', "and": f"{one} {chance.choice(words)}",
                           "or": f"{one} ELLER {chance.choice(words)}", "not": f"{one} INTE {chance.choice(words)}",
                           "prefix": one[:5] + "*", "filter": one + " typ:uppdrag", "range": one + " år:2012..2016",
                           "natural": title_of(text) or one}[kind]))
    return out


def by_kind(times):
    out = {}
    for kind, took in times:
        out.setdefault(kind, []).append(took)
    return {kind: (statistics.median(took), sorted(took)[int(len(took) * 0.99)]) for kind, took in out.items()}


def latencies(build, programs, queries, work):
    own = next(program for program in programs if program.name == "uppdrag")
    file = os.path.join(work, "latency.tsv")
    with open(file, "w", encoding="utf-8") as out:
        for kind, query in queries:
            out.write(f"{kind}\t{query}\n")
    ours = {}
    for more in ([], ["--facets"]):
        answer = subprocess.run([os.path.join(build, "tests", "search_latency"), own.kb,
                                 os.path.join(build, "share", "uppdrag", "registry"), file, *more], capture_output=True, text=True)
        print(f"\n{len(queries)} queries, ten hits with two excerpts{' and facets' if more else ''}, in process:\n")
        print("| kind | queries | p50 ms | p99 ms |\n|---|---|---|---|")
        for line in answer.stdout.splitlines():
            print("| " + line.replace("\t", " | ") + " |")
            cells = line.split("\t")
            if not more and len(cells) == 4:
                ours[cells[0]] = (float(cells[2]), float(cells[3]))
    table = {"uppdrag": ours}
    for program in programs:
        times = program.latencies(queries) if hasattr(program, "latencies") else None
        if times:
            table[program.name] = by_kind(times)
    print("\nThe kinds that all can express, p50 / p99 in ms:\n")
    print("| kind | " + " | ".join(table) + " |\n|" + "---|" * (len(table) + 1))
    for kind in peers.COMMON_KINDS:
        cells = [f"{row[kind][0]:.2f} / {row[kind][1]:.1f}" if kind in row else "–" for row in table.values()]
        print(f"| {kind} | " + " | ".join(cells) + " |")
    cold = [peers.run([own.program, "search", query, "--kb", own.kb])["seconds"] * 1000 for _, query in queries[:40]]
    print(f"\nFrom the shell, the start included: p50 {statistics.median(cold):.0f} ms, longest {max(cold):.0f} ms.")


def again(own, folder, kb):
    """Nothing changed, and ten files changed."""
    still = peers.run([own.program, "index", folder, "--kb", kb])["seconds"]
    changed = sorted(os.path.join(root, name) for root, _, names in os.walk(folder) for name in names)[:10]
    for file in changed:
        with open(file, "a", encoding="utf-8") as out:
            out.write("\nEn ny rad.\n")
    ten = peers.run([own.program, "index", folder, "--kb", kb])["seconds"]
    print(f"\nIndexed again: nothing changed {still:.2f} s, ten files changed {ten:.2f} s.")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", required=True)
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--documents", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--queries")
    parser.add_argument("--only", default="build,linear,joined,known,queries")
    options = parser.parse_args()
    if not os.path.isdir(options.corpus):
        raise SystemExit("no corpus: cmake -DUPPDRAG_BENCH_CORPUS=FOLDER (a folder of .md files with a title on the first line)")
    only = options.only.split(",")
    files = collect(options.corpus, options.documents)
    programs = installed(options.build)
    work = tempfile.mkdtemp(prefix="uppdrag-bench-")
    os.chmod(work, 0o755)
    try:
        if "known" in only:
            known_items(programs, files, work)
        if "linear" in only:
            for part in (5_000, 20_000):
                if part >= len(files):
                    break
                folder = os.path.join(work, f"part{part}")
                count, size = write_collection(files[:part], folder)
                build_all(programs[:1], folder, os.path.join(work, "linear"), options.rounds, size, count)
        if "joined" in only:
            folder = os.path.join(work, "joined")
            count, size = write_collection(files, folder, join_to=10_000)
            build_all(programs, folder, os.path.join(work, "joined-index"), options.rounds, size, count)
        if "build" in only or "queries" in only:
            folder = os.path.join(work, "all")
            count, size = write_collection(files, folder)
            build_all(programs if "build" in only else programs[:1], folder, os.path.join(work, "index"), options.rounds, size, count)
            again(programs[0], folder, programs[0].kb)
        if "queries" in only:
            if options.queries:
                with open(options.queries, encoding="utf-8") as source:
                    queries = [(each["kind"], each["query"]) for each in map(json.loads, source)]
            else:
                queries = made_queries(files)
            latencies(options.build, programs if "build" in only else programs[:1], queries, work)
    finally:
        for program in programs:
            if isinstance(program, peers.Postgres):
                program.stop()
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
