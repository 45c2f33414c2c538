#!/usr/bin/env bash
# The Nu HTML checker over a folder: HTML, and the CSS and SVG in and beside it.
set -euo pipefail
java -jar "$1" --Werror --also-check-css --also-check-svg --skip-non-html "$2"
