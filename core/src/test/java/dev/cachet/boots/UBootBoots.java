package dev.cachet.boots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.boot.BootState;
import dev.cachet.boot.Trial;
import dev.cachet.boot.UBootSwitch;
import dev.cachet.installation.InstallOutcome;
import dev.cachet.storage.DiskImageParts;
import dev.cachet.storage.FolderStorage;
import dev.cachet.storage.Storage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * U-Boot of Debian for 64-bit ARM with the shipped script that reads and writes the pair as blocks.
 * A system is a script of U-Boot here, which says who it is and powers off. Run by a profile.
 */
class UBootBoots {
  private static final int SECTOR = 512;
  private static final int COPY = 0x2000;
  private static final int BOOT = 4096;
  private static final int SECTORS = 2048;
  private static final String FIRST = "uboot/first";
  private static final String SECOND = "uboot/second";

  @TempDir Path folder;
  private DiskImageParts disk;
  private BootedDevice device;

  @BeforeEach
  void make() throws Exception {
    Path image = folder.resolve("disk.img");
    String unused =
        Tool.shell(
            folder,
            """
            truncate -s 8M disk.img
            printf '%%s\\n' 'label: gpt' 'start=%1$d,size=%2$d' 'start=%3$d,size=%2$d' \\
              'start=%4$d,size=%2$d' | sfdisk -q disk.img
            """
                .formatted(BOOT, SECTORS, BOOT + SECTORS, BOOT + 2 * SECTORS));
    disk =
        new DiskImageParts(image)
            .part(FIRST, 0x800L * SECTOR, COPY)
            .part(SECOND, 0x810L * SECTOR, COPY)
            .part("boot", (long) BOOT * SECTOR, (long) SECTORS * SECTOR)
            .part("a", (long) (BOOT + SECTORS) * SECTOR, (long) SECTORS * SECTOR)
            .part("b", (long) (BOOT + 2 * SECTORS) * SECTOR, (long) SECTORS * SECTOR);
    makeLoader();
    disk.fill("a", slot(1, false));
    device =
        new BootedDevice(
            folder,
            disk,
            (long) SECTORS * SECTOR,
            (files, running) ->
                UBootSwitch.redundant(
                    disk.asFiles(files), FIRST, SECOND, COPY, BootedDevice.SLOTS, running));
    device.provision();
  }

  /** The script, how U-Boot finds it, and the pair. */
  private void makeLoader() throws Exception {
    String script = Guest.shipped("u-boot-raw.cmd");
    int kernel = script.indexOf("load ${cachet_if}");
    Files.writeString(
        folder.resolve("boot.cmd"),
        script.substring(0, kernel)
            + "load ${cachet_if} ${cachet_dev}:${cachet_part} 50050000 /boot/system.scr\n"
            + "source 50050000\n"
            + "reset\n");
    Files.writeString(
        folder.resolve("flash.txt"),
        """
        bootdelay=-2
        bootcmd=virtio scan; load virtio 0:1 50050000 /boot.scr; source 50050000
        stdin=pl011@9000000
        stdout=pl011@9000000
        stderr=pl011@9000000
        """);
    String unused =
        Tool.shell(
            folder,
            """
            mkdir boot
            mkimage -A arm64 -T script -C none -d boot.cmd boot/boot.scr
            mkfs.ext4 -q -F -O ^has_journal -d boot boot.fs 1M
            mkenvimage -s 0x40000 -o flash.img flash.txt
            truncate -s 64M flash.img
            """);
    disk.fill("boot", Files.readAllBytes(folder.resolve("boot.fs")));
    Storage made = new FolderStorage(folder);
    UBootSwitch.initialise(made, FIRST, SECOND, COPY, BootedDevice.SLOTS, "a");
    for (String copy : List.of(FIRST, SECOND)) {
      disk.fill(copy, Files.readAllBytes(folder.resolve(copy)));
    }
  }

