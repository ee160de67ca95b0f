package dev.cachet.installation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.boot.BootState;
import dev.cachet.digest.Sha256;
import dev.cachet.installation.status.StatusFormat;
import dev.cachet.memory.MemoryState;
import dev.cachet.memory.record.SlotRecord;
import dev.cachet.memory.record.SlotState;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.storage.FolderStorage;
import dev.cachet.storage.Storage;
import dev.cachet.trust.TestRoots;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderDeviceTest {
  private static final TestRoots ROOT = TestRoots.classical();

  @TempDir Path folder;
  private Storage storage;

  @BeforeEach
  void openFolder() throws Exception {
    storage = new FolderStorage(folder);
  }

  @Test
  void isTheSameDeviceAfterARestart() throws Exception {
    FolderDevice made = initialise();
    FolderDevice opened = FolderDevice.open(storage);
    assertEquals(made.memory().factory().udiDi(), opened.memory().factory().udiDi());
    assertEquals("a", opened.bootSwitch().state().running());
    assertEquals(0, opened.memory().state().floor());
  }

  @Test
  void refusesToReplaceADeviceAndKeepsItsKey() throws Exception {
    FolderDevice made = initialise();
    Path key = folder.resolve("factory/receipt-key.p8");
    byte[] before = Files.readAllBytes(key);
    PackageRefusedException refused = assertThrows(PackageRefusedException.class, this::initialise);
    assertEquals(Reason.STATE_LOST, refused.refusal().reason());
    assertArrayEquals(before, Files.readAllBytes(key));
    assertEquals(
        made.memory().factory().root1(), FolderDevice.open(storage).memory().factory().root1());
  }

  @Test
  void canBeProvisionedAgainWhenItWasCutOffBeforeItsMemory() throws Exception {
    Sha256 another = Sha256.of(new byte[] {1});
    assertThrows(
        PackageRefusedException.class,
        () ->
            FolderDevice.initialise(
                storage,
                record(another),
                ROOT.envelope(),
                Map.of("rootfs", 1L),
                new SecureRandom()));
    assertEquals("a", initialise().bootSwitch().state().running());
  }

  @Test
  void tellsItsStateToPeopleAndToPrograms() throws Exception {
    FolderDevice made = initialise();
    Sha256 id = Sha256.of(new byte[] {2});
    MemoryState memory =
        made.memory()
            .state()
            .withFloorAtLeast(7)
            .withSlot("b", new SlotRecord(Optional.of(id), 9, SlotState.STAGING));
    BootState boot = made.bootSwitch().state();
    assertEquals(
        "runs slot a\nfloor 7, root 1\nslot b STAGING counter 9 package " + id + "\n",
        new String(StatusFormat.TEXT.write(boot, memory), StandardCharsets.UTF_8));
    assertEquals(
        "{\"schemaVersion\":1,\"runs\":\"a\",\"floor\":7,\"rootVersion\":1,\"clockFloor\":\""
            + memory.clockFloor()
            + "\",\"slots\":[{\"slot\":\"b\",\"state\":\"STAGING\",\"counter\":9,\"package\":\""
            + id
            + "\"}]}\n",
        new String(StatusFormat.JSON.write(boot, memory), StandardCharsets.UTF_8));
  }

  private FolderDevice initialise() throws Exception {
    return FolderDevice.initialise(
        storage,
        record(ROOT.trusted().sha256()),
        ROOT.envelope(),
        Map.of("rootfs", 1_000_000L),
        new SecureRandom());
  }

  private static byte[] record(Sha256 root) {
    return """
        {"schemaVersion":1,"environment":"%s","manufacturer":"%s","product":"infusion-pump",\
        "udiDi":"04012345678901","hwModel":"pump-a","hwRev":1,"serial":"0001","root1":"%s"}
        """
        .formatted(
            ROOT.trusted().document().environment().name().toLowerCase(java.util.Locale.ROOT),
            ROOT.trusted().document().manufacturer(),
            root)
        .getBytes(StandardCharsets.UTF_8);
  }
}
