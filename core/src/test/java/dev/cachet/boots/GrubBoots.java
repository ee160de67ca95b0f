package dev.cachet.boots;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.boot.BootState;
import dev.cachet.boot.GrubBootSwitch;
import dev.cachet.boot.Trial;
import dev.cachet.installation.InstallOutcome;
import dev.cachet.storage.DiskImageParts;
import dev.cachet.storage.FolderStorage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * GRUB 2 of Debian with the shipped script, from a disk with a partition for its environment and
 * one for each slot. Run by a profile.
 */
class GrubBoots {
  private static final int SECTOR = 512;
  private static final int CORE = 2048;
  private static final int BOOT = 4096;
  private static final int BOOT_SECTORS = 8192;
  private static final int FIRST = 16_384;
  private static final int SLOT_SECTORS = 49_152;
  private static final String BLOCK = "grub/grubenv";
  private static final String MODULES =
      "biosdisk part_gpt ext2 loadenv serial terminal echo test configfile search search_label"
          + " linux normal";

  @TempDir Path folder;
  private DiskImageParts disk;
  private BootedDevice device;

  @BeforeEach
  void make() throws Exception {
    Path image = folder.resolve("disk.img");
    partition(image);
    disk =
        new DiskImageParts(image)
            .part("start", 0, 440)
            .part("core", (long) CORE * SECTOR, (long) (BOOT - CORE) * SECTOR)
            .part("boot", (long) BOOT * SECTOR, (long) BOOT_SECTORS * SECTOR)
            .part("a", (long) FIRST * SECTOR, (long) SLOT_SECTORS * SECTOR)
            .part("b", (long) (FIRST + SLOT_SECTORS) * SECTOR, (long) SLOT_SECTORS * SECTOR);
    installGrub();
    disk.part(BLOCK, (long) BOOT * SECTOR + bootPartition() * 1024, 1024);
    disk.fill("a", slot("a", 1, false));
    device =
        new BootedDevice(
            folder,
            disk,
            (long) SLOT_SECTORS * SECTOR,
            (files, running) ->
                new GrubBootSwitch(disk.asFiles(files), BLOCK, BootedDevice.SLOTS, running));
    device.provision();
  }

  private void partition(Path image) throws Exception {
    String unused =
        Tool.shell(
            folder,
            """
            truncate -s %d '%s'
            printf '%%s\\n' 'label: gpt' 'first-lba: 34' \\
              'start=%d,size=2048,type=21686148-6449-6E6F-744E-656564454649' \\
              'start=%d,size=%d,name="cachet-boot"' 'start=%d,size=%d,name="cachet-a"' \\
              'start=%d,size=%d,name="cachet-b"' | sfdisk -q '%s'
            """
                .formatted(
                    (long) (FIRST + 2 * SLOT_SECTORS + CORE) * SECTOR,
                    image,
                    CORE,
                    BOOT,
                    BOOT_SECTORS,
                    FIRST,
                    SLOT_SECTORS,
                    FIRST + SLOT_SECTORS,
                    SLOT_SECTORS,
                    image));
  }

  /** The first sector loads the first one of the core, which loads the others. */
  private void installGrub() throws Exception {
    Files.writeString(
        folder.resolve("early.cfg"),
        """
        serial --unit=0
        terminal_output serial
        search --no-floppy --label cachet-boot --set root
        set prefix=($root)/grub
        configfile /grub/grub.cfg
        """);
    String unused =
        Tool.shell(folder, "grub-mkimage -O i386-pc -o core.img -p /grub -c early.cfg " + MODULES);
    byte[] start =
        Arrays.copyOf(Files.readAllBytes(Path.of("/usr/lib/grub/i386-pc/boot.img")), 440);
    ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).putLong(0x5c, CORE);
    byte[] core = Files.readAllBytes(folder.resolve("core.img"));
    int sectors = (core.length + SECTOR - 1) / SECTOR - 1;
    ByteBuffer.wrap(core)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(500, CORE + 1)
        .putShort(508, (short) sectors);
    disk.fill("start", start);
    disk.fill("core", core);
  }

  /** The file system of GRUB; gives the number of the block of its environment. */
  private long bootPartition() throws Exception {
    Path boot = Files.createDirectories(folder.resolve("boot/grub"));
    Files.writeString(
        boot.resolve("grub.cfg"),
        resource("grub.cfg").replace(" ro panic=10", " ro panic=1 console=ttyS0 no_timer_check"));
    GrubBootSwitch.initialise(
        new FolderStorage(folder.resolve("boot")), BLOCK, BootedDevice.SLOTS, "a");
    String unused = Tool.shell(folder, "mkfs.ext4 -q -F -b 1024 -d boot -L cachet-boot boot.fs 4M");
    disk.fill("boot", Files.readAllBytes(folder.resolve("boot.fs")));
    return Long.parseLong(
        Tool.shell(folder, "debugfs -R 'blocks /grub/grubenv' boot.fs 2>/dev/null").strip());
  }

  private byte[] slot(String label, int release, boolean broken) throws Exception {
    Path root = Files.createDirectories(folder.resolve("slot-" + release + "/boot"));
    Files.copy(Guest.kernel(), root.resolve("vmlinuz"));
    Files.copy(Guest.initrd(folder, release, broken), root.resolve("initrd.img"));
    String unused =
        Tool.shell(
            folder,
            "mkfs.ext4 -q -F -O ^has_journal -d slot-%d -L cachet-%s slot.fs 20M"
                .formatted(release, label));
    return Files.readAllBytes(folder.resolve("slot.fs"));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(GrubBootSwitch.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Power on until power off; the device learns what the last system said. */
  private List<Integer> boot() throws Exception {
    List<Guest.Said> said =
        Guest.said(
            Tool.qemu(
                folder,
                "x86_64",
                List.of(
                    "-M",
                    "pc",
                    "-m",
                    "256",
                    "-drive",
                    "file=disk.img,format=raw,if=ide,cache=writethrough")));
    device.started(said.get(said.size() - 1).commandLine());
    return said.stream().map(Guest.Said::release).toList();
  }

  @Test
  void startsAnUpdateOnceAndGoesBackFromOneThatDies() throws Exception {
    assertEquals(List.of(1), boot());
    device.install(2, slot("b", 2, false));
    assertEquals(Trial.SELECTED, device.bootSwitch().state().trial());

    assertEquals(List.of(2), boot(), "the trial");
    assertEquals(Trial.TRIED, device.bootSwitch().state().trial());
    assertEquals(InstallOutcome.CONFIRMED, device.outcome());
    assertEquals(List.of(2), boot(), "for good");

    device.install(3, slot("a", 3, true));
    assertEquals(List.of(3, 2), boot(), "the update dies, and the machine restarts by itself");
    assertEquals(InstallOutcome.FELL_BACK, device.outcome());
    BootState state = device.bootSwitch().state();
    assertEquals(Trial.NONE, state.trial());
    assertEquals("b", state.good());
    assertEquals(Set.of("a"), state.unbootable());

    device.install(4, slot("a", 4, false));
    assertEquals(List.of(4), boot(), "the next good one");
    assertEquals(InstallOutcome.CONFIRMED, device.outcome());
  }

  /** The power goes while an update is tried: it is not started a second time. */
  @Test
  void doesNotTryAgainWhatLostPower() throws Exception {
    device.install(2, slot("b", 2, false));
    assertEquals(List.of(2), boot());
    assertEquals(List.of(1), boot());
    assertEquals(InstallOutcome.FELL_BACK, device.outcome());
  }
}
