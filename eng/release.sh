#!/usr/bin/env bash
# Builds a release into artifacts/release/VERSION and proves it: eng/release.sh VERSION [--dry-run] [--binaries FOLDER]
# assets/ is what people download, tree/ holds the files in which the release's commit differs from this one, notes.md is what is said.
# It changes nothing else, here or elsewhere: eng/release/commit.sh makes the commit and the tag, the release workflow pushes. A rehearsal
# (--dry-run) may start from a tree that is not clean and do without what other machines built. --binaries: that is, the programs from
# eng/release/native.sh and the images from eng/release/images.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 CONTAINERS_CONF="$PWD/eng/container/containers.conf"

fail() { printf 'release.sh: %s\n' "$*" >&2; exit 2; }

version='' rehearsal=false binaries=''
while [ $# -gt 0 ]; do
  case $1 in
    --dry-run) rehearsal=true ;;
    --binaries) [ -d "${2:-}" ] || fail "--binaries: '${2:-}' is not a folder"; binaries=$(cd "$2" && pwd); shift ;;
    -*) fail "unknown option '$1' (usage: eng/release.sh VERSION [--dry-run] [--binaries FOLDER])" ;;
    *) [ -z "$version" ] || fail "two versions: '$version' and '$1'"; version=$1 ;;
  esac
  shift
done

# Azure DevOps knows no pre-releases of an extension, and .NET no number above 65534: a version is three small numbers everywhere.
[[ $version =~ ^(0|[1-9][0-9]{0,3})(\.(0|[1-9][0-9]{0,3})){2}$ ]] \
  || fail "'$version' is no version: it must be MAJOR.MINOR.PATCH, three numbers of at most four digits, as in 1.4.0"
