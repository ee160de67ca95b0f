package dev.cachet.author;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cachet.author.payload.DraftRefusedException;
import dev.cachet.author.sheet.SigningSheet;
import dev.cachet.chunk.ChunkDepth;
import dev.cachet.digest.Sha256;
import dev.cachet.factory.Manufacturer;
import dev.cachet.factory.RealGate;
import dev.cachet.factory.SamplePack;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.signer.SigningKey;
import dev.cachet.signer.SigningRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever is changed of a package after it was judged, before it is signed, before it is sealed or
 * while a signature is made elsewhere: it is refused, or whoever signs is shown another sheet.
 */
class ChangedBetweenStepsProperties {
  private static final Manufacturer MAKER = new Manufacturer();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RECORD = "files/gate.json";
  private static final String WAIVER = "files/waiver.json";
  private static final String MANIFEST = "manifest.json";

  /** What people decided about a gate, as its record holds it. */
  private static final String EXCEPTIONS =
      """
      "waivers":[{"pointer":"/waivers/0","subject":"debian 13","state":"supported",\
      "approved":"2026-11-01","expires":"2027-03-31","approver":"quality","justification":"CR-7",\
      "control":"network closed"}],\
      "unsafeOverrides":[{"rule":"gate.network-missing","subject":"network","previousSbom":"none",\
      "sbom":"SBOM","approved":"2026-11-01","expires":"2027-03-31","role":"quality",\
      "reason":"CR-8"}],\
      "change":{"class":"security-patch","udiDi":"kept","subject":"embedded",\
      "previousSbom":"none","verdict":"ask","reasons":[],"accepted":0,\
      "answers":[{"rule":"gate.no-previous","subject":"change","previousSbom":"none",\
      "sbom":"SBOM","approved":"2026-11-01","expires":"2027-03-31","role":"regulatory affairs",\
      "reason":"CR-9"}]},\
      """
          .strip();

  private static Path folder;
  private static Path packed;
  private static Sha256 shown;
  private static List<String> sheet;
  private static List<Path> files;
  private static byte[] sealed;

