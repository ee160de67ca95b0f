package dev.cachet.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.finding.Finding;
import dev.cachet.root.ExampleRoot;
import dev.cachet.sbom.Component;
import dev.cachet.source.Inventory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages of Node.js in the archive of an Electron application, and in the cache of Yarn. */
class NodeArchivesTest {
  private static final String DEBUG =
      "{\"name\":\"debug\",\"version\":\"4.4.3\",\"dependencies\":{\"ms\":\"^2\"}}";
  private static final String MS = "{\"name\":\"ms\",\"version\":\"2.1.3\",\"license\":\"MIT\"}";
  private static final String APP =
      "{\"name\":\"pump-ui\",\"version\":\"2.3.4\",\"dependencies\":{\"debug\":\"^4\"}}";

  private static final String CACHE = "opt/app/.yarn/cache/";

  /** Two packages, one of them as a copy for its user, one under another name. */
  private static final String TABLE =
      """
      {"packageRegistryData":[
        [null,[[null,{"packageLocation":"./","packageDependencies":[["debug","npm:4.4.3"]]}]]],
        ["debug",[
          ["npm:4.4.3",{"packageLocation":"./.yarn/cache/debug-npm-4.4.3-a.zip/node_modules/debug/",
            "packageDependencies":[["debug","npm:4.4.3"]]}],
          ["virtual:ab#npm:4.4.3",{
            "packageLocation":"./.yarn/__virtual__/debug-virtual-ab/0/cache/debug-npm-4.4.3-a.zip/node_modules/debug/",
            "packageDependencies":[["ms",["it's","npm:2.1.3"]],["supports-color",null]]}]]],
        ["it's",[["npm:2.1.3",{"packageLocation":"./.yarn/cache/ms-npm-2.1.3-b.zip/node_modules/ms/",
            "packageDependencies":[]}]]]]}
      """;

  @TempDir Path host;
  private ExampleRoot root;

  @BeforeEach
  void layOut() throws Exception {
    root = ExampleRoot.debian(host.resolve("root"));
  }

  private void write(String path, byte[] content) throws IOException {
    root.with(path, content);
  }

  private Inventory inventory() throws Exception {
    return root.inventory("debian", "12");
  }

  private List<String> needs(String ref) throws Exception {
    return inventory().content().dependencies().neededBy(ref);
  }

  private List<String> npm() throws Exception {
    return inventory().content().components().stream()
        .map(Component::ref)
        .filter(ref -> ref.startsWith("pkg:npm/"))
        .toList();
  }

  private List<String> findings() throws Exception {
    return inventory().findings().stream().map(Finding::message).toList();
  }

  /** An archive of Electron with the given table and files behind it. */
  private static byte[] asar(String table, String... files) throws IOException {
    byte[] text = table.getBytes(UTF_8);
    int padded = (text.length + 3) / 4 * 4;
    ByteBuffer start = ByteBuffer.allocate(16 + padded).order(ByteOrder.LITTLE_ENDIAN);
    start.putInt(4).putInt(padded + 8).putInt(padded + 4).putInt(text.length).put(text);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(start.array());
    for (String file : files) {
      all.write(file.getBytes(UTF_8));
    }
    return all.toByteArray();
  }

  private static String file(String content, int offset) {
    return "{\"size\":" + content.length() + ",\"offset\":\"" + offset + "\"}";
  }

  private static byte[] application() throws IOException {
    String table =
        "{\"files\":{\"package.json\":"
            + file(APP, 0)
            + ",\"node_modules\":{\"files\":{\"debug\":{\"files\":{\"package.json\":"
            + file(DEBUG, APP.length())
            + "}},\"ms\":{\"files\":{\"package.json\":{\"size\":9,\"unpacked\":true}}}}}}}";
    return asar(table, APP, DEBUG);
  }

