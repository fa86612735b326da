#!/bin/sh
# deps.sh PACKAGE…: installs the Debian packages that are missing, and says which. Does nothing, and
# asks for nothing, when all are there. Works as root and through sudo.
set -eu
missing=
for package in "$@"; do
    [ "$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null)" = "install ok installed" ] ||
        missing="$missing $package"
done
[ -n "$missing" ] || exit 0
echo "make deps: installing$missing"
as_root=
[ "$(id -u)" = 0 ] || as_root=sudo
$as_root apt-get -o DPkg::Lock::Timeout=300 -q update
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive $as_root apt-get -o DPkg::Lock::Timeout=300 -q -y \
    --no-install-recommends install $missing
