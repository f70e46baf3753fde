#!/usr/bin/env bash
# The source of a version: eng/release/source.sh VERSION FOLDER prints where it lies
# That is this checkout if it has that version, so that what was built there already is used; otherwise FOLDER, with a copy that has it.
set -euo pipefail
if [ $# -ne 2 ]; then echo "usage: bash eng/release/source.sh VERSION FOLDER" >&2; exit 2; fi
version=$1
mkdir -p "$2"
folder=$(cd "$2" && pwd)
cd "$(dirname "$0")/../.."

if grep -qF "<VersionPrefix>$version</VersionPrefix>" Directory.Build.props; then
  pwd
  exit
fi
tar --exclude=./artifacts --exclude=./.git --exclude=node_modules --exclude=bin --exclude=obj -cf - . | tar -xf - -C "$folder"
sed -i "s|<VersionPrefix>.*</VersionPrefix>|<VersionPrefix>$version</VersionPrefix>|" "$folder/Directory.Build.props"
echo "$folder"
