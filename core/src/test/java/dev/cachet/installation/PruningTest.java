package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.KEY;
import static dev.cachet.installation.SimulatedDevice.NEW;
import static dev.cachet.installation.SimulatedDevice.release;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.audit.AuditEvent;
import dev.cachet.audit.AuditLog;
import dev.cachet.audit.AuditReview;
import dev.cachet.audit.AuditReview.Verdict;
import dev.cachet.audit.Checkpoint;
import dev.cachet.audit.CheckpointFiles;
import dev.cachet.decoder.ZstdChunkDecoder;
import dev.cachet.digest.Sha256;
import dev.cachet.golden.PackageFixture;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.installation.handler.HandedPayloads;
import dev.cachet.installation.handler.PayloadHandlers;
import dev.cachet.jose.token.ReceiptToken;
import dev.cachet.json.JsonLimits;
import dev.cachet.json.JsonObject;
import dev.cachet.json.JsonWriter;
import dev.cachet.json.StrictJson;
import dev.cachet.memory.DeviceMemory;
import dev.cachet.memory.MemoryState;
import dev.cachet.memory.RefusedOffers;
import dev.cachet.refusal.Reason;
import dev.cachet.storage.CountingStorage;
import dev.cachet.storage.SimulatedStorage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Log and receipts of a device that is old: what is given up is stated, and what counts stays. */
class PruningTest extends InstallationScenario {
  private static final Sha256 PACKAGE = Sha256.of(new byte[] {1});

  /** As many lines as fill so many parts. */
  static void addLines(SimulatedStorage disk, DeviceMemory memory, int parts) throws Exception {
    AuditLog log = AuditLog.open(disk, memory);
    for (int i = 0; segments(disk).size() < parts; i++) {
      log.append(AuditEvent.STAGED, Optional.empty(), PACKAGE, i + "x".repeat(190));
    }
  }

  /** Lines until the next one seals the log. */
  static void fillLog(SimulatedStorage disk, DeviceMemory memory) throws Exception {
    AuditLog log = AuditLog.open(disk, memory);
    log.append(AuditEvent.STAGED, Optional.empty(), PACKAGE, "first");
    for (int i = 0; disk.openToRead("audit/log.jsonl").size() < 65_536; i++) {
      log.append(AuditEvent.STAGED, Optional.empty(), PACKAGE, i + "x".repeat(190));
    }
  }

  static List<String> segments(SimulatedStorage disk) {
    return disk.list("audit").stream().filter(name -> name.startsWith("segment-")).toList();
  }

  /** Receipts as this device signed them, every n-th of an update that fell back. */
  static void addReceipts(SimulatedStorage disk, DeviceMemory memory, int count, int every)
      throws Exception {
    for (int i = 1; i <= count; i++) {
      JsonWriter claims =
          new JsonWriter()
              .member("outcome", i % every == 0 ? "fell-back" : "confirmed")
              .member("floor", 0)
              .member("rootVersion", 1)
              .member("installSeq", i)
              .member("auditSeq", 0)
              .member("auditHead", "0".repeat(64));
      String token = KEY.signReceipt(StrictJson.parse(claims.bytes(), JsonLimits.of(16_384)));
      disk.damage(
          String.format("receipts/%010d.jwt", i), token.getBytes(StandardCharsets.US_ASCII));
    }
    memory.remember(now -> now.withInstallSeqAtLeast(count));
  }

  private Checkpoint checkpoint() throws Exception {
    List<Checkpoint> all = new CheckpointFiles(storage, KEY.publicKey()).all();
    return all.get(all.size() - 1);
  }

  private List<String> receipts(String outcome) throws Exception {
    List<String> names = new ArrayList<>();
    for (String name : storage.list("receipts")) {
      byte[] token = storage.read("receipts/" + name, 100_000);
      if (ReceiptToken.read(new String(token, StandardCharsets.US_ASCII), KEY.publicKey())
          .claims()
          .string("outcome")
          .equals(outcome)) {
        names.add(name);
      }
    }
    return names;
  }

