#!/bin/sh
# Makes the images of TripwireCommandTest: patient-images.sh FOLDER. The patient is invented.
set -e
d=$(mktemp -d)
mkdir -p "$d/opt/demo"
printf '{"resourceType":"Patient","name":[{"text":"Petra"}]}' > "$d/opt/demo/one.json"
printf 'MSH|^~\\&|A\rPID|1||4711\r' | gzip -n > "$d/opt/demo/two.gz"
printf 'SQLite format 3\0' > "$d/opt/demo/three.db"
find "$d" -exec touch -h -d @0 {} +
mksquashfs "$d" "$1/patient.squashfs" -noappend -all-root -no-progress -mkfs-time 0 > /dev/null
rm -f "$1/patient.ext4"
mke2fs -q -t ext4 -O ^has_journal,^metadata_csum -I 128 -m 0 -N 32 -d "$d" "$1/patient.ext4" 128k
gzip -n -9 "$1/patient.ext4"
rm -r "$d"
