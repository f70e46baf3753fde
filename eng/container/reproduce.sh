#!/usr/bin/env bash
# Whether the action's image is the same, byte for byte, when it is built again without any cache: eng/container/reproduce.sh [COMMIT]
# Without a commit this checkout is built again in another folder, beside the image that build.sh makes here (one build without cache).
# With one, two clones of a bare clone at that commit are built, both without cache. The last line has the digest; a difference is exit
# code 1.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export CONTAINERS_CONF="$PWD/eng/container/containers.conf"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

copy() { # folder: the checkout as it is, without what git leaves out
  mkdir -p "$1"
  git ls-files -z --cached --others --exclude-standard --deduplicate \
    | tar -cf - --null --ignore-failed-read -T - 2> /dev/null | tar -xf - -C "$1"
}

clone() { # folder
  [ -d "$work/bare.git" ] || git clone --quiet --bare . "$work/bare.git"
  git clone --quiet "$work/bare.git" "$1"
  git -C "$1" checkout --quiet --detach "$commit"
}

again() { # folder
  PROXYGUARD_TAG=localhost/proxyguard-again bash "$1/eng/container/build.sh" guard --no-cache | tail -n 1
}

if [ -z "${1:-}" ]; then
  copy "$work/somewhere/else"
  one=$(bash eng/container/build.sh guard | tail -n 1)
  other=$(again "$work/somewhere/else")
else
  commit=$(git rev-parse --verify "$1^{commit}")
  clone "$work/one"
  clone "$work/somewhere/else"
  one=$(again "$work/one")
  other=$(again "$work/somewhere/else")
fi
podman rmi localhost/proxyguard-again > /dev/null # the name; the image too, unless it has another
if [ "$one" != "$other" ]; then
  echo "reproduce.sh: two builds differ: $one and $other" >&2
  exit 1
fi
echo "the same twice: sha256:$one"
