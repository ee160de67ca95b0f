package dev.cachet.manifest;

import static dev.cachet.golden.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.claim.MdrClass;
import dev.cachet.device.ClosedRange;
import dev.cachet.digest.Sha256;
import dev.cachet.golden.PackageFixture;
import dev.cachet.refusal.Reason;
import dev.cachet.trust.Authorisation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
  private final PackageFixture fixture = PackageFixture.unsigned();

  @Test
  void readsEveryMember() throws Exception {
    fixture
        .set("authorisation", quoted("'both'"))
        .set(
            "target",
            quoted("{'udiDi':['1','2'],'hwModel':['vx'],'from':{'min':1,'max':1},'serials':['s']}"))
        .set("category", quoted("{'mdr':'IIb','iec62304':'C'}"))
        .set(
            "change",
            quoted("{'class':'minor','udiDi':'new','reason':'fsca','reference':'r','fscaRef':'f'}"))
        .set(
            "rollout",
            quoted("{'id':'eu','permille':[{'at':'2026-12-01T00:00:00Z','value':1000}]}"));
    Manifest manifest = open();
    assertEquals("example-devices", manifest.manufacturer());
    assertEquals("ventilator-x", manifest.product());
    assertEquals("4.2.1", manifest.version());
    assertEquals(421, manifest.counter());
    assertEquals(400, manifest.floor());
    assertEquals(Instant.parse("2026-11-23T08:00:00Z"), manifest.created());
    assertEquals(Optional.of(Instant.parse("2027-11-23T08:00:00Z")), manifest.expires());
    assertEquals(Authorisation.BOTH, manifest.authorisation());
    assertEquals(List.of("1", "2"), List.copyOf(manifest.target().udiDi()));
    assertEquals(Optional.of(new ClosedRange(1, 1)), manifest.target().from());
    assertEquals(Optional.of(Set.of("s")), manifest.target().serials());
    assertEquals(Optional.of(MdrClass.IIB), manifest.category().orElseThrow().mdr());
    assertEquals(Optional.of("f"), manifest.change().fscaRef());
    assertEquals(1000, manifest.rollout().orElseThrow().steps().get(0).permille());
    assertEquals("files/sbom.cdx.json", manifest.sbom().path());
    assertEquals(Optional.of(Instant.parse("2028-06-30T00:00:00Z")), manifest.os().supportEnd());
    assertEquals(10_000, manifest.payloads().get(0).plainSize());
    assertEquals(Sha256.of(fixture.manifestBytes()), manifest.identity());
  }

  @Test
  void namesTheClassesOfADeviceAsTheRegulationsDo() throws Exception {
    fixture.set("category", quoted("{'mdr':'IIa','ivdr':'D'}"));
    assertEquals("IIa", open().category().orElseThrow().mdr().orElseThrow().text());
    assertEquals("D", open().category().orElseThrow().ivdr().orElseThrow().text());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 2, 9_007_199_254_740_991L})
  @Tag("PKG-13")
  void refusesAnotherFormatBeforeItLooksAtAnyOtherMember(long format) {
    fixture.set("format", Long.toString(format)).set("unheardOf", "1").without("target");
    assertRefused(Reason.FORMAT_UNSUPPORTED, "PKG-13", this::open);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'1'", "true", "[1]"})
  @Tag("JSON-8")
  void refusesAFormatThatIsNoInteger(String format) {
    fixture.set("format", quoted(format));
    assertMalformed("JSON-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PKG-14|version|''",
        "PKG-14|authorisation|'two'",
        "PKG-14|authorisation|'NONE'",
        "PKG-15|floor|422",
        "PKG-16|expires|'2026-11-23T08:00:00Z'",
        "PKG-16|expires|'2026-11-23T07:59:59Z'",
        "PKG-18|target|{'udiDi':[],'hwModel':['a']}",
        "PKG-18|target|{'udiDi':['a'],'hwModel':[]}",
        "PKG-18|target|{'udiDi':['a'],'hwModel':['a'],'serials':[]}",
        "PKG-18|target|{'udiDi':[''],'hwModel':['a']}",
        "PKG-18|target|{'udiDi':['a','b','a'],'hwModel':['a']}",
        "PKG-18|target|{'udiDi':['a'],'hwModel':['a','a']}",
        "PKG-18|target|{'udiDi':['a'],'hwModel':['a'],'serials':['a','a']}",
        "PKG-18|target|{'udiDi':['a'],'hwModel':['a'],'hwRev':{'min':2,'max':1}}",
        "PKG-18|target|{'udiDi':['a'],'hwModel':['a'],'from':{'min':2,'max':1}}",
        "JSON-6|target|{'udiDi':['a'],'hwModel':['a'],'region':'eu'}",
        "JSON-6|target|{'udiDi':['a'],'hwModel':['a'],'hwRev':{'min':1,'max':1,'step':1}}",
        "JSON-7|target|{'udiDi':['a']}",
        "JSON-7|target|{'udiDi':['a'],'hwModel':['a'],'hwRev':{'min':1}}",
        "JSON-8|target|{'udiDi':'a','hwModel':['a']}",
        "PKG-19|category|{}",
        "PKG-19|category|{'mdr':'iib'}",
        "PKG-19|category|{'mdr':'II'}",
        "PKG-19|category|{'ivdr':'E'}",
        "PKG-19|category|{'iec62304':'D'}",
        "JSON-6|category|{'fda':'II'}",
        "PKG-19|change|{'class':'major','udiDi':'kept','reason':'security','reference':'r'}",
        "PKG-19|change|{'class':'minor','udiDi':'same','reason':'security','reference':'r'}",
        "PKG-19|change|{'class':'minor','udiDi':'kept','reason':'fun','reference':'r'}",
        "PKG-19|change|{'class':'minor','udiDi':'kept','reason':'security','reference':''}",
        "PKG-19|change|{'class':'minor','udiDi':'kept','reason':'fsca','reference':'r'}",
        "PKG-19|change|{'class':'minor','udiDi':'kept','reason':'fsca','reference':'r','fscaRef':''}",
        "PKG-19|change|{'class':'minor','udiDi':'kept','reason':'security','reference':'r','fscaRef':'f'}",
        "JSON-6|change|{'class':'minor','udiDi':'kept','reason':'security','reference':'r','by':'me'}",
        "PKG-19|os|{'id':'','version':'1','supportEnd':'unknown','asOf':'2026-01-01T00:00:00Z'}",
        "PKG-19|os|{'id':'a','version':'','supportEnd':'unknown','asOf':'2026-01-01T00:00:00Z'}",
        "JSON-17|os|{'id':'a','version':'1','supportEnd':'never','asOf':'2026-01-01T00:00:00Z'}",
        "JSON-7|os|{'id':'a','version':'1','supportEnd':'unknown'}",
        "JSON-6|os|{'id':'a','version':'1','supportEnd':'unknown','asOf':'2026-01-01T00:00:00Z','x':1}",
        "PKG-20|rollout|{'id':'a','permille':[]}",
        "PKG-20|rollout|{'id':'a','permille':[{'at':'2026-01-01T00:00:00Z','value':1001}]}",
        "PKG-20|rollout|{'id':'a','permille':[{'at':'2026-01-01T00:00:00Z','value':1},{'at':'2026-01-01T00:00:00Z','value':2}]}",
        "PKG-20|rollout|{'id':'a','permille':[{'at':'2026-01-02T00:00:00Z','value':1},{'at':'2026-01-01T00:00:00Z','value':2}]}",
        "JSON-18|rollout|{'id':'A','permille':[{'at':'2026-01-01T00:00:00Z','value':1}]}",
        "JSON-6|rollout|{'id':'a','permille':[{'at':'2026-01-01T00:00:00Z','value':1,'x':1}]}",
        "JSON-6|rollout|{'id':'a','permille':[{'at':'2026-01-01T00:00:00Z','value':1}],'to':'all'}",
        "PKG-21|files|[]",
        "PKG-24|payloads|[]",
        "JSON-18|manufacturer|'Example'",
        "JSON-18|product|'a b'",
        "JSON-17|created|'2026-02-30T00:00:00Z'",
        "JSON-8|counter|'421'",
        "JSON-8|ext|[]",
        "JSON-8|files|{}",
        "JSON-8|payloads|['a']"
      })
  @Tag("PKG-14")
  @Tag("PKG-15")
  @Tag("PKG-16")
  @Tag("PKG-18")
  @Tag("PKG-19")
  @Tag("PKG-20")
  @Tag("JSON-6")
  @Tag("JSON-7")
  @Tag("JSON-8")
  @Tag("JSON-17")
  @Tag("JSON-18")
  void refusesAMemberThatBreaksItsTable(String clause, String member, String json) {
    fixture.set(member, quoted(json));
    assertMalformed(clause);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "format",
        "manufacturer",
        "product",
        "version",
        "counter",
        "floor",
        "created",
        "target",
        "change",
        "os",
        "files",
        "authorisation",
        "payloads"
      })
  @Tag("JSON-7")
  void refusesAManifestWithoutARequiredMember(String member) {
    fixture.without(member);
    assertMalformed("JSON-7");
  }

  @Test
  @Tag("JSON-6")
  void refusesAMemberThatTheTableDoesNotDefine() {
    fixture.set("urgent", "true");
    assertMalformed("JSON-6");
  }

  @Test
  @Tag("JSON-5")
  void refusesACounterThatIsThereTwice() {
    fixture.manifest(text -> text.replace("\"floor\"", "\"counter\":1,\"floor\""));
    assertMalformed("JSON-5");
  }

  @Test
  @Tag("PKG-14")
  void takesAVersionOf64BytesAndNoMore() throws Exception {
    fixture.set("version", quoted("'" + "ä".repeat(32) + "'"));
    assertEquals(32, open().version().length());
    fixture.set("version", quoted("'" + "ä".repeat(32) + "1'"));
    assertMalformed("PKG-14");
  }

  @Test
  @Tag("PKG-14")
  @Tag("PKG-17")
  void ignoresAnExtOf4096BytesAndTakesNoMore() throws Exception {
    String many =
        IntStream.range(0, 4)
            .mapToObj(i -> "'" + "x".repeat(1000) + "'")
            .collect(Collectors.joining(","));
    String ext = quoted("{'floor':9999,'a':[" + many + "],'b':''}");
    String full =
        ext.replace("''".replace('\'', '"'), "\"" + "y".repeat(4096 - ext.length()) + "\"");
    assertEquals(4096, full.length());
    fixture.set("ext", full);
    assertEquals(400, open().floor());
    fixture.set("ext", full.replace("\"b\"", "\"bb\""));
    assertMalformed("PKG-14");
  }

  @Test
  @Tag("PKG-18")
  void takesAThousandElementsOfEachListAndNoMore() throws Exception {
    for (String list : List.of("udiDi", "hwModel", "serials")) {
      fixture.set("target", target(list, 1000));
      open();
      fixture.set("target", target(list, 1001));
      assertMalformed("PKG-18");
    }
  }

  @Test
  @Tag("PKG-20")
  void takes32StepsAndNoMore() throws Exception {
    fixture.set("rollout", rollout(32));
    assertEquals(32, open().rollout().orElseThrow().steps().size());
    fixture.set("rollout", rollout(33));
    assertMalformed("PKG-20");
  }

  @Test
  void saysWhichMemberIsWrong() {
    fixture.set("floor", "500");
    String line = assertRefused(Reason.MANIFEST_MALFORMED, "PKG-15", this::open).line();
    assertTrue(line.contains("manifest.json#/floor"), line);
  }

  private Manifest open() throws Exception {
    return UnsafeManifest.open(fixture.manifestBytes());
  }

  private void assertMalformed(String clause) {
    assertRefused(Reason.MANIFEST_MALFORMED, clause, this::open);
  }

  private static String quoted(String json) {
    return json.replace('\'', '"');
  }

  private static String target(String list, int count) {
    String values =
        IntStream.range(0, count).mapToObj(i -> "'" + i + "'").collect(Collectors.joining(","));
    StringBuilder json = new StringBuilder("{");
    for (String name : List.of("udiDi", "hwModel", "serials")) {
      json.append("'").append(name).append("':[").append(name.equals(list) ? values : "'a'");
      json.append(name.equals("serials") ? "]}" : "],");
    }
    return quoted(json.toString());
  }

  private static String rollout(int steps) {
    return quoted(
        IntStream.range(0, steps)
            .mapToObj(i -> String.format("{'at':'2026-01-01T00:00:%02dZ','value':%d}", i, i))
            .collect(Collectors.joining(",", "{'id':'a','permille':[", "]}")));
  }
}
