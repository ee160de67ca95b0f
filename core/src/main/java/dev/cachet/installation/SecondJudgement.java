package dev.cachet.installation;

import dev.cachet.authorisation.Authoriser;
import dev.cachet.device.DeviceTime;
import dev.cachet.digest.Sha256;
import dev.cachet.installation.kept.JudgedStatements;
import dev.cachet.installation.kept.KeptStatements;
import dev.cachet.manifest.Manifest;
import dev.cachet.memory.DeviceMemory;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.trust.Authorisation;
import dev.cachet.trust.RootDocument;
import dev.cachet.verification.ManifestReview;
import java.io.IOException;
import java.util.Optional;

/**
 * Judges an update again as long as the loader was not told of it: root, floor and time may have
 * moved since it was verified.
 */
final class SecondJudgement {
  private final Device device;
  private final DeviceTime time;

  SecondJudgement(Device device, DeviceTime time) {
    this.device = device;
    this.time = time;
  }

  /** Counts the kept signatures under the root in force, then judges the manifest. */
  Manifest ofKept(String slot, Sha256 identity) throws PackageRefusedException, IOException {
    Manifest manifest = device.kept(slot).judge(identity, device.memory().current());
    Optional<Sha256> statements =
        device.memory().state().pending().flatMap(pending -> pending.statements());
    JudgedStatements unused = of(manifest, device.kept(slot).statements(statements));
    return manifest;
  }

  /**
   * Judges a manifest whose signatures were counted under the root in force, and the statements
   * that came with it.
   */
  JudgedStatements of(Manifest manifest, KeptStatements statements)
      throws PackageRefusedException, IOException {
    DeviceMemory memory = device.memory();
    RootDocument root = memory.current().document();
    JudgedStatements judged =
        JudgedStatements.of(statements, manifest.identity(), memory.statements(present()));
    String running = device.bootSwitch().state().running();
    new ManifestReview(memory.factory().identity(), memory.counters(running), present())
        .require(manifest, root, judged.permit());
    // The device's own minimum does not change, so it was judged with the first agreement.
    new Authoriser(Authorisation.NONE).requireAgreement(manifest, root, judged.grants());
    return judged;
  }

  /** The caller's clock over the floor of memory: a root may have moved it since (TRU-63). */
  private DeviceTime present() {
    DeviceMemory memory = device.memory();
    return time.clock().map(memory::time).orElseGet(memory::time);
  }
}
