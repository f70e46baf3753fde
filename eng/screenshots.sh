#!/usr/bin/env bash
# Makes docs/images again: bash eng/screenshots.sh
# Each picture is a page that the published service renders from demonstration data, as Chromium shows it: the test that visits every page
# takes them. Here they get a palette of 128 colours, so that all of them together stay small.
set -euo pipefail
cd "$(dirname "$0")/.."

bash eng/install.sh browser pictures
bash eng/publish.sh
dotnet build tests/ProxyGuard.EndToEnd.Tests --nologo -v quiet
rm -rf artifacts/screenshots
dotnet test --project tests/ProxyGuard.EndToEnd.Tests --no-build --filter-class '*PageTourTests' --filter-class '*SignInPageTests'
rm -f docs/images/page-*.png
for picture in artifacts/screenshots/page-*.png artifacts/screenshots/sign-in-light.png; do
  pngquant --speed 3 --strip --force --output "docs/images/$(basename "$picture")" 128 "$picture"
done
du -ch docs/images/*.png | tail -n 1
