package dev.cachet.version;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionSchemeTest {
  @ParameterizedTest
  @CsvSource({
    "deb,1.2.3-1~deb12u1,1.2.3-1",
    "deb,2.5.0-1,2.5.0-1+deb12u1",
    "deb,9:1.0,10:0.9",
    "rpm,1:3.0.7-24.el9,1:3.0.7-27.el9",
    "rpm,1.0~rc1-1,1.0-1",
    "apk,1.2.4-r2,1.2.4_git20230717-r4",
    "apk,1.36.1-r9,1.36.1-r15",
    "apk,2.0_rc1-r0,2.0-r0",
    "apk,1.1.1v-r0,1.1.1w-r0",
    "apk,9.9_p2-r0,9.9_p10-r0",
    "maven,1.0-alpha-1,1.0",
    "maven,2.13.4,2.13.4.2",
    "maven,4.1.99.Final,4.1.108.Final",
    "maven,1.0-SNAPSHOT,1.0",
    "maven,1.9,1.10",
    "npm,2.0.0-rc.9,2.0.0-rc.10",
    "npm,2.0.0-rc.10,2.0.0",
    "npm,1.9.0,1.10.0",
    "golang,v1.9.0,v1.10.0",
    "pypi,2.0b1,2.0",
    "pypi,2.0,2.0.post1",
    "pypi,1.0rc2,1.0",
    "generic,1.1.1z,1.1.1za",
    "generic,1.1.1w,1.1.1z",
    "generic,1.1.1,1.1.1a",
    "generic,9.9p2,9.10p1",
    "generic,9.9p1,9.9p2",
    "generic,2024a,2024b",
    "generic,5.15.124+git0+3f1a2b,5.15.148+git0+8b5c1d",
    "generic,1.0-rc2,1.0",
    "'',10.4,10.13",
  })
  void newerIsNewer(String type, String older, String newer) {
    assertEquals(Optional.of(-1), VersionScheme.of(type).compare(older, newer));
    assertEquals(Optional.of(1), VersionScheme.of(type).compare(newer, older));
  }

  @ParameterizedTest
  @CsvSource({
    "generic,3f1a2bc,8b5c1d0",
    "generic,stable,edge",
    "generic,1.0-foo,1.0-bar",
    "generic,'',1.0",
    "apk,1.0_foo1,1.0",
  })
  void whatNoRuleIsAboutCannotBeTold(String type, String left, String right) {
    assertEquals(Optional.empty(), VersionScheme.of(type).compare(left, right));
  }

  @ParameterizedTest
  @CsvSource({
    "deb,1:2.3.9-1,2.3.9",
    "deb,2:0.164.3095+gitbaee400-3,0.164.3095+gitbaee400",
    "deb,1.2.13.dfsg-1,1.2.13",
    "deb,5.0+really4.9-1,4.9",
    "rpm,1:3.0.7-24.el9,3.0.7",
    "apk,1.36.1-r15,1.36.1",
    "npm,v1.2.3+build,1.2.3",
    "generic,1.35.0-r0,1.35.0",
  })
  void upstreamIsWhatTheAuthorChose(String type, String version, String upstream) {
    assertEquals(upstream, VersionScheme.of(type).upstream(version));
  }
}
