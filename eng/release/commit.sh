#!/usr/bin/env bash
# Makes the commit, the branch and the tag of a release that eng/release.sh built: eng/release/commit.sh VERSION
# The commit is this one with the files of artifacts/release/VERSION/tree. The branch vMAJOR only ever moves forward: its former commit is a
# parent too. What is checked out stays as it is, and nothing is pushed; the last line names what to push.
set -euo pipefail
cd "$(dirname "$0")/../.."
version=${1:?usage: bash eng/release/commit.sh VERSION}
tree=artifacts/release/$version/tree branch=v${version%%.*}

fail() { printf 'commit.sh: %s\n' "$*" >&2; exit 2; }
[ -d "$tree" ] || fail "$tree does not exist: run 'bash eng/release.sh $version'"
if git rev-parse --verify --quiet "refs/tags/v$version" > /dev/null; then
  fail "the tag v$version exists: what is released is never changed"
fi

parents=(-p HEAD)
for former in "refs/heads/$branch" "refs/remotes/origin/$branch"; do
  if git rev-parse --verify --quiet "$former" > /dev/null; then parents=(-p "$former" -p HEAD); break; fi
done

GIT_INDEX_FILE=$(mktemp -u)
export GIT_INDEX_FILE
trap 'rm -f "$GIT_INDEX_FILE"' EXIT
git read-tree HEAD
(cd "$tree" && find . -type f -printf '%P\n' | sort) | while read -r file; do
  git update-index --add --cacheinfo "100644,$(git hash-object -w "$tree/$file"),$file"
done
commit=$(git commit-tree "$(git write-tree)" "${parents[@]}" -m "ProxyGuard $version")
git update-ref "refs/heads/$branch" "$commit"
git tag "v$version" "$commit"
echo "refs/heads/$branch refs/tags/v$version"
