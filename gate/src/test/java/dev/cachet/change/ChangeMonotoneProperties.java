package dev.cachet.change;

import dev.cachet.change.ReleasePair.Declared;
import dev.cachet.change.ReleasePair.Part;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Adding a change that matching joins with no other never makes a verdict milder. */
class ChangeMonotoneProperties {
  /** That a list is empty is asked about, and with a part it no longer is. */
  @Provide
  Arbitrary<ReleasePair> pairs() throws Exception {
    return Arbitraries.of(
        ChangePairsTest.all().stream().filter(pair -> !pair.parts.isEmpty()).toList());
  }

  /** Each has a name that no rename, source, content or move can join with anything of a pair. */
  @Provide
  Arbitrary<Part> changes() {
    return Arbitraries.of(
        part("deb", "zz-alone", "1.2.3-1", "1.2.4-1"),
        part("deb", "zz-alone", "1.2.3-1", "2.0.0-1"),
        part("deb", "zz-alone", "1:1.2.3-1", "1.2.4-1"),
        part("deb", "zz-alone", "", "1.2.4-1"),
        part("deb", "zz-alone", "1.2.4-1", ""),
        new Part("deb", "zz-alone", "1.2.3-1", "1.2.4-1", Map.of("arch", "armhf")),
        new Part("deb", "zz-alone", "1.2.3-1", "1.2.4-1", Map.of("arch", "arm64")),
        part("apk", "zz-alone", "1.2.3-r1", "1.3.0-r0"),
        part("rpm", "zz-alone", "1.2.3-1.el9", "1.2.3-2.el9"),
        part("npm", "zz-alone", "1.2.3", "1.2.4-rc.1"),
        part("maven", "org.zz:alone", "1.2.3", "1.10.0"),
        part("maven", "com.acme.viewer:zz-alone", "", "1.0"),
        part("nuget", "Zz.Alone", "1.2.3", "1.2.2"),
        part("pypi", "zz-alone", "1.0rc1", "1.0"),
        part("generic", "zz-alone", "1.1.1z", "1.1.1za"),
        part("generic", "zz-alone", "3f1a2bc", "8b5c1d0"),
        part("model", "zz-alone", "1", "2"));
  }

  @Property
  void oneMoreChangeIsNeverMilder(
      @ForAll("pairs") ReleasePair pair,
      @ForAll("changes") Part change,
      @ForAll ChangeClass changeClass,
      @ForAll ChangeClaim.UdiDi udiDi,
      @ForAll ChangeClaim.Subject subject)
      throws Exception {
    ChangeClaim claim = new ChangeClaim(changeClass, udiDi, subject);
    ChangeVerdict without = verdict(pair, claim);
    pair.parts.add(change);
    try {
      ChangeVerdict with = verdict(pair, claim);
      if (with.compareTo(without) < 0) {
        throw new AssertionError(
            pair.name + " with " + change + ", " + claim.text() + ": " + without + " to " + with);
      }
    } finally {
      pair.parts.remove(change);
    }
  }

  /** Of a peer that no twin is looked for at. */
  @Provide
  Arbitrary<Declared> flows() {
    List<String> web = List.of("role=zz-alone", "inbound", "8443", "tls-1.3", "technical");
    List<String> cloud = List.of("role=zz-alone", "outbound", "443", "tls-1.3", "technical");
    return Arbitraries.of(
        new Declared("zz-alone", List.of(), web),
        new Declared("zz-alone", web, List.of()),
        new Declared("zz-alone", List.of(), cloud),
        new Declared("zz-alone", cloud, List.of()),
        new Declared("zz-alone", cloud, web));
  }

  @Provide
  Arbitrary<ReleasePair> connected() throws Exception {
    return Arbitraries.of(
        ChangePairsTest.all().stream().filter(pair -> !pair.flows.isEmpty()).toList());
  }

  @Property
  void oneMoreConnectionIsNeverMilder(
      @ForAll("connected") ReleasePair pair,
      @ForAll("flows") Declared flow,
      @ForAll ChangeClass changeClass,
      @ForAll ChangeClaim.Subject subject)
      throws Exception {
    ChangeClaim claim = new ChangeClaim(changeClass, ChangeClaim.UdiDi.KEPT, subject);
    ChangeVerdict without = verdict(pair, claim);
    pair.flows.add(flow);
    try {
      ChangeVerdict with = verdict(pair, claim);
      if (with.compareTo(without) < 0) {
        throw new AssertionError(pair.name + " with " + flow + ": " + without + " to " + with);
      }
    } finally {
      pair.flows.remove(flow);
    }
  }

  private static ChangeVerdict verdict(ReleasePair pair, ChangeClaim claim) throws Exception {
    pair.claim = claim;
    return ChangePairsTest.judge(pair).verdict();
  }

  private static Part part(String type, String name, String before, String after) {
    return new Part(type, name, before, after, Map.of());
  }
}
