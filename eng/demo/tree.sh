#!/usr/bin/env bash
# Makes the demo's module tree out of real source, from Debian's packages: eng/demo/tree.sh PROXYLAB OUT
# OUT is then laid out as GOMODCACHE/cache/download. The packages are fetched once and kept.
set -euo pipefail

usage='usage: tree.sh PATH-OF-PROXYLAB OUT'
proxylab=${1:?$usage} out=${2:?$usage}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache="${PROXYGUARD_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/proxyguard-tools}/demo-modules"

# module path, Debian package
modules='
github.com/cpuguy83/go-md2man/v2     golang-github-cpuguy83-go-md2man-v2-dev
github.com/creack/pty                golang-github-creack-pty-dev
github.com/google/uuid               golang-github-google-uuid-dev
github.com/inconshreveable/mousetrap golang-github-inconshreveable-mousetrap-dev
github.com/kr/pretty                 golang-github-kr-pretty-dev
github.com/kr/text                   golang-github-kr-text-dev
github.com/pkg/diff                  golang-github-pkg-diff-dev
github.com/rogpeppe/go-internal      golang-github-rogpeppe-go-internal-dev
github.com/russross/blackfriday/v2   golang-github-russross-blackfriday-v2-dev
github.com/spf13/cobra               golang-github-spf13-cobra-dev
github.com/spf13/pflag               golang-github-spf13-pflag-dev
gopkg.in/check.v1                    golang-gopkg-check.v1-dev
gopkg.in/yaml.v3                     golang-gopkg-yaml.v3-dev
'

# Debian's 1.6.1-1 becomes v1.6.1. It matters little: proxylab serves every version that a go.mod names from the one source there is.
version_of() {
  [[ $1 =~ ^([0-9]+\.[0-9]+\.[0-9]+) ]] && echo "v${BASH_REMATCH[1]}" || echo v0.0.0
}

if [ ! -f "$cache/modules.txt" ]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  mkdir "$work/debs" "$work/root"
  apt-get update -qq
  (cd "$work/debs" && awk 'NF { print $2 }' <<< "$modules" | xargs apt-get download -qq -o APT::Sandbox::User=root)
  while read -r module package; do
    [ -n "$module" ] || continue
    deb=$(echo "$work/debs/${package}"_*.deb)
    dpkg-deb -x "$deb" "$work/root"
    echo "$module $(version_of "$(dpkg-deb -f "$deb" Version)") root/usr/share/gocode/src/$module"
  done <<< "$modules" > "$work/modules.txt"
  rm -rf "$cache" && mkdir -p "$cache"
  mv "$work/root" "$work/modules.txt" "$cache/"
fi
"$proxylab" debian --modules "$cache/modules.txt" --project "$here/app/go.mod" --out "$out"