  private static byte[] zip(String name, String manifest) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String entry : List.of("readme", "test/node_modules/x/package.json", "package.json")) {
        zip.putNextEntry(new ZipEntry("node_modules/" + name + "/" + entry));
        zip.write(manifest.getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private void cache() throws IOException {
    write(CACHE + "debug-npm-4.4.3-a.zip", zip("debug", DEBUG));
    write(CACHE + "ms-npm-2.1.3-b.zip", zip("ms", MS));
  }

  @Test
  void readsTheApplicationAndItsPackagesFromAnArchiveOfElectron() throws Exception {
    write("opt/ui/resources/app.asar", application());
    root.with("opt/ui/resources/app.asar.unpacked/node_modules/ms/package.json", MS);
    assertEquals(List.of("pkg:npm/debug@4.4.3", "pkg:npm/ms@2.1.3"), npm());
    assertEquals(List.of("pkg:npm/ms@2.1.3"), needs("pkg:npm/debug@4.4.3"));
    assertEquals(List.of("pkg:npm/debug@4.4.3"), needs("file:/opt/ui/resources/app.asar"));
    Component application =
        inventory().content().components().stream()
            .filter(c -> c.ref().equals("file:/opt/ui/resources/app.asar"))
            .findFirst()
            .orElseThrow();
    assertEquals("pump-ui 2.3.4", application.name() + " " + application.version());
    assertEquals(2, application.hashes().size());
    assertEquals(List.of(), findings());
  }

  @Test
  void followsALinkInAnArchiveOfElectron() throws Exception {
    String table =
        "{\"files\":{\"store\":{\"files\":{\"node_modules\":{\"files\":{\"ms\":{\"files\":"
            + "{\"package.json\":"
            + file(MS, 0)
            + "}}}}}},\"package.json\":"
            + file(APP.replace("debug", "ms"), MS.length())
            + ",\"node_modules\":{\"files\":{\"ms\":{\"link\":\"store/node_modules/ms\"}}}}}";
    write("opt/ui/app.asar", asar(table, MS, APP.replace("debug", "ms")));
    assertEquals(List.of("pkg:npm/ms@2.1.3"), needs("file:/opt/ui/app.asar"));
  }

  @Test
  void namesAnArchiveOfElectronThatIsNone() throws Exception {
    byte[] longer = application();
    ByteBuffer.wrap(longer).order(ByteOrder.LITTLE_ENDIAN).putInt(12, 1 << 30);
    write("opt/a.asar", longer);
    write("opt/b.asar", "not an archive at all".getBytes(UTF_8));
    write("opt/c.asar", asar("{\"files\":[]"));
    assertEquals(
        List.of("a", "b", "c").stream()
            .map(
                name ->
                    "/opt/"
                        + name
                        + ".asar: is no archive of Electron that can be read; what it holds is"
                        + " unknown")
            .toList(),
        findings());
  }

  @ParameterizedTest
  @ValueSource(ints = {102, 3000})
  void boundsTheDepthOfAnArchiveOfElectron(int depth) throws Exception {
    write(
        "opt/a.asar",
        asar("{\"files\":{\"a\":".repeat(depth) + "{\"size\":1}" + "}}".repeat(depth)));
    assertTrue(findings().get(0).contains("/opt/a.asar: is no archive"), findings().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {".pnp.data.json", ".pnp.cjs"})
  void resolvesPackagesInTheCacheOfYarnByItsTable(String name) throws Exception {
    cache();
    String script = TABLE.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\\n");
    write(
        "opt/app/" + name,
        (name.endsWith("cjs") ? "const RAW_RUNTIME_STATE =\n'" + script + "';\n" : TABLE)
            .getBytes(UTF_8));
    assertEquals(List.of("pkg:npm/debug@4.4.3", "pkg:npm/ms@2.1.3"), npm());
    assertEquals(List.of("pkg:npm/ms@2.1.3"), needs("pkg:npm/debug@4.4.3"));
    assertEquals(List.of(), findings());
  }

  @Test
  void listsWhatLiesInTheCacheOfYarnAndIsNotRun() throws Exception {
    cache();
    assertEquals(List.of("pkg:npm/debug@4.4.3", "pkg:npm/ms@2.1.3"), npm());
    assertEquals(List.of(), needs("pkg:npm/debug@4.4.3"));
    assertEquals(List.of(), findings());
  }

  @Test
  void tellsWhatATableNamesAndTheRootLacks() throws Exception {
    write(CACHE + "debug-npm-4.4.3-a.zip", zip("debug", DEBUG));
    write("opt/app/.pnp.data.json", TABLE.getBytes(UTF_8));
    assertEquals(
        List.of(
            "/opt/app/.yarn/cache/debug-npm-4.4.3-a.zip/node_modules/debug"
                + " needs ms, which is not installed"),
        findings());
  }

  @Test
  void namesATableAndAZipThatCannotBeRead() throws Exception {
    write("opt/app/.pnp.cjs", "module.exports = 1;\n".getBytes(UTF_8));
    byte[] whole = zip("ms", MS);
    write(CACHE + "cut.zip", Arrays.copyOf(whole, 60));
    write(CACHE + "other.zip", zip("ms/../x", MS));
    assertEquals(
        List.of(
            "/opt/app/.pnp.cjs: is no table of Yarn that can be read; needs are not known",
            "/opt/app/.yarn/cache/cut.zip: is a broken archive of Yarn; what it holds is unknown",
            "/opt/app/.yarn/cache/other.zip: holds no manifest of an npm package"),
        findings());
  }
}
