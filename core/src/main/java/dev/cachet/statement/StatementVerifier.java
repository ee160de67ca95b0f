package dev.cachet.statement;

import dev.cachet.device.DeviceIdentity;
import dev.cachet.device.DeviceTime;
import dev.cachet.digest.Sha256;
import dev.cachet.jose.AttachedEnvelope;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.ProtectedHeader;
import dev.cachet.json.JsonObject;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import dev.cachet.trust.AuthenticBytes;
import dev.cachet.trust.Quorum;
import dev.cachet.trust.Role;
import dev.cachet.trust.TrustedRoot;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Judges statements for one device, under the root in force and by what the device remembers. It
 * changes nothing: a statement is spent by the installation that it is used for.
 */
public final class StatementVerifier {
  /** Largest statement in bytes; a grant has a quarter of it (STM-1). */
  public static final int MAX_BYTES = 65_536;

  private final TrustedRoot root;
  private final DeviceIdentity device;
  private final SpentStatements spent;
  private final DeviceTime time;

  /**
   * A verifier for one device.
   *
   * @param root the root in force
   * @param device what the device is, from its factory record
   * @param spent what the device remembers
   * @param time what the device knows of the present, taken once at the start of the update
   */
  public StatementVerifier(
      TrustedRoot root, DeviceIdentity device, SpentStatements spent, DeviceTime time) {
    this.root = Objects.requireNonNull(root, "root");
    this.device = Objects.requireNonNull(device, "device");
    this.spent = Objects.requireNonNull(spent, "spent");
    this.time = Objects.requireNonNull(time, "time");
  }

  /**
   * Judges a site statement.
   *
   * @param envelope the document
   * @return the proof, with which grants of the site are judged
   * @throws PackageRefusedException with a code of form or quorum, {@code WRONG_MANUFACTURER},
   *     {@code OUTSIDE_SITE}, {@code NOT_YET_VALID} or {@code STATEMENT_EXPIRED}
   */
  public SiteStatement site(byte[] envelope) throws PackageRefusedException {
    AuthenticBytes authentic = authentic(envelope, DocumentType.SITE, Role.GRANT, "site statement");
    SiteClaims claims = SiteClaims.read(authentic.bytes());
    requireEqual(
        Reason.WRONG_MANUFACTURER,
        "STM-9",
        "site statement",
        claims.manufacturer(),
        root.document().manufacturer());
    for (SiteKey key : claims.keys()) {
      if (root.document().key(key.jwk().kid()).isPresent()) {
        throw new PackageRefusedException(
            Reason.STATEMENT_MALFORMED,
            "STM-10",
            "site statement#/keys",
            key.jwk().kid() + " of the root",
            "a key of the site alone");
      }
    }
    String name = DeviceName.of(device);
    if (!claims.devices().contains(name)) {
      throw new PackageRefusedException(
          Reason.OUTSIDE_SITE, "STM-11", "site " + claims.site(), "no " + name, name);
    }
    claims.validity().require(time, "site statement");
    return new SiteStatement(claims, authentic, envelope);
  }

  /**
   * Judges an install grant.
   *
   * @param grant the document, compact or an envelope
   * @param sites the statements about sites that came with it, possibly none
   * @param packageId the package that is to be installed
   * @return the proof
   * @throws PackageRefusedException with a code of form, quorum, audience, package, time or of
   *     being used
   */
  public InstallGrant grant(byte[] grant, List<SiteStatement> sites, Sha256 packageId)
      throws PackageRefusedException {
    SignedGrant signed = SignedGrant.read(grant, root, sites);
    GrantClaims claims = signed.claims();
    requireAudience(signed);
    requireEqual(
        Reason.WRONG_PACKAGE, "STM-17", "grant", claims.packageId().hex(), packageId.hex());
    claims.validity().require(time, "grant");
    Sha256 payload = signed.authentic().sha256();
    if (!spent.resumes(packageId, payload)) {
      new OnceRule(spent, time).require(claims);
    }
    return new InstallGrant(
        claims, grant, signed.site().orElse(null), signed.holders(), scope(payload));
  }

