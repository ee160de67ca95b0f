package dev.cachet.verification;

import dev.cachet.device.DeviceTime;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.SignatureList;
import dev.cachet.manifest.Manifest;
import dev.cachet.manifest.ManifestReader;
import dev.cachet.pack.PackageLayout;
import dev.cachet.pack.ReceivedPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.statement.DowngradeClaims;
import dev.cachet.statement.DowngradePermit;
import dev.cachet.trust.AuthenticBytes;
import dev.cachet.trust.CountedSigner;
import dev.cachet.trust.Quorum;
import dev.cachet.trust.RootDocument;
import dev.cachet.trust.TrustedRoot;
import dev.cachet.trust.store.TrustStore;
import dev.cachet.verification.report.Check;
import dev.cachet.verification.report.CheckLog;
import dev.cachet.verification.rule.ExpiryRule;
import dev.cachet.verification.rule.RootStateRule;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The checks from {@link Check#PREFIX} to {@link Check#EXPIRY}, in their one order (PKG-47). It is
 * the only path to a manifest that is believed.
 */
final class ManifestRun {
  private static final String NO_DEVICE = "there is no device to compare with";

  private final ChainStep chain;
  private final Optional<DeviceRules> device;

  ManifestRun(TrustStore roots, Optional<DeviceRules> device) {
    this.chain = new ChainStep(roots);
    this.device = device;
  }

  JudgedManifest judge(ReceivedPackage received, DeviceTime start, CheckLog log)
      throws PackageRefusedException, IOException {
    log.pass(Check.PREFIX, received.rootCount() + " roots in the package");
    RootInForce inForce =
        log.judge(Check.CHAIN, () -> chain.follow(received, start), ManifestRun::accepted);
    SignedManifest signed = judgeSigned(inForce, received.manifest(), received.signatures(), log);
    Manifest manifest = signed.manifest();
    PackageLayout layout =
        log.judge(Check.LAYOUT, () -> PackageLayout.of(received, manifest), found -> "");
    Optional<DowngradePermit> permit = judgeMeant(manifest, inForce, log);
    return new JudgedManifest(
        received, inForce.root(), signed.authentic(), manifest, layout, permit);
  }

  /** From {@link Check#ROOT_STATE} to {@link Check#MANIFEST}: what is signed. */
  SignedManifest judgeSigned(
      RootInForce inForce, byte[] manifestBytes, byte[] signatures, CheckLog log)
      throws PackageRefusedException, IOException {
    log.judge(Check.ROOT_STATE, () -> rootState(inForce), detail -> detail);
    AuthenticBytes authentic =
        log.judge(
            Check.QUORUM,
            () -> quorum(inForce.root(), manifestBytes, signatures),
            ManifestRun::signers);
    Manifest manifest =
        log.judge(
            Check.MANIFEST,
            () -> ManifestReader.read(authentic),
            found -> found.product() + " " + found.version());
    return new SignedManifest(authentic, manifest);
  }

  /** From {@link Check#TARGET} to {@link Check#EXPIRY}: what is meant for this device and day. */
  Optional<DowngradePermit> judgeMeant(Manifest manifest, RootInForce inForce, CheckLog log)
      throws PackageRefusedException, IOException {
    Optional<DowngradePermit> permit = judgeForDevice(manifest, inForce, log);
    log.judge(Check.EXPIRY, () -> expiry(manifest, inForce, permit), detail -> detail);
    return permit;
  }

  /** Whether {@link #judgeMeant} will pass; the verdict itself is reached in its turn. */
  boolean isMeant(Manifest manifest, RootInForce inForce) throws IOException {
    try {
      Optional<DowngradePermit> permit = Optional.empty();
      if (device.isPresent()) {
        Meant meant = Meant.of(device.get(), manifest, inForce);
        permit = meant.permit();
        String unused = device.get().checkCounters(manifest, permit);
      }
      String unused = expiry(manifest, inForce, permit);
      return true;
    } catch (PackageRefusedException e) {
      return false;
    }
  }

  private Optional<DowngradePermit> judgeForDevice(
      Manifest manifest, RootInForce inForce, CheckLog log)
      throws PackageRefusedException, IOException {
    if (device.isEmpty()) {
      log.leaveOut(Check.TARGET, NO_DEVICE);
      log.leaveOut(Check.COUNTERS, NO_DEVICE);
      return Optional.empty();
    }
    DeviceRules rules = device.get();
    Meant meant = log.judge(Check.TARGET, () -> Meant.of(rules, manifest, inForce), Meant::detail);
    log.judge(
        Check.COUNTERS, () -> rules.checkCounters(manifest, meant.permit()), detail -> detail);
    return meant.permit();
  }

  /** A downgrade is judged before the target, of which it may waive a part. */
  private record Meant(Optional<DowngradePermit> permit, String detail) {
    static Meant of(DeviceRules rules, Manifest manifest, RootInForce inForce)
        throws PackageRefusedException {
      Optional<DowngradePermit> permit = rules.permit(manifest, inForce);
      return new Meant(permit, rules.checkTarget(manifest, permit));
    }
  }

  private String rootState(RootInForce inForce) throws PackageRefusedException {
    RootDocument document = inForce.root().document();
    if (device.isEmpty()) {
      return RootStateRule.checkExpiry(document, inForce.time()) + "; " + NO_DEVICE;
    }
    device.get().checkRoot(document);
    return RootStateRule.checkExpiry(document, inForce.time());
  }

  // A11, CVE-2026-23991: nothing but the two prefix entries is looked at until this has passed.
  private static AuthenticBytes quorum(TrustedRoot root, byte[] manifest, byte[] signatures)
      throws PackageRefusedException {
    return Quorum.require(
        root,
        DocumentType.PACKAGE,
        root.document().packageRoles(),
        manifest,
        SignatureList.read(signatures));
  }

  static String accepted(RootInForce found) {
    return found.accepted() + " newer roots accepted";
  }

  private static String signers(AuthenticBytes authentic) {
    return authentic.signers().size()
        + " signatures counted, "
        + authentic.ignoredSignatures()
        + " ignored; by "
        + authentic.signers().stream().map(CountedSigner::name).collect(Collectors.joining(", "));
  }

  private static String expiry(
      Manifest manifest, RootInForce inForce, Optional<DowngradePermit> permit)
      throws PackageRefusedException {
    ExpiryRule.check(
        manifest,
        inForce.root().document().packageExpiry(),
        inForce.time(),
        DeviceRules.waives(permit, DowngradeClaims.Waiver.EXPIRY));
    return manifest.expires().map(expires -> "expires " + expires).orElse("does not expire")
        + "; "
        + inForce.time();
  }
}
