package dev.cachet.image.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.image.content.ImageException;
import dev.cachet.rootfs.RootFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Layers of a container's image, as tools write them into one archive. */
class ContainerArchiveTest {
  @TempDir Path folder;

  private final Map<String, byte[]> members = new LinkedHashMap<>();

  private static byte[] tar(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Map.Entry<String, byte[]> each : files.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(each.getKey());
        entry.setSize(each.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(each.getValue());
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** A layer of files that hold their own paths. */
  private static byte[] layer(String... paths) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String path : paths) {
      files.put(path, path.endsWith("/") ? new byte[0] : path.getBytes(UTF_8));
    }
    return tar(files);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  private static String digest(byte[] bytes) throws Exception {
    return "sha256:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private String blob(byte[] bytes) throws Exception {
    String digest = digest(bytes);
    members.put("blobs/sha256/" + digest.substring(7), bytes);
    return digest;
  }

  private String blob(String text) throws Exception {
    return blob(text.getBytes(UTF_8));
  }

  private static String config(byte[]... layers) throws Exception {
    List<String> digests = new ArrayList<>();
    for (byte[] layer : layers) {
      digests.add("\"" + digest(layer) + "\"");
    }
    return "{\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[" + String.join(",", digests) + "]}}";
  }

  private String manifest(byte[]... layers) throws Exception {
    List<String> stored = new ArrayList<>();
    for (byte[] layer : layers) {
      stored.add("{\"digest\":\"" + blob(gzip(layer)) + "\"}");
    }
    return blob(
        "{\"config\":{\"digest\":\""
            + blob(config(layers))
            + "\"},\"layers\":["
            + String.join(",", stored)
            + "]}");
  }

  private static String entry(String digest, String architecture, String more) {
    return "{\"digest\":\""
        + digest
        + "\",\"platform\":{\"os\":\"linux\",\"architecture\":\""
        + architecture
        + "\"}"
        + more
        + "}";
  }

  private Path layout(String... entries) throws IOException {
    members.put("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(UTF_8));
    members.put(
        "index.json", ("{\"manifests\":[" + String.join(",", entries) + "]}").getBytes(UTF_8));
    return archive();
  }

  /** As older releases of Docker write it. */
  private Path saved(byte[]... layers) throws Exception {
    List<String> names = new ArrayList<>();
    for (byte[] layer : layers) {
      names.add("\"" + names.size() + "/layer.tar\"");
      members.put(names.size() - 1 + "/layer.tar", layer);
    }
    members.put("c.json", config(layers).getBytes(UTF_8));
    members.put(
        "manifest.json",
        ("[{\"Config\":\"c.json\",\"Layers\":[" + String.join(",", names) + "]}]").getBytes(UTF_8));
    return archive();
  }

  private Path archive() throws IOException {
    return Files.write(folder.resolve("image.tar"), tar(members));
  }

  private static List<String> files(Path image) throws IOException {
    Path root = RootFolder.open(image).path();
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .sorted()
          .collect(Collectors.toList());
    }
  }

  private static String refused(Path image) {
    return String.valueOf(
        assertThrows(ImageException.class, () -> RootFolder.open(image)).getMessage());
  }

  private static byte[] base() throws IOException {
    return layer("etc/os-release", "opt/a/x", "opt/a/y", "opt/b/z", "var/log/old");
  }

  private static byte[] second() throws IOException {
    return layer("opt/.wh.a", "opt/a/new", "var/log/.wh..wh..opq", "var/log/now", "etc/more");
  }

  private static final List<String> BOTH =
      List.of("etc/more", "etc/os-release", "opt/a/new", "opt/b/z", "var/log/now");

  @Test
  void readsALayout() throws Exception {
    String image = manifest(base(), second());
    assertEquals(BOTH, files(layout(entry(image, "amd64", ""))));
  }

  @Test
  void readsWhatDockerSaves() throws Exception {
    assertEquals(BOTH, files(saved(base(), second())));
  }

  @Test
  void followsAnIndexInAnIndexAndLeavesOutWhatAttests() throws Exception {
    String image = manifest(base());
    String attests = ",\"annotations\":{\"vnd.docker.reference.type\":\"attestation-manifest\"}";
    String inner =
        blob(
            "{\"manifests\":["
                + entry(image, "arm64", "")
                + ","
                + entry(blob("{}"), "unknown", attests)
                + "]}");
    assertEquals(
        List.of("etc/os-release", "opt/a/x", "opt/a/y", "opt/b/z", "var/log/old"),
        files(layout(entry(inner, "", ""))));
  }

  /** Names are not compared with contents until a layer is read. */
  @Test
  void refusesAnIndexThatNamesItself() throws Exception {
    String own = "sha256:" + "a".repeat(64);
    String index = "{\"manifests\":[" + entry(own, "amd64", "") + "]}";
    members.put("blobs/sha256/" + "a".repeat(64), index.getBytes(UTF_8));
    Path image = layout(entry(own, "amd64", ""));
    assertTrue(refused(image).contains("has an index that names itself"), refused(image));
  }

  @Test
  void namesTheSystemsOfSeveralImages() throws Exception {
    Path image =
        layout(entry(manifest(base()), "amd64", ""), entry(manifest(second()), "arm64", ""));
    assertTrue(
        refused(image).endsWith("holds 2 images linux/amd64, linux/arm64; give an archive of one"),
        refused(image));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void refusesALayerThatIsAnotherThanTheConfigurationStates(boolean oci) throws Exception {
    Path image = oci ? layout(entry(manifest(base()), "amd64", "")) : saved(base());
    String changed =
        oci
            ? members.keySet().stream()
                .filter(n -> n.startsWith("blobs/"))
                .findFirst()
                .orElseThrow()
            : "0/layer.tar";
    members.put(changed, oci ? gzip(second()) : second());
    archive();
    assertTrue(refused(image).contains("holds another layer " + changed), refused(image));
  }

  @Test
  void namesALayerThatIsNotThere() throws Exception {
    Path image = saved(base(), second());
    members.remove("1/layer.tar");
    archive();
    assertTrue(refused(image).contains("lacks 1/layer.tar"), refused(image));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"manifests\":[{\"digest\":\"../../etc\"}]}", "{", "[]", "{\"layers\":[]}"})
  void refusesAnIndexThatSaysNothing(String index) throws Exception {
    layout();
    members.put("index.json", index.getBytes(UTF_8));
    assertTrue(refused(archive()).contains("is a container's archive"));
  }

  /** A root may have a file of that name. */
  @Test
  void readsARootWithAManifestAsARoot() throws Exception {
    members.put("etc/os-release", "ID=x".getBytes(UTF_8));
    members.put("manifest.json", "[]".getBytes(UTF_8));
    assertEquals(List.of("etc/os-release", "manifest.json"), files(archive()));
  }
}
