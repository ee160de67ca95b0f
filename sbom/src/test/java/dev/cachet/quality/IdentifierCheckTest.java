package dev.cachet.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.packageurl.PackageURL;
import com.github.packageurl.PackageURLBuilder;
import dev.cachet.drift.input.FreshnessCheck;
import dev.cachet.finding.Finding;
import dev.cachet.format.SbomSpec;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import dev.cachet.source.PurlFault;
import dev.cachet.source.PurlText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierCheckTest {
  private static final String WRONG = "pkg:generic/caf%FFFFFFC3%FFFFFFA9@1";

  @TempDir Path folder;

  /** As an older version of the library for package URLs wrote them. */
  @ParameterizedTest
  @EnumSource(SbomSpec.class)
  void aWrongPackageUrlIsFoundInEverySyntax(SbomSpec spec) throws Exception {
    Component component =
        Component.builder("c", ComponentType.LIBRARY, "caf\u00e9").version("1").purl(WRONG).build();
    Component subject = Component.builder("os", ComponentType.OPERATING_SYSTEM, "os").build();
    Sbom sbom =
        Sbom.of(SbomContent.builder(subject).components(List.of(component)).build(), Instant.EPOCH);
    Path file = Files.write(folder.resolve("sbom"), spec.write(sbom));
    FreshnessCheck fresh = new FreshnessCheck(LocalDate.EPOCH, null, 180);
    List<Finding> found =
        new SbomCheck(fresh, List.of())
            .check(file, List.of()).findings().stream()
                .filter(finding -> finding.rule().equals("format.purl"))
                .toList();
    assertEquals(1, found.size());
    assertTrue(found.get(0).message().contains("an escape is no UTF-8"), found.get(0).message());
    assertEquals(WRONG, found.get(0).evidence().get(0).value());
    assertEquals(CheckAnswer.FOUND, CheckAnswer.of(found));
  }

  @ParameterizedTest
  @CsvSource({
    "café, pkg:generic/caf%C3%A9@1",
    "日本, pkg:generic/%E6%97%A5%E6%9C%AC@1",
    "😀, pkg:generic/%F0%9F%98%80@1",
    "a%FFFFFFC3, pkg:generic/a%25FFFFFFC3@1",
    "plain-1.0_x~, pkg:generic/plain-1.0_x~@1"
  })
  void namesAreBytesOfUtf8(String name, String purl) throws Exception {
    PackageURL url =
        PackageURLBuilder.aPackageURL().withType("generic").withName(name).withVersion("1").build();
    assertEquals(purl, PurlText.canonical(url));
    assertEquals(purl, PurlText.of("generic", name, "1"));
    assertEquals(Optional.empty(), PurlFault.of(purl));
    assertEquals(purl, PurlText.canonical(purl));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pkg:npm/%40angular/core@1.0.0",
        "pkg:npm/@angular/core@1.0.0",
        "pkg:deb/debian/libstdc++6@12.2.0-14?arch=amd64&distro=debian-12",
        "pkg:golang/github.com/a/b@v1.2.3#sub/path",
        "pkg:generic/a?download_url=https://example.org/a.tar.gz",
        "PKG:Maven/org.example/a@1?type=jar",
        "pkg://pypi/requests@2",
        "pkg:docker/a@sha256:0011",
        "pkg:swid/Acme/example.org/Server@1.0.0?tag_id=75b8c285-fa7b-485b-b199-4745e3004d0d"
      })
  void isOne(String purl) {
    assertEquals(Optional.empty(), PurlFault.of(purl));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "npm/left-pad@1",
        "pkg:npm",
        "pkg:npm/",
        "pkg:/a@1",
        "pkg:n!pm/a@1",
        "pkg:npm/@1/",
        "pkg:generic/caf\u00e9@1",
        "pkg:generic/a b@1",
        "pkg:generic/a%2@1",
        "pkg:generic/a%zz@1",
        "pkg:generic/caf%E9@1",
        "pkg:generic/a@1?arch",
        "pkg:generic/a@1?=x",
        "pkg:generic/a@1?arch=x&ARCH=y",
        "pkg:generic/a@1\u0000"
      })
  void isNone(String purl) {
    assertTrue(PurlFault.of(purl).isPresent(), purl);
  }
}
