# Cachet: starts one of two slots, and a slot on trial once.
# mkimage -A arm64 -T script -C none -d u-boot.cmd boot.scr
#
# cachet_boot in the environment is one character:
#   first slot is good:  0 the second is kept, 1 it must not start, 2 it is tried once, 3 it was tried
#   second slot is good: 4 the first is kept,  5 it must not start, 6 it is tried once, 7 it was tried
#
# To adapt: the names of the slots, the device, and the commands that load and start a kernel.
# U-Boot needs CONFIG_CMD_SAVEENV and a redundant environment (CONFIG_SYS_REDUNDAND_ENVIRONMENT).

setenv cachet_first a
setenv cachet_second b
setenv cachet_part_a 2
setenv cachet_part_b 3

# Not saved: what saveenv writes below holds no slot.
setenv cachet_slot

if test "${cachet_boot}" = 2; then
  # Noted before it starts: what hangs is never started a second time.
  setenv cachet_boot 3
  if saveenv; then
    setenv cachet_slot ${cachet_second}
  else
    setenv cachet_slot ${cachet_first}
  fi
elif test "${cachet_boot}" = 6; then
  setenv cachet_boot 7
  if saveenv; then
    setenv cachet_slot ${cachet_first}
  else
    setenv cachet_slot ${cachet_second}
  fi
elif test "${cachet_boot}" = 4 || test "${cachet_boot}" = 5 || test "${cachet_boot}" = 7; then
  setenv cachet_slot ${cachet_second}
elif test "${cachet_boot}" = 0 || test "${cachet_boot}" = 1 || test "${cachet_boot}" = 3; then
  setenv cachet_slot ${cachet_first}
else
  # Nothing else is known to be bootable; the device sees the damage and installs nothing.
  echo "cachet_boot is damaged, the first slot starts"
  setenv cachet_slot ${cachet_first}
fi

if test "${cachet_slot}" = "${cachet_first}"; then
  setenv cachet_part ${cachet_part_a}
else
  setenv cachet_part ${cachet_part_b}
fi

setenv bootargs "root=PARTLABEL=cachet-${cachet_slot} ro panic=10 cachet.slot=${cachet_slot}"
load mmc 0:${cachet_part} ${kernel_addr_r} /boot/Image
load mmc 0:${cachet_part} ${fdt_addr_r} /boot/device.dtb
booti ${kernel_addr_r} - ${fdt_addr_r}
# A slot that cannot be loaded falls back at the next start.
reset
