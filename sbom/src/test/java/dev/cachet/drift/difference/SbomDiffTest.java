package dev.cachet.drift.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.identity.ComponentHash;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.merge.DeviceDescription;
import dev.cachet.merge.SbomMerge;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentBuilder;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Dependencies;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SbomDiffTest {
  private static final String A = "a".repeat(64);
  private static final String B = "b".repeat(64);

  @Test
  void twoDocumentsOfTheSameContentDoNotDiffer() {
    Sbom sbom = sbom(deb("bash", "5.2"), deb("libc6", "2.36"));

    SbomDiff diff = SbomDiff.between(sbom, sbom);

    assertEquals(List.of(), diff.changes());
    assertEquals(3, diff.same());
    assertEquals(
        """
        From debian 12 of 2026-11-23T00:00:00Z to debian 12 of 2026-11-23T00:00:00Z

        3 components are the same in both
        """,
        text(diff, DiffFormat.TEXT));
  }

  /** Merging a system into a device changes nothing of the system. */
  @Test
  void aSystemAndTheDeviceThatItWasMergedIntoDifferByTheDevice() {
    Sbom system =
        sbom(
            Map.of("os", List.of("bash@5.2"), "bash@5.2", List.of("libc6@2.36")),
            deb("bash", "5.2"),
            deb("libc6", "2.36"));
    SbomContent app =
        SbomContent.builder(
                Component.builder("app", ComponentType.APPLICATION, "app").version("7").build())
            .components(List.of(maven("jackson-core", "2.17.2")))
            .build();
    Sbom device =
        Sbom.of(
            SbomMerge.merge(
                new DeviceDescription("pump", "1", null, null, null),
                List.of(system.content(), app)),
            Instant.parse("2026-11-24T00:00:00Z"));

    assertEquals(
        List.of("app 7 is new", "jackson-core 2.17.2 is new", "pump 1 is new"),
        sentences(system, device));
    assertEquals(
        List.of("app 7 is gone", "jackson-core 2.17.2 is gone", "pump 1 is gone"),
        sentences(device, system));
    assertEquals(3, SbomDiff.between(system, device).same());
    Sbom newer =
        sbom(
            Map.of("os", List.of("bash@5.3"), "bash@5.3", List.of("libc6@2.36")),
            deb("bash", "5.3"),
            deb("libc6", "2.36"));
    assertEquals(
        true,
        sentences(newer, device)
            .contains("bash went back from 5.3 to 5.2; fixes of the former may be lost"));
    // Two documents on the same system: each subject is the other.
    assertEquals(2, SbomDiff.between(system, sbom(deb("bash", "5.2"))).same());
  }

  @Test
  void saysWhatIsAddedAndWhoNeedsItAndWhatIsGone() {
    Sbom before =
        sbom(
            Map.of("os", List.of("bash@5.2", "telnet@0.17")),
            deb("bash", "5.2"),
            deb("telnet", "0.17"));
    Sbom after =
        sbom(
            Map.of("bash@5.2", List.of("libtinfo6@6.4"), "os", List.of("bash@5.2")),
            deb("bash", "5.2"),
            deb("libtinfo6", "6.4"));

    assertEquals(
        List.of("libtinfo6 6.4 is new; needed by bash", "telnet 0.17 is gone"),
        sentences(before, after));
  }

  @Test
  void tellsUpFromDownByTheRulesOfTheDistribution() {
    Sbom before = sbom(deb("a", "1:1.0-1"), deb("b", "2.36-9+deb12u7"), deb("c", "1.0~rc1"));
    Sbom after = sbom(deb("a", "2.0-1"), deb("b", "2.36-9+deb12u10"), deb("c", "1.0"));

    assertEquals(
        List.of(
            "a went back from 1:1.0-1 to 2.0-1; fixes of the former may be lost",
            "b went up from 2.36-9+deb12u7 to 2.36-9+deb12u10",
            "c went up from 1.0~rc1 to 1.0"),
        sentences(before, after));
  }

  @Test
  void tellsUpFromDownByTheRulesOfPacman() {
    Sbom before = sbom(alpm("a", "1.0rc1-1"), alpm("b", "1:1.0-1"), alpm("c", "1.0.a-1"));
    Sbom after = sbom(alpm("a", "1.0-1"), alpm("b", "2.0-1"), alpm("c", "1.0.1-1"));

    assertEquals(
        List.of(
            "b went back from 1:1.0-1 to 2.0-1; fixes of the former may be lost",
            "a went up from 1.0rc1-1 to 1.0-1",
            "c went up from 1.0.a-1 to 1.0.1-1"),
        sentences(before, after));
  }

  @Test
  void doesNotGuessAnOrderThatItDoesNotKnow() {
    Sbom before = sbom(maven("x", "1.0.Final"), maven("y", "1.9"), maven("z", "1.0"));
    Sbom after = sbom(maven("x", "1.0.SP1"), maven("y", "1.10"), maven("z", "1.00"));

    assertEquals(
        List.of(
            "x went up from 1.0.Final to 1.0.SP1",
            "y went up from 1.9 to 1.10",
            "z went from 1.0 to 1.00; which is newer cannot be told"),
        sentences(before, after));
  }

  @Test
  void versionsOfOtherEcosystemsHaveTheirOrder() {
    Sbom before = sbom(purl("generic", "ssh", "9.9p2"), purl("generic", "tls", "1.1.1z"));
    Sbom after = sbom(purl("generic", "ssh", "9.10p1"), purl("generic", "tls", "1.1.1za"));
    assertEquals(
        List.of("ssh went up from 9.9p2 to 9.10p1", "tls went up from 1.1.1z to 1.1.1za"),
        sentences(before, after));
    Sbom apk = sbom(purl("apk", "musl", "1.2.4-r2"), purl("npm", "x", "2.0.0-rc.10"));
    Sbom newer = sbom(purl("apk", "musl", "1.2.4_git20230717-r4"), purl("npm", "x", "2.0.0"));
    assertEquals(
        List.of(
            "musl went up from 1.2.4-r2 to 1.2.4_git20230717-r4",
            "x went up from 2.0.0-rc.10 to 2.0.0"),
        sentences(apk, newer));
    Sbom rpm = sbom(purl("rpm", "x", "1.0~rc1-1"));
    assertEquals(
        List.of("x went up from 1.0~rc1-1 to 1.0-1"),
        sentences(rpm, sbom(purl("rpm", "x", "1.0-1"))));
  }

  @Test
  void renamedPackageOfOneSourceIsNoRemovalAndAddition() {
    Sbom before = sbom(purl("deb", "libssl1.1", "1.1.1w-1?upstream=openssl"));
    Sbom after = sbom(purl("deb", "libssl3t64", "3.5.1-1?upstream=openssl"));
    assertEquals(
        List.of(
            "libssl3t64 went up from 1.1.1w-1 to 3.5.1-1",
            "libssl1.1 1.1.1w-1 is now called libssl3t64 3.5.1-1"),
        sentences(before, after));
    Sbom other = sbom(purl("deb", "libtls3", "3.5.1-1?upstream=othertls"));
    assertEquals(2, sentences(before, other).size());
    assertTrue(sentences(before, other).contains("libssl1.1 1.1.1w-1 is gone"));
  }

  @Test
  void anotherArchitectureIsSaid() {
    Sbom before = sbom(purl("deb", "zlib1g", "1.2.13-1?arch=amd64"));
    Sbom after = sbom(purl("deb", "zlib1g", "1.2.13-1?arch=arm64"));
    assertEquals(
        List.of("zlib1g 1.2.13-1 was built for amd64 and is built for arm64"),
        sentences(before, after));
  }

  @Test
  void anotherContentUnderTheSameVersionIsNamedFirst() {
    Sbom before = sbom(hashed("tool", "1", A), deb("bash", "5.2"));
    Sbom after = sbom(hashed("tool", "1", B), deb("zsh", "5.9"));

    List<String> said = sentences(before, after);

    assertEquals(3, said.size());
    assertTrue(
        said.get(0).startsWith("tool 1 has the same version and another content"), said + "");
    assertTrue(said.get(0).contains(A) && said.get(0).contains(B));
  }

  @Test
  void contentIsNotCalledEqualWhereNoDigestOfOneKindIsInBoth() {
    Sbom before = sbom(hashed("tool", "1", A));
    Sbom after = sbom(deb("tool", "1"));

    SbomDiff diff = SbomDiff.between(before, after);

    assertEquals(List.of(), diff.changes());
    assertEquals(1, diff.notCompared());
    assertTrue(text(diff, DiffFormat.TEXT).contains("of 1 the content could not be compared"));
  }

  @Test
  void aChangeOfLicenceOrSupplierIsSaid() {
    Sbom before = sbom(made("tool", "Alice", "MIT"));
    Sbom after = sbom(made("tool", "Bob", "GPL-3.0-only"));

    assertEquals(
        List.of(
            "tool 1 was under MIT and is under GPL-3.0-only",
            "tool 1 came from Alice and comes from Bob"),
        sentences(before, after));
  }

  @Test
  void edgesBetweenWhatIsInBothAreCompared() {
    Sbom before = sbom(Map.of("a@1", List.of("b@1")), deb("a", "1"), deb("b", "1"), deb("c", "1"));
    Sbom after = sbom(Map.of("a@2", List.of("c@1")), deb("a", "2"), deb("b", "1"), deb("c", "1"));

    assertEquals(
        List.of("a went up from 1 to 2", "a now needs c", "a no longer needs b"),
        sentences(before, after));
  }

  @Test
  void theSameContentUnderAnotherNameIsARename() {
    Sbom before = sbom(hashed("old-agent", "1", A));
    Sbom after = sbom(hashed("new-agent", "1", A));

    assertEquals(List.of("old-agent 1 is now called new-agent 1"), sentences(before, after));
  }

  @Test
  void ofCopiesOnlyTheOneThatChangedIsNamed() {
    Sbom before = sbom(maven("x", "1.0"), maven("x", "2.0"), maven("x", "3.0"));
    Sbom after = sbom(maven("x", "3.0"), maven("x", "1.0"), maven("x", "2.5"), maven("x", "9.0"));

    assertEquals(List.of("x 9.0 is new", "x went up from 2.0 to 2.5"), sentences(before, after));
  }

  @Test
  void aSwapOfTwoCopiesOfOneVersionIsNoChange() {
    Sbom before = sbom(withRef("one", hashed("x", "1", A)), withRef("two", hashed("x", "1", B)));
    Sbom after = sbom(withRef("one", hashed("x", "1", B)), withRef("two", hashed("x", "1", A)));

    assertEquals(List.of(), sentences(before, after));
  }

  @Test
  void aNameMatchesWhereOnlyOneSideStatesAPackageUrl() {
    Sbom before = sbom(component("agent", "1.0", null));
    Sbom after = sbom(component("agent", "1.1", "pkg:generic/agent@1.1"));

    assertEquals(List.of("agent went up from 1.0 to 1.1"), sentences(before, after));
  }

  @Test
  void theSubjectIsComparedAsSuch() {
    Sbom before = sbom(deb("a", "1"));
    SbomContent other = content(subject("ubuntu", "24.04"), Map.of(), deb("a", "1"));
    Sbom after = Sbom.of(other, Instant.parse("2026-11-24T00:00:00Z"));

    assertEquals(
        List.of("ubuntu went up from 12 to 24.04", "debian 12 is now called ubuntu 24.04"),
        sentences(before, after));
  }

  @Test
  void theOrderOfTheComponentsMakesNoDifference() {
    List<Component> before = new ArrayList<>(List.of(deb("a", "1"), deb("b", "1"), deb("c", "1")));
    List<Component> after = new ArrayList<>(List.of(deb("a", "2"), deb("d", "1"), deb("b", "0")));
    String expected = text(SbomDiff.between(sbom(before), sbom(after)), DiffFormat.JSON);
    Collections.reverse(before);
    Collections.reverse(after);

    assertEquals(expected, text(SbomDiff.between(sbom(before), sbom(after)), DiffFormat.JSON));
  }

  @Test
  void whatADocumentSaysCannotBecomeMarkup() {
    Sbom before = sbom(deb("a", "1"));
    Sbom after = sbom(component("x`<img src=x>\n# @all", "1\u001b[2J", null));

    String markdown = text(SbomDiff.between(before, after), DiffFormat.MARKDOWN);

    assertTrue(
        markdown.contains("- `x\\u0060<img src=x>\\u000a# @all` `1\\u001b[2J` is new"), markdown);
    assertTrue(markdown.contains("### Added (1)"), markdown);
    assertFalse(text(SbomDiff.between(before, after), DiffFormat.TEXT).contains("\u001b"));
  }

  @Test
  void manyCopiesTakeNoQuadraticTime() {
    List<Component> before = new ArrayList<>();
    List<Component> after = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      before.add(withRef("r" + i, hashed("x", "1", A)));
      after.add(withRef("r" + i, hashed("x", "1", B)));
    }

    assertEquals(50_000, SbomDiff.between(sbom(before), sbom(after)).changes().size());
  }

  private static List<String> sentences(Sbom before, Sbom after) {
    return SbomDiff.between(before, after).changes().stream()
        .map(change -> change.sentence(text -> text))
        .toList();
  }

  private static String text(SbomDiff diff, DiffFormat format) {
    return new String(format.write(diff), StandardCharsets.UTF_8);
  }

  private static Sbom sbom(Component... components) {
    return sbom(List.of(components));
  }

  private static Sbom sbom(List<Component> components) {
    return sbom(Map.of(), components.toArray(Component[]::new));
  }

  private static Sbom sbom(Map<String, List<String>> edges, Component... components) {
    return Sbom.of(
        content(subject("debian", "12"), edges, components), Instant.parse("2026-11-23T00:00:00Z"));
  }

  private static SbomContent content(
      Component subject, Map<String, List<String>> edges, Component... components) {
    return SbomContent.builder(subject)
        .components(List.of(components))
        .dependencies(Dependencies.of(new TreeMap<>(edges)))
        .build();
  }

  private static Component subject(String name, String version) {
    return Component.builder("os", ComponentType.OPERATING_SYSTEM, name).version(version).build();
  }

  private static Component alpm(String name, String version) {
    String purl = "pkg:alpm/arch/" + name + "@" + version.replace(":", "%3A") + "?arch=x86_64";
    return component(name, version, purl);
  }

  private static Component deb(String name, String version) {
    return component(
        name,
        version,
        "pkg:deb/debian/"
            + name
            + "@"
            + version.replace(":", "%3A")
            + "?arch=amd64&distro=debian-12");
  }

  private static Component maven(String name, String version) {
    return component(name, version, "pkg:maven/org.example/" + name + "@" + version);
  }

  private static Component purl(String type, String name, String version) {
    String shown = version.replaceFirst("\\?.*$", "");
    return component(name, shown, "pkg:" + type + "/" + name + "@" + version);
  }

  private static Component component(String name, String version, String purl) {
    return start(name, version).purl(purl).build();
  }

  private static Component hashed(String name, String version, String sha256) {
    return start(name, version).hashes(List.of(new ComponentHash("SHA-256", sha256))).build();
  }

  private static Component made(String name, String supplier, String licence) {
    return start(name, "1")
        .supplier(Organisation.named(supplier))
        .licences(List.of(new LicenceClaim(LicenceClaim.Form.ID, licence)))
        .build();
  }

  private static ComponentBuilder start(String name, String version) {
    return Component.builder(name + "@" + version, ComponentType.LIBRARY, name).version(version);
  }

  private static Component withRef(String ref, Component component) {
    return component.toBuilder().ref(ref).build();
  }
}
