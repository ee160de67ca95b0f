package dev.cachet.root;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.sbom.Component;
import dev.cachet.source.Inventory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two virtual environments that pip made from wheels of this test, and what pip's own library says
 * of their requirements. Needs Debian's python3 and python3-venv.
 */
class PythonInterop {
  private static final String EDGES =
      """
      import importlib.metadata as m
      from pip._vendor.packaging.requirements import Requirement
      from pip._vendor.packaging.utils import canonicalize_name as plain
      all = {plain(d.metadata['Name']): d for d in m.distributions()}
      needs = {n: [Requirement(r) for r in d.requires or []] for n, d in all.items()}
      extras = {n: {''} for n in all}
      def holds(n, r):
          return r.marker is None or any(r.marker.evaluate({'extra': e}) for e in extras[n])
      for _ in range(20):
          for n, rs in needs.items():
              for r in rs:
                  if holds(n, r) and plain(r.name) in all:
                      extras[plain(r.name)] |= {plain(e) for e in r.extras}
      for n, rs in needs.items():
          for r in rs:
              t = plain(r.name)
              if holds(n, r) and t in all and t != n:
                  print(f'{n}@{all[n].version} {t}@{all[t].version}')
      """;

  @TempDir Path folder;

  private void wheel(String name, String version, String... needs) throws IOException {
    String info = name + "-" + version + ".dist-info/";
    StringBuilder metadata =
        new StringBuilder("Metadata-Version: 2.1\nName: " + name + "\nVersion: " + version + "\n");
    for (String need : needs) {
      metadata.append("Requires-Dist: ").append(need).append('\n');
      int extra = need.indexOf("extra == '");
      if (extra > 0) {
        metadata.append("Provides-Extra: ").append(need.substring(extra + 10).replace("'", ""));
        metadata.append('\n');
      }
    }
    Path wheels = Files.createDirectories(folder.resolve("wheels"));
    Path file = wheels.resolve(name + "-" + version + "-py3-none-any.whl");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      entry(zip, info + "METADATA", metadata.toString());
      entry(
          zip,
          info + "WHEEL",
          "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
      entry(zip, info + "RECORD", info + "METADATA,,\n" + info + "WHEEL,,\n" + info + "RECORD,,\n");
    }
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(UTF_8));
    zip.closeEntry();
  }

  private List<String> run(String... command) throws Exception {
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertEquals(0, process.waitFor(), () -> read(output));
    return Files.readAllLines(output);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private void wheels() throws IOException {
    for (String version : new String[] {"1.0", "2.0"}) {
      wheel("dep", version, "inner[more]; os_name == 'posix'", "colorama; sys_platform == 'win32'");
    }
    wheel("colorama", "1.0");
    wheel("tomli", "1.0");
    wheel("inner", "3", "Deep.Er ; extra == 'more'", "tomli ; extra == 'other'");
    wheel("Deep_Er", "0.1", "late ; python_full_version >= '3.6.1'");
    wheel("late", "5", "dep", "tomli ; python_version < '3'");
    wheel(
        "app",
        "1.0",
        "dep (<2)",
        "machine ; platform_machine in 'x86_64 aarch64 armv7l'",
        "tomli ; implementation_name == 'pypy'");
    wheel("app", "2.0", "dep ~= 2.0", "machine ; platform_machine == 'sparc'", "colorama");
    wheel("machine", "7");
  }

  @Test
  void edgesAreThoseThatPipSees() throws Exception {
    wheels();
    Path root = Files.createDirectory(folder.resolve("root"));
    ExampleRoot example = ExampleRoot.debian(root);
    Path python = Path.of("/usr/bin/python3").toRealPath();
    Files.createDirectories(root.resolve("usr/bin"));
    Files.copy(python, root.resolve("usr/bin/" + python.getFileName()));
    example.link("usr/bin/python3", String.valueOf(python.getFileName()));
    Set<String> expected = new TreeSet<>();
    for (String version : new String[] {"1.0", "2.0"}) {
      String venv = root + "/opt/v" + version;
      run("/usr/bin/python3", "-m", "venv", venv);
      run(
          venv + "/bin/pip",
          "install",
          "--no-index",
          "--find-links",
          folder + "/wheels",
          "app==" + version,
          "tomli");
      expected.addAll(run(venv + "/bin/python", "-c", EDGES));
    }
    assertTrue(expected.size() > 8, expected.toString());
    assertEquals(expected, edges(example.inventory("debian", "12")));
  }

  private static Set<String> edges(Inventory inventory) {
    Set<String> edges = new TreeSet<>();
    List<Component> all = new ArrayList<>(inventory.content().components());
    for (Component each : all) {
      if (each.ref().startsWith("pkg:pypi/")) {
        for (String needed : inventory.content().dependencies().neededBy(each.ref())) {
          edges.add((each.ref() + " " + needed).replace("pkg:pypi/", ""));
        }
      }
    }
    return edges;
  }
}