  @BeforeContainer
  static void pack() throws Exception {
    folder = Files.createTempDirectory("steps");
    SamplePack sample = new SamplePack(folder.resolve("in"), 20_000);
    Files.writeString(sample.folder().resolve("waiver.json"), "{\"reason\":\"no fix yet\"}");
    Files.writeString(
        sample.folder().resolve("pack.json"),
        SamplePack.JSON.replace(
            "\"files\": [",
            "\"files\": [ { \"path\": \"files/waiver.json\", \"kind\": \"waiver\","
                + " \"file\": \"waiver.json\" },"));
    PackageDescription description = sample.description();
    PackageAuthor author = new PackageAuthor();
    packed = folder.resolve("pack");
    UnsignedPackage unsigned =
        author.write(
            author.draft(
                RealGate.over(description, folder.resolve("debian"), Optional.empty()),
                description,
                SamplePack.CREATED,
                SamplePack.CREATED),
            packed);
    shown = unsigned.packageId();
    sheet = sheet();
    SamplePack.sign(unsigned, MAKER.release, MAKER.clearance);
    sealed = seal();
    try (Stream<Path> all = Files.walk(packed)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @AfterContainer
  static void delete() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(java.util.Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }
  }

  /** Payload, index, SBOM, record, waiver, note, manifest and signatures, one byte a time. */
  @Property(tries = 400, shrinking = ShrinkingMode.OFF)
  void aByteBeforeSealing(
      @ForAll @IntRange(max = 1000) int file,
      @ForAll @IntRange(max = 1_000_000) int at,
      @ForAll @IntRange(min = 1, max = 255) int other)
      throws Exception {
    Path changed = files.get(file % files.size());
    changed(
        changed,
        bytes -> {
          bytes[at % bytes.length] ^= (byte) other;
          return bytes;
        },
        () -> {
          try {
            // What is no signature of a holder is not counted; the rest is enough or it is not.
            assertArrayEquals(sealed, seal(), changed.toString());
          } catch (PackageRefusedException | DraftRefusedException e) {
            assertTrue(String.valueOf(e.getMessage()).length() > 10);
          }
        });
  }

  /** The same before anybody signs: by identity it is refused, without one it is shown. */
  @Property(tries = 400, shrinking = ShrinkingMode.OFF)
  void aByteBeforeSigning(
      @ForAll boolean record,
      @ForAll @IntRange(max = 1_000_000) int at,
      @ForAll @IntRange(min = 1, max = 255) int other)
      throws Exception {
    Path changed = packed.resolve(record ? RECORD : MANIFEST);
    changed(
        changed,
        bytes -> {
          bytes[at % bytes.length] ^= (byte) other;
          return bytes;
        },
        () -> {
          if (!record) {
            assertRefused(() -> UnsignedPackage.open(packed, shown));
          }
          assertRefusedOrShown(lines -> lines);
        });
  }

  /** Whoever writes both files changes any member of the record and names its new digest. */
  @Property(tries = 400, shrinking = ShrinkingMode.OFF)
  void aMemberOfTheRecordWithTheManifestThatNamesIt(
      @ForAll @IntRange(max = 10_000) int which, @ForAll @IntRange(max = 3) int how)
      throws Exception {
    byte[] before = Files.readAllBytes(packed.resolve(RECORD));
    named(RECORD, changedMember(before, which, how), () -> assertRefusedOrShown(sheet));
  }

  /** The same of a waiver that the package carries. */
  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void aMemberOfAWaiverWithTheManifestThatNamesIt(
      @ForAll @IntRange(max = 10_000) int which, @ForAll @IntRange(max = 3) int how)
      throws Exception {
    byte[] before = Files.readAllBytes(packed.resolve(WAIVER));
    named(WAIVER, changedMember(before, which, how), () -> assertRefusedOrShown(sheet));
  }

  /** The same of what people decided: waivers, overrides and answers in the record. */
  @Property(tries = 400, shrinking = ShrinkingMode.OFF)
  void aMemberOfWhatPeopleDecided(
      @ForAll @IntRange(max = 10_000) int which, @ForAll @IntRange(max = 3) int how)
      throws Exception {
    String record = waived(Files.readString(packed.resolve(RECORD)));
    String sbom = JSON.readTree(record).at("/sbom/sha256").textValue();
    String more = EXCEPTIONS.replace("SBOM", sbom);
    byte[] decided =
        record.replace("\"findings\":", more + "\"findings\":").getBytes(StandardCharsets.UTF_8);
    List<List<String>> before = new ArrayList<>();
    named(RECORD, decided, () -> before.add(sheet()));
    assertTrue(String.join("\n", before.get(0)).contains("role \"regulatory affairs\""));
    byte[] after =
        changedMember(("{" + more + "\"x\":1}").getBytes(StandardCharsets.UTF_8), which, how);
    String text = new String(after, StandardCharsets.UTF_8).strip();
    byte[] changed =
        record
            .replace(
                "\"findings\":",
                text.substring(1, text.length() - 1).replaceFirst(",\"x2?\":.*$", "")
                    + ",\"findings\":")
            .getBytes(StandardCharsets.UTF_8);
    Assume.that(!Arrays.equals(decided, changed));
    named(RECORD, changed, () -> assertRefusedOrShown(before.get(0)));
  }

  /** The record of a system that a waiver let pass, with a finding that an override answers for. */
  private static String waived(String record) throws Exception {
    ObjectNode root = (ObjectNode) JSON.readTree(record);
    ((ArrayNode) root.at("/policy/allowedStates")).add("WAIVED");
    ObjectNode os = (ObjectNode) root.get("operatingSystem");
    os.put("state", "WAIVED");
    os.put(
        "explanation",
        os.get("explanation").textValue()
            + "; waived until 2027-03-31 by quality: CR-7; control: network closed");
    ((ArrayNode) os.get("evidence"))
        .addObject()
        .put("file", "waivers")
        .put("field", "/waivers/0")
        .put("value", "2027-03-31");
    ArrayNode findings = (ArrayNode) root.get("findings");
    finding(findings, "gate.support-without-days", "debian 13", "WARNING");
    finding(findings, "gate.network-missing", "network", "ERROR");
    return JSON.writeValueAsString(root) + "\n";
  }

  private static void finding(ArrayNode findings, String rule, String subject, String severity) {
    findings
        .addObject()
        .put("rule", rule)
        .put("subject", subject)
        .put("severity", severity)
        .put("message", "told")
        .putArray("evidence");
  }

  /** A file with another content, and the manifest that names it so. */
  private static void named(String file, byte[] after, Step step) throws Exception {
    byte[] before = Files.readAllBytes(packed.resolve(file));
    changed(
        packed.resolve(file),
        bytes -> after,
        () ->
            changed(packed.resolve(MANIFEST), bytes -> renamed(bytes, file, before, after), step));
  }

  private static void assertRefusedOrShown(List<String> before) throws Exception {
    try {
      assertNotEquals(ofTheFiles(before), ofTheFiles(sheet()));
    } catch (PackageRefusedException | DraftRefusedException e) {
      assertTrue(String.valueOf(e.getMessage()).length() > 10);
    }
  }

  /** Any member of the manifest. */
  @Property(tries = 400, shrinking = ShrinkingMode.OFF)
  void aMemberOfTheManifest(
      @ForAll @IntRange(max = 10_000) int which, @ForAll @IntRange(max = 3) int how)
      throws Exception {
    changed(
        packed.resolve(MANIFEST),
        bytes -> changedMember(bytes, which, how),
        () -> {
          assertRefused(() -> UnsignedPackage.open(packed, shown));
          assertRefusedOrShown(lines -> lines);
        });
  }

  /**
   * A carrier exchanges a byte of the manifest, or of the signature, while it is made elsewhere.
   */
  @Property(tries = 400, shrinking = ShrinkingMode.OFF)
  void aByteBetweenPreparingAndAttaching(
      @ForAll boolean ofTheSignature,
      @ForAll boolean pq,
      @ForAll @IntRange(max = 1_000_000) int at,
      @ForAll @IntRange(min = 1, max = 255) int other)
      throws Exception {
    SigningKey key = pq ? MAKER.release.pq() : MAKER.release.classical();
    byte[] made = key.sign(UnsignedPackage.open(packed).request(key.publicKey()).input());
    if (ofTheSignature) {
      made[at % made.length] ^= (byte) other;
      SigningRequest request = UnsignedPackage.open(packed).request(key.publicKey());
      assertThrows(PackageRefusedException.class, () -> request.attach(made));
      return;
    }
    changed(
        packed.resolve(MANIFEST),
        bytes -> {
          bytes[at % bytes.length] ^= (byte) other;
          return bytes;
        },
        () ->
            assertRefused(
                () -> UnsignedPackage.open(packed).request(key.publicKey()).attach(made)));
  }

  private interface Step {
    void run() throws Exception;
  }

  private interface Changing {
    byte[] of(byte[] bytes) throws Exception;
  }

  private static void changed(Path file, Changing changing, Step step) throws Exception {
    byte[] before = Files.readAllBytes(file);
    Files.write(file, changing.of(before.clone()));
    try {
      step.run();
    } finally {
      Files.write(file, before);
    }
  }

  private static void assertRefused(Step step) throws Exception {
    try {
      step.run();
    } catch (PackageRefusedException | DraftRefusedException e) {
      return;
    }
    throw new AssertionError("was not refused");
  }

  private static void assertRefusedOrShown(UnaryOperator<List<String>> told) throws Exception {
    try {
      assertNotEquals(told.apply(sheet), told.apply(sheet()));
    } catch (PackageRefusedException | DraftRefusedException e) {
      assertTrue(String.valueOf(e.getMessage()).length() > 10);
    }
  }

  /** Without what the manifest says of the file that was changed, which differs in any case. */
  private static List<String> ofTheFiles(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.matches(" *(files\\[|record of the gate,|waiver \").*"))
        .toList();
  }

