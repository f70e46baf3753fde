#!/usr/bin/env bash
# Packs the extension with its task as OUT_DIR/proxyguard.proxyguard-VERSION.vsix: action/azure-devops/pack.sh VERSION OUT_DIR [BINARIES]
# BINARIES is a folder with proxyguard-linux-x64 and proxyguard-win-x64.exe; without it both are published first.
set -euo pipefail

version=${1:-} out=${2:-} binaries=${3:-}
if ! [[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]] || [ -z "$out" ] || [ $# -gt 3 ]; then
  echo 'usage: pack.sh VERSION OUT_DIR [BINARIES], where VERSION is like 1.2.3 or 1.2.3-rc.1' >&2
  exit 2
fi
mkdir -p "$out"
out=$(cd "$out" && pwd)
[ -z "$binaries" ] || binaries=$(cd "$binaries" && pwd)
cd "$(dirname "$0")/../.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT

publish() { # rid
  dotnet publish src/ProxyGuard.Cli --nologo -v quiet -c Release -r "$1" --self-contained -o "$stage/publish/$1" \
    -p:DebugType=none -p:Version="$version"
}

binary() { # name rid published
  if [ -n "$binaries" ]; then cp "$binaries/$1" "$stage/extension/ProxyGuardV1/$1"; return; fi
  publish "$2"
  cp "$stage/publish/$2/$3" "$stage/extension/ProxyGuardV1/$1"
}

bash eng/install.sh azure-task
mkdir -p "$stage/extension/images"
cd action/azure-devops
cp -r ProxyGuardV1 images overview.md vss-extension.json "$stage/extension/"
cd ../..
cp LICENSE "$stage/extension/LICENSE.txt"
cp docs/images/report.png docs/images/comment.png "$stage/extension/images/"
binary proxyguard-linux-x64 linux-x64 proxyguard
binary proxyguard-win-x64.exe win-x64 proxyguard.exe
node action/azure-devops/stamp.mjs "$version" "$stage/extension"

tools="${PROXYGUARD_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/proxyguard-tools}"
cd "$stage/extension"
"$tools/azure-task/node_modules/.bin/tfx" extension create --manifest-globs vss-extension.json --output-path "$out" --no-prompt --no-color
