#!/bin/sh
# deb.sh STAGE OUT VERSION: a Debian package of what `make install` has put under STAGE.
set -eu
stage=$1 out=$2 version=$3
mkdir -p "$stage/DEBIAN" "$stage/lib/systemd/system" "$stage/usr/share/doc/quhao"
cp README.md README.zh.md CHANGES.md "$stage/usr/share/doc/quhao/"
install -m 0644 Packaging/quhao.service Packaging/kiosk/quhao-kiosk.service "$stage/lib/systemd/system/"
install -m 0755 Packaging/postinst Packaging/prerm "$stage/DEBIAN/"
# What a person edits is kept on an upgrade.
(cd "$stage" && find etc/quhao -type f | sed 's|^|/|' | sort) > "$stage/DEBIAN/conffiles"
# The libraries that the program was linked against; Swift's own come along with it.
depends=$(dpkg-query -S $(ldd "$stage/usr/bin/quhao" | awk '/=> \/(usr\/)?lib/ {print $3}' | xargs -n1 readlink -f) 2>/dev/null |
    cut -d: -f1 | sort -u | paste -sd, | sed 's/,/, /g')
cat > "$stage/DEBIAN/control" <<END
Package: quhao
Version: $version
Architecture: $(dpkg --print-architecture)
Maintainer: Quhao maintainers <maintainers@quhao.invalid>
Depends: $depends, adduser, fonts-noto-cjk, fonts-wqy-zenhei, fonts-hanazono, espeak-ng, alsa-utils
Recommends: cups, systemd-timesyncd | time-daemon, sway, foot, fonts-inconsolata, libpam-systemd
Section: misc
Priority: optional
Description: kiosk of a government service hall
 Gives numbers, calls them, prints slips and the one-time notice, and keeps boards and voice in step.
END
dpkg-deb --root-owner-group --build "$stage" "$out"