  private static List<String> sheet() throws Exception {
    List<String> lines =
        SigningSheet.of(UnsignedPackage.open(packed), Optional.empty(), ChunkDepth.STORED).lines();
    // What is compared is what it says, not the identity, which differs with every byte.
    return lines.stream()
        .filter(line -> !line.matches("(package|number to compare|signature|signed) .*"))
        .toList();
  }

  private static byte[] seal() throws Exception {
    Path out = folder.resolve("release.cachet");
    try {
      return Files.readAllBytes(
          new PackageSealer(MAKER.firstRoot(), List.of())
              .seal(UnsignedPackage.open(packed), out)
              .file());
    } finally {
      Files.deleteIfExists(out);
    }
  }

  private static byte[] renamed(byte[] manifest, String file, byte[] before, byte[] after) {
    return new String(manifest, StandardCharsets.UTF_8)
        .replace(Sha256.of(before).hex(), Sha256.of(after).hex())
        .replace(
            "\"path\":\"" + file + "\",\"size\":" + before.length,
            "\"path\":\"" + file + "\",\"size\":" + after.length)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Changes a value, removes it, adds one beside it, or doubles it. */
  private static byte[] changedMember(byte[] document, int which, int how) throws IOException {
    JsonNode root = JSON.readTree(document);
    List<ObjectNode> objects = new ArrayList<>();
    collect(root, objects);
    ObjectNode object = objects.get(which % objects.size());
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    String name = names.get(which / objects.size() % names.size());
    JsonNode value = object.get(name);
    switch (how) {
      case 0 -> object.set(name, other(value));
      case 1 -> object.remove(name);
      case 2 -> object.put(name + "2", "added");
      default -> {
        String text = JSON.writeValueAsString(root);
        String member = JSON.writeValueAsString(name) + ":" + JSON.writeValueAsString(value);
        return text.replaceFirst(
                java.util.regex.Pattern.quote(member),
                java.util.regex.Matcher.quoteReplacement(member + "," + member))
            .getBytes(StandardCharsets.UTF_8);
      }
    }
    return (JSON.writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode other(JsonNode value) {
    if (value.isIntegralNumber()) {
      return JSON.getNodeFactory().numberNode(value.longValue() + 1);
    }
    if (value.isTextual()) {
      String text = value.textValue();
      return JSON.getNodeFactory().textNode(text.isEmpty() ? "x" : text.substring(1));
    }
    if (value instanceof ArrayNode array && !array.isEmpty()) {
      return array.deepCopy().add(array.get(0));
    }
    return JSON.getNodeFactory().textNode("other");
  }

  private static void collect(JsonNode node, List<ObjectNode> into) {
    if (node instanceof ObjectNode object && !object.isEmpty()) {
      into.add(object);
    }
    node.forEach(each -> collect(each, into));
  }
}
