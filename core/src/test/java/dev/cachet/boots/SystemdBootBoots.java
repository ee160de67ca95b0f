package dev.cachet.boots;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.boot.BootState;
import dev.cachet.boot.SystemdBootSwitch;
import dev.cachet.boot.Trial;
import dev.cachet.installation.InstallOutcome;
import dev.cachet.storage.DiskImageParts;
import dev.cachet.storage.FolderStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * systemd-boot of Debian under OVMF with the shipped entries. The image of a slot is the initial
 * file system that its entry names. Run by a profile.
 */
class SystemdBootBoots {
  private static final int ROOM = 4 << 20;
  private static final String ENTRIES = "loader/entries";

  @TempDir Path folder;
  private DiskImageParts slots;
  private BootedDevice device;

  @BeforeEach
  void make() throws Exception {
    String unused =
        Tool.shell(
            folder,
            """
            truncate -s %d slots.img
            cp /usr/share/OVMF/OVMF_VARS_4M.fd vars.fd
            mkdir -p mirror/loader/entries
            """
                .formatted(2 * ROOM));
    slots =
        new DiskImageParts(folder.resolve("slots.img")).part("a", 0, ROOM).part("b", ROOM, ROOM);
    slots.fill("a", initrd(1, false));
    FolderStorage mirror = new FolderStorage(folder.resolve("mirror"));
    SystemdBootSwitch.initialise(mirror, ENTRIES, BootedDevice.SLOTS, "a", entry("a"));
    device =
        new BootedDevice(
            folder,
            slots,
            ROOM,
            (files, running) ->
                new SystemdBootSwitch(
                    mirror,
                    ENTRIES,
                    BootedDevice.SLOTS,
                    Map.of("a", entry("a"), "b", entry("b")),
                    running));
    device.provision();
    makePartition();
  }

  private void makePartition() throws Exception {
    Files.writeString(folder.resolve("loader.conf"), Guest.shipped("loader.conf"));
    String unused =
        Tool.shell(
            folder,
            """
            truncate -s 64M esp.img
            mformat -i esp.img -F ::
            mmd -i esp.img ::/EFI ::/EFI/BOOT ::/loader ::/loader/entries ::/cachet \\
              ::/cachet/a ::/cachet/b
            mcopy -i esp.img /usr/lib/systemd/boot/efi/systemd-bootx64.efi ::/EFI/BOOT/BOOTX64.EFI
            mcopy -i esp.img loader.conf ::/loader/loader.conf
            mcopy -i esp.img '%1$s' ::/cachet/a/vmlinuz
            mcopy -i esp.img '%1$s' ::/cachet/b/vmlinuz
            """
                .formatted(Guest.kernel()));
  }

  private byte[] initrd(int release, boolean broken) throws Exception {
    return Files.readAllBytes(Guest.initrd(folder, release, broken));
  }

  private static String entry(String slot) {
    try {
      return Guest.shipped("loader-entry.conf")
          .replace("SLOT", slot)
          .replace(" ro panic=10", " ro panic=1 console=ttyS0 no_timer_check");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** What the device changed is brought to the partition, and what the loader changed back. */
  private List<Integer> boot() throws Exception {
    String unused =
        Tool.shell(
            folder,
            """
            dd if=slots.img of=a.img bs=%1$d count=1 status=none
            dd if=slots.img of=b.img bs=%1$d skip=1 count=1 status=none
            mcopy -o -i esp.img a.img ::/cachet/a/initrd.img
            mcopy -o -i esp.img b.img ::/cachet/b/initrd.img
            mdeltree -i esp.img ::/loader/entries
            mcopy -s -i esp.img mirror/loader/entries ::/loader/
            """
                .formatted(ROOM));
    String serial =
        Tool.qemu(
            folder,
            "x86_64",
            List.of(
                "-M",
                "q35",
                "-m",
                "512",
                "-drive",
                "if=pflash,format=raw,readonly=on,file=/usr/share/OVMF/OVMF_CODE_4M.fd",
                "-drive",
                "if=pflash,format=raw,file=vars.fd",
                "-drive",
                "file=esp.img,format=raw,if=ide,cache=writethrough"));
    unused =
        Tool.shell(
            folder,
            """
            rm -r mirror/loader/entries
            mcopy -s -i esp.img ::/loader/entries mirror/loader/
            """);
    List<Guest.Said> said = Guest.said(serial);
    device.started(said.get(said.size() - 1).commandLine());
    return said.stream().map(Guest.Said::release).toList();
  }

  @Test
  void startsAnUpdateOnceAndGoesBackFromOneThatDies() throws Exception {
    assertEquals(List.of(1), boot());
    device.install(2, initrd(2, false));
    assertEquals(List.of(2), boot(), "the trial");
    assertEquals(Trial.TRIED, device.bootSwitch().state().trial());
    assertEquals(InstallOutcome.CONFIRMED, device.outcome());
    assertEquals(List.of(2), boot(), "for good");

    device.install(3, initrd(3, true));
    assertEquals(List.of(3, 2), boot(), "the update dies, and the machine restarts by itself");
    assertEquals(InstallOutcome.FELL_BACK, device.outcome());
    BootState state = device.bootSwitch().state();
    assertEquals("b", state.good());
    assertEquals(Set.of("a"), state.unbootable());

    device.install(4, initrd(4, false));
    assertEquals(List.of(4), boot(), "the next good one");
    assertEquals(InstallOutcome.CONFIRMED, device.outcome());
  }
}
