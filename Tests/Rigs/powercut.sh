#!/bin/bash
# powercut.sh ROUNDS: a power cut without pulling a plug, under load. Needs root.
#
# The data folder lies on an ext4 image, mounted by loop. At a random moment everything is frozen, and
# the image is copied as it is: it holds what has reached the disk, and what was only in memory is
# gone. The copy is mounted, and every number that was answered has to be in its journal. A `kill -9`
# would prove nothing: the page cache outlives the process.
#
# QUHAO names the program; with QUHAO_SYNCHRONOUS=NORMAL a program built with -DPOWERCUT_CONTROL loses
# facts, which shows that this test can fail.
set -u
rounds=${1:-20}
here=$(cd "$(dirname "$0")" && pwd)
if [ "$(id -u)" != 0 ]; then
    echo "powercut: skipped, since mounting an image needs root"
    exit 0
fi
work=$(mktemp -d)
truncate -s 256M "$work/image"
mkfs.ext4 -q -F "$work/image"
mkdir "$work/disk" "$work/after"
if ! mount -o loop "$work/image" "$work/disk" 2>"$work/why"; then
    echo "powercut: skipped, since this machine mounts no image: $(cat "$work/why")"
    rm -rf "$work"
    exit 0
fi
hammer=
cleanup() {
    [ -z "$hammer" ] || kill -9 -- "-$hammer" 2>/dev/null
    umount "$work/after" 2>/dev/null
    umount "$work/disk" 2>/dev/null
    rm -rf "$work"
}
trap cleanup EXIT
lost=0
for round in $(seq "$rounds"); do
    rm -rf "$work"/disk/*
    sync -f "$work/disk"
    setsid python3 "$here/powercut_hammer.py" hammer "$work/disk/hall" >"$work/acks" 2>/dev/null &
    hammer=$!
    sleep "$(python3 -c 'import random; print(1.2 + random.random())')"
    kill -STOP -- "-$hammer" || { echo "round $round: the hammer ended by itself"; exit 1; }
    cp "$work/acks" "$work/acks.then"
    cp --sparse=always "$work/image" "$work/copy"
    kill -9 -- "-$hammer"
    wait "$hammer" 2>/dev/null
    hammer=
    mount -o loop "$work/copy" "$work/after"
    if python3 "$here/powercut_hammer.py" verify "$work/after/hall" "$work/acks.then"; then
        echo "round $round: $(wc -l <"$work/acks.then") numbers answered, all there"
    else
        echo "round $round: LOST"
        lost=$((lost + 1))
    fi
    umount "$work/after"
done
echo "powercut: $rounds rounds, $lost with a loss"
exit $((lost > 0))
