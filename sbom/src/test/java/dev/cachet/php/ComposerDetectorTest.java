package dev.cachet.php;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.finding.Finding;
import dev.cachet.root.ExampleRoot;
import dev.cachet.sbom.Component;
import dev.cachet.source.Inventory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages of PHP, from the record of Composer 1 and 2. */
class ComposerDetectorTest {
  private static final String VENDOR = "var/www/app/vendor";
  private static final String PACKAGES =
      """
      [ {"name":"monolog/monolog","version":"2.9.1","license":["MIT"],"install-path":"../monolog/monolog",
         "require":{"php":">=7.2","ext-json":"*","psr/log":"^1.0"},"require-dev":{"phpunit/phpunit":"^8"}},
        {"name":"psr/log","version":"1.1.4","license":["MIT","GPL-2.0-or-later"],"install-path":"../psr/log"},
        {"name":"acme/all","version":"v5.0","type":"metapackage","install-path":null,
         "require":{"psr/log":"^1.0"},"provide":{"psr/log-implementation":"1.0"}},
        {"name":"acme/app","version":"dev-main","install-path":"../acme/app",
         "require":{"ACME/All":"*","psr/log-implementation":"1.0","acme/gone":"1"}} ]
      """;

  @TempDir Path host;
  private ExampleRoot root;

  @BeforeEach
  void layOut() throws Exception {
    root = ExampleRoot.debian(host.resolve("root"));
    root.with(VENDOR + "/monolog/monolog/src/Logger.php", "<?php");
    root.with(VENDOR + "/psr/log/Psr/Log/Logger.php", "#!/usr/bin/php");
    root.with(VENDOR + "/acme/app/run", "\u007fELF and more");
  }

  private Inventory inventory() throws Exception {
    return root.inventory("debian", "12");
  }

  private List<String> refs() throws Exception {
    return inventory().content().components().stream()
        .map(Component::ref)
        .filter(ref -> !ref.startsWith("pkg:deb/"))
        .toList();
  }

  private Component component(String ref) throws Exception {
    return inventory().content().components().stream()
        .filter(each -> each.ref().equals(ref))
        .findFirst()
        .orElseThrow();
  }

  private List<String> messages() throws Exception {
    return inventory().findings().stream().map(Finding::message).toList();
  }

  private List<String> needs(String ref) throws Exception {
    return inventory().content().dependencies().neededBy(ref);
  }

  private void record(String text) throws Exception {
    root.with(VENDOR + "/composer/installed.json", text);
  }

  @Test
  void packagesHaveTheirNeedsLicencesAndFiles() throws Exception {
    record("{\"packages\":" + PACKAGES + ",\"dev\":false,\"dev-package-names\":[]}");

    assertEquals(
        List.of(
            "pkg:composer/acme/app@dev-main",
            "pkg:composer/monolog/monolog@2.9.1",
            "pkg:composer/psr/log@1.1.4"),
        refs());
    assertEquals(
        List.of("pkg:composer/psr/log@1.1.4"), needs("pkg:composer/monolog/monolog@2.9.1"));
    assertEquals(List.of("pkg:composer/psr/log@1.1.4"), needs("pkg:composer/acme/app@dev-main"));
    assertEquals(
        List.of(
            "/"
                + VENDOR
                + "/composer/installed.json: acme/app needs acme/gone, which is not installed"),
        messages());
    Component log = component("pkg:composer/psr/log@1.1.4");
    assertEquals("psr", log.group());
    assertEquals("MIT OR GPL-2.0-or-later", log.licences().get(0).text());
  }

  @Test
  void composerOneNamesNoFolders() throws Exception {
    record(PACKAGES.replaceAll("\"install-path\":[^,}]*,?", "").replaceAll(",\\s*}", "}"));

    assertEquals(3, refs().size(), refs().toString());
    assertEquals(List.of("pkg:composer/psr/log@1.1.4"), needs("pkg:composer/acme/app@dev-main"));
  }

  @Test
  void aRecordAloneIsNoPackage() throws Exception {
    record(PACKAGES.replace("../monolog/monolog", "../monolog/elsewhere"));

    assertEquals(2, refs().size(), refs().toString());
    assertEquals(
        1, messages().stream().filter(text -> text.contains("names monolog/monolog")).count());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "{}", "{\"packages\":{}}", "[{\"name\":\"a/b\"}]", "[1]", "\"x\""})
  void whatIsNoRecordIsTold(String text) throws Exception {
    record(text);

    assertEquals(1, messages().stream().filter(each -> each.contains("Composer")).count());
  }
}
