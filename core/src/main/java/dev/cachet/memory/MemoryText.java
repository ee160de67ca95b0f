package dev.cachet.memory;

import dev.cachet.audit.AuditCondition;
import dev.cachet.audit.AuditHead;
import dev.cachet.digest.Sha256;
import dev.cachet.json.JsonLimits;
import dev.cachet.json.JsonObject;
import dev.cachet.json.JsonWriter;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import dev.cachet.statement.SpentStatements;
import dev.cachet.trust.Environment;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Memory as strict JSON. Members that this library does not know are kept as they are: the other
 * slot may hold a newer one, which has to find them again after a fall-back.
 */
final class MemoryText {
  static final int MAX_BYTES = 65_536;

  private static final String RULE = "memory 1";
  private static final String LOST = "lost";
  private static final String[] TOP = {
    "environment",
    "rootVersion",
    "rootSha256",
    "clockFloor",
    "installSeq",
    "products",
    "audit",
    "nonce",
    "usedGrants",
    "sequence",
    "evidence"
  };
  private static final String[] PRODUCT = {"floor", "slots", "pending", "granted", "notice"};
  private static final String[] NOTICE = {"serial", "sha256"};
  private static final String[] SLOT = {"manifestSha256", "counter", "state"};
  private static final String[] PENDING = {
    "manifestSha256", "slot", "rootVersion", "step", "tries", "statements"
  };
  private static final String[] EVIDENCE = {
    "rebuilt", "refused", "exportedLine", "exportedInstallation"
  };
  private static final String[] AUDIT = {"seq", "head", "condition"};

  private MemoryText() {}

  static MemoryState read(byte[] json, String product) throws StrictJsonException {
    JsonObject top = StrictJson.parse(json, JsonLimits.of(MAX_BYTES));
    MemoryDraft draft =
        new MemoryDraft(
            top.constant("environment", Environment.class, RULE),
            product,
            integer(top, "rootVersion"),
            top.digest("rootSha256"),
            top.time("clockFloor"));
    draft.installSeq = integer(top, "installSeq");
    draft.audit = audit(top.object("audit"));
    draft.evidence = evidence(top.optionalObject("evidence"));
    draft.origin = top;
    JsonObject line = top.object("products").object(product);
    draft.floor = integer(line, "floor");
    JsonObject slots = line.object("slots");
    for (String name : slots.names()) {
      draft.slots.put(name, slot(slots.object(name)));
    }
    Optional<JsonObject> pending = line.optionalObject("pending");
    draft.pending = pending.isPresent() ? pending(pending.get()) : null;
    Optional<JsonObject> notice = line.optionalObject("notice");
    draft.notice = notice.isPresent() ? notice(notice.get()) : null;
    draft.spent = spent(top, line.optionalObject("granted"));
    return new MemoryState(draft);
  }

  private static Spent spent(JsonObject top, Optional<JsonObject> granted)
      throws StrictJsonException {
    boolean lost = top.has("sequence");
    if (lost && !top.string("sequence").equals(LOST)) {
      throw top.problem(RULE, "sequence", top.string("sequence"), LOST);
    }
    List<String> used = top.has("usedGrants") ? digests(top, "usedGrants") : List.of();
    return new Spent(
        granted.isPresent() ? granted(granted.get()) : null,
        top.optionalString("nonce").orElse(null),
        used.stream().map(Sha256::fromHex).toList(),
        lost);
  }

  private static Granted granted(JsonObject granted) throws StrictJsonException {
    return new Granted(
        granted.digest("manifestSha256"), new TreeSet<>(digests(granted, "statements")));
  }

  private static KnownNotice notice(JsonObject notice) throws StrictJsonException {
    return new KnownNotice(
        notice.integer("serial", 1, StrictJson.MAX_INTEGER), notice.digest("sha256"));
  }

  private static List<String> digests(JsonObject object, String name) throws StrictJsonException {
    List<String> digests = object.strings(name, SpentStatements.MAX_USED_IDS);
    for (String digest : digests) {
      if (!Sha256.isHex(digest)) {
        throw object.problem(RULE, name, digest, "64 characters of 0-9a-f");
      }
    }
    return digests;
  }

  private static SlotRecord slot(JsonObject slot) throws StrictJsonException {
    return new SlotRecord(
        slot.has("manifestSha256") ? Optional.of(slot.digest("manifestSha256")) : Optional.empty(),
        integer(slot, "counter"),
        slot.constant("state", SlotState.class, RULE));
  }

  private static Pending pending(JsonObject pending) throws StrictJsonException {
    return new Pending(
        pending.digest("manifestSha256"),
        pending.name("slot"),
        pending.integer("rootVersion", 1, StrictJson.MAX_INTEGER),
        pending.constant("step", PendingStep.class, RULE),
        integer(pending, "tries"),
        pending.has("statements") ? Optional.of(pending.digest("statements")) : Optional.empty());
  }

  private static AuditHead audit(JsonObject audit) throws StrictJsonException {
    return new AuditHead(
        integer(audit, "seq"),
        audit.digest("head"),
        audit.constant("condition", AuditCondition.class, RULE));
  }

