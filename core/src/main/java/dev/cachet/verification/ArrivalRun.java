package dev.cachet.verification;

import dev.cachet.chunk.CheckedChunks;
import dev.cachet.chunk.ChunkReading;
import dev.cachet.device.DeviceTime;
import dev.cachet.manifest.Manifest;
import dev.cachet.pack.ArrivedBody;
import dev.cachet.pack.ArrivedPrefix;
import dev.cachet.pack.ArrivingPackage;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.statement.DowngradePermit;
import dev.cachet.trust.store.TrustStore;
import dev.cachet.verification.report.Check;
import dev.cachet.verification.report.CheckLog;
import java.io.IOException;
import java.util.Optional;

/** All checks on a package that arrives, read in one pass and judged in the one order (PKG-47). */
final class ArrivalRun {
  private final TrustStore roots;
  private final ManifestRun run;

  ArrivalRun(TrustStore roots, Optional<DeviceRules> device) {
    this.roots = roots;
    this.run = new ManifestRun(roots, device);
  }

  VerifiedPackage judge(ArrivingPackage arriving, DeviceTime start, ChunkReading reading)
      throws PackageRefusedException, IOException {
    CheckLog log = new CheckLog();
    ArrivingChain chain = new ArrivingChain(roots, start);
    ArrivedPrefix prefix =
        log.judge(
            Check.PREFIX,
            () -> arriving.prefix(chain),
            found -> found.rootCount() + " roots in the package");
    RootInForce inForce = log.judge(Check.CHAIN, chain::end, ManifestRun::accepted);
    SignedManifest signed = run.judgeSigned(inForce, prefix.manifest(), prefix.signatures(), log);
    Manifest manifest = signed.manifest();
    // What is refused whatever its contents is not hashed; that the container is one comes first.
    Optional<ChunkReading> contents =
        run.isMeant(manifest, inForce) ? Optional.of(reading) : Optional.empty();
    ArrivedBody body = arriving.body(prefix, manifest, contents);
    log.judge(Check.LAYOUT, of(body::requireLayout), found -> "");
    Optional<DowngradePermit> unused = run.judgeMeant(manifest, inForce, log);
    log.judge(Check.FILES, of(body::requireFiles), found -> ContentsRun.files(manifest));
    log.judge(Check.INDEXES, of(body::requireIndexes), found -> ContentsRun.indexes(manifest));
    CheckedChunks chunks = log.judge(Check.CHUNKS, body::requireChunks, ContentsRun::checked);
    return new VerifiedPackage(manifest, signed.authentic(), chunks, log.report());
  }

  @FunctionalInterface
  private interface Requirement {
    void hold() throws PackageRefusedException;
  }

  private static CheckLog.Judgement<Requirement> of(Requirement requirement) {
    return () -> {
      requirement.hold();
      return requirement;
    };
  }
}
