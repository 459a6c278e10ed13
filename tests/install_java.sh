#!/bin/sh
# Makes sure that there is Java for the tests of Spark: the one that is installed, else Debian's.
set -eu

if command -v java >/dev/null 2>&1 || [ -n "${JAVA_HOME:-}" ]; then
    exit 0
fi

as_root=""
if [ "$(id -u)" -ne 0 ]; then
    as_root="sudo -n"
fi

if command -v apt-get >/dev/null 2>&1 && $as_root true 2>/dev/null; then
    echo "De tests van Spark hebben Java nodig; openjdk-17-jre-headless wordt nu geïnstalleerd."
    $as_root apt-get update -q
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends openjdk-17-jre-headless
else
    echo "De tests van Spark hebben Java 17 nodig. Zonder Java worden zij overgeslagen." >&2
fi
