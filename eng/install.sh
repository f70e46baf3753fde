#!/usr/bin/env bash
# Brings the real parts that tests, demo and benchmarks run against: eng/install.sh go chromium ...
# What is there already is left alone. Programs come from Debian's packages, by way of the machine's own sources; what runs on node, from npm.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
tools="${PROXYGUARD_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/proxyguard-tools}"

# Go's Debian packages are unpacked beside the system, not installed into it: two releases stand side by side.
go_from_backports() { # version suite
  local version=$1 suite=$2 root="$tools/go-$1"
  [ -x "$root/bin/go" ] && return
  local work; work=$(mktemp -d)
  awk 'BEGIN{RS="";ORS="\n\n"} !/security/' /etc/apt/sources.list.d/debian.sources | sed "s/^Suites:.*/Suites: $suite/" > "$work/go.sources"
  mkdir -p "$work/lists/partial" "$work/archives/partial" "$work/debs" "$work/root"
  local apt=(-o "Dir::Etc::sourcelist=$work/go.sources" -o Dir::Etc::sourceparts=- -o "Dir::State::lists=$work/lists"
    -o "Dir::Cache::archives=$work/archives" -o "Dir::Cache::pkgcache=$work/pkg.bin" -o "Dir::Cache::srcpkgcache=$work/src.bin"
    -o APT::Sandbox::User=root)
  apt-get "${apt[@]}" update -qq
  (cd "$work/debs" && apt-get "${apt[@]}" download -qq "golang-$version-go" "golang-$version-src")
  for deb in "$work"/debs/*.deb; do dpkg-deb -x "$deb" "$work/root"; done
  # Debian keeps sources under share and links to them: bring both halves to one place.
  mkdir -p "$root.new"
  cp -aL "$work/root/usr/lib/go-$version/." "$root.new/"
  rm -rf "$root" && mv "$root.new" "$root" && rm -rf "$work"
  "$root/bin/go" version
}

debian() { # command package...
  command -v "$1" > /dev/null && return
  shift
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" > /dev/null
}

# What comes from npm stands beside the tests that use it only as a list of packages; their files go to the tools.
npm_packages() { # name manifest
  local root="$tools/$1" manifest="$here/../tests/$2"
  cmp -s "$manifest" "$root/package.json" && return
  rm -rf "$root.new" && mkdir -p "$root.new"
  cp "$manifest" "$root.new/"
  (cd "$root.new" && npm install --no-package-lock --no-audit --no-fund --loglevel=error)
  rm -rf "$root" && mv "$root.new" "$root"
}

# Only unpacked: nothing listens but what eng/logs.sh starts.
sshd() {
  [ -x "$tools/sshd/usr/sbin/sshd" ] && return
  local work; work=$(mktemp -d)
  apt-get update -qq
  (cd "$work" && apt-get download -qq -o APT::Sandbox::User=root openssh-server libwrap0)
  for deb in "$work"/*.deb; do dpkg-deb -x "$deb" "$tools/sshd"; done
  rm -rf "$work"
}

for part in "$@"; do
  case $part in
    go) go_from_backports 1.23 bookworm-backports; go_from_backports 1.27 trixie-backports ;;
    chromium) debian chromium chromium fonts-dejavu-core ;;
    pictures) debian pngquant pngquant fonts-wqy-microhei ;;
    browser) debian chromium chromium fonts-dejavu-core; npm_packages browser ProxyGuard.EndToEnd.Tests/Browser/package.json ;;
    workflows) npm_packages workflows ProxyGuard.EndToEnd.Tests/Workflows/package.json ;;
    lint) debian shellcheck shellcheck; npm_packages workflows ProxyGuard.EndToEnd.Tests/Workflows/package.json ;;
    markdown) debian cmark-gfm cmark-gfm ;;
    azurite) npm_packages azurite ProxyGuard.Testing/Azurite/package.json ;;
    contract) npm_packages contract ProxyGuard.Testing/GitHub/package.json ;;
    runner) npm_packages runner ../eng/runner/package.json; ln -sfn "$tools/runner/node_modules" "$here/runner/node_modules" ;;
    elsewhere) debian groovy groovy; npm_packages elsewhere ProxyGuard.EndToEnd.Tests/Elsewhere/package.json ;;
    sshd) sshd ;;
    deploy) npm_packages deploy ProxyGuard.EndToEnd.Tests/Deploy/package.json ;;
    podman) debian podman podman buildah runc; debian skopeo skopeo ;;
    azure-task) npm_packages azure-task ../action/azure-devops/package.json ;;
    *) echo "install.sh: unknown part '$part' (go, chromium, browser, azurite, contract, markdown, workflows, lint, runner, elsewhere, azure-task," \
      "deploy, podman, sshd, pictures)" >&2; exit 2 ;;
  esac
done
