package dev.cachet.journey;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.author.payload.DraftRefusedException;
import dev.cachet.ceremony.RootFormat;
import dev.cachet.ceremony.RootSummary;
import dev.cachet.ceremony.UnsignedRoot;
import dev.cachet.device.DeviceIdentity;
import dev.cachet.device.DeviceTime;
import dev.cachet.digest.Sha256;
import dev.cachet.endofsupport.SupportEnd;
import dev.cachet.factory.Manufacturer;
import dev.cachet.factory.Person;
import dev.cachet.issue.NoticeDraft;
import dev.cachet.issue.StatementKind;
import dev.cachet.issue.StatementSheet;
import dev.cachet.issue.UnsignedStatement;
import dev.cachet.jose.Algorithm;
import dev.cachet.jose.Family;
import dev.cachet.jose.PublicJwk;
import dev.cachet.notice.NoticeVerifier;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.signer.SigningKey;
import dev.cachet.signer.SigningRequest;
import dev.cachet.statement.Binding;
import dev.cachet.statement.DeviceName;
import dev.cachet.statement.DowngradeClaims;
import dev.cachet.statement.GrantClaims;
import dev.cachet.statement.Party;
import dev.cachet.statement.SequenceClaims;
import dev.cachet.statement.SiteClaims;
import dev.cachet.statement.SiteKey;
import dev.cachet.statement.SpentStatements;
import dev.cachet.statement.StatementVerifier;
import dev.cachet.statement.Validity;
import dev.cachet.trust.Environment;
import dev.cachet.trust.RootKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * A trust root or a statement of any kind that changes by a byte after it was shown is another one:
 * nobody signs it as the one that was shown, no signature of the first fits it, and no device takes
 * it.
 */
class ChangedDocumentsProperties {
  private static final Manufacturer MAKER = new Manufacturer();
  private static final SigningKey NURSE =
      SigningKey.generate(Algorithm.ED25519, new SecureRandom());
  private static final DeviceIdentity DEVICE =
      new DeviceIdentity(
          Manufacturer.NAME,
          "ventilator-x",
          "04012345678901",
          "vx-2",
          5,
          "SN-1",
          Environment.PRODUCTION);
  private static final Validity VALIDITY =
      new Validity(Instant.parse("2026-11-20T00:00:00Z"), Instant.parse("2026-12-20T00:00:00Z"));
  private static final Sha256 PACKAGE = Sha256.of(new byte[] {7});

  private static final SpentStatements SPENT =
      new SpentStatements(
          3,
          410,
          Optional.of("nonce-of-the-device-12345"),
          List.of(),
          false,
          Optional.empty(),
          Set.of());

  private static final String NOTICE =
      """
      {"schemaVersion": 1, "manufacturer": "example-devices", "product": "ventilator-x",
       "title": "Ventilator X", "publisher": "Example Devices",
       "publisherUrl": "https://devices.example", "reference": "https://devices.example/n",
       "id": "EX", "serial": 3, "udiDis": ["04012345678901"], "versions": ["2.4"],
       "dates": {"endOfSecuritySupport": "2029-06-30", "endOfLife": "2030-06-30"},
       "contact": "security@devices.example"}
      """;

  private static Path folder;
  private static final Map<StatementKind, Path> DRAFTS = new EnumMap<>(StatementKind.class);

