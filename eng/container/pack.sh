#!/usr/bin/env bash
# Packs an image as it is released, an OCI archive with layers in zstd, which Docker reads since version 23: eng/container/pack.sh IMAGE FILE
set -euo pipefail
cd "$(dirname "$0")/../.."
export CONTAINERS_CONF=${CONTAINERS_CONF:-$PWD/eng/container/containers.conf}
[ $# -eq 2 ] || { echo 'usage: bash eng/container/pack.sh IMAGE FILE' >&2; exit 2; }

# podman 4 knows no level of zstd, and at its own one an image is a twelfth larger.
saved=$(mktemp --suffix .tar)
trap 'rm -f "$saved"' EXIT
podman save --quiet --format oci-archive --output "$saved" "$1"
skopeo copy --quiet --dest-compress-format zstd --dest-compress-level 19 "oci-archive:$saved" "oci-archive:$2"
