package dev.cachet.installation;

import dev.cachet.audit.AuditSegments;
import dev.cachet.audit.Checkpoint;
import dev.cachet.audit.CheckpointFiles;
import dev.cachet.device.DeviceTime;
import dev.cachet.installation.kept.DeviceFiles;
import dev.cachet.jose.token.ReceiptToken;
import dev.cachet.json.JsonLimits;
import dev.cachet.json.JsonWriter;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import dev.cachet.memory.MemoryState;
import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives up the oldest parts of the log and the oldest receipts, after a checkpoint that says so is
 * durable. Receipts of confirmed updates give way to receipts of confirmed updates only: by trials
 * that fall back, which need no more than a package and a switch, nobody flushes what was
 * installed. The chain of roots is never touched.
 */
final class Pruning {
  static final int SEGMENTS = 8;
  static final int CONFIRMED = 64;
  static final int OTHERS = 32;

  /** So that not every update has to write a checkpoint. */
  static final int SLACK = 16;

  private static final Logger LOG = LoggerFactory.getLogger(Pruning.class);
  private static final int MAX_CLAIMS = 16_384;
  private static final Pattern RECEIPT_NAME = Pattern.compile("[0-9]{10}\\.jwt");

  private final Device device;
  private final DeviceTime time;
  private final AuditSegments segments;

  Pruning(Device device, DeviceTime time) {
    this.device = device;
    this.time = time;
    this.segments = new AuditSegments(device.storage());
  }

  /** What cannot be given up now is given up after a later update. */
  void runIfPossible() {
    try {
      run();
    } catch (IOException | RuntimeException e) {
      LOG.warn("log and receipts cannot be pruned", e);
    }
  }

  private void run() throws IOException {
    List<Long> parts = segments.lastLines();
    List<String> names =
        device.storage().list(DeviceFiles.RECEIPTS).stream()
            .filter(name -> RECEIPT_NAME.matcher(name).matches())
            .toList();
    if (parts.size() <= SEGMENTS && names.size() <= CONFIRMED + OTHERS + SLACK) {
      return;
    }
    CheckpointFiles files = new CheckpointFiles(device.storage(), device.key().publicKey());
    List<Checkpoint> all = files.all();
    Checkpoint last = all.isEmpty() ? Checkpoint.NONE : all.get(all.size() - 1);
    List<Signed> receipts = receipts(names);
    Checkpoint next = withReceipts(withLines(last.next(), parts), receipts);
    if (!next.equals(last.next())) {
      files.write(next.number(), sign(next));
      last = next;
    }
    // Also what a cut left of an earlier time: it was stated then.
    segments.deleteUpTo(last.line());
    delete(last, receipts);
  }

  private Checkpoint withLines(Checkpoint checkpoint, List<Long> parts) throws IOException {
    int surplus = parts.size() - SEGMENTS;
    if (surplus <= 0 || parts.get(surplus - 1) <= checkpoint.line()) {
      return checkpoint;
    }
    return checkpoint.withLines(
        segments.before(parts.get(surplus)), device.memory().state().evidence().exportedLine());
  }

  private Checkpoint withReceipts(Checkpoint checkpoint, List<Signed> receipts) {
    long exported = device.memory().state().evidence().exportedInstallation();
    long confirmed = receipts.stream().filter(Signed::confirmed).count() - CONFIRMED;
    long others = receipts.stream().filter(receipt -> !receipt.confirmed()).count() - OTHERS;
    Checkpoint next = checkpoint;
    for (Signed receipt : receipts) {
      boolean surplus = receipt.confirmed() ? confirmed-- > 0 : others-- > 0;
      if (surplus && !receipt.givenUpBy(next)) {
        next = next.withReceipt(receipt.number(), receipt.confirmed(), receipt.token(), exported);
      }
    }
    return next;
  }

  private void delete(Checkpoint last, List<Signed> receipts) throws IOException {
    boolean deleted = false;
    for (Signed receipt : receipts) {
      if (receipt.givenUpBy(last)) {
        device.storage().delete(DeviceFiles.receipt(receipt.number()));
        deleted = true;
      }
    }
    if (deleted) {
      device.storage().syncFolder(DeviceFiles.RECEIPTS);
    }
  }

  /** What this device did not sign counts for nothing, and stays. */
  private List<Signed> receipts(List<String> names) {
    List<Signed> receipts = new ArrayList<>();
    for (String name : names) {
      receipt(Long.parseLong(name.substring(0, 10))).ifPresent(receipts::add);
    }
    return receipts;
  }

  private Optional<Signed> receipt(long number) {
    try {
      byte[] token = device.storage().read(DeviceFiles.receipt(number), ReceiptToken.MAX_CHARS);
      String outcome =
          ReceiptToken.read(new String(token, StandardCharsets.US_ASCII), device.key().publicKey())
              .claims()
              .string("outcome");
      return Optional.of(new Signed(number, outcome.equals("confirmed"), token));
    } catch (IOException | PackageRefusedException | StrictJsonException e) {
      return Optional.empty();
    }
  }

  private String sign(Checkpoint checkpoint) {
    MemoryState now = device.memory().state();
    JsonWriter claims = new JsonWriter();
    checkpoint.write(claims);
    time.effective().ifPresent(instant -> claims.member("iat", instant.getEpochSecond()));
    claims
        .member("floor", now.floor())
        .member("rootVersion", now.rootVersion())
        .member("rootSha256", now.rootSha256().hex())
        .member("installSeq", now.installSeq())
        .member("auditSeq", now.audit().seq())
        .member("auditHead", now.audit().digest().hex())
        .member("refused", device.refused().count());
    ReceiptBook.identity(claims, device.memory().factory().identity());
    try {
      return device
          .key()
          .signCheckpoint(StrictJson.parse(claims.bytes(), JsonLimits.of(MAX_CLAIMS)));
    } catch (StrictJsonException e) {
      throw new IllegalStateException("claims of this class are strict JSON", e);
    }
  }

  /** A receipt that this device signed. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Signed(long number, boolean confirmed, byte[] token) {
    boolean givenUpBy(Checkpoint checkpoint) {
      return number <= (confirmed ? checkpoint.confirmedUpTo() : checkpoint.othersUpTo());
    }
  }
}
