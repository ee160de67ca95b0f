package dev.cachet.handover;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.digest.Sha256;
import dev.cachet.network.NetworkRefusedException;
import dev.cachet.network.SiteBinding;
import dev.cachet.phrase.Language;
import dev.cachet.phrase.Phrases;
import dev.cachet.released.Factory;
import dev.cachet.released.Factory.Content;
import dev.cachet.released.Release;
import dev.cachet.report.ReportTerms;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandoverTest {
  private static final List<Language> BOTH = List.of(Language.EN, Language.FR);
  private static final String SITE =
      """
      { "schemaVersion": 1, "id": "ward-3",
        "device": { "interface": "eth1", "addresses": ["192.0.2.10"] },
        "roles": { "pacs": ["192.0.2.20"], "ntp": ["192.0.2.53"] } }
      """;

  @TempDir static Path folder;
  private static Factory factory;
  private static Path packed;

  @BeforeAll
  static void make() throws Exception {
    factory = new Factory(folder);
    packed =
        factory.release(
            Content.of("1.0", 1, Map.of("libexample1", "1.2-3")).withPayload(archive()));
  }

  @Test
  void folderHasEverythingAndItsIndexTheDigestOfEveryFile() throws Exception {
    Path out = write(packed, Optional.of(site()), Factory.DAY, BOTH, "all");
    Set<String> names = names(out);
    assertTrue(
        names.containsAll(
            List.of(
                "index.html",
                "index.fr.html",
                "SHA256SUMS",
                "report.en.html",
                "report.fr.html",
                "update.en.html",
                "update.fr.html",
                "components.en.html",
                "components.fr.html",
                "components.csv",
                "support.html",
                "sbom.json",
                "network.json",
                "streams.en.html",
                "streams.fr.html",
                "streams.csv",
                "mud.json",
                "rules.nft",
                "remove-rules.nft",
                "flows.json",
                "files-rootfs.sfp",
                "files-rootfs.hashdeep",
                "files-rootfs.csv",
                "files-rootfs.list")),
        names.toString());
    String index = Files.readString(out.resolve("index.html"));
    String sums = Files.readString(out.resolve("SHA256SUMS"));
    for (String name : names) {
      String digest = Sha256.of(Files.readAllBytes(out.resolve(name))).hex();
      if (!name.equals("SHA256SUMS")) {
        assertTrue(sums.contains(digest + "  " + name + "\n"), name);
        assertTrue(name.equals("index.html") || index.contains(digest), name + " in the index");
      }
    }
    assertTrue(Files.readString(out.resolve("rules.nft")).contains("tcp dport { 2762 }"));
    assertTrue(Files.readString(out.resolve("mud.json")).contains("\"is-supported\" : true"));
    assertTrue(Files.readString(out.resolve("files-rootfs.hashdeep")).contains(",./opt/run.sh\n"));
  }

  @Test
  void samePackageSiteAndDayGiveTheSameFolder() throws Exception {
    Path one = write(packed, Optional.of(site()), Factory.DAY, BOTH, "one");
    Path two = write(packed, Optional.of(site()), Factory.DAY, BOTH, "two");
    assertEquals(names(one), names(two));
    for (String name : names(one)) {
      assertArrayEquals(
          Files.readAllBytes(one.resolve(name)), Files.readAllBytes(two.resolve(name)), name);
    }
  }

  @Test
  void frenchPageIsFrench() throws Exception {
    Path out = write(packed, Optional.of(site()), Factory.DAY, List.of(Language.FR), "fr");
    assertFalse(names(out).contains("report.en.html"));
    String index = Files.readString(out.resolve("index.html"));
    assertTrue(index.contains("<html lang=\"fr\""), index);
    assertTrue(index.contains("Règles de pare-feu (nftables)"), index);
    assertTrue(index.contains("23\u00a0novembre\u00a02026"), index);
    assertTrue(
        Files.readString(out.resolve("streams.fr.html"))
            .contains("<td data-head=\"Données\">de santé</td>"),
        index);
  }

  /** After the last day of support the device is no longer supported, whatever was recorded. */
  @Test
  void mudFileSaysWhenSupportIsOver() throws Exception {
    LocalDate late = LocalDate.of(2029, 12, 1);
    Path out = write(packed, Optional.empty(), late, BOTH, "late");
    assertTrue(Files.readString(out.resolve("mud.json")).contains("\"is-supported\" : false"));
    String index = Files.readString(out.resolve("index.html"));
    assertTrue(index.contains("support has ended; the MUD file says so"), index);
    assertTrue(index.contains("No site file was given"), index);
    assertFalse(names(out).contains("rules.nft"));
  }

  @Test
  void packageWithoutAProfileHasNoRulesAndSaysWhy() throws Exception {
    Path bare = factory.release(Content.of("1.1", 2, Map.of("a", "1")).withProfile(""));
    HandoverRefusedException refused =
        assertThrows(
            HandoverRefusedException.class,
            () -> write(bare, Optional.of(site()), Factory.DAY, BOTH, "bare"));
    assertTrue(refused.getMessage().contains("leave --site out"), refused.getMessage());
    Path out = write(bare, Optional.empty(), Factory.DAY, BOTH, "bare");
    assertFalse(names(out).contains("network.json"));
    String index = Files.readString(out.resolve("index.html"));
    assertTrue(index.contains("The package declares no connections"), index);
    assertTrue(index.contains("Payload <bdi>rootfs</bdi> is no archive of files"), index);
    assertFalse(names(out).stream().anyMatch(name -> name.endsWith(".sfp")), names(out).toString());
  }

  @Test
  void siteThatDoesNotBindEveryPeerGivesNoFolder() throws Exception {
    SiteBinding half =
        SiteBinding.read(
            SITE.replace(", \"ntp\": [\"192.0.2.53\"]", "").getBytes(StandardCharsets.UTF_8));
    assertThrows(
        NetworkRefusedException.class,
        () -> write(packed, Optional.of(half), Factory.DAY, BOTH, "half"));
    assertTrue(Files.notExists(folder.resolve("half")));
  }

  /** The addresses of a site are in the files for the site, and in nothing else. */
  @Test
  void addressesOfTheSiteStayInItsRulesAndFlows() throws Exception {
    Path out = write(packed, Optional.of(site()), Factory.DAY, BOTH, "where");
    for (String name : names(out)) {
      boolean has =
          Files.readString(out.resolve(name), StandardCharsets.ISO_8859_1).contains("192.0.2.");
      assertEquals(List.of("rules.nft", "flows.json").contains(name), has, name);
    }
  }

  @Test
  void diffSaysWhatToOpenAndToClose() throws Exception {
    Path next =
        factory.release(
            Content.of("1.2", 3, Map.of("a", "1"))
                .withProfile(
                    Factory.PROFILE.replace("2762", "11112").replace("tls-1.2", "tls-1.3")));
    Path silent = factory.release(Content.of("1.3", 4, Map.of("a", "1")).withProfile(""));
    Path other = factory.release(Content.of("7.0", 4, Map.of("a", "1")).ofProduct("monitor"));
    try (Release before = factory.open(packed);
        Release after = factory.open(next);
        Release none = factory.open(silent);
        Release monitor = factory.open(other)) {
      assertEquals(
          List.of(
              "From 1.0 to 1.2: what to change in the firewall",
              "Open in the firewall: from the device to role pacs, tcp 11112, tls-1.3 (pacs: Store"
                  + " images).",
              "Close in the firewall: from the device to role pacs, tcp 2762, tls-1.2 (pacs: Store"
                  + " images)."),
          FirewallDiff.lines(before, after, Phrases.of(Language.EN)));
      assertEquals(
          "Rien n’est à changer dans le pare-feu.",
          FirewallDiff.lines(before, before, Phrases.of(Language.FR)).get(1));
      assertThrows(
          HandoverRefusedException.class,
          () -> FirewallDiff.lines(before, none, Phrases.of(Language.EN)));
      assertThrows(
          HandoverRefusedException.class,
          () -> FirewallDiff.lines(before, monitor, Phrases.of(Language.EN)));
    }
  }

  private static SiteBinding site() throws Exception {
    return SiteBinding.read(SITE.getBytes(StandardCharsets.UTF_8));
  }

  private static Path write(
      Path file, Optional<SiteBinding> site, LocalDate day, List<Language> languages, String name)
      throws Exception {
    try (Release release = factory.open(file)) {
      HandoverTerms terms = new HandoverTerms(new ReportTerms(day, "9.9"), languages);
      Handover handover = Handover.of(release, site, Catalogue.bundled(), terms);
      handover.write(folder.resolve(name));
      return folder.resolve(name);
    }
  }

  private static Set<String> names(Path out) throws Exception {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(out)) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    return names;
  }

  private static byte[] archive() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      for (String name : List.of("./etc/hostname", "./opt/run.sh")) {
        byte[] content = ("content of " + name + "\n").getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }
}
