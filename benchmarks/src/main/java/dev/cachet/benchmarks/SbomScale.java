package dev.cachet.benchmarks;

import dev.cachet.drift.content.ContentCheck;
import dev.cachet.drift.difference.SbomDiff;
import dev.cachet.format.SbomDocument;
import dev.cachet.format.SbomSpec;
import dev.cachet.lifecycle.Catalogue;
import dev.cachet.merge.SourceDetection;
import dev.cachet.quality.Profile;
import dev.cachet.quality.QualityCheck;
import dev.cachet.quality.QualityReport;
import dev.cachet.sbom.Sbom;
import dev.cachet.source.Inventory;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/**
 * One step of the life of a large SBOM, in a process of its own: {@code root FOLDER COUNT} writes a
 * root with that many packages, {@code generate ROOT FILE}, {@code read FILE}, {@code check FILE},
 * {@code against FILE ROOT} and {@code diff OLD NEW} measure. Each prints the step, the components,
 * the milliseconds of work without the start of the process, the CPU milliseconds of the whole
 * process and its largest resident memory in MiB.
 */
public final class SbomScale {
  private static final int NEEDS = 4;

  private SbomScale() {}

  /**
   * Runs one step.
   *
   * @param args the step and its paths
   * @throws Exception if the step fails
   */
  public static void main(String[] args) throws Exception {
    long start = System.nanoTime();
    int components = run(args);
    long millis = (System.nanoTime() - start) / 1_000_000;
    System.out.printf(
        Locale.ROOT,
        "%s\t%d\t%d\t%d\t%d%n",
        args[0],
        components,
        millis,
        ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis(),
        residentMebibytes());
  }

  private static int run(String[] args) throws Exception {
    Path first = Path.of(args[1]);
    return switch (args[0]) {
      case "root" -> root(first, Integer.parseInt(args[2]));
      case "generate" -> generate(first, Path.of(args[2]));
      case "read" -> SbomDocument.read(first).sbom().all().size();
      case "check" -> check(first);
      case "against" -> against(first, Path.of(args[2]));
      case "diff" -> diff(first, Path.of(args[2]));
      default -> throw new IllegalArgumentException("no such step: " + args[0]);
    };
  }

  private static int root(Path folder, int count) throws IOException {
    Path etc = Files.createDirectories(folder.resolve("etc"));
    Files.writeString(
        etc.resolve("os-release"), "ID=debian\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\n");
    Path dpkg = Files.createDirectories(folder.resolve("var/lib/dpkg"));
    Path info = Files.createDirectories(dpkg.resolve("info"));
    try (BufferedWriter status = Files.newBufferedWriter(dpkg.resolve("status"))) {
      for (int i = 0; i < count; i++) {
        status.write(stanza(i, count));
        String list = String.format(Locale.ROOT, "%032x  usr/lib/package-%d.so%n", i, i);
        Files.writeString(info.resolve("package-" + i + ".md5sums"), list);
      }
    }
    return count;
  }

  private static String stanza(int i, int count) {
    StringBuilder needs = new StringBuilder();
    for (int n = 1; n <= NEEDS; n++) {
      needs.append(n == 1 ? "" : ", ").append("package-").append((i * 7 + n * 13) % count);
    }
    return "Package: package-"
        + i
        + "\nStatus: install ok installed\nMaintainer: Team "
        + i % 100
        + " <team@example.org>\nArchitecture: amd64\nVersion: 1.0-"
        + (i % 10 == 0 ? "2" : "1")
        + "\nDepends: "
        + needs
        + "\n\n";
  }

  private static int generate(Path root, Path file) throws Exception {
    Inventory inventory = SourceDetection.root(root, Catalogue.bundled()).inventory();
    Sbom sbom = Sbom.of(inventory.content(), Instant.parse("2026-11-23T00:00:00Z"));
    try (OutputStream out = Files.newOutputStream(file)) {
      SbomSpec.CYCLONEDX_1_6_JSON.encode(sbom).writeTo(out);
    }
    return sbom.all().size();
  }

  private static int check(Path file) throws Exception {
    int components = SbomDocument.read(file).sbom().all().size();
    for (String name : Profile.names()) {
      try (InputStream document = Files.newInputStream(file)) {
        QualityReport report =
            new QualityCheck(Profile.named(name).orElseThrow()).check(document, file.toString());
        if (report.asked() < components) {
          throw new IllegalStateException(name + " did not see every component");
        }
      }
    }
    return components;
  }

  private static int against(Path file, Path root) throws Exception {
    Inventory now = SourceDetection.root(root, Catalogue.bundled()).inventory();
    Sbom sbom = SbomDocument.read(file).sbom();
    if (!ContentCheck.compare(sbom, now).isEmpty()) {
      throw new IllegalStateException("the document does not describe its root");
    }
    return sbom.all().size();
  }

  private static int diff(Path before, Path after) throws Exception {
    SbomDiff diff =
        SbomDiff.between(SbomDocument.read(before).sbom(), SbomDocument.read(after).sbom());
    return diff.same() + diff.changes().size();
  }

  private static long residentMebibytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(-1);
  }
}