  @Test
  void givesUpTheOldestPartsOfTheLogAndSaysSo() throws Exception {
    addLines(storage, device.memory, Pruning.SEGMENTS + 2);
    long first = Long.parseLong(segments(storage).get(1).replaceAll("[^0-9]", ""));
    device.installer.exported(first - 10, 0);
    install(release());
    assertEquals(Pruning.SEGMENTS, segments(storage).size());
    assertEquals(first, checkpoint().line());
    assertEquals(10, checkpoint().linesNotExported());
    AuditReview review = AuditReview.of(storage.copy(), KEY.publicKey());
    assertEquals(Verdict.COMPLETE, review.verdict(), review.problems().toString());
    assertEquals(first, review.givenUpTo());
    assertEquals(memory().audit().seq(), review.completeUpTo());
    assertTrue(review.lines().toString().contains("(10 of them not exported)"), "not stated");
    restart();
    assertEquals(Situation.NOTHING_PENDING, device.resume().situation());
    assertEquals("complete", claims(install(release("4.3", 430, 420, NEW))).string("audit"));
  }

  // Whoever deletes evidence cannot make it look as if the device had given it up.
  @Test
  void isNoExcuseForWhatSomebodyElseTookAway() throws Exception {
    addLines(storage, device.memory, Pruning.SEGMENTS + 1);
    install(release());
    SimulatedStorage further = storage.copy();
    further.lose("audit/" + segments(storage).get(0));
    assertEquals(Verdict.INCOMPLETE, AuditReview.of(further, KEY.publicKey()).verdict());
    SimulatedStorage unsaid = storage.copy();
    MemoryRebuildTest.loseFolder(unsaid, "checkpoints");
    assertEquals(Verdict.INCOMPLETE, AuditReview.of(unsaid, KEY.publicKey()).verdict());
    SimulatedStorage forged = storage.copy();
    for (String name : storage.list("checkpoints")) {
      byte[] token = storage.read("checkpoints/" + name, 100_000);
      token[token.length / 2] ^= 1;
      forged.damage("checkpoints/" + name, token);
    }
    assertEquals(Verdict.INCOMPLETE, AuditReview.of(forged, KEY.publicKey()).verdict());
  }

  // An intruder with a package and a switch can make a device fall back as often as he likes.
  @Test
  void keepsTheReceiptsOfWhatWasInstalledOverTrialsThatFellBack() throws Exception {
    addReceipts(storage, device.memory, 120, 3);
    List<String> confirmed = receipts("confirmed");
    List<String> fellBack = receipts("fell-back");
    assertEquals(80, confirmed.size());
    assertEquals(40, fellBack.size());
    install(release());
    assertEquals(confirmed.subList(17, 80), receipts("confirmed").subList(0, 63));
    assertEquals(fellBack.subList(8, 40), receipts("fell-back"));
    assertEquals(17 + 8, checkpoint().receipts());
    assertEquals(17 + 8, checkpoint().receiptsNotExported());
  }

  @Test
  void countsNothingThatThisDeviceDidNotSign() throws Exception {
    addReceipts(storage, device.memory, 60, 100);
    for (int i = 500; i < 700; i++) {
      storage.damage("receipts/0000000" + i + ".jwt", new byte[] {1, 2, 3});
    }
    install(release());
    assertEquals(61, receiptsOfThisDevice());
    assertTrue(storage.list("checkpoints").isEmpty(), "nothing was given up");
  }

  private long receiptsOfThisDevice() {
    return storage.list("receipts").stream().filter(name -> name.compareTo("00000005") < 0).count();
  }

  @Test
  void neverGivesUpARoot() throws Exception {
    addLines(storage, device.memory, Pruning.SEGMENTS + 3);
    addReceipts(storage, device.memory, 150, 2);
    rotateReleaseKeys();
    List<String> roots = storage.list("roots");
    device.installer.countRefusedOffer();
    device.resume();
    addReceipts(storage, device.memory, 151, 2);
    new Pruning(deviceParts(), device.time()).runIfPossible();
    assertEquals(Pruning.SEGMENTS, segments(storage).size());
    assertEquals(roots, storage.list("roots"));
    assertEquals(roots, storage.list("root-copies"));
    assertEquals(2, memory().rootVersion());
  }

