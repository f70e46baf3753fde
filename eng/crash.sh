#!/usr/bin/env bash
# Kills the published service at random moments under load, half of the time on SQLite and half on Azurite: eng/crash.sh [--minutes 5] [--seed 1]
# The last line says how many runs were acknowledged, stored, lost and doubled; one lost or doubled is exit code 1.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

service=artifacts/bin/proxyguard-service/proxyguard-service
bash eng/install.sh azurite > /dev/null
if [ ! -x "$service" ] || [ -n "$(find src templates eng/publish.sh Directory.*.props -newer "$service" -type f -print -quit)" ]; then
  bash eng/publish.sh > /dev/null
fi
dotnet build tests/ProxyGuard.Testing -c Release --nologo -v quiet > /dev/null
exec artifacts/bin/ProxyGuard.Testing/release/proxylab crash --service "$PWD/$service" "$@"
