#!/usr/bin/env bash
# html-validate over a folder, with its presets for the standard, for access and for documents.
#
# Integrity is asked of files from elsewhere only: a page that is opened from a folder (file://) has no origin that its own
# style sheet could be checked against, and a browser would refuse the sheet.
set -euo pipefail
config=$(realpath "$(dirname "$0")/html-validate.json")
cd "$2"
exec node "$1/node_modules/html-validate/bin/html-validate.mjs" --config "$config" '**/*.html'
