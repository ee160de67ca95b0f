package dev.cachet.notice;

import static dev.cachet.notice.TestNotices.ROOT;
import static dev.cachet.notice.TestNotices.changed;
import static dev.cachet.notice.TestNotices.claims;
import static dev.cachet.notice.TestNotices.signed;

import dev.cachet.digest.Sha256;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.TestKeys;
import dev.cachet.refusal.Reason;
import dev.cachet.trust.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The vectors of notices: what a device knows, what it is offered, and what it does. */
final class NoticeVectors {
  static final Path COMMITTED = Path.of("src", "test", "notice-vectors");
  static final String DEVICE = "ventilator-x " + TestNotices.UDI_DI;

  private static final NoticeClaims THIRD = claims(3);
  private final Map<String, byte[]> files = new TreeMap<>();

  private NoticeVectors() {}

  static Map<String, byte[]> all() {
    NoticeVectors vectors = new NoticeVectors();
    vectors.files.put("root-1.json", ROOT.envelope());
    vectors.taken();
    vectors.form();
    vectors.signatures();
    vectors.subject();
    return vectors.files;
  }

  private void taken() {
    String same = Sha256.of(THIRD.bytes()).hex();
    String other = Sha256.of(new byte[] {3}).hex();
    add("first", signed(THIRD), "LOGGED", "NTC-10", "");
    add("higher", signed(THIRD), "LOGGED", "NTC-10", "2 " + other);
    add("again", signed(THIRD), "KNOWN", "NTC-10", "3 " + same);
    add("lower", signed(THIRD), "OLDER", "NTC-11", "4 " + other);
    add("same-serial", signed(THIRD), "OLDER", "NTC-11", "3 " + other);
  }

  private void form() {
    byte[] large = Arrays.copyOf(signed(THIRD), NoticeVerifier.MAX_BYTES + 1);
    refuse("large", large, Reason.LIMIT_EXCEEDED, "NTC-1");
    malformed("no-files", "\"files\":[", "\"more\":[");
    malformed("serial-0", "\"serial\":3", "\"serial\":0");
    malformed("unknown-kind", "\"kind\":\"sbom\"", "\"kind\":\"video\"");
    malformed("path-twice", "\"sbom.json\"", "\"statement.en.txt\"");
    malformed("no-udi-di", "[\"" + TestNotices.UDI_DI + "\"]", "[]");
    byte[] next = "{\"format\":2,\"unknown\":1}".getBytes(StandardCharsets.US_ASCII);
    byte[] format = signed(DocumentType.NOTICE, next, ROOT.packageSigners());
    refuse("format-2", format, Reason.FORMAT_UNSUPPORTED, "NTC-6");
  }

  private void malformed(String name, String found, String put) {
    byte[] payload = changed(THIRD, found, put);
    byte[] envelope = signed(DocumentType.NOTICE, payload, ROOT.packageSigners());
    refuse(name, envelope, Reason.NOTICE_MALFORMED, "NTC-5 JSON-6 JSON-8");
  }

  private void signatures() {
    byte[] payload = THIRD.bytes();
    for (DocumentType type : List.of(DocumentType.PACKAGE, DocumentType.DOWNGRADE)) {
      byte[] envelope = signed(type, payload, ROOT.packageSigners());
      String name = "typ-of-" + type.name().toLowerCase(java.util.Locale.ROOT);
      refuse(name, envelope, Reason.WRONG_TYPE, "NTC-2 TRU-7");
    }
    byte[] release = signed(DocumentType.NOTICE, payload, ROOT.quorum(Role.RELEASE));
    refuse("release-alone", release, Reason.QUORUM_MISSING, "NTC-3 TRU-54");
    byte[] stranger = signed(DocumentType.NOTICE, payload, List.of(TestKeys.ed25519("stranger")));
    refuse("stranger", stranger, Reason.QUORUM_MISSING, "NTC-3 TRU-54");
    byte[] grant = signed(DocumentType.NOTICE, payload, ROOT.quorum(Role.GRANT));
    refuse("grant-role", grant, Reason.WRONG_ROLE, "NTC-4 TRU-53");
  }

  private void subject() {
    String udiDi = TestNotices.UDI_DI;
    byte[] maker = signed(claims("others", "ventilator-x", udiDi, 3));
    refuse("other-maker", maker, Reason.WRONG_MANUFACTURER, "NTC-7");
    byte[] product = signed(claims("example-devices", "ventilator-y", udiDi, 3));
    refuse("other-product", product, Reason.WRONG_PRODUCT, "NTC-9");
    byte[] device = signed(claims("example-devices", "ventilator-x", "04012345678918", 3));
    refuse("other-udi-di", device, Reason.WRONG_DEVICE, "NTC-9");
  }

  private void refuse(String name, byte[] notice, Reason code, String clause) {
    add(name, notice, code.name(), clause, "");
  }

  private void add(String name, byte[] notice, String expect, String clause, String known) {
    String text =
        "cachet-notice-vector: 1\nexpect: "
            + expect
            + "\nclause: "
            + clause
            + "\nnotice: "
            + name
            + ".notice\nroot: root-1.json\nroot-sha256: "
            + ROOT.sha256()
            + "\ndevice: "
            + DEVICE
            + "\n"
            + (known.isEmpty() ? "" : "known: " + known + "\n");
    files.put(name + ".notice", notice);
    files.put(name + ".vec", text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes the files anew into a folder. */
  public static void main(String[] folder) throws IOException {
    for (Map.Entry<String, byte[]> file : all().entrySet()) {
      Files.write(Path.of(folder[0]).resolve(file.getKey()), file.getValue());
    }
  }
}
