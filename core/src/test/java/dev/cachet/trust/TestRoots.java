package dev.cachet.trust;

import dev.cachet.digest.Sha256;
import dev.cachet.jose.Algorithm;
import dev.cachet.jose.AttachedEnvelope;
import dev.cachet.jose.DocumentType;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.jose.Family;
import dev.cachet.jose.SignatureList;
import dev.cachet.jose.TestKeys;
import dev.cachet.jose.TestSigner;
import dev.cachet.refusal.PackageRefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds roots for tests. Every change gives a new builder. */
public final class TestRoots {
  /** A key in a role. */
  public record Seat(Role role, String holder, TestSigner signer) {}

  record Rule(int threshold, List<Family> families) {}

  private final Map<String, Object> head;
  private final List<Seat> seats;
  private final Map<Role, Rule> rules;
  private final List<Role> packageRoles;
  private final List<List<Role>> apart;

  private TestRoots(
      Map<String, Object> head,
      List<Seat> seats,
      Map<Role, Rule> rules,
      List<Role> packageRoles,
      List<List<Role>> apart) {
    this.head = new LinkedHashMap<>(head);
    this.seats = new ArrayList<>(seats);
    this.rules = new EnumMap<>(Role.class);
    this.rules.putAll(rules);
    this.packageRoles = List.copyOf(packageRoles);
    this.apart = List.copyOf(apart);
  }

  /**
   * Version 1 for production: each role has two holders with an Ed25519 and an ML-DSA-44 key each;
   * {@code root} and {@code downgrade} need both, the others one; packages need release and
   * clearance. Holders are called after their role: {@code release-1}.
   */
  public static TestRoots hybrid() {
    return empty().withRoles(Family.CLASSICAL, Family.PQ);
  }

  /** As {@link #hybrid()}, with Ed25519 keys and the classical family only: faster. */
  public static TestRoots classical() {
    return empty().withRoles(Family.CLASSICAL);
  }

  /** A root without keys and roles. */
  public static TestRoots empty() {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("format", 1L);
    head.put("version", 1L);
    head.put("environment", "production");
    head.put("manufacturer", "example-devices");
    head.put("issued", "2026-01-01T00:00:00Z");
    head.put("expires", "2031-01-01T00:00:00Z");
    head.put("packageExpiry", "optional");
    head.put("authorisation", "none");
    return new TestRoots(
        head, List.of(), Map.of(), List.of(Role.RELEASE, Role.CLEARANCE), List.of());
  }

  private TestRoots withRoles(Family... families) {
    TestRoots roots = this;
    for (Role role : Role.values()) {
      if (role == Role.CARRIAGE) {
        continue;
      }
      boolean both = role == Role.ROOT || role == Role.DOWNGRADE;
      roots = roots.role(role, both ? 2 : 1, families);
      for (int i = 1; i <= 2; i++) {
        String holder = role.text() + "-" + i;
        for (Family family : families) {
          roots =
              roots.key(
                  role,
                  holder,
                  TestKeys.of(
                      family == Family.PQ ? Algorithm.ML_DSA_44 : Algorithm.ED25519, holder));
        }
      }
    }
    return roots;
  }

  /** Sets a member of the document: a string, or a long; null removes it. */
  public TestRoots with(String member, @Nullable Object value) {
    TestRoots copy = copy();
    if (value == null) {
      copy.head.remove(member);
    } else {
      copy.head.put(member, value);
    }
    return copy;
  }

  public TestRoots version(long version) {
    return with("version", version);
  }

  public TestRoots environment(Environment environment) {
    return with("environment", lower(environment));
  }

  public TestRoots manufacturer(String manufacturer) {
    return with("manufacturer", manufacturer);
  }

  public TestRoots issued(Instant issued) {
    return with("issued", issued.toString());
  }

  public TestRoots expires(Instant expires) {
    return with("expires", expires.toString());
  }

  public TestRoots onExpiry(OnExpiry onExpiry) {
    return with("onExpiry", lower(onExpiry));
  }

  public TestRoots clockFloor(Instant clockFloor) {
    return with("clockFloor", clockFloor.toString());
  }

  public TestRoots packageExpiry(PackageExpiry packageExpiry) {
    return with("packageExpiry", lower(packageExpiry));
  }