  private Device deviceParts() throws Exception {
    return new Device(
        storage,
        device.memory,
        device.bootSwitch,
        SimulatedDevice.layout(),
        KEY,
        AuditLog.open(storage, device.memory),
        new ZstdChunkDecoder(),
        new RefusedOffers(device.memory),
        new HandedPayloads(storage, PayloadHandlers.none()));
  }

  @Test
  void isRebuiltFromACheckpointWhenAllReceiptsAreGone() throws Exception {
    addLines(storage, device.memory, Pruning.SEGMENTS + 1);
    install(release());
    install(release("4.3", 430, 420, NEW));
    MemoryState before = memory();
    MemoryRebuildTest.loseFolder(storage, "receipts");
    MemoryRebuildTest.loseFolder(storage, "kept/a");
    MemoryRebuildTest.lose(storage);
    MemoryState rebuilt = MemoryRebuildTest.rebuild(storage).state();
    // The checkpoint was signed with the first of the two.
    assertEquals(410, rebuilt.floor());
    assertEquals(1, rebuilt.installSeq());
    assertEquals(before.audit().seq() + 1, rebuilt.audit().seq());
    storage.damage("checkpoints/odd.jwt", new byte[10]);
    MemoryRebuildTest.lose(storage);
    assertRefused(Reason.STATE_LOST, () -> MemoryRebuildTest.rebuild(storage));
  }

  @Test
  void statesTheSameWhereverThePowerFails() throws Exception {
    addLines(storage, device.memory, Pruning.SEGMENTS + 1);
    addReceipts(storage, device.memory, 120, 3);
    TrialUpdate trial = installUntilTrial(release());
    SimulatedStorage disk = storage.copy();
    SimulatedDevice confirming = SimulatedDevice.reopen(disk);
    Receipt unused = confirming.confirm(confirming.resume().trial().orElseThrow());
    assertTrue(trial.slot().equals("b"), trial.slot());
    int from = disk.operations() - 60;
    Map<Sha256, SimulatedStorage> disks = new LinkedHashMap<>();
    for (int cut = Math.max(0, from); cut <= disk.operations(); cut++) {
      disk.afterCutBefore(cut, left -> disks.putIfAbsent(left.fingerprint(), left));
    }
    List<SimulatedStorage> sample = new ArrayList<>(disks.values());
    Collections.shuffle(sample, new Random(20261130));
    for (SimulatedStorage left : sample.subList(0, 25)) {
      assertSaid(left);
    }
  }

  /** Whatever was left, a further update gives up the rest, and nothing is counted twice. */
  private void assertSaid(SimulatedStorage disk) throws Exception {
    SimulatedDevice again = SimulatedDevice.start(disk);
    Resumption found = again.resume();
    if (found.trial().isPresent()) {
      again.confirm(found.trial().get());
    } else if (found.situation() == Situation.FELL_BACK) {
      again.switchTo(again.stage(release()));
      SimulatedDevice trial = SimulatedDevice.start(disk);
      trial.confirm(trial.resume().trial().orElseThrow());
    }
    SimulatedDevice next = SimulatedDevice.reopen(disk);
    next.switchTo(next.stage(release("4.3", 430, 420, NEW)));
    SimulatedDevice last = SimulatedDevice.start(disk);
    last.confirm(last.resume().trial().orElseThrow());
    assertStated(disk, 120, 3);
  }

  /** What is not there is stated by the newest checkpoint, each once. */
  static void assertStated(SimulatedStorage disk, int old, int every) throws Exception {
    List<Checkpoint> said = new CheckpointFiles(disk, KEY.publicKey()).all();
    Checkpoint newest = said.get(said.size() - 1);
    long givenUp = 0;
    long last = SimulatedDevice.reopen(disk).memory.state().installSeq();
    List<String> kept = disk.list("receipts");
    for (long i = 1; i <= last; i++) {
      String name = String.format("%010d.jwt", i);
      long mark = i % every == 0 && i <= old ? newest.othersUpTo() : newest.confirmedUpTo();
      givenUp += i <= mark ? 1 : 0;
      assertTrue(i <= mark || kept.contains(name), name + " is lost");
    }
    assertEquals(givenUp, newest.receipts(), "counted twice or not at all");
    AuditReview review = AuditReview.of(disk, KEY.publicKey());
    assertEquals(Verdict.COMPLETE, review.verdict(), review.problems().toString());
    assertEquals(newest.line(), newest.linesNotExported());
  }

