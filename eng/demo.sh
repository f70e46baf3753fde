#!/usr/bin/env bash
# Shows ProxyGuard at work on this machine: eng/demo.sh [--once] [--store azure]
# A real go build that fails at a broken module proxy, the guard's decision, the same build passing, and the trend report; beside it
# the made-up history of an organisation, 90 days back (on the emulator fewer, for it is slow).
# With --once everything ends with the script; without it the service stays up until Ctrl+C. Results stay in artifacts/demo.
# With --store azure the service keeps its rows in the Azure Table service (its emulator) instead of a SQLite file.
set -euo pipefail
cd "$(dirname "$0")/.."

once=false store=sqlite
while [ $# -gt 0 ]; do
  case "$1 ${2:-}" in
    --once\ *) once=true; shift ;;
    '--store sqlite' | '--store azure') store=$2; shift 2 ;;
    *) echo "demo.sh: unknown argument '$1' (allowed: --once, --store sqlite, --store azure)" >&2; exit 2 ;;
  esac
done

tools="${PROXYGUARD_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/proxyguard-tools}"
go="$tools/go-1.27/bin/go"
proxyguard=$PWD/artifacts/bin/proxyguard
service=$PWD/artifacts/bin/proxyguard-service/proxyguard-service
proxylab=$PWD/artifacts/bin/ProxyGuard.Testing/release/proxylab
demo=$PWD/artifacts/demo
work=$(mktemp -d)
started=()

finish() {
  for pid in "${started[@]}"; do kill -TERM "$pid" 2> /dev/null || true; done
  for pid in "${started[@]}"; do wait "$pid" 2> /dev/null || true; done
  chmod -R u+w "$work" && rm -rf "$work" # go makes its module cache read-only
}
trap finish EXIT
trap 'exit 0' INT TERM

heading() { printf '\n== %s\n\n' "$*"; }
note() { printf '%s\n' "$*"; }
quote() { sed -u 's/^/  | /'; }

quietly() { # what command...: the output is shown only when the command fails
  note "$1 ..."
  "${@:2}" > "$work/quiet.log" 2>&1 || { cat "$work/quiet.log" >&2; exit 1; }
}

wait_for() { # what log command...
  for _ in $(seq 300); do
    if "${@:3}" > /dev/null 2>&1; then return; fi
    sleep 0.1
  done
  echo "demo.sh: $1 did not start:" >&2
  cat "$2" >&2
  exit 1
}

is_fresh() { # program source...
  [ -x "$1" ] && [ -z "$(find "${@:2}" Directory.*.props -newer "$1" -print -quit)" ]
}

build_lab() {
  dotnet build tests/ProxyGuard.Testing --nologo -v quiet -c Release
  touch "$proxylab" # an incremental build leaves it as old as it is
}

make_tree() {
  rm -rf "$demo/tree"
  bash eng/demo/tree.sh "$proxylab" "$demo/tree.new"
  mv "$demo/tree.new" "$demo/tree"
}

# Everything that go reads or writes lies in the work folder; only compiled packages are kept from one demo to the next.
# GOSUMDB=off because the lab's modules are Debian's source under upstream versions: no checksum database knows these bytes.
# go.sum is checked all the same. The guard never sets GOSUMDB=off.
run_go() { # module-cache goproxy argument...
  (cd "$work/app" && env -i PATH="$PATH" HOME="$work/home" TMPDIR="$work" GOENV=off GOTOOLCHAIN=local GOSUMDB=off GOFLAGS=-mod=mod \
    CGO_ENABLED=0 GOPATH="$work/gopath" GOMODCACHE="$work/$1" GOCACHE="$tools/go-build" GOPROXY="$2" "$go" "${@:3}")
}

prepare_app() {
  cp -r eng/demo/app "$work/app"
  mkdir -p "$work/home/.config/go/telemetry"
  echo off > "$work/home/.config/go/telemetry/mode"
  run_go modules-tidy "file://$demo/tree" mod tidy
}

# The step as a workflow has it: inputs arrive as INPUT_NAME, and what is set goes to the file that GITHUB_ENV names.
run_guard() { # proxies report-file
  for file in env output summary; do : > "$work/github-$file"; done
  env -i PATH="$PATH" HOME="$work/home" GITHUB_ACTIONS=true GITHUB_SERVER_URL=https://github.com GITHUB_REPOSITORY=example/demo \
    GITHUB_WORKFLOW=demo GITHUB_JOB=build GITHUB_EVENT_NAME=push GITHUB_RUN_ID=1 GITHUB_RUN_ATTEMPT=1 \
    GITHUB_ENV="$work/github-env" GITHUB_OUTPUT="$work/github-output" GITHUB_STEP_SUMMARY="$work/github-summary" \
    GOENV=off GOPROXY="$chain_in_force" INPUT_MODE=guard INPUT_DIRECTORY="$work/app" INPUT_PROXIES="$1" INPUT_REPORT-URL="$report_url" \
    INPUT_REPORT-TOKEN="$report_token" INPUT_REPORT-FILE="$2" "$proxyguard"
}

from_github_env() { # name: the value that later steps of the job get
  awk -v name="$1" 'end == "" && index($0, name "<<") == 1 { end = substr($0, length(name) + 3); next }
    end != "" && $0 == end { exit } end != ""' "$work/github-env"
}