  private byte[] slot(int release, boolean broken) throws Exception {
    Path root = Files.createDirectories(folder.resolve("slot-" + release + "/boot"));
    Files.writeString(
        folder.resolve("system.cmd"),
        "echo CACHET-CMDLINE ${bootargs}\necho CACHET-RELEASE %d\n%s\n"
            .formatted(release, broken ? "reset" : "poweroff"));
    String unused =
        Tool.shell(
            folder,
            """
            mkimage -A arm64 -T script -C none -d system.cmd %s/system.scr
            mkfs.ext4 -q -F -O ^has_journal -d slot-%d slot.fs 1M
            """
                .formatted(root, release));
    return Files.readAllBytes(folder.resolve("slot.fs"));
  }

  private List<Integer> boot() throws Exception {
    String serial =
        Tool.qemu(
            folder,
            "aarch64",
            List.of(
                "-M",
                "virt",
                "-cpu",
                "cortex-a57",
                "-m",
                "512",
                "-bios",
                "/usr/lib/u-boot/qemu_arm64/u-boot.bin",
                "-drive",
                "if=pflash,unit=1,file=flash.img,format=raw",
                "-drive",
                "file=disk.img,format=raw,if=none,id=disk,cache=writethrough",
                "-device",
                "virtio-blk-device,drive=disk"));
    List<Guest.Said> said = Guest.said(serial);
    device.started(said.get(said.size() - 1).commandLine());
    return said.stream().map(Guest.Said::release).toList();
  }

  @Test
  void startsAnUpdateOnceAndGoesBackFromOneThatDies() throws Exception {
    assertEquals(List.of(1), boot());
    device.install(2, slot(2, false));
    assertEquals(List.of(2), boot(), "the trial");
    assertEquals(Trial.TRIED, device.bootSwitch().state().trial());
    assertEquals(InstallOutcome.CONFIRMED, device.outcome());
    assertEquals(List.of(2), boot(), "for good");

    device.install(3, slot(3, true));
    assertEquals(List.of(3, 2), boot(), "the update dies, and the machine restarts by itself");
    assertEquals(InstallOutcome.FELL_BACK, device.outcome());
    BootState state = device.bootSwitch().state();
    assertEquals("b", state.good());
    assertEquals(Set.of("a"), state.unbootable());

    device.install(4, slot(4, false));
    assertEquals(List.of(4), boot(), "the next good one");
    assertEquals(InstallOutcome.CONFIRMED, device.outcome());
  }

  /** The count of one byte goes from 255 to 0, in the library and in the script. */
  @Test
  void followsTheCountBeyondItsEnd() throws Exception {
    int release = 1;
    for (int change = 0; change < 250; change += 2) {
      device.bootSwitch().tryOnce("b");
      device.bootSwitch().endTrial();
    }
    for (int update = 0; update < 4; update++) {
      release++;
      device.install(release, slot(release, true));
      assertEquals(List.of(release, 1), boot());
      assertEquals(InstallOutcome.FELL_BACK, device.outcome());
    }
  }

  /** What a power cut leaves of a copy: the script and the library take the other one. */
  @Test
  void readsTheOtherCopyOfADamagedOne() throws Exception {
    device.install(2, slot(2, false));
    byte[] older = count(FIRST) > count(SECOND) ? damaged(FIRST) : damaged(SECOND);
    assertTrue(older.length > 0);
    assertEquals(List.of(1), boot(), "the copy before knows of no trial");
    assertEquals(Trial.NONE, device.bootSwitch().state().trial());
  }

  private int count(String copy) throws Exception {
    return disk.asFiles(new FolderStorage(folder)).read(copy, COPY)[4] & 0xff;
  }

  private byte[] damaged(String copy) throws Exception {
    byte[] bytes = disk.asFiles(new FolderStorage(folder)).read(copy, COPY);
    bytes[20]++;
    disk.fill(copy, bytes);
    return bytes;
  }
}
