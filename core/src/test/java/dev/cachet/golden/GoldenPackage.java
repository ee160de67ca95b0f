package dev.cachet.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cachet.jose.Algorithm;
import dev.cachet.jose.Family;
import dev.cachet.jose.TestKeys;
import dev.cachet.jose.TestSigner;
import dev.cachet.trust.Role;
import dev.cachet.trust.TestRoots;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/**
 * The golden package of format 1 and what it was made of. Two roles sign it, two keys each; it
 * carries the roots 2 and 3 for a device that has root 1; nothing in it is to spare.
 */
public final class GoldenPackage {
  /** The folder of the committed files on the class path. */
  public static final String FOLDER = "/golden/";

  private GoldenPackage() {}

  /** The committed package. */
  public static byte[] committed() {
    return resource("format-1.cachet");
  }

  /** The committed factory root, an attached envelope. */
  public static byte[] committedRoot1() {
    return resource("root-1.json");
  }

  /** The committed map, as text. */
  public static String committedMap() {
    return new String(resource("format-1.map"), UTF_8);
  }

  /** Roots 1 to 3. Root 2 has another release key, root 3 another holder of the role root. */
  public static List<TestRoots> roots() {
    TestRoots first = withRoot(withPackageRoles(base(), "release-1"), "root-1", "root-2");
    TestRoots second = first.next().withoutKeys(Role.RELEASE);
    second = withKeys(second, Role.RELEASE, "release-2").issued(issued(2));
    TestRoots third = second.next().withoutKeys(Role.ROOT).issued(issued(3));
    return List.of(first, second, withRoot(third, "root-1", "root-3"));
  }

  /** The envelope of root 1, 2 or 3. */
  public static byte[] rootEnvelope(int version) {
    TestRoots root = roots().get(version - 1);
    LinkedHashSet<TestSigner> signers = new LinkedHashSet<>(root.quorum(Role.ROOT));
    if (version > 1) {
      signers.addAll(roots().get(version - 2).quorum(Role.ROOT));
    }
    return TestRoots.envelope(root.payload(), new ArrayList<>(signers));
  }

  /** The package, to be changed by tests. */
  public static PackageFixture fixture() {
    byte[] application = SampleBytes.smooth(1024 * 4096 + 100);
    return PackageFixture.empty()
        .file("files/sbom.cdx.json", sbom(), "sbom")
        .payload(PayloadFixture.of("rootfs", SampleBytes.mixed(9_000), 4096).slot("root"))
        .payload(PayloadFixture.of("application", application, 4096).slot("app"))
        .root(2, rootEnvelope(2))
        .root(3, rootEnvelope(3))
        .signedBy(roots().get(2).packageSigners());
  }

  /** One line for each run of bytes: offset, length, clause, what. */
  public static String map(PackageFixture fixture) {
    StringBuilder map = new StringBuilder("# offset length clause what\n");
    long offset = 0;
    for (Part part : ContainerFixture.parts(fixture.entries())) {
      map.append(
          String.format(
              Locale.ROOT,
              "%d %d %s %s\n",
              offset,
              part.bytes().length,
              part.clause(),
              part.what()));
      offset += part.bytes().length;
    }
    return map.toString();
  }

  /** Writes the files anew into a folder. */
  public static void main(String[] folder) throws IOException {
    PackageFixture fixture = fixture();
    Files.write(Path.of(folder[0], "format-1.cachet"), fixture.bytes());
    Files.writeString(Path.of(folder[0], "format-1.map"), map(fixture));
    Files.write(Path.of(folder[0], "root-1.json"), rootEnvelope(1));
  }

  private static TestRoots base() {
    return TestRoots.empty()
        .issued(issued(1))
        .role(Role.GRANT, 1, Family.CLASSICAL)
        .key(Role.GRANT, "grant-1", TestKeys.ed25519("golden grant-1"))
        .role(Role.DOWNGRADE, 1, Family.CLASSICAL)
        .key(Role.DOWNGRADE, "downgrade-1", TestKeys.ed25519("golden downgrade-1"))
        .apart(Role.RELEASE, Role.CLEARANCE);
  }

  private static TestRoots withPackageRoles(TestRoots root, String release) {
    TestRoots more = root.role(Role.RELEASE, 1, Family.CLASSICAL, Family.PQ);
    more = withKeys(more, Role.RELEASE, release);
    more = more.role(Role.CLEARANCE, 1, Family.CLASSICAL, Family.PQ);
    return withKeys(more, Role.CLEARANCE, "clearance-1");
  }

  private static TestRoots withRoot(TestRoots root, String... holders) {
    return withKeys(root.role(Role.ROOT, 2, Family.CLASSICAL, Family.PQ), Role.ROOT, holders);
  }

  private static TestRoots withKeys(TestRoots root, Role role, String... holders) {
    TestRoots more = root;
    for (String holder : holders) {
      more = more.key(role, holder, TestKeys.ed25519("golden " + holder));
      more = more.key(role, holder, TestKeys.of(Algorithm.ML_DSA_65, "golden " + holder));
    }
    return more;
  }

  private static Instant issued(int version) {
    return Instant.parse("2026-0" + version + "-01T00:00:00Z");
  }

  private static byte[] sbom() {
    return ("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"version\":1,\"components\":["
            + "{\"type\":\"operating-system\",\"name\":\"debian\",\"version\":\"12\"}]}\n")
        .getBytes(UTF_8);
  }

  private static byte[] resource(String name) {
    try (InputStream in = GoldenPackage.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("no test resource " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
