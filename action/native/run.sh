#!/usr/bin/env bash
# Fetches the released program for this runner, checks it against the checksum that this commit pins, and runs it:
# run.sh ADDRESS_OF_THE_RELEASES. The options come as PROXYGUARD_ variables.
#
# What the workflow's author can put right fails at once (2), so does a file that is not the released one (1). What the network does wrong
# is a warning, and the build goes on as if this step were not there.
set -euo pipefail
releases=${1:?usage: run.sh ADDRESS_OF_THE_RELEASES}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
seconds=20

end() { # level code message
  echo "::$1 title=ProxyGuard::${3//%/%25}"
  exit "$2"
}

case ${RUNNER_OS:-}/${RUNNER_ARCH:-} in
  Linux/X64) file=proxyguard-linux-x64 ;;
  Linux/ARM64) file=proxyguard-linux-arm64 ;;
  macOS/ARM64) file=proxyguard-osx-arm64 ;;
  macOS/X64) file=proxyguard-osx-x64 ;;
  # Windows on ARM runs programs for x64.
  Windows/X64 | Windows/ARM64) file=proxyguard-win-x64.exe ;;
  *) end error 2 "There is no program for this runner (${RUNNER_OS:-?}, ${RUNNER_ARCH:-?}): only X64, ARM64 of Linux, macOS, Windows." ;;
esac

if [ ! -f "$here/checksums.txt" ] || [ ! -f "$here/version.txt" ]; then
  end error 2 "This commit is no release, so there is nothing to fetch: use a released tag, its commit, or the container action."
fi
version=$(tr -d '[:space:]' < "$here/version.txt")
expected=$(tr -d '\r' < "$here/checksums.txt" | awk -v file="$file" '$2 == file { print $1 }')
[ -n "$expected" ] || end error 2 "The release $version has no program for this runner ($file)."

sum() { # file
  if command -v sha256sum > /dev/null; then sha256sum < "$1"; else shasum -a 256 < "$1"; fi | cut -d ' ' -f 1
}

download() { # to
  # Plain http only where no network is: for tests.
  local protocol='=https'
  case $releases in http://127.0.0.1:*) protocol='=http' ;; esac
  curl --fail --location --silent --show-error --proto "$protocol" --proto-redir "$protocol" --max-time "$seconds" \
    --output "$1" "$releases/$version/$file" 2>&1 | tr -d '\r' | tr '\n' ' '
}

# It stays for later steps of the job and is checked again by each: other steps can write there too.
folder="$RUNNER_TEMP/proxyguard-$version"
program="$folder/$file"
if [ ! -f "$program" ] || [ "$(sum "$program")" != "$expected" ]; then
  mkdir -p "$folder"
  rm -f "$program" "$program.new"
  if ! why=$(download "$program.new"); then
    rm -f "$program.new"
    end warning 0 "The program could not be fetched, nothing was guarded and nothing was changed: ${why:-curl is missing}"
  fi
  found=$(sum "$program.new")
  if [ "$found" != "$expected" ]; then
    rm -f "$program.new"
    end error 1 "$file of $version is not the file that was released (sha256 $found, expected $expected). It was deleted and not run."
  fi
  chmod +x "$program.new"
  mv -f "$program.new" "$program"
fi

# Git's bash on Windows would take values that look like paths for paths of its own.
export MSYS2_ENV_CONV_EXCL='PROXYGUARD_;GO;HTTP;http;NO_PROXY;no_proxy'
exec "$program"
