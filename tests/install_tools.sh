#!/bin/sh
# Makes sure that the tests have what is no Python package: a browser, Java (for Spark) and nginx. What is there stays;
# what is not comes with Debian's package manager, where that may be used.
set -eu

missing=""
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 \
    || command -v google-chrome >/dev/null 2>&1 || missing="$missing chromium"
command -v java >/dev/null 2>&1 || [ -n "${JAVA_HOME:-}" ] || missing="$missing openjdk-17-jre-headless"
command -v nginx >/dev/null 2>&1 || [ -x /usr/sbin/nginx ] || missing="$missing nginx-light"
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then
    as_root="sudo -n"
fi

if command -v apt-get >/dev/null 2>&1 && $as_root true 2>/dev/null; then
    echo "De tests hebben dit nodig; het wordt nu geïnstalleerd:$missing"
    $as_root apt-get update -q
    # Without a word about starting services: nothing of these has to run by itself.
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
else
    echo "De tests hebben dit nodig; installeer het zelf:$missing" >&2
    echo "Wat ontbreekt, wordt overgeslagen; in CI faalt het." >&2
fi
