package dev.cachet.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.phrase.Language;
import dev.cachet.released.Factory;
import dev.cachet.released.Factory.Content;
import dev.cachet.released.Release;
import dev.cachet.report.ReportTerms;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lists of digests in ClamAV and hashdeep of Debian, in the profile scanners: docs/interop.md.
 */
class ScannersInterop {
  private static final String PLANTED = "planted text of a signature\n";
  private static final Map<String, String> FILES =
      Map.of("opt/run.sh", PLANTED, "opt/a 99:1", "other", "etc/hostname", "pump\n");

  @TempDir Path folder;
  private Path installed;
  private Path hand;

  @BeforeEach
  void install() throws Exception {
    installed = Files.createDirectories(folder.resolve("installed"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
      for (Map.Entry<String, String> file : FILES.entrySet()) {
        byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
        Path path = installed.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, content);
        TarArchiveEntry entry = new TarArchiveEntry("./" + file.getKey());
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    }
    Factory factory = new Factory(folder);
    Path packed =
        factory.release(
            Content.of("1.0", 1, Map.of("libexample1", "1.2-3")).withPayload(bytes.toByteArray()));
    hand = folder.resolve("hand");
    try (Release release = factory.open(packed)) {
      HandoverTerms terms =
          new HandoverTerms(new ReportTerms(Factory.DAY, "9.9"), List.of(Language.EN));
      Handover.of(release, Optional.empty(), Catalogue.bundled(), terms).write(hand);
    }
  }

  private static String run(Path in, int expected, String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(expected, process.waitFor(), output);
    return output;
  }

  @Test
  void clamscanPassesOverInstalledFilesAndNoOther() throws Exception {
    Path database = Files.createDirectories(folder.resolve("database"));
    StringBuilder hex = new StringBuilder();
    PLANTED.strip().chars().forEach(each -> hex.append(Integer.toHexString(each)));
    Files.writeString(database.resolve("test.ndb"), "Cachet.Test:0:*:" + hex + "\n");
    String[] scan = {"clamscan", "-d", database.toString(), "-r", "-i", "--no-summary", "."};
    assertTrue(run(installed, 1, scan).contains("/run.sh: Cachet.Test.UNOFFICIAL FOUND"));
    Files.copy(hand.resolve("files-rootfs.sfp"), database.resolve("files.sfp"));
    assertEquals("", run(installed, 0, scan));
    Files.writeString(installed.resolve("opt/run.sh"), PLANTED + "changed");
    assertTrue(run(installed, 1, scan).contains("/run.sh: Cachet.Test.UNOFFICIAL FOUND"));
  }

  @Test
  void hashdeepNamesExactlyTheChangedFile() throws Exception {
    String list = hand.resolve("files-rootfs.hashdeep").toString();
    String[] audit = {"hashdeep", "-r", "-l", "-c", "sha256", "-avv", "-k", list, "."};
    assertTrue(run(installed, 0, audit).contains("Audit passed"));
    Files.writeString(installed.resolve("etc/hostname"), "changed\n");
    String output = run(installed, 1, audit);
    assertEquals(
        List.of("./etc/hostname: No match", "./etc/hostname: Known file not used"),
        output.lines().filter(line -> line.startsWith("./") && !line.endsWith(": Ok")).toList(),
        output);
  }
}
