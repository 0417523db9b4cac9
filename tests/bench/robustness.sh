#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Damages copies of real files and indexes them: how many are read, in part or not at all, and why; whether the run
# survives; how much memory a worker takes.
#
#   sh tests/bench/robustness.sh BUILD FOLDER [COUNT [SEED]]     BUILD: build/release; FOLDER: files of all formats
set -eu
[ $# -ge 2 ] || { sed -n '3,7p' "$0" >&2; exit 2; }
build=$1 from=$2 count=${3:-300} seed=${4:-1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$build/tests/mutate_files" "$from" "$work/files" "$count" "$seed"
code=0
"$build/uppdrag" index "$work/files" --kb "$work/x.kb" --format json --timeout 60 --jobs 2 >"$work/report" 2>"$work/said" || code=$?
if [ ! -s "$work/report" ]; then
  cat "$work/said"
  echo "the run was aborted (exit $code)"
  exit 1
fi
value() { sed -n "s/.*\"$1\":\([0-9.]*\).*/\1/p" "$work/report"; }
whole=$(($(value added) - $(value partial)))
failed=$(grep -o '"failures":\[.*\],"notes"' "$work/report" | grep -o '"reason":' | wc -l)
printf '%-28s %s\n' "damaged files" "$count" "read whole" "$whole" "read in part" "$(value partial)" \
  "not read, with a reason" "$failed" "of a kind that is not read" "$(value skipped)" "seconds" "$(value seconds)" \
  "most memory of a worker, MB" "$(($(value peak_worker_bytes) / 1000000))"
echo "exit $code (2 means that some files could not be read)"
echo "reasons:"
grep -o '"failures":\[.*\],"notes"' "$work/report" | grep -o '"reason":"[^"]*"' | sed 's/"reason":"//; s/"$//; s/[0-9][0-9]*/N/g; s/ ([^)]*)//g' \
  | sort | uniq -c | sort -rn | head -n 30