  public TestRoots authorisation(Authorisation authorisation) {
    return with("authorisation", lower(authorisation));
  }

  /** Defines a role; its keys are added with {@link #key}. */
  public TestRoots role(Role role, int threshold, Family... families) {
    TestRoots copy = copy();
    copy.rules.put(role, new Rule(threshold, List.of(families)));
    return copy;
  }

  /** Adds a key to a role. */
  public TestRoots key(Role role, String holder, TestSigner signer) {
    TestRoots copy = copy();
    copy.seats.add(new Seat(role, holder, signer));
    return copy;
  }

  /** Removes all keys of a role. */
  public TestRoots withoutKeys(Role role) {
    TestRoots copy = copy();
    copy.seats.removeIf(seat -> seat.role() == role);
    return copy;
  }

  public TestRoots packageRoles(Role... roles) {
    return new TestRoots(head, seats, rules, List.of(roles), apart);
  }

  /** Adds a group of roles that no holder may combine. */
  public TestRoots apart(Role... group) {
    List<List<Role>> more = new ArrayList<>(apart);
    more.add(List.of(group));
    return new TestRoots(head, seats, rules, packageRoles, more);
  }

  /** The same root with the next version number. */
  public TestRoots next() {
    return version((Long) head.get("version") + 1);
  }

  /** Who holds which key in which role, in the order in which they were added. */
  public List<Seat> seats() {
    return List.copyOf(seats);
  }

  /** All signers of a role. */
  public List<TestSigner> signers(Role... roles) {
    return seats.stream()
        .filter(seat -> Arrays.asList(roles).contains(seat.role()))
        .map(Seat::signer)
        .toList();
  }

  /** As many holders of each package role as its threshold demands, with all their keys. */
  public List<TestSigner> packageSigners() {
    List<TestSigner> signers = new ArrayList<>();
    packageRoles.forEach(role -> signers.addAll(quorum(role)));
    return signers;
  }

  /** The first holders of a role that reach its threshold, with all their keys. */
  public List<TestSigner> quorum(Role role) {
    int threshold = rules.get(role).threshold();
    List<String> holders =
        seats.stream()
            .filter(seat -> seat.role() == role)
            .map(Seat::holder)
            .distinct()
            .limit(threshold)
            .toList();
    return seats.stream()
        .filter(seat -> seat.role() == role && holders.contains(seat.holder()))
        .map(Seat::signer)
        .toList();
  }

  /** The payload. */
  public byte[] payload() {
    return new TestRootText(head, seats, packageRoles, apart).write(rules);
  }

  /** The root document, signed by a quorum of its own role root and of each predecessor given. */
  public byte[] envelope(TestRoots... predecessors) {
    Map<String, TestSigner> signers = new LinkedHashMap<>();
    quorum(Role.ROOT).forEach(signer -> signers.put(signer.kid(), signer));
    for (TestRoots predecessor : predecessors) {
      predecessor.quorum(Role.ROOT).forEach(signer -> signers.put(signer.kid(), signer));
    }
    return envelope(payload(), signers.values());
  }

  /** Any payload, signed as a root by any signers. */
  public static byte[] envelope(byte[] payload, Collection<TestSigner> signers) {
    return AttachedEnvelope.of(payload, sign(DocumentType.ROOT, payload, signers)).bytes();
  }

  /** Signatures of a document. */
  public static SignatureList sign(
      DocumentType type, byte[] document, Collection<TestSigner> signers) {
    List<EnvelopeSignature> signatures =
        signers.stream().map(signer -> signer.sign(type, document)).toList();
    try {
      return SignatureList.of(signatures);
    } catch (PackageRefusedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The digest that a factory record names. */
  public Sha256 sha256() {
    return Sha256.of(payload());
  }

  /** The root as an anchor, accepted. */
  public TrustedRoot trusted() {
    try {
      return TrustChain.anchor(envelope(), sha256());
    } catch (PackageRefusedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A chain of roots with the same keys, each the next version of the one before. */
  public static List<TestRoots> chain(TestRoots first, int length) {
    List<TestRoots> chain = new ArrayList<>(List.of(first));
    while (chain.size() < length) {
      chain.add(chain.get(chain.size() - 1).next());
    }
    return chain;
  }

  private TestRoots copy() {
    return new TestRoots(head, seats, rules, packageRoles, apart);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
