package dev.cachet.trust;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.jose.Base64Url;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.jose.Family;
import dev.cachet.jose.SignatureList;
import dev.cachet.jose.TestKeys;
import dev.cachet.jose.TestSigner;
import dev.cachet.refusal.PackageRefusedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class QuorumProperties {
  private static final byte[] DOCUMENT =
      "{\"format\":1,\"counter\":7}".getBytes(StandardCharsets.UTF_8);
  private static final TestRoots HYBRID = TestRoots.hybrid();
  private static final TrustedRoot ROOT = HYBRID.trusted();
  private static final SignatureList EXACT =
      TestRoots.sign(DocumentType.PACKAGE, DOCUMENT, HYBRID.packageSigners());
  private static final byte[] SUCCESSOR = HYBRID.next().envelope(HYBRID);

  private static AuthenticBytes require(byte[] document, SignatureList signatures)
      throws PackageRefusedException {
    return Quorum.require(
        ROOT, DocumentType.PACKAGE, ROOT.document().packageRoles(), document, signatures);
  }

  private static byte[] flipped(byte[] bytes, int at, int mask) {
    byte[] copy = bytes.clone();
    copy[at] ^= (byte) mask;
    return copy;
  }

  private static SignatureList with(int index, EnvelopeSignature changed)
      throws PackageRefusedException {
    List<EnvelopeSignature> signatures = new ArrayList<>(EXACT.signatures());
    signatures.set(index, changed);
    return SignatureList.of(signatures);
  }

  @Example
  void acceptsTheEnvelopeThatThePropertiesChange() throws Exception {
    assertEquals(4, require(DOCUMENT, EXACT).signers().size());
    assertEquals(2, TrustChain.next(ROOT, SUCCESSOR).document().version());
  }

  @Property(tries = 300)
  @Tag("TRU-19")
  void neverAcceptsAChangedDocument(
      @ForAll @IntRange(max = 23) int at, @ForAll @IntRange(min = 1, max = 255) int mask) {
    assertThrows(PackageRefusedException.class, () -> require(flipped(DOCUMENT, at, mask), EXACT));
  }

  @Property(tries = 300)
  @Tag("TRU-19")
  void neverAcceptsAChangedSignature(
      @ForAll @IntRange(max = 3) int index,
      @ForAll @IntRange(max = 1_000_000) int place,
      @ForAll @IntRange(min = 1, max = 255) int mask) {
    EnvelopeSignature good = EXACT.signatures().get(index);
    byte[] signature = Base64Url.decode(good.signature()).orElseThrow();
    byte[] changed = flipped(signature, place % signature.length, mask);
    assertThrows(
        PackageRefusedException.class,
        () ->
            require(
                DOCUMENT,
                with(
                    index,
                    new EnvelopeSignature(good.protectedHeader(), Base64Url.encode(changed)))));
  }

  @Property(tries = 300)
  @Tag("TRU-19")
  void neverAcceptsAChangedHeader(
      @ForAll @IntRange(max = 3) int index,
      @ForAll @IntRange(max = 1_000_000) int place,
      @ForAll @IntRange(min = 1, max = 255) int mask) {
    EnvelopeSignature good = EXACT.signatures().get(index);
    byte[] header = Base64Url.decode(good.protectedHeader()).orElseThrow();
    byte[] changed = flipped(header, place % header.length, mask);
    assertThrows(
        PackageRefusedException.class,
        () ->
            require(
                DOCUMENT,
                with(index, new EnvelopeSignature(Base64Url.encode(changed), good.signature()))));
  }

  @Property(tries = 600)
  @Tag("TRU-1")
  void neverAcceptsAChangedByteOfTheEnvelope(
      @ForAll @IntRange(max = 1_000_000) int place,
      @ForAll @IntRange(min = 1, max = 255) int mask) {
    byte[] envelope = EXACT.bytes();
    byte[] changed = flipped(envelope, place % envelope.length, mask);
    assertThrows(
        PackageRefusedException.class, () -> require(DOCUMENT, SignatureList.read(changed)));
  }

  @Property(tries = 600)
  @Tag("TRU-1")
  void neverAcceptsAChangedByteOfARoot(
      @ForAll @IntRange(max = 1_000_000) int place,
      @ForAll @IntRange(min = 1, max = 255) int mask) {
    byte[] changed = flipped(SUCCESSOR, place % SUCCESSOR.length, mask);
    assertThrows(PackageRefusedException.class, () -> TrustChain.next(ROOT, changed));
  }

  @Example
  @Tag("TRU-1")
  void neverAcceptsAnyFlippedBitOfAClassicalEnvelope() {
    TestRoots roots = TestRoots.classical();
    TrustedRoot root = roots.trusted();
    byte[] envelope =
        TestRoots.sign(DocumentType.PACKAGE, DOCUMENT, roots.packageSigners()).bytes();
    for (int bit = 0; bit < envelope.length * 8; bit++) {
      byte[] changed = flipped(envelope, bit / 8, 1 << (bit % 8));
      assertThrows(
          PackageRefusedException.class,
          () ->
              Quorum.require(
                  root,
                  DocumentType.PACKAGE,
                  root.document().packageRoles(),
                  DOCUMENT,
                  SignatureList.read(changed)),
          "bit " + bit);
    }
  }

  @Property(tries = 200)
  @Tag("TRU-1")
  void neverAcceptsACutEnvelope(@ForAll @IntRange(max = 1_000_000) int length) {
    byte[] cut = java.util.Arrays.copyOf(SUCCESSOR, length % SUCCESSOR.length);
    assertThrows(PackageRefusedException.class, () -> TrustChain.next(ROOT, cut));
  }

  @Property(tries = 50)
  @Tag("TRU-4")
  void theOrderOfSigningNeverMatters(@ForAll Random random) throws Exception {
    List<TestSigner> signers = new ArrayList<>(HYBRID.packageSigners());
    Collections.shuffle(signers, random);
    SignatureList list = TestRoots.sign(DocumentType.PACKAGE, DOCUMENT, signers);
    assertArrayEquals(EXACT.bytes(), list.bytes());
    assertEquals(require(DOCUMENT, EXACT).signers(), require(DOCUMENT, list).signers());
  }

  @Property(tries = 60)
  @Tag("TRU-54")
  @Tag("TRU-55")
  void theThresholdIsAlwaysCountedByDistinctHoldersOfEachFamily(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 3) Integer> classical,
      @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 3) Integer> pq,
      @ForAll @IntRange(min = 1, max = 3) int threshold,
      @ForAll Random random)
      throws Exception {
    TestRoots roots =
        TestRoots.classical()
            .packageRoles(Role.RELEASE)
            .withoutKeys(Role.RELEASE)
            .role(Role.RELEASE, threshold, Family.CLASSICAL, Family.PQ);
    Set<String> classicalHolders = new HashSet<>();
    Set<String> pqHolders = new HashSet<>();
    List<TestSigner> signing = new ArrayList<>();
    roots = add(roots, classical, "c", classicalHolders, signing, random);
    roots = add(roots, pq, "p", pqHolders, signing, random);
    TrustedRoot root = roots.trusted();
    if (signing.isEmpty()) {
      return;
    }
    SignatureList list = TestRoots.sign(DocumentType.PACKAGE, DOCUMENT, signing);
    boolean enough = classicalHolders.size() >= threshold && pqHolders.size() >= threshold;
    boolean accepted;
    try {
      AuthenticBytes unused =
          Quorum.require(root, DocumentType.PACKAGE, Set.of(Role.RELEASE), DOCUMENT, list);
      accepted = true;
    } catch (PackageRefusedException e) {
      accepted = false;
    }
    assertEquals(enough, accepted);
  }

  /** Adds keys; one more of each of three further holders keeps the quorum reachable. */
  private static TestRoots add(
      TestRoots roots,
      List<Integer> holders,
      String family,
      Set<String> signed,
      List<TestSigner> signing,
      Random random) {
    TestRoots more = roots;
    for (int i = 0; i < holders.size() + 3; i++) {
      boolean silent = i >= holders.size();
      String holder = silent ? "silent-" + i : "holder-" + holders.get(i);
      TestSigner signer =
          family.equals("p") ? TestKeys.pq(family + i) : TestKeys.ed25519(family + i);
      more = more.key(Role.RELEASE, holder, signer);
      if (!silent && random.nextBoolean()) {
        signing.add(signer);
        signed.add(holder);
      }
    }
    return more;
  }
}
