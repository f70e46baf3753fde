#!/usr/bin/env bash
# Draws the extension's and the task's icon again from templates/icon.svg: action/azure-devops/icons.sh
set -euo pipefail
cd "$(dirname "$0")"

draw() { # pixels file
  local page; page=$(mktemp --suffix .html)
  printf '<style>body{margin:0}svg{width:%spx;height:%spx;display:block}</style>' "$1" "$1" | cat - ../../templates/icon.svg > "$page"
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --default-background-color=00000000 --window-size="$1,$1" \
    --screenshot="$PWD/$2" "file://$page" 2> /dev/null
  rm "$page"
}

draw 128 images/extension-icon.png
draw 32 ProxyGuardV1/icon.png
