# Cachet: starts one of two slots, and a slot on trial once.
# For a U-Boot without a saveenv of its own for the pair: reads and writes it as blocks.
# mkimage -A arm64 -T script -C none -d u-boot-raw.cmd boot.scr
#
# cachet_boot in the pair is one character:
#   first slot is good:  0 the second is kept, 1 it must not start, 2 it is tried once, 3 it was tried
#   second slot is good: 4 the first is kept,  5 it must not start, 6 it is tried once, 7 it was tried
# Of the pair, nothing but this variable is read, and nothing else stays in a copy that is written.
#
# To adapt: the device, where the copies lie, the names of the slots, and the commands that load
# and start a kernel. Sizes are those of one copy: 0x2000 bytes, 0x10 blocks.

setenv cachet_if virtio
setenv cachet_dev 0
setenv cachet_block_1 800
setenv cachet_block_2 810
setenv cachet_first a
setenv cachet_second b
setenv cachet_part_a 2
setenv cachet_part_b 3

# Where in memory: two copies, one without its count, one to write, one to compare.
setenv cachet_at_1 50000000
setenv cachet_at_2 50010000
setenv cachet_plain 50020000
setenv cachet_next 50030000
setenv cachet_back 50040000

# A copy is CRC-32, count, variables; env import knows no count.
setenv cachet_import 'cp.b ${cachet_from} ${cachet_plain} 4; setexpr cachet_text ${cachet_from} + 5; setexpr cachet_to ${cachet_plain} + 4; cp.b ${cachet_text} ${cachet_to} 1ffb; setenv cachet_boot; env import -c ${cachet_plain} 1fff cachet_boot'

# Into the older copy, with the next count; what was written is read back.
setenv cachet_save 'env export -c -s 1fff ${cachet_plain} cachet_boot && cp.b ${cachet_plain} ${cachet_next} 4 && setexpr cachet_to ${cachet_next} + 4 && mw.b ${cachet_to} ${cachet_count} 1 && setexpr cachet_to ${cachet_next} + 5 && setexpr cachet_text ${cachet_plain} + 4 && cp.b ${cachet_text} ${cachet_to} 1ffb && ${cachet_if} write ${cachet_next} ${cachet_older} 10 && ${cachet_if} read ${cachet_back} ${cachet_older} 10 && cmp.b ${cachet_next} ${cachet_back} 2000'

${cachet_if} dev ${cachet_dev}
setenv cachet_value_1
setenv cachet_value_2
setenv cachet_count_1 0
setenv cachet_count_2 0
if ${cachet_if} read ${cachet_at_1} ${cachet_block_1} 10; then
  setenv cachet_from ${cachet_at_1}
  if run cachet_import; then
    setenv cachet_value_1 "${cachet_boot}"
    setexpr cachet_to ${cachet_at_1} + 4
    setexpr.b cachet_count_1 *${cachet_to}
  fi
fi
if ${cachet_if} read ${cachet_at_2} ${cachet_block_2} 10; then
  setenv cachet_from ${cachet_at_2}
  if run cachet_import; then
    setenv cachet_value_2 "${cachet_boot}"
    setexpr cachet_to ${cachet_at_2} + 4
    setexpr.b cachet_count_2 *${cachet_to}
  fi
fi

# The newer copy has the higher count, which goes from 255 to 0; of equal ones the first counts.
setenv cachet_newer 1
if test -z "${cachet_value_1}"; then
  setenv cachet_newer 2
elif test -z "${cachet_value_2}"; then
  setenv cachet_newer 1
elif test "${cachet_count_1}" = ff && test "${cachet_count_2}" = 0; then
  setenv cachet_newer 2
elif test "${cachet_count_1}" = 0 && test "${cachet_count_2}" = ff; then
  setenv cachet_newer 1
elif test 0x${cachet_count_2} -gt 0x${cachet_count_1}; then
  setenv cachet_newer 2
fi
if test "${cachet_newer}" = 2; then
  setenv cachet_boot "${cachet_value_2}"
  setexpr cachet_count ${cachet_count_2} + 1
  setenv cachet_older ${cachet_block_1}
else
  setenv cachet_boot "${cachet_value_1}"
  setexpr cachet_count ${cachet_count_1} + 1
  setenv cachet_older ${cachet_block_2}
fi
setexpr cachet_count ${cachet_count} \& ff

if test "${cachet_boot}" = 2; then
  # Noted before it starts: what hangs is never started a second time.
  setenv cachet_boot 3
  if run cachet_save; then
    setenv cachet_slot ${cachet_second}
  else
    setenv cachet_slot ${cachet_first}
  fi
elif test "${cachet_boot}" = 6; then
  setenv cachet_boot 7
  if run cachet_save; then
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
load ${cachet_if} ${cachet_dev}:${cachet_part} ${kernel_addr_r} /boot/Image
load ${cachet_if} ${cachet_dev}:${cachet_part} ${fdt_addr_r} /boot/device.dtb
booti ${kernel_addr_r} - ${fdt_addr_r}
# A slot that cannot be loaded falls back at the next start.
reset
