#!/bin/sh
# Prints the Python that Lading's environment is made with, or says what is missing.
# 3.12 and 3.11 come first: every locked package has wheels for them. PYTHON=/path/to/python overrules.
# With LADING_MAY_INSTALL, on a Debian where we are root, a missing Python is installed.
set -eu

fits() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

# The Python of an environment that was made at this very place stays in use.
venv=$(cd "$(dirname "$0")/../.." && pwd)/.venv
if [ -z "${PYTHON:-}" ] && grep -qsF " $venv" "$venv/pyvenv.cfg" && fits "$venv/bin/python"; then
    echo "$venv/bin/python"
    exit 0
fi

for candidate in ${PYTHON:-python3.12 python3.11 python3.13 python3.14 python3 python}; do
    found=$(command -v "$candidate" 2>/dev/null) || continue
    fits "$found" || continue
    if "$found" -c 'import ensurepip, venv' 2>/dev/null; then
        echo "$found"
        exit 0
    fi
    incomplete="${incomplete:-$found}"
done

if [ -n "${LADING_MAY_INSTALL:-}" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3 python3-venv; } >&2
    LADING_MAY_INSTALL= exec sh "$0"
fi

if [ -n "${incomplete:-}" ]; then
    version=$("$incomplete" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    echo "Lading needs Python's venv module, which $incomplete lacks." >&2
    echo "On Debian and Ubuntu: apt-get install python$version-venv" >&2
else
    echo "Lading needs Python 3.11 or newer, and found none on PATH." >&2
    echo "On Debian and Ubuntu: apt-get install python3 python3-venv. Or name one: make up PYTHON=/path/to/python3.12" >&2
fi
exit 1
