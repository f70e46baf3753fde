#!/usr/bin/env bash
# Makes the base images of the Dockerfiles where no registry can be reached: localhost/proxyguard-sdk from the machine's own .NET SDK,
# localhost/proxyguard-runtime from Debian's packages. What is there already is left alone.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export CONTAINERS_CONF="$here/containers.conf"

libraries=(base-files ca-certificates libc6 libgcc-s1 libssl3 libstdc++6 zlib1g)

root_of() { # directory package...
  local root=$1 debs; debs=$(mktemp -d)
  shift
  apt-get update -qq
  (cd "$debs" && apt-get download -qq -o APT::Sandbox::User=root "$@")
  mkdir -p "$root"
  for deb in "$debs"/*.deb; do dpkg-deb -x "$deb" "$root"; done
  rm -rf "$debs"
  echo 'root:x:0:0:root:/root:/bin/sh' > "$root/etc/passwd"
  mkdir -p "$root/etc/ssl/certs" "$root/usr/lib/ssl" "$root/tmp"
  chmod 1777 "$root/tmp"
  cat "$root"/usr/share/ca-certificates/mozilla/*.crt > "$root/etc/ssl/certs/ca-certificates.crt"
  ln -s /etc/ssl/certs "$root/usr/lib/ssl/certs"
  ln -s /etc/ssl/certs/ca-certificates.crt "$root/usr/lib/ssl/cert.pem"
  # What the public base leaves out of these packages too.
  rm -rf "${root:?}"/usr/{share,sbin} "$root"/etc/update-motd.d
  rm -rf "$root"/lib/*-linux-gnu/gconv "$root"/usr/lib/*-linux-gnu/{gconv,audit,perl5}
}

import() { # image root variable...
  local image=$1 root=$2
  shift 2
  tar -C "$root" --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -cf - . \
    | podman import -q "${@/#/--change=ENV }" - "localhost/$image"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if ! podman image exists localhost/proxyguard-runtime; then
  root_of "$work/runtime" "${libraries[@]}"
  import proxyguard-runtime "$work/runtime"
fi
if ! podman image exists localhost/proxyguard-sdk; then
  root_of "$work/sdk" "${libraries[@]}" dash coreutils
  # Packages are restored over this machine's network, so its own authorities count.
  cp /etc/ssl/certs/ca-certificates.crt "$work/sdk/etc/ssl/certs/"
  sdk=$(dirname "$(readlink -f "$(command -v dotnet)")")
  mkdir -p "$work/sdk/usr/share" "$work/sdk/usr/bin" "$work/sdk/bin"
  cp -a "$sdk" "$work/sdk/usr/share/dotnet"
  ln -s /usr/share/dotnet/dotnet "$work/sdk/usr/bin/dotnet"
  [ -e "$work/sdk/bin/sh" ] || ln -s dash "$work/sdk/bin/sh"
  # Unlike the public image it has no ICU, and nobody who withdraws a certificate can be asked.
  import proxyguard-sdk "$work/sdk" DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 NUGET_CERT_REVOCATION_MODE=offline
fi
