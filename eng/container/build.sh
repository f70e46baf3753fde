#!/usr/bin/env bash
# Builds an image from this checkout with podman: eng/container/build.sh [guard|service] [option of podman build...]
# It is tagged localhost/proxyguard or localhost/proxyguard-service (PROXYGUARD_TAG: another); the last line is its id. The bases are made
# on this machine, from its own packages; with PROXYGUARD_BASES=public they are those that the Dockerfile names.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export CONTAINERS_CONF="$PWD/eng/container/containers.conf"

case ${1:-guard} in
  guard) file=Dockerfile tag=localhost/proxyguard ;;
  service) file=src/ProxyGuard.Service/Dockerfile tag=localhost/proxyguard-service form=docker ;;
  *) echo "usage: bash eng/container/build.sh [guard|service] [option of podman build...]" >&2; exit 2 ;;
esac

# Without --timestamp every build would have the time of its own in it; only one form of image keeps a health check.
options=(--format "${form:-oci}" --quiet --timestamp 0 --network host --file "$file" --tag "${PROXYGUARD_TAG:-$tag}")
if [ "${PROXYGUARD_BASES:-own}" = own ]; then
  bash eng/container/bases.sh >&2
  options+=(--build-arg SDK=localhost/proxyguard-sdk --build-arg RUNTIME=localhost/proxyguard-runtime)
fi
# Where the machine has a package source of its own, the build learns of it as a secret: no layer keeps it.
packages="$HOME/.nuget/NuGet/NuGet.Config"
if [ -f "$packages" ]; then options+=(--secret "id=nuget,src=$packages"); fi

podman build "${options[@]}" "${@:2}" .
