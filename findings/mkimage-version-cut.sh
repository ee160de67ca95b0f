#!/usr/bin/env bash
# Tool: mkimage of u-boot-tools 2023.01 (Debian 12), images of the legacy form.
# Behaviour: the name in the header has 32 bytes. A longer one is cut without a word and mkimage ends with 0: the name
# "infusion-pump-7-bootloader 2.10.11" is "infusion-pump-7-bootloader 2.10." in the image and in the listing; two versions of
# a product with a longer name are the same text.
# Why it matters: the version that the boot loader prints, and that an inventory reads, is another one than the build gave, or the same for two builds.
set -euo pipefail
T=$(mktemp -d); trap 'rm -rf "$T"' EXIT; cd "$T"
apt-get -qq -o APT::Sandbox::User=root download u-boot-tools=2023.01+dfsg-2+deb12u3 >/dev/null
for f in *.deb; do dpkg -x "$f" r; done
echo kernel > data
for name in 'infusion-pump-7-bootloader 2.10.11' 'infusion-pump-7000-bootloader 2.1.11' 'infusion-pump-7000-bootloader 2.1.12'; do
  r/usr/bin/mkimage -A arm -T firmware -C none -n "$name" -d data image > out 2> err && echo "exit 0, $(wc -c < err) bytes of warnings"
  r/usr/bin/mkimage -l image | grep -a 'Image Name'
done > seen
cat seen
[ "$(cat seen)" = 'exit 0, 0 bytes of warnings
Image Name:   infusion-pump-7-bootloader 2.10.
exit 0, 0 bytes of warnings
Image Name:   infusion-pump-7000-bootloader 2.
exit 0, 0 bytes of warnings
Image Name:   infusion-pump-7000-bootloader 2.' ]
