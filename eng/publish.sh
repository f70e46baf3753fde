#!/usr/bin/env bash
# Publishes both programs for linux-x64: artifacts/bin/proxyguard, one file that needs nothing beside it, and artifacts/bin/proxyguard-service/.
set -euo pipefail
cd "$(dirname "$0")/.."

rid=linux-x64
out=artifacts/publish

rm -rf "$out/proxyguard" "$out/proxyguard-service"

dotnet publish src/ProxyGuard.Cli --nologo -v quiet -c Release -r "$rid" --self-contained -o "$out/proxyguard" -p:DebugType=none
dotnet publish src/ProxyGuard.Service --nologo -v quiet -c Release -r "$rid" --self-contained -o "$out/proxyguard-service" \
  -p:DebugType=none -p:PublishDocumentationFiles=false

mkdir -p artifacts/bin
# Moved into place, so that a program that is running keeps its own file.
cp "$out/proxyguard/proxyguard" artifacts/bin/proxyguard.new
mv -f artifacts/bin/proxyguard.new artifacts/bin/proxyguard
rm -rf artifacts/bin/proxyguard-service
cp -a "$out/proxyguard-service" artifacts/bin/proxyguard-service
ls -l artifacts/bin/proxyguard artifacts/bin/proxyguard-service/proxyguard-service
