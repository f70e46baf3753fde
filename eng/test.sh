#!/usr/bin/env bash
# The whole check, as CI runs it: brings what is missing, builds, checks the format, publishes, and runs every test once.
# The last line says "N passed, N failed"; whatever did not pass, a step or a skipped test too, has failed.
set -uo pipefail
cd "$(dirname "$0")/.." || exit
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

logs=artifacts/test
passed=0 failed=0
rm -rf "$logs"
mkdir -p "$logs"

# A step is quiet when it succeeds and shows the end of its log when it does not.
step() { # name command...
  local name=$1 start=$SECONDS
  shift
  if "$@" > "$logs/$name.log" 2>&1; then
    printf '%-28s ok      %4d s\n' "$name" $((SECONDS - start))
  else
    printf '%-28s FAILED  %4d s  (%s)\n' "$name" $((SECONDS - start)) "$logs/$name.log"
    tail -n 60 "$logs/$name.log" | sed 's/^/    /'
    failed=$((failed + 1))
    return 1
  fi
}

finish() {
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
  exit
}

# One assembly after the other, so that tests which measure time do not take it from each other. An assembly that crashes leaves no
# report: it counts as one failure.
run_tests() { # project folder
  local name report total=0 good=0 bad start=$SECONDS code
  name=$(basename "$1") report="$logs/$(basename "$1").trx"
  dotnet test --project "$1" --no-build --timeout 20m --results-directory "$logs" \
    --report-xunit-trx --report-xunit-trx-filename "$name.trx" > "$logs/$name.log" 2>&1
  code=$?
  if [ -f "$report" ]; then
    total=$(counter total "$report") good=$(counter passed "$report")
  fi
  bad=$((${total:-0} - ${good:-0}))
  if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  if [ "${total:-0}" -eq 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  passed=$((passed + ${good:-0})) failed=$((failed + bad))
  printf '%-28s %d passed, %d failed  %d s\n' "$name" "${good:-0}" "$bad" $((SECONDS - start))
  [ "$bad" -eq 0 ] || grep -v '^ *$' "$logs/$name.log" | tail -n 200 | sed 's/^/    /'
}

counter() { # attribute report
  grep -o '<Counters [^>]*' "$2" | head -n 1 | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9'
}

step install bash eng/install.sh go browser azurite contract markdown workflows lint runner elsewhere podman azure-task deploy || finish
step build dotnet build ProxyGuard.sln || finish
step format dotnet format ProxyGuard.sln --verify-no-changes --no-restore
step lint bash eng/lint.sh
step publish bash eng/publish.sh
step image bash eng/container/reproduce.sh
step service-image bash eng/container/build.sh service
version=$(sed -n 's|.*<VersionPrefix>\(.*\)</VersionPrefix>.*|\1|p' Directory.Build.props)
step release bash eng/release.sh "$version" --dry-run
step azure-task bash action/azure-devops/pack.sh "$version" artifacts/azure-task "artifacts/release/$version/assets"
for project in tests/*.Tests; do run_tests "$project"; done
finish