# Azurite, with an account "demo" whose key protects nothing, stands in for a storage account.
start_azurite() { # port
  AZURITE_ACCOUNTS=demo:ZGVtbw== node "$tools/azurite/node_modules/azurite/dist/src/table/main.js" --silent --disableTelemetry \
    --location "$work" --tableHost 127.0.0.1 --tablePort "$1" > "$work/azurite.log" 2>&1 &
  started+=($!)
  wait_for Azurite "$work/azurite.log" grep -q 'successfully started' "$work/azurite.log"
}

# Below the ports that the system gives to connections, so that none of them takes it before its owner does.
free_port() {
  node -e 'const net = require("net")
    const pick = () => {
      const server = net.createServer().on("error", pick)
      server.listen(20000 + Math.floor(Math.random() * 12000), "127.0.0.1", () => { console.log(server.address().port); server.close() })
    }
    pick()'
}

hop() { awk -v name="$1" '$1 == name { print $2 }' "$work/ports"; }

heading 'What the demo needs'
mkdir -p "$demo"
quietly 'The go command (once, from Debian packages)' bash eng/install.sh go
[ "$store" = sqlite ] || quietly 'Azurite (once, from npm)' bash eng/install.sh azurite
is_fresh "$proxyguard" src templates eng/publish.sh || quietly 'Publishing proxyguard and proxyguard-service' bash eng/publish.sh
is_fresh "$proxylab" src/ProxyGuard.Core tests/ProxyGuard.Testing || quietly 'Building the proxy lab' build_lab
[ -d "$demo/tree" ] || quietly 'A module tree of real source (once, from Debian packages)' make_tree
quietly "The demo's project: three modules, and those that they need in turn" prepare_app

"$proxylab" serve --tree "$demo/tree" --for 1440m --port-file "$work/ports" \
  --hop broken:http-502@zip,heal-after=11 --hop stalled:stall-mid-body@zip --hop healthy:latency=15ms > "$work/lab.log" 2>&1 &
started+=($!)
rm -f "$demo"/proxyguard.db*
store_setting=--Storage:Sqlite:Path="$demo/proxyguard.db" days=90 story="an outage, a poisoned day, a slow week, and a proxy that is down right now"
if [ "$store" = azure ]; then
  port=$(free_port)
  start_azurite "$port"
  days=7 story="an outage and a proxy that is down right now (with SQLite it is 90 days, with more to find)"
  store_setting="--Storage:Azure:ConnectionString=AccountName=demo;AccountKey=ZGVtbw==;TableEndpoint=http://127.0.0.1:$port/demo"
fi
quietly "A history of $days days (made up; every page says so)" "$service" demo-data --days "$days" "$store_setting"
"$service" --urls http://127.0.0.1:0 "$store_setting" --Reports:Access=public > "$work/service.log" 2>&1 &
service_pid=$!
started+=("$service_pid")
wait_for 'the proxy lab' "$work/lab.log" test -f "$work/ports"
wait_for 'the service' "$work/service.log" grep -q 'Now listening on' "$work/service.log"

report_token=$("$service" tokens add --repo github.com/example/demo --can write --note demo "$store_setting" 2> "$work/tokens.log")
report_url=$(sed -n 's/.*Now listening on: //p' "$work/service.log")
chain_in_force="$(hop broken),$(hop healthy)"
note
if [ "$store" = azure ]; then note "Rows are kept in the Azure Table service (Azurite), port $port"; fi
note "Module proxies: $(hop broken) answers 502 for every zip, $(hop stalled) sends half of every zip,"
note "                $(hop healthy) is well. Trend service: $report_url"

heading "1. go build with GOPROXY=$chain_in_force"
if run_go modules-before "$chain_in_force" build -o order . 2>&1 | quote; then
  note 'The build passed, although its first proxy is broken: this demo shows nothing.'
  exit 1
fi
note
note 'The build fails. A comma leads on to the next proxy only after "not found", and 502 is something else.'

heading '2. proxyguard guard, as a step of a GitHub Actions job'
run_guard "$(hop broken),$(hop stalled),$(hop healthy)" "$demo/run.json" 2>&1 | quote
chosen=$(from_github_env GOPROXY)
if [ -z "$chosen" ]; then
  note 'The guard set no GOPROXY: this demo shows nothing.'
  exit 1
fi

heading "3. The same go build, with the GOPROXY that GITHUB_ENV has now: $chosen"
run_go modules-after "$chosen" build -o order . 2>&1 | quote
note 'The build passes. What it made prints:'
"$work/app/order" --items 3 | quote

heading '4. The trend report'
note 'A few more runs, until the broken proxy recovers:'
for _ in $(seq 12); do
  run_guard "$(hop broken),$(hop healthy)" "$work/run.json" > "$work/guard.log" 2>&1
  state=$(awk -v id="$(hop broken)" '"http://" $2 == id { print $1; exit }' "$work/guard.log")
  note "  | $(hop broken) is $state; later steps would have $(from_github_env GOPROXY)"
  if [ "$state" = healthy ]; then break; fi
done
page="$report_url/r/github.com~example~demo"
node eng/demo/save-page.mjs "$page" "$demo/report.html"
note
note "The report:         $page"
note "kept as             artifacts/demo/report.html"
note "the run report      artifacts/demo/run.json"
note
note "Beside it, made up: $days days of a dozen repositories and six proxies, with $story."
note "all repositories    $report_url/"
note "one of them         $report_url/r/github.com~acme~widgets"
note "one on fire         $report_url/r/github.com~acme~shenzhen-gateway"
note "proxies, ranked     $report_url/proxies"
note "what went wrong     $report_url/incidents"
if $once; then exit 0; fi
note
note 'The service stays up to look at. Ctrl+C ends everything.'
wait "$service_pid"
