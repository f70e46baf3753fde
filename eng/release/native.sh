#!/usr/bin/env bash
# Publishes the program for one platform: eng/release/native.sh VERSION RID FOLDER leaves FOLDER/proxyguard-RID[.exe]
# It runs on Linux, macOS and Windows. What can be built here: linux-x64 and win-x64.
set -euo pipefail
if [ $# -ne 3 ]; then echo "usage: bash eng/release/native.sh VERSION RID FOLDER" >&2; exit 2; fi
version=$1 rid=$2
mkdir -p "$3"
folder=$(cd "$3" && pwd)
cd "$(dirname "$0")/../.."

suffix=''
case $rid in win-*) suffix=.exe ;; esac
out=artifacts/publish/$rid
rm -rf "$out"
dotnet publish src/ProxyGuard.Cli --nologo -v quiet -c Release -r "$rid" --self-contained -o "$out" \
  -p:DebugType=none "-p:VersionPrefix=$version"
cp "$out/proxyguard$suffix" "$folder/proxyguard-$rid$suffix"
