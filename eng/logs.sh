#!/usr/bin/env bash
# Makes the corpus of failed builds' logs again, with the real go in a small world of its own: eng/logs.sh [--out FOLDER] [--only TEXT]
# Needs root: the world has its own network (every address of 203.0.113.0/24 is this machine), its own names and its own /home.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

if [ "${1:-}" != --inside ]; then
  bash eng/install.sh go sshd > /dev/null
  dotnet build tests/ProxyGuard.Testing -c Release --nologo -v quiet > /dev/null
  exec unshare --net --mount --fork bash eng/logs.sh --inside "$@"
fi
shift

export PROXYGUARD_TOOLS="${PROXYGUARD_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/proxyguard-tools}"
ip link set lo up
ip addr add 10.1.0.97/32 dev lo
ip route add local 203.0.113.0/24 dev lo src 10.1.0.97

mount -t tmpfs tmpfs /home
mkdir -p /home/.world/git /home/runner/.cache/go-build "$PROXYGUARD_TOOLS/logs-build"
mount --bind "$PROXYGUARD_TOOLS/logs-build" /home/runner/.cache/go-build
chown 1001:1001 /home/runner /home/runner/.cache /home/runner/.cache/go-build
mount -t tmpfs tmpfs /opt
for release in 1.23 1.27; do
  mkdir -p "/opt/hostedtoolcache/go/$release/x64"
  mount --bind "$PROXYGUARD_TOOLS/go-$release" "/opt/hostedtoolcache/go/$release/x64"
done

mkdir /opt/sshd && mount --bind "$PROXYGUARD_TOOLS/sshd" /opt/sshd

replace() { cat > "/home/.world/$(basename "$1")"; mount --bind "/home/.world/$(basename "$1")" "$1"; }
replace /etc/resolv.conf <<< "nameserver 127.0.0.53"
replace /etc/hosts <<< "127.0.0.1 localhost"
replace /etc/passwd < <(grep -vE '^(runner|sshd):' /etc/passwd; echo "runner:x:1001:1001::/home/runner:/bin/bash"; echo "sshd:x:105:65534::/run/sshd:/bin/false")
replace /etc/ssl/certs/ca-certificates.crt < /dev/null

exec artifacts/bin/ProxyGuard.Testing/release/proxylab logs "$@"
