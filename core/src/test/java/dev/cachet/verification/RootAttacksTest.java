package dev.cachet.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.refusal.Reason;
import dev.cachet.verification.report.Check;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whole packages under the attacks A16 to A20 on the chain of roots. */
class RootAttacksTest {
  private static final Desk THIEF = Desk.classical("thief");

  private final TestDevice device = new TestDevice();

  @Test
  @DisplayName("A16, A24, CVE-2020-15163, CVE-2025-2888: a refused root leaves no trace")
  @Tag("TRU-50")
  void forgetsARefusedRoot() {
    byte[] forged = Maker.root(2).envelope(THIEF);
    Verdict refused = device.judge(new ReleaseFixture().rootEntry(2, forged).bytes());
    refused.isRefused(Check.CHAIN, Reason.QUORUM_MISSING, "TRU-54");
    assertEquals(List.of(1L), refused.roots().versions());
    TestDevice afterwards = device.trusting(refused.roots().current());
    afterwards.judge(new ReleaseFixture().root(Maker.root(2)).bytes()).isAccepted();
    afterwards.judge(new ReleaseFixture().bytes()).isAccepted();
  }

  @Test
  @DisplayName("A17, CVE-2025-2885: a root that skips a version")
  @Tag("TRU-39")
  @Tag("TRU-44")
  void skipsNoVersion() {
    device
        .judge(new ReleaseFixture().root(Maker.root(3)).bytes())
        .isRefused(Check.CHAIN, Reason.ROOT_NOT_CONSECUTIVE, "TRU-39");
    device
        .judge(new ReleaseFixture().rootEntry(2, Maker.signed(Maker.root(3))).bytes())
        .isRefused(Check.CHAIN, Reason.ROOT_NOT_CONSECUTIVE, "TRU-44");
  }

  @Test
  @DisplayName("A18: a root that only the old, or only the new keys signed")
  @Tag("TRU-41")
  @Tag("TRU-42")
  void demandsOldAndNewKeys() {
    RootFixture stolen = Maker.root(2).role("root", 1, Maker.CLASSICAL, THIEF);
    device
        .judge(new ReleaseFixture().rootEntry(2, stolen.envelope(THIEF)).bytes())
        .isRefused(Check.CHAIN, Reason.QUORUM_MISSING, "TRU-54");
    device
        .judge(new ReleaseFixture().rootEntry(2, Maker.signed(stolen)).bytes())
        .isRefused(Check.CHAIN, Reason.QUORUM_MISSING, "TRU-54");
    device
        .judge(
            new ReleaseFixture()
                .rootEntry(2, stolen.envelope(Maker.ROOT, Maker.ROOT_PQ, THIEF))
                .bytes())
        .isAccepted();
  }

  @Test
  @DisplayName("A19: more roots than a package may carry")
  @Tag("PKG-7")
  void endsAChain() {
    ReleaseFixture release = new ReleaseFixture();
    for (int version = 2; version <= 258; version++) {
      release.rootEntry(version, "{}".getBytes(UTF_8));
    }
    device.judge(release.bytes()).isRefused(Check.PREFIX, Reason.ROOT_CHAIN_TOO_LONG, "PKG-7");
  }

  @Test
  @DisplayName("A20: a key that a newer root dropped")
  @Tag("TRU-56")
  void countsNoRevokedKey() {
    RootFixture revoked =
        Maker.root(2)
            .role("release", 1, Maker.HYBRID, Desk.classical("release-2"), Maker.RELEASE_PQ);
    device
        .judge(new ReleaseFixture().root(revoked).bytes())
        .isRefused(Check.QUORUM, Reason.FAMILY_MISSING, "TRU-55");
  }

  @Test
  @DisplayName("A57: the root of a stranger, complete and well signed")
  @Tag("TRU-41")
  void refusesACompleteChainOfAStranger() {
    RootFixture strangers =
        Maker.root(2)
            .role("root", 1, Maker.CLASSICAL, THIEF)
            .role("release", 1, Maker.CLASSICAL, Desk.classical("thief-2"))
            .role("clearance", 1, Maker.CLASSICAL, Desk.classical("thief-3"));
    Verdict verdict =
        device.judge(
            new ReleaseFixture()
                .rootEntry(2, strangers.envelope(THIEF))
                .signedBy(Desk.classical("thief-2"), Desk.classical("thief-3"))
                .bytes());
    verdict.isRefused(Check.CHAIN, Reason.QUORUM_MISSING, "TRU-54");
    assertEquals(List.of(1L), verdict.roots().versions());
  }
}