  private static Evidence evidence(Optional<JsonObject> evidence) throws StrictJsonException {
    return evidence.isEmpty()
        ? Evidence.NONE
        : new Evidence(
            evidence.get().has("rebuilt"),
            optional(evidence.get(), "refused"),
            optional(evidence.get(), "exportedLine"),
            optional(evidence.get(), "exportedInstallation"));
  }

  private static long optional(JsonObject object, String name) throws StrictJsonException {
    return object.has(name) ? integer(object, name) : 0;
  }

  private static long integer(JsonObject object, String name) throws StrictJsonException {
    return object.integer(name, 0, StrictJson.MAX_INTEGER);
  }

  static byte[] write(MemoryState state) {
    JsonObject origin = state.origin;
    JsonWriter out =
        new JsonWriter()
            .member("environment", word(state.environment))
            .member("rootVersion", state.rootVersion)
            .member("rootSha256", state.rootSha256.hex())
            .member("clockFloor", state.clockFloor)
            .member("installSeq", state.installSeq);
    JsonObject products = child(origin, "products");
    out.beginObject("products");
    writeProduct(out, state, child(products, state.product));
    keep(out, products, state.product);
    out.endObject().beginObject("audit");
    out.member("seq", state.audit.seq())
        .member("head", state.audit.digest().hex())
        .member("condition", word(state.audit.condition()));
    keep(out, child(origin, "audit"), AUDIT);
    out.endObject();
    writeSpent(out, state.spent);
    writeEvidence(out, state.evidence, child(origin, "evidence"));
    keep(out, origin, TOP);
    return out.bytes();
  }

  private static void writeSpent(JsonWriter out, Spent spent) {
    if (spent.nonce() != null) {
      out.member("nonce", spent.nonce());
    }
    if (!spent.usedIds().isEmpty()) {
      out.member("usedGrants", spent.usedIds().stream().map(Sha256::hex).toList());
    }
    if (spent.sequenceLost()) {
      out.member("sequence", LOST);
    }
  }

  /** Written if there is something to say, so that a device without it is as it was before. */
  private static void writeEvidence(
      JsonWriter out, Evidence evidence, @Nullable JsonObject origin) {
    if (origin == null && evidence.equals(Evidence.NONE)) {
      return;
    }
    out.beginObject("evidence");
    if (evidence.rebuilt()) {
      out.member("rebuilt", "untold");
    }
    out.member("refused", evidence.refused())
        .member("exportedLine", evidence.exportedLine())
        .member("exportedInstallation", evidence.exportedInstallation());
    keep(out, origin, EVIDENCE);
    out.endObject();
  }

  private static void writeProduct(JsonWriter out, MemoryState state, @Nullable JsonObject origin) {
    out.beginObject(state.product).member("floor", state.floor).beginObject("slots");
    JsonObject slots = child(origin, "slots");
    state.slots.forEach((name, slot) -> writeSlot(out, name, slot, child(slots, name)));
    out.endObject();
    if (state.pending != null) {
      writePending(out, state.pending, child(origin, "pending"));
    }
    Granted granted = state.spent.granted();
    if (granted != null) {
      out.beginObject("granted")
          .member("manifestSha256", granted.packageId().hex())
          .member("statements", List.copyOf(granted.statements()))
          .endObject();
    }
    if (state.notice != null) {
      out.beginObject("notice")
          .member("serial", state.notice.serial())
          .member("sha256", state.notice.sha256().hex());
      keep(out, child(origin, "notice"), NOTICE);
      out.endObject();
    }
    keep(out, origin, PRODUCT);
    out.endObject();
  }

  private static void writeSlot(
      JsonWriter out, String name, SlotRecord slot, @Nullable JsonObject origin) {
    out.beginObject(name);
    slot.manifest().ifPresent(digest -> out.member("manifestSha256", digest.hex()));
    out.member("counter", slot.counter()).member("state", word(slot.state()));
    keep(out, origin, SLOT);
    out.endObject();
  }

  private static void writePending(JsonWriter out, Pending pending, @Nullable JsonObject origin) {
    out.beginObject("pending")
        .member("manifestSha256", pending.manifest().hex())
        .member("slot", pending.slot())
        .member("rootVersion", pending.rootVersion())
        .member("step", word(pending.step()))
        .member("tries", pending.tries());
    pending.statements().ifPresent(digest -> out.member("statements", digest.hex()));
    keep(out, origin, PENDING);
    out.endObject();
  }

  private static void keep(JsonWriter out, @Nullable JsonObject origin, String... known) {
    if (origin != null) {
      Set<String> ours = Set.of(known);
      origin.names().stream()
          .filter(name -> !ours.contains(name))
          .forEach(name -> out.copy(origin, name));
    }
  }

  private static @Nullable JsonObject child(@Nullable JsonObject parent, String name) {
    try {
      return parent == null ? null : parent.optionalObject(name).orElse(null);
    } catch (StrictJsonException e) {
      throw new IllegalStateException("memory was read with " + name + " as an object", e);
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
