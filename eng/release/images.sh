#!/usr/bin/env bash
# Builds and packs both images for this machine's processor: eng/release/images.sh VERSION FOLDER
# It leaves FOLDER/guard-ARCH.tar and FOLDER/service-ARCH.tar, ARCH being amd64 or arm64.
set -euo pipefail
if [ $# -ne 2 ]; then echo "usage: bash eng/release/images.sh VERSION FOLDER" >&2; exit 2; fi
version=$1
mkdir -p "$2"
folder=$(cd "$2" && pwd)
cd "$(dirname "$0")/../.."
export CONTAINERS_CONF=${CONTAINERS_CONF:-$PWD/eng/container/containers.conf}

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cd "$(bash eng/release/source.sh "$version" "$copy")"
for image in guard service; do
  id=$(PROXYGUARD_TAG=localhost/proxyguard-release:$image bash eng/container/build.sh "$image" | tail -n 1)
  processor=$(podman image inspect --format '{{.Architecture}}' "$id")
  bash eng/container/pack.sh "$id" "$folder/$image-$processor.tar"
done
