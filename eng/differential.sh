#!/usr/bin/env bash
# Holds the model of resolution against the real go 1.23 and 1.27 over many drawn cases: eng/differential.sh [--cases 5000] [--seed 1]
# The last line says how many cases, agreements and disagreements there were; one disagreement is exit code 1.
# eng/differential.sh --replay CASE runs one case again, as it was printed.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

bash eng/install.sh go > /dev/null
dotnet build tests/ProxyGuard.Testing -c Release --nologo -v quiet > /dev/null
exec artifacts/bin/ProxyGuard.Testing/release/proxylab differential "$@"
