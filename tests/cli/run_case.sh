#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs one command-line case and compares what it prints.
#
#   run_case.sh --prepare PROGRAM FILES PREPARED   copies the sample files and indexes them, once for all cases
#   run_case.sh PROGRAM PREPARED CASE
#
# CASE/cmd is run by sh in a copy of the prepared folder (texter/, uppdrag.kb), with `uppdrag` in the path, no colours, an empty
# home and English messages. CASE/stdout, CASE/stderr (no file: nothing) and CASE/exit (no file: 0) are what is expected, with
# times, rates and paths of the machine replaced by <…>. UPPDRAG_BLESS=1 writes them anew.
set -eu

environment() {
  export PATH="$(dirname -- "$1"):$PATH" LC_ALL=C.UTF-8 NO_COLOR=1 TERM=dumb
  unset COLUMNS UPPDRAG_PLUGIN_PATH UPPDRAG_DATA_DIR XDG_DATA_HOME LANG LC_MESSAGES || true
}

if [ "$1" = --prepare ]; then
  environment "$2"
  rm -rf "$4"
  mkdir -p "$4/home"
  export HOME="$4/home"
  cp -R "$3/." "$4"
  cd "$4"
  uppdrag index texter
  exit 0
fi

program=$1 prepared=$2 case=$3
environment "$program"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -Rp "$prepared/." "$work"
export HOME="$work/home" BUILD="$(dirname -- "$program")"
code=0
(cd "$work" && sh "$case/cmd") >"$work.out" 2>"$work.err" </dev/null || code=$?

scrub() {
  sed -E -e "s#$work#<work>#g" -e "s#$BUILD#<build>#g" \
    -e 's#[0-9][0-9 ]*([.,][0-9]+)? s \([0-9 ]+ (documents|dokument)/s\)#<time>#' \
    -e 's#[0-9]+(\.[0-9]+)? (ms|MB/s)#<\2>#g' -e 's#"seconds":[0-9.]+#"seconds":<time>#' -e 's#"peak_worker_bytes":[0-9]+#"peak_worker_bytes":<bytes>#' -- "$1"
}
scrub "$work.out" >"$work.stdout"
scrub "$work.err" >"$work.stderr"
rm -f "$work.out" "$work.err"
trap 'rm -rf "$work" "$work.stdout" "$work.stderr" "$work.want"' EXIT

if [ -n "${UPPDRAG_BLESS:-}" ]; then
  for stream in stdout stderr; do
    if [ -s "$work.$stream" ]; then cp "$work.$stream" "$case/$stream"; else rm -f "$case/$stream"; fi
  done
  if [ "$code" -ne 0 ]; then echo "$code" >"$case/exit"; else rm -f "$case/exit"; fi
  exit 0
fi

failed=0
for stream in stdout stderr; do
  if [ -e "$case/$stream" ]; then cp "$case/$stream" "$work.want"; else : >"$work.want"; fi
  diff -u --label "$stream expected" --label "$stream found" "$work.want" "$work.$stream" || failed=1
done
want=0
[ -e "$case/exit" ] && want=$(cat "$case/exit")
[ "$code" -eq "$want" ] || { echo "exit code: expected $want, found $code"; failed=1; }
exit $failed
