#!/usr/bin/env bash
# Measures what docs/benchmarks.md tells: benchmarks/run.sh [startup|candidates|coverage|predictions|rescue|situations|rollups|ingest|reading|pages|azure|container|all]. Figures to standard output, the rest to standard error.
set -euo pipefail
cd "$(dirname "$0")/.."

what=${1:-all}
guard=artifacts/bin/proxyguard
if [ ! -x "$guard" ] || [ -n "$(find src eng/publish.sh Directory.*.props -newer "$guard" -type f -print -quit)" ]; then
  bash eng/publish.sh >&2
fi
dotnet build benchmarks/ProxyGuard.Benchmarks --nologo -v quiet -c Release >&2

measure() { dotnet artifacts/bin/ProxyGuard.Benchmarks/release/ProxyGuard.Benchmarks.dll "$1" "$PWD/$guard"; }

case $what in
  startup | candidates | coverage | predictions | rollups | ingest | reading | pages) measure "$what" ;;
  container) bash eng/install.sh podman >&2; bash eng/container/build.sh >&2; measure "$what" ;;
  azure) bash eng/install.sh azurite >&2; measure "$what" ;;
  rescue | situations) bash eng/install.sh go >&2; measure "$what" ;;
  all) bash eng/install.sh go azurite podman >&2; bash eng/container/build.sh >&2; measure startup; measure container; measure candidates; measure coverage; measure predictions; measure rescue; measure rollups; measure ingest; measure reading; measure pages; measure azure ;;
  *) echo "usage: bash benchmarks/run.sh [startup|candidates|coverage|predictions|rescue|situations|rollups|ingest|reading|pages|azure|container|all]" >&2; exit 2 ;;
esac