  @Test
  void countsRefusedOffersWithoutALineOrAWriteForEach() throws Exception {
    List<String> before = storage.list("audit");
    CountingStorage counted = new CountingStorage(storage);
    SimulatedDevice offered = SimulatedDevice.reopen(counted);
    long written = counted.bytesWritten();
    for (int i = 0; i < 1023; i++) {
      offered.installer.countRefusedOffer();
    }
    assertTrue(counted.bytesWritten() - written < 20_000, counted.bytesWritten() + " bytes");
    assertEquals(before, storage.list("audit"));
    PackageFixture elsewhere =
        SimulatedDevice.unsigned("4.2.1", 421, 410)
            .payload(PayloadFixture.of("unknown", NEW, 4096))
            .signedBy(SimulatedDevice.ROOT.packageSigners());
    assertRefused(Reason.SLOT_UNKNOWN, () -> offered.stage(elsewhere));
    restart();
    JsonObject claims = claims(install(release()));
    assertEquals(1024, claims.integer("refused", 0, 10_000));
  }

  @Test
  void readsAtAStartNoMoreThanANewDeviceDoes() throws Exception {
    install(release());
    long[] fresh = start(storage.copy());
    addLines(storage, device.memory, 40);
    addReceipts(storage, device.memory, 2000, 5);
    install(release("4.3", 430, 420, NEW));
    long[] old = start(storage.copy());
    assertTrue(old[0] <= fresh[0] * 1.2, old[0] + " files read, not " + fresh[0]);
    assertTrue(old[1] <= fresh[1] + 2 * 65_536, old[1] + " bytes read, not " + fresh[1]);
    assertTrue(old[2] <= fresh[2] + 140, old[2] + " names listed, not " + fresh[2]);
  }

  private static long[] start(SimulatedStorage disk) throws Exception {
    CountingStorage counted = new CountingStorage(disk);
    SimulatedDevice device = SimulatedDevice.start(counted);
    Resumption unused = device.resume();
    return new long[] {counted.opened(), counted.bytesRead(), counted.namesListed()};
  }

  @Test
  void goesOnOverWhatALaterLibraryWrote() throws Exception {
    addLines(storage, device.memory, Pruning.SEGMENTS + 1);
    install(release());
    // As the library in the other slot left it: members, files and claims that this one lacks.
    for (String path : List.of("memory/generation-a", "memory/generation-b")) {
      storage.damage(path, withMore(storage.read(path, 100_000)));
    }
    storage.damage("audit/index.bin", new byte[] {1});
    storage.damage("checkpoints/third.jwt", new byte[] {1});
    restart();
    assertEquals(Situation.NOTHING_PENDING, device.resume().situation());
    Receipt receipt = install(release("4.3", 430, 420, NEW));
    assertEquals("complete", claims(receipt).string("audit"));
    String text = new String(storage.read("memory/generation-a", 100_000), StandardCharsets.UTF_8);
    assertTrue(text.contains("\"later\":[7]") && text.contains("\"laterEvidence\":1"), text);
    assertEquals(430, memory().slot("a").counter());
  }

  private static byte[] withMore(byte[] generation) {
    String text = new String(generation, 24, generation.length - 56, StandardCharsets.UTF_8);
    String more =
        text.replaceFirst("\\{", "{\"later\":[7],")
            .replaceFirst("\\{\"refused\"", "{\"laterEvidence\":1,\"refused\"");
    if (!more.contains("laterEvidence")) {
      more = more.replaceFirst("\\{", "{\"evidence\":{\"laterEvidence\":1,\"refused\":0},");
    }
    byte[] json = more.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(24 + json.length + 32);
    bytes.put(generation, 0, 20).putInt(json.length).put(json);
    byte[] covered = Arrays.copyOf(bytes.array(), 24 + json.length);
    return bytes.put(Sha256.of(covered).bytes()).array();
  }
}