missing=()
for tool in dotnet git gzip node podman sha256sum skopeo tar; do command -v "$tool" > /dev/null || missing+=("$tool"); done
[ ${#missing[@]} -eq 0 ] || fail "not installed: ${missing[*]} (podman and skopeo come with: bash eng/install.sh podman)"

changes() { git status --porcelain 2> /dev/null; }
before=$(changes || true)
if ! git rev-parse --verify --quiet HEAD > /dev/null 2>&1; then
  $rehearsal || fail "a release is made from a commit, and this folder is no clone (a rehearsal may be: --dry-run)"
  echo "This folder is no clone: its tags and changes were not looked at."
elif [ -n "$before" ]; then
  $rehearsal || fail $'a release is made from a commit, and these files are not as committed:\n'"$before"
  echo "Rehearsed with changes that are not committed."
fi
last=$(git tag --list 2> /dev/null | grep -xE 'v[0-9]+\.[0-9]+\.[0-9]+' | sort -V | tail -n 1 || true)
if [ -n "$last" ] && [ "$(printf '%s\nv%s\n' "$last" "$version" | sort -V | head -n 1)" != "$last" ]; then
  fail "$version is lower than ${last#v}, which is out already"
fi
if [ "$last" = "v$version" ] && ! $rehearsal; then fail "$version is out already: what is released is never changed"; fi

section() { # name: what the changelog says below that heading
  awk -v name="$1" '/^## / { inside = $2 == name || $2 == name ","; next } inside' CHANGELOG.md
}

others=(proxyguard-linux-arm64 proxyguard-osx-arm64 proxyguard-osx-x64 proxyguard-win-x64.exe guard-arm64.tar service-arm64.tar)
if ! $rehearsal; then
  for file in "${others[@]}"; do
    if [ -z "$binaries" ] || [ ! -f "$binaries/$file" ]; then missing+=("$file"); fi
  done
  [ ${#missing[@]} -eq 0 ] || fail "a release has what other machines built, too (--binaries FOLDER), and there is no ${missing[*]}"
fi

named=$version
grep -qE "^## $version(,|$)" CHANGELOG.md || named=Unreleased
notes=$(section "$named")
[[ $notes =~ [^[:space:]] ]] \
  || fail "CHANGELOG.md says nothing under '## $version' or '## Unreleased': a release has a section that says what is new"

out=artifacts/release/$version
assets=$PWD/$out/assets tree=$PWD/$out/tree images=$PWD/$out/images
owner=${GITHUB_REPOSITORY_OWNER:-proxyguard}
registry=ghcr.io/${owner,,}
time=$(git log -1 --format=%ct 2> /dev/null || echo 0)
rm -rf "$out"
mkdir -p "$assets" "$tree/action/native" "$images"

step() { # what command...: its log is shown only when it fails
  local what=$1 start=$SECONDS
  shift
  if ! "$@" > "$out/step.log" 2>&1; then
    cat "$out/step.log" >&2
    fail "$what failed (its log is above)"
  fi
  printf '%-44s %4d s\n' "$what" $((SECONDS - start))
}

write_version() {
  source=$(bash eng/release/source.sh "$version" "$out/source") || return
  cp "$source/Directory.Build.props" "$tree/"
  sed "s|^## Unreleased$|## $version, $(date -u -d "@$time" +%Y-%m-%d)|" CHANGELOG.md > "$tree/CHANGELOG.md"
  [ "$named" = Unreleased ] || cp CHANGELOG.md "$tree/CHANGELOG.md"
  printf 'v%s\n' "$version" > "$tree/action/native/version.txt"
}

is_fresh() { # program
  [ -x "$1" ] && [ -z "$(find src templates eng/publish.sh Directory.*.props -newer "$1" -type f -print -quit)" ]
}

programs() (
  cd "$source" || return
  is_fresh artifacts/bin/proxyguard || bash eng/publish.sh
  cp artifacts/bin/proxyguard "$assets/proxyguard-linux-x64"
  tar --sort=name --mtime="@$time" --owner=0 --group=0 --numeric-owner -C artifacts/bin -cf - proxyguard-service \
    | gzip -n > "$assets/proxyguard-service-linux-x64.tar.gz"
)

windows() { (cd "$source" && bash eng/release/native.sh "$version" win-x64 "$assets"); }

elsewhere() {
  cp "$binaries"/proxyguard-* "$assets/" && find "$binaries" -maxdepth 1 -name '*-arm64.tar' -exec cp {} "$images/" \;
}

images() { (cd "$source" && bash eng/release/images.sh "$version" "$images"); }

index() { # image name
  local digest; digest=$(node eng/release/join.mjs "$assets/$2-image.tar" "$images/$1"-*.tar) || return
  printf '%s/%s@%s %s\n' "$registry" "$2" "$digest" "$2-image.tar" >> "$out/images.txt"
}

indexes() { index guard proxyguard && index service proxyguard-service; }

extension() { (cd "$source" && bash action/azure-devops/pack.sh "$version" "$assets" "$assets"); }

action() {
  local reference; reference=$(sed -n "s|^\($registry/proxyguard@sha256:[0-9a-f]*\) .*|\1|p" "$out/images.txt")
  sed "s|^  image: Dockerfile$|  image: docker://$reference|" action.yml > "$tree/action.yml"
  (cd "$assets" && sha256sum proxyguard-{linux,osx,win}-*) > "$tree/action/native/checksums.txt" 2> /dev/null || true
}

papers() {
  { printf '%s\n\nImages:\n\n' "$notes"; sed 's|^\([^ ]*\) .*|    \1|' "$out/images.txt"; } > "$out/notes.md"
  node eng/release/sbom.mjs "$version" "$time" "$assets" > "$assets/sbom.cdx.json"
  (cd "$assets" && sha256sum -- *) > "$out/SHA256SUMS"
  mv "$out/SHA256SUMS" "$assets/"
}

echo "ProxyGuard $version"
step 'version and changelog' write_version
step 'programs for linux-x64' programs
if [ -n "$binaries" ]; then step 'what other machines built' elsewhere; fi
[ -f "$assets/proxyguard-win-x64.exe" ] || step 'program for win-x64' windows
step 'images for linux/amd64' images
[ -f "$images/guard-arm64.tar" ] || echo 'No image for linux/arm64 was handed over: the image indexes name linux/amd64 alone.'
step 'image indexes' indexes
step 'extension for Azure DevOps' extension
step 'action.yml' action
step 'notes, SBOM, checksums' papers
rm -rf "$out/source" "$images" "$out/step.log"
[ "$(changes || true)" = "$before" ] || fail $'the release changed the tree it is made from:\n'"$(changes)"
node eng/release/prove.mjs "$version"
