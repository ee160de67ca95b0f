package dev.cachet.installation;

import dev.cachet.audit.AuditCondition;
import dev.cachet.audit.AuditHead;
import dev.cachet.boot.BootState;
import dev.cachet.device.DeviceIdentity;
import dev.cachet.device.DeviceTime;
import dev.cachet.digest.Sha256;
import dev.cachet.installation.kept.DeviceFiles;
import dev.cachet.jose.token.ReceiptToken;
import dev.cachet.json.JsonLimits;
import dev.cachet.json.JsonWriter;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import dev.cachet.manifest.Manifest;
import dev.cachet.memory.MemoryState;
import dev.cachet.memory.record.SlotRecord;
import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Signs and keeps the receipt with which an update ends. */
final class ReceiptBook {
  private static final int MAX_CLAIMS = 16_384;
  private static final Pattern RECEIPT_NAME = Pattern.compile("[0-9]{10}\\.jwt");

  private final Device device;
  private final DeviceTime time;

  ReceiptBook(Device device, DeviceTime time) {
    this.device = device;
    this.time = time;
  }

  /** The number of the last receipt that this device signed; 0 if there is none. */
  long highest() throws IOException {
    List<String> names =
        device.storage().list(DeviceFiles.RECEIPTS).stream()
            .filter(name -> RECEIPT_NAME.matcher(name).matches())
            .toList();
    for (int i = names.size() - 1; i >= 0; i--) {
      long number = Long.parseLong(names.get(i).substring(0, 10));
      if (number <= device.memory().state().installSeq() || signed(number)) {
        return number;
      }
    }
    return 0;
  }

  private boolean signed(long number) {
    try {
      byte[] token = device.storage().read(DeviceFiles.receipt(number), ReceiptToken.MAX_CHARS);
      return ReceiptToken.read(
                  new String(token, StandardCharsets.US_ASCII), device.key().publicKey())
              .claims()
              .integer("installSeq", 0, StrictJson.MAX_INTEGER)
          == number;
    } catch (IOException | PackageRefusedException | StrictJsonException e) {
      return false;
    }
  }

  /** The receipt is durable before memory forgets that it is due. */
  Receipt write(InstallOutcome outcome, String slot, Optional<Manifest> manifest)
      throws IOException {
    MemoryState now = device.memory().state();
    Sha256 subject = now.pending().orElseThrow().manifest();
    String token = sign(claims(now, outcome, slot, subject, manifest));
    device
        .storage()
        .replace(DeviceFiles.receipt(now.installSeq()), token.getBytes(StandardCharsets.US_ASCII));
    if (outcome != InstallOutcome.CONFIRMED) {
      endTrial(slot);
    }
    AuditHead head = now.audit();
    AuditHead stated = new AuditHead(head.seq(), head.digest(), AuditCondition.COMPLETE);
    long refused = device.refused().count();
    device
        .memory()
        .remember(
            state ->
                state
                    .withoutPending()
                    .withAudit(stated)
                    .withEvidence(state.evidence().withRefusedAtLeast(refused)));
    new Pruning(device, time).runIfPossible();
    return new Receipt(outcome, subject, now.installSeq(), token);
  }

  /** What fell back must not be started again, unless it is tried anew; what is good stays. */
  private void endTrial(String slot) throws IOException {
    device.bootSwitch().endTrial();
    BootState boot = device.bootSwitch().state();
    if (!slot.equals(boot.good()) && !slot.equals(boot.running())) {
      device.bootSwitch().markUnbootable(slot);
    }
  }

  private JsonWriter claims(
      MemoryState now,
      InstallOutcome outcome,
      String slot,
      Sha256 subject,
      Optional<Manifest> manifest) {
    JsonWriter claims = new JsonWriter();
    // The same update gives the same id, also when a cut made the device sign twice.
    claims.member("jti", subject.hex() + "-" + now.installSeq());
    time.effective().ifPresent(instant -> claims.member("iat", instant.getEpochSecond()));
    claims.member("clock", time.clock().isPresent() ? "trusted" : "floor");
    claims.member("outcome", word(outcome)).member("package", subject.hex());
    manifest.ifPresent(release -> claims.member("version", release.version()));
    claims.member("counter", now.slot(slot).counter()).member("slot", slot);
    previous(claims, now.slot(device.layout().other(slot)));
    claims
        .member("floor", now.floor())
        .member("rootVersion", now.rootVersion())
        .member("installSeq", now.installSeq())
        .member("auditSeq", now.audit().seq())
        .member("auditHead", now.audit().digest().hex())
        .member("audit", word(now.audit().condition()))
        .member("refused", device.refused().count())
        .member("readback", "cached");
    identity(claims, device.memory().factory().identity());
    ReceiptEat.write(claims, device.memory().factory().identity(), outcome, slot, manifest);
    return claims;
  }

  private static void previous(JsonWriter claims, SlotRecord slot) {
    claims.beginObject("previous").member("counter", slot.counter());
    slot.manifest().ifPresent(digest -> claims.member("package", digest.hex()));
    claims.endObject();
  }

  static void identity(JsonWriter claims, DeviceIdentity device) {
    claims
        .beginObject("device")
        .member("manufacturer", device.manufacturer())
        .member("product", device.product())
        .member("udiDi", device.udiDi())
        .member("serial", device.serial())
        .endObject();
  }

  private String sign(JsonWriter claims) {
    try {
      return device.key().signReceipt(StrictJson.parse(claims.bytes(), JsonLimits.of(MAX_CLAIMS)));
    } catch (StrictJsonException e) {
      throw new IllegalStateException("claims of this class are strict JSON", e);
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