  private void requireAudience(SignedGrant signed) throws PackageRefusedException {
    String audience = signed.claims().audience();
    String own = DeviceName.of(device);
    String site =
        signed.site().map(statement -> DeviceName.ofSite(statement.claims().site())).orElse(own);
    if (!audience.equals(own) && !audience.equals(site)) {
      throw new PackageRefusedException(Reason.WRONG_AUDIENCE, "STM-16", "grant", audience, own);
    }
  }

  /**
   * Judges a downgrade.
   *
   * @param envelope the document
   * @return the proof, for the package that it names
   * @throws PackageRefusedException with a code of form or quorum, {@code WRONG_AUDIENCE}, {@code
   *     WRONG_FLOOR}, a code of time or of being used
   */
  public DowngradePermit downgrade(byte[] envelope) throws PackageRefusedException {
    AuthenticBytes authentic =
        authentic(envelope, DocumentType.DOWNGRADE, Role.DOWNGRADE, "downgrade");
    DowngradeClaims claims = DowngradeClaims.read(authentic.bytes());
    requireEqual(
        Reason.WRONG_AUDIENCE, "STM-18", "downgrade", claims.device(), DeviceName.of(device));
    requireEqual(
        Reason.WRONG_FLOOR,
        "STM-20",
        "downgrade",
        "floor " + claims.floor(),
        "floor " + spent.floor());
    claims.validity().require(time, "downgrade");
    if (!spent.resumes(claims.packageId(), authentic.sha256())) {
      new OnceRule(spent, time).require(claims.binding(), "downgrade");
    }
    return new DowngradePermit(claims, envelope, scope(authentic.sha256()));
  }

  /**
   * Judges a sequence statement.
   *
   * @param envelope the document
   * @return the proof
   * @throws PackageRefusedException with a code of form or quorum, {@code WRONG_AUDIENCE}, {@code
   *     WRONG_SEQ}, {@code WRONG_NONCE} or a code of time
   */
  public SequencePermit sequence(byte[] envelope) throws PackageRefusedException {
    AuthenticBytes authentic =
        authentic(envelope, DocumentType.SEQUENCE, Role.DOWNGRADE, "sequence statement");
    SequenceClaims claims = SequenceClaims.read(authentic.bytes());
    requireEqual(
        Reason.WRONG_AUDIENCE,
        "STM-23",
        "sequence statement",
        claims.device(),
        DeviceName.of(device));
    claims.validity().require(time, "sequence statement");
    new OnceRule(spent, time).requireNonce(claims.nonce(), "sequence statement");
    if (claims.installSeq() < spent.installSeq()) {
      throw new PackageRefusedException(
          Reason.WRONG_SEQ,
          "STM-24",
          "sequence statement",
          "installSeq " + claims.installSeq(),
          "at least " + spent.installSeq());
    }
    return new SequencePermit(claims, scope(authentic.sha256()));
  }

  private AuthenticBytes authentic(byte[] envelope, DocumentType type, Role role, String subject)
      throws PackageRefusedException {
    if (envelope.length > MAX_BYTES) {
      throw new PackageRefusedException(
          Reason.LIMIT_EXCEEDED,
          "STM-1",
          subject,
          envelope.length + " bytes",
          "at most " + MAX_BYTES);
    }
    AttachedEnvelope read = AttachedEnvelope.read(envelope);
    return Quorum.require(root, type, Set.of(role), read.payload(), read.signatures());
  }

  private StatementScope scope(Sha256 payload) {
    return new StatementScope(device, root.sha256(), payload);
  }

  private static void requireEqual(
      Reason reason, String clause, String subject, String found, String expected)
      throws PackageRefusedException {
    if (!found.equals(expected)) {
      throw new PackageRefusedException(reason, clause, subject, found, expected);
    }
  }

  static void requireFormat(JsonObject document, String subject)
      throws StrictJsonException, PackageRefusedException {
    long format = document.integer("format", 0, StrictJson.MAX_INTEGER);
    if (format != 1) {
      throw new PackageRefusedException(
          Reason.FORMAT_UNSUPPORTED, "STM-7", subject, "format " + format, "format 1");
    }
  }

  static List<String> kids(List<ProtectedHeader> headers) {
    return headers.stream().map(ProtectedHeader::kid).toList();
  }
}