  @BeforeContainer
  static void draft() throws Exception {
    folder = Files.createTempDirectory("documents");
    String name = DeviceName.of(DEVICE);
    GrantClaims grant =
        new GrantClaims(
            Manufacturer.NAME,
            "post-17",
            name,
            "grant-0001",
            null,
            VALIDITY,
            Binding.toSeq(4),
            Party.HOSPITAL,
            PACKAGE);
    SiteClaims site =
        new SiteClaims(
            Manufacturer.NAME,
            "hospital-north",
            VALIDITY,
            List.of(new SiteKey("nurse", Party.HOSPITAL, NURSE.publicKey())),
            1,
            Set.of(Family.CLASSICAL),
            Set.of(name));
    DowngradeClaims downgrade =
        new DowngradeClaims(
            name,
            PACKAGE,
            410,
            Binding.toSeq(4),
            VALIDITY,
            DowngradeClaims.Cause.SAFETY,
            Optional.empty(),
            Set.of());
    SequenceClaims sequence = new SequenceClaims(name, "nonce-of-the-device-12345", 7, VALIDITY);
    sign(UnsignedStatement.of(grant, folder.resolve("grant")), MAKER.grant);
    sign(UnsignedStatement.of(site, folder.resolve("site")), MAKER.grant);
    sign(UnsignedStatement.of(downgrade, folder.resolve("downgrade")), MAKER.downgrade);
    sign(UnsignedStatement.of(sequence, folder.resolve("sequence")), MAKER.downgrade);
    SupportEnd end = SupportEnd.read(NOTICE.getBytes(StandardCharsets.UTF_8));
    Instant issued = Instant.parse("2026-11-20T00:00:00Z");
    NoticeDraft notice =
        NoticeDraft.of(end, "{}".getBytes(StandardCharsets.UTF_8), List.of(), issued);
    UnsignedStatement told = UnsignedStatement.of(notice, folder.resolve("notice"));
    sign(told, MAKER.release);
    sign(told, MAKER.clearance);
    UnsignedRoot root = UnsignedRoot.first(MAKER.draft(1), folder.resolve("root"));
    for (SigningKey key : MAKER.rootSigners()) {
      Path unused = root.sign(key);
    }
  }

  private static void sign(UnsignedStatement draft, Person desk) throws Exception {
    DRAFTS.put(draft.kind(), folder.resolve(draft.kind().text().replaceFirst(" .*", "")));
    for (SigningKey key : desk.signers()) {
      Path unused = draft.sign(key);
    }
  }

