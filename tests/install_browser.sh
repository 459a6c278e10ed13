#!/bin/sh
# Makes sure that there is a browser for the tests: the one that is installed, else Debian's.
set -eu

for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then
        exit 0
    fi
done

as_root=""
if [ "$(id -u)" -ne 0 ]; then
    as_root="sudo -n"
fi

if command -v apt-get >/dev/null 2>&1 && $as_root true 2>/dev/null; then
    echo "De tests hebben een browser nodig; chromium wordt nu geïnstalleerd."
    $as_root apt-get update -q
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends chromium
else
    echo "De tests hebben een browser nodig: installeer chromium of google-chrome (en zet hem op PATH)." >&2
    echo "Zonder browser worden de browsertests overgeslagen." >&2
fi
