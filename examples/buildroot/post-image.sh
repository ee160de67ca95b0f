#!/bin/sh
# Judges an image after it is made: name this file in BR2_ROOTFS_POST_IMAGE_SCRIPT.
# BR2_ROOTFS_POST_SCRIPT_ARGS are more words for 'lifecycle check', such as --until 2034-12-31.
set -eu
images=$1
shift
cachet=${CACHET:-cachet}
# With BR2_REPRODUCIBLE, SOURCE_DATE_EPOCH is the day of Buildroot's own release. Support is judged today.
today=$(date -u +%Y-%m-%d)

if [ ! -e "$BASE_DIR/legal-info/manifest.csv" ]; then
  echo "post-image.sh: $BASE_DIR/legal-info/manifest.csv is not there; run 'make legal-info' before 'make'" >&2
  exit 2
fi
"$cachet" sbom generate --buildroot "$BASE_DIR/legal-info" --device "${CACHET_DEVICE:-device}" --as-of "$today" --out "$images/device.cdx.json"
"$cachet" lifecycle check --rootfs "$TARGET_DIR" --as-of "$today" "$@" --report sarif="$images/support.sarif"