  @AfterContainer
  static void delete() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(java.util.Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }
  }

  @Property(tries = 600, shrinking = ShrinkingMode.OFF)
  void aByteOfAStatement(
      @ForAll @IntRange(max = 4) int which,
      @ForAll boolean pq,
      @ForAll @IntRange(max = 100_000) int at,
      @ForAll @IntRange(min = 1, max = 255) int other)
      throws Exception {
    StatementKind kind = List.copyOf(DRAFTS.keySet()).get(which);
    Path draft = DRAFTS.get(kind);
    UnsignedStatement before = UnsignedStatement.open(draft);
    List<String> shown = StatementSheet.of(before).lines();
    SigningKey key = pq ? MAKER.root1.pq() : MAKER.root1.classical();
    byte[] elsewhere = key.sign(before.request(key.publicKey()).input());
    changed(
        payload(draft),
        at,
        other,
        () -> {
          assertRefused(() -> UnsignedStatement.open(draft, before.sha256()));
          assertRefused(
              () -> {
                UnsignedStatement after = UnsignedStatement.open(draft);
                assertNotEquals(shown, StatementSheet.of(after).lines());
                SigningRequest request = after.request(key.publicKey());
                assertThrows(PackageRefusedException.class, () -> request.attach(elsewhere));
                judge(kind, after.seal());
              });
        });
    judge(kind, UnsignedStatement.open(draft).seal());
  }

  /** A value that whoever carries the draft changes, takes away or adds. */
  @Property(tries = 400, shrinking = ShrinkingMode.OFF)
  void aMemberOfAStatementOrRoot(
      @ForAll @IntRange(max = 5) int which,
      @ForAll @IntRange(max = 10_000) int member,
      @ForAll @IntRange(max = 2) int how)
      throws Exception {
    boolean root = which == 5;
    Path draft =
        root ? folder.resolve("root") : DRAFTS.get(List.copyOf(DRAFTS.keySet()).get(which));
    Path file = root ? draft.resolve("root.json") : payload(draft);
    String before = sheet(draft, root);
    Sha256 shown = Sha256.of(Files.readAllBytes(file));
    changed(
        file,
        ChangedMember.of(Files.readAllBytes(file), member, how),
        () -> {
          assertRefused(
              () -> {
                Object unused =
                    root ? UnsignedRoot.open(draft, shown) : UnsignedStatement.open(draft, shown);
              });
          try {
            assertNotEquals(before, sheet(draft, root));
          } catch (PackageRefusedException e) {
            assertTrue(String.valueOf(e.getMessage()).length() > 10);
          }
          assertRefused(() -> sealed(draft, root));
        });
  }

  /** A byte of a signature that was collected: it is not sealed. */
  @Property(tries = 400, shrinking = ShrinkingMode.OFF)
  void aByteOfASignatureBeforeSealing(
      @ForAll @IntRange(max = 4) int which,
      @ForAll @IntRange(max = 100) int signature,
      @ForAll @IntRange(max = 100_000) int at,
      @ForAll @IntRange(min = 1, max = 255) int other)
      throws Exception {
    Path draft = DRAFTS.get(List.copyOf(DRAFTS.keySet()).get(which));
    List<Path> all;
    try (Stream<Path> files = Files.list(draft.resolve("signatures"))) {
      all = files.sorted().toList();
    }
    Path file = all.get(signature % all.size());
    byte[] before = UnsignedStatement.open(draft).seal();
    changed(
        file,
        at,
        other,
        () -> {
          try {
            UnsignedStatement after = UnsignedStatement.open(draft);
            after.requireSignedBy(keys());
            assertArrayEquals(before, after.seal(), "only what is the same again is taken");
          } catch (PackageRefusedException e) {
            assertTrue(String.valueOf(e.getMessage()).length() > 10);
          }
        });
    UnsignedStatement.open(draft).requireSignedBy(keys());
  }

  private static List<PublicJwk> keys() throws Exception {
    return MAKER.firstRoot().document().keys().stream().map(RootKey::jwk).toList();
  }

  private static String sheet(Path draft, boolean root) throws Exception {
    return root
        ? text(UnsignedRoot.open(draft).payload())
        : String.join("\n", StatementSheet.of(UnsignedStatement.open(draft)).lines());
  }

  private static void sealed(Path draft, boolean root) throws Exception {
    if (root) {
      Object unused = UnsignedRoot.open(draft).seal();
    } else {
      UnsignedStatement.open(draft).requireSignedBy(keys());
    }
  }

  @Property(tries = 400, shrinking = ShrinkingMode.OFF)
  void aByteOfARoot(
      @ForAll boolean pq,
      @ForAll @IntRange(max = 100_000) int at,
      @ForAll @IntRange(min = 1, max = 255) int other)
      throws Exception {
    Path draft = folder.resolve("root");
    UnsignedRoot before = UnsignedRoot.open(draft);
    String shown = text(before.payload());
    SigningKey key = pq ? MAKER.root1.pq() : MAKER.root1.classical();
    byte[] elsewhere = key.sign(before.request(key.publicKey()).input());
    changed(
        draft.resolve("root.json"),
        at,
        other,
        () -> {
          assertRefused(() -> UnsignedRoot.open(draft, before.sha256()));
          assertRefused(
              () -> {
                UnsignedRoot after = UnsignedRoot.open(draft);
                assertNotEquals(shown, text(after.payload()));
                SigningRequest request = after.request(key.publicKey());
                assertThrows(PackageRefusedException.class, () -> request.attach(elsewhere));
                var unused = after.seal();
              });
        });
    assertEquals(1, UnsignedRoot.open(draft).seal().document().version());
  }

  /** What {@code trust show} prints of a root. */
  private static String text(byte[] payload) throws Exception {
    return new String(RootFormat.TEXT.write(RootSummary.of(payload)), StandardCharsets.UTF_8);
  }

  private interface Step {
    void run() throws Exception;
  }

  private static Path payload(Path draft) throws IOException {
    try (Stream<Path> files = Files.list(draft)) {
      return files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  private static void changed(Path file, int at, int other, Step step) throws Exception {
    byte[] after = Files.readAllBytes(file);
    after[at % after.length] ^= (byte) other;
    changed(file, after, step);
  }

  private static void changed(Path file, byte[] after, Step step) throws Exception {
    byte[] before = Files.readAllBytes(file);
    Files.write(file, after);
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

  private static void judge(StatementKind kind, byte[] sealed) throws Exception {
    StatementVerifier verifier =
        new StatementVerifier(
            MAKER.firstRoot(),
            DEVICE,
            SPENT,
            DeviceTime.trusted(Instant.parse("2026-12-01T00:00:00Z")));
    Object unused =
        switch (kind) {
          case GRANT -> verifier.grant(sealed, List.of(), PACKAGE);
          case SITE -> verifier.site(sealed);
          case DOWNGRADE -> verifier.downgrade(sealed);
          case SEQUENCE -> verifier.sequence(sealed);
          case NOTICE -> new NoticeVerifier(MAKER.firstRoot()).verify(sealed);
        };
  }
}
