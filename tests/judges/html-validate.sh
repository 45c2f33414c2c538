#!/usr/bin/env bash
# html-validate over a folder, with its presets for the standard, for access and for documents.
set -euo pipefail
cd "$2"
exec node "$1/node_modules/html-validate/bin/html-validate.mjs" --preset standard,a11y,document '**/*.html'
