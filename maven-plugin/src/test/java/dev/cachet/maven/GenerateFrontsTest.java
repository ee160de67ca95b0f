package dev.cachet.maven;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.command.Moments;
import dev.cachet.command.Setting;
import dev.cachet.command.contents.DeviceSettings;
import dev.cachet.command.contents.GenerateRequest;
import dev.cachet.command.contents.Sources;
import dev.cachet.command.support.Facts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sbom generate} and the goal {@code sbom} write one document. */
class GenerateFrontsTest {
  private static final Path ROOT = Path.of("src/it/release/rootfs");
  private static final Setting<Path> OUT = Setting.output("", "out", "");

  @TempDir Path folder;

  @Test
  void theDocumentIsTheSameBytesInEachSyntax() throws Exception {
    for (String spec : new String[] {null, "cyclonedx-1.6-xml", "spdx-2.3-json"}) {
      Fronts both = generate();
      if (spec != null) {
        both.set(GenerateRequest.SPEC, spec);
      }
      assertSame(both, spec + ".both");
    }
  }

  @Test
  void aDeviceWithItsMakerAndSupportIsTheSameToo() throws Exception {
    Fronts both =
        generate()
            .set(DeviceSettings.DEVICE, "Pump")
            .set(DeviceSettings.VERSION, "1.0")
            .set(DeviceSettings.MODEL, "P-1")
            .set(DeviceSettings.UDI_DI, "04012345678901")
            .set(DeviceSettings.MANUFACTURER, "Maker <psirt@example.org>")
            .set(GenerateRequest.AUTHOR, "Maker")
            .set(GenerateRequest.SUPPORT, true);
    assertTrue(assertSame(both, "device").contains("P-1"));
  }

  @Test
  void severalSourcesAreMergedInOneOrder() throws Exception {
    Path first = folder.resolve("first.json");
    assertSame(generate(), first.getFileName().toString());
    Fronts both = generate().set(DeviceSettings.DEVICE, "Pump").set(Sources.FROM, List.of(first));
    assertTrue(assertSame(both, "several").contains("libc6"));
  }

  @Test
  void mistakesAreToldInTheSameWords() throws Exception {
    Path nowhere = folder.resolve("nowhere");
    Path garbage = Files.writeString(folder.resolve("garbage"), "{}");
    Fronts.Said spec = telling(generate().set(GenerateRequest.SPEC, "cyclonedx"));
    assertTrue(spec.error().startsWith("spec 'cyclonedx' is none of "), spec.error());
    telling(generate().set(GenerateRequest.AUTHOR, "<psirt@example.org>"));
    assertEquals(2, telling(generate().set(Moments.AS_OF, "10000-01-01")).exit());
    assertEquals(2, telling(generate().set(Sources.PKGDATA, folder)).exit());
    for (Setting<List<Path>> source :
        List.of(Sources.JARS, Sources.YOCTO, Sources.BUILDROOT, Sources.PARTS, Sources.FROM)) {
      Fronts missing = generate().set(DeviceSettings.DEVICE, "Pump").set(source, List.of(nowhere));
      assertEquals(nowhere + " is not there; check the path", telling(missing).error());
    }
    assertEquals(3, telling(generate().set(Facts.OVERRIDES, garbage)).exit());
    Fronts.Said nothing = telling(empty());
    assertEquals(
        "nothing to describe: give rootfs, jars, yocto, buildroot, parts or from", nothing.error());
  }

  private Fronts.Said telling(Fronts both) throws Exception {
    both.set(OUT, folder.resolve("maven.out"));
    return both.ask("--out", folder.resolve("shell.out").toString());
  }

  private String assertSame(Fronts both, String name) throws Exception {
    Path shell = folder.resolve(name);
    Path maven = folder.resolve(name + ".maven");
    assertEquals(0, both.shell("--out", shell.toString()).exit());
    assertEquals(0, both.set(OUT, maven).maven().exit());
    assertArrayEquals(Files.readAllBytes(shell), Files.readAllBytes(maven), name);
    return Files.readString(shell);
  }

  private Fronts generate() {
    return empty().set(Sources.ROOTS, List.of(ROOT));
  }

  private Fronts empty() {
    return new Fronts(
            "sbom generate",
            "sbom",
            GenerateFrontsTest::goal,
            folder.resolve("target"),
            GenerateRequest.class,
            Sources.class,
            DeviceSettings.class,
            Facts.class,
            Moments.class)
        .set(Moments.AS_OF, "2026-11-23");
  }

  /** What the running build resolved is not what the command line can be told of. */
  private static SbomMojo goal() {
    SbomMojo goal = new SbomMojo(null, null, null, null);
    goal.build = false;
    goal.attach = false;
    return goal;
  }
}
