package dev.cachet.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The recipes for Yocto, Buildroot and Gradle, run by a shell with folders like theirs. The tools
 * themselves are not here, so what only they can tell is not shown.
 */
class EmbeddedBuildsIT {
  private static final Pattern ASSIGNED =
      Pattern.compile("^([A-Z0-9_]+) \\??\\+?= \"(.*)\"$", Pattern.MULTILINE);
  private static final Pattern EXPANDED = Pattern.compile("\\$\\{([A-Z_]+)}");
  private static final Pattern EXEC =
      Pattern.compile("mainClass = \"([^\"]+)\".*?args\\(([^)]*)\\)", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void theYoctoClassDescribesAndJudgesAnImage() throws Exception {
    Shell.Said said = yocto("5.0.8 (scarthgap)", "scarthgap");
    assertEquals(0, said.exit(), said.all());
    String sbom = Files.readString(folder.resolve("deploy/pump-image-qemu.cdx.json"));
    assertTrue(sbom.contains("\"infusion-pump\"") && sbom.contains("pkg:generic/busybox@1.36.1"));
    assertTrue(Files.exists(folder.resolve("deploy/pump-image-qemu.support.sarif")));
  }

  @Test
  void theYoctoTaskWritesWhatTheBuildStatesOnVulnerabilities() throws Exception {
    write(
        "deploy/pump-image-qemu.json",
        """
        {"version":"1","package":[{"name":"busybox","version":"1.36.1",
         "issue":[{"id":"CVE-2026-1","status":"Patched"}]}]}
        """);
    Shell.Said said = yocto("5.0.8 (scarthgap)", "scarthgap");
    assertEquals(0, said.exit(), said.all());
    String vex = Files.readString(folder.resolve("deploy/pump-image-qemu.vex.cdx.json"));
    assertTrue(vex.contains("CVE-2026-1") && vex.contains("\"resolved\""), vex);
  }

  @Test
  void theYoctoTaskFailsForASystemOutOfSupportWhateverDayTheImagePretends() throws Exception {
    Shell.Said said = yocto("3.1.33 (dunfell)", "dunfell");
    assertEquals(1, said.exit(), said.all());
    assertTrue(said.out().contains("error lifecycle.ended: poky 3.1"), said.all());
  }

  @Test
  void theBuildrootScriptDescribesAndJudgesAnImage() throws Exception {
    Shell.Said said = buildroot("2025.02.9", "make-legal-info");
    assertEquals(0, said.exit(), said.all());
    String sbom = Files.readString(folder.resolve("images/device.cdx.json"));
    assertTrue(sbom.contains("pkg:generic/zlib@1.3.1"), sbom);
    assertTrue(Files.exists(folder.resolve("images/support.sarif")));
  }

  @Test
  void theBuildrootScriptFailsForAReleaseOutOfSupport() throws Exception {
    Shell.Said said = buildroot("2025.08.1", "make-legal-info");
    assertEquals(1, said.exit(), said.all());
    assertTrue(said.out().contains("error lifecycle.ended: buildroot 2025.08.1"), said.all());
  }

  @Test
  void theBuildrootScriptSaysWhatHasToRunBefore() throws Exception {
    Shell.Said said = buildroot("2025.02.9", "");
    assertEquals(2, said.exit(), said.all());
    assertTrue(said.err().contains("run 'make legal-info' before 'make'"), said.all());
  }

  @Test
  void theGradleTasksRunTheCommandLine() throws Exception {
    Shell shell = Shell.in(folder);
    String made =
        """
        . "$REPOSITORY/house/src/test/resources/documents/prelude.sh"
        debian build/rootfs
        mkdir -p build/libs
        printf 'Main-Class: App\\n' >manifest
        jar --create --file build/libs/app.jar --manifest manifest
        """;
    assertEquals(0, shell.run(made).exit());
    String recipe = block("docs/gradle.md").text();
    List<MatchResult> tasks = EXEC.matcher(recipe).results().toList();
    assertEquals(2, tasks.size());
    for (MatchResult task : tasks) {
      String words = task.group(2).replace(",", " ");
      Shell.Said said =
          shell.run("java -cp '%s' %s %s".formatted(Shell.FAT_JAR, task.group(1), words));
      assertEquals(0, said.exit(), said.all());
    }
    assertTrue(Files.exists(folder.resolve("build/app.cdx.json")));
    assertTrue(Files.exists(folder.resolve("build/support.xml")));
    String version = Files.readString(Module.ROOT.resolve("pom.xml"));
    assertTrue(
        version.contains("<version>" + recipe.replaceFirst("(?s).*cachet-cli:([^\"]+)\".*", "$1")),
        "the recipe names the version that is built");
  }

  private Shell.Said yocto(String version, String codename) throws Exception {
    write(
        "rootfs/etc/os-release",
        "ID=poky\nNAME=\"Poky (Yocto Project Reference Distro)\"\nVERSION=\"%s\"\nVERSION_ID=%s\nVERSION_CODENAME=\"%s\"\n"
            .formatted(version, version.substring(0, version.indexOf(' ')), codename));
    write("deploy/pump-image-qemu.manifest", "busybox core2_64 1.36.1\nbase-files qemu 3.0.14\n");
    Map<String, String> variables =
        new HashMap<>(
            Map.of(
                "DEPLOY_DIR_IMAGE",
                folder.resolve("deploy").toString(),
                "IMAGE_ROOTFS",
                folder.resolve("rootfs").toString(),
                "IMAGE_BASENAME",
                "pump-image",
                "IMAGE_LINK_NAME",
                "pump-image-qemu"));
    String bbclass = Files.readString(Module.EXAMPLES.root().resolve("yocto/cachet.bbclass"));
    assign(variables, bbclass);
    assign(variables, block("docs/yocto.md").text());
    variables.put("CACHET", "cachet");
    int begin = bbclass.indexOf("do_cachet() {\n") + "do_cachet() {\n".length();
    String task = bbclass.substring(begin, bbclass.indexOf("\n}\n", begin));
    // 2011-04-05, which BitBake gives to what has no day of its own.
    return today().with("SOURCE_DATE_EPOCH", "1302044400").run(expand(task, variables));
  }

  private static void assign(Map<String, String> variables, String text) {
    ASSIGNED.matcher(text).results().forEach(set -> variables.put(set.group(1), set.group(2)));
  }

  /** As BitBake does before a shell sees the task; a name that nobody set stays, and fails. */
  private static String expand(String text, Map<String, String> variables) {
    String expanded =
        EXPANDED
            .matcher(text)
            .replaceAll(
                name ->
                    Matcher.quoteReplacement(variables.getOrDefault(name.group(1), name.group())));
    return expanded.equals(text) ? text : expand(expanded, variables);
  }

  private Shell.Said buildroot(String version, String before) throws Exception {
    write(
        "target/etc/os-release",
        "NAME=Buildroot\nVERSION=%s\nID=buildroot\nVERSION_ID=%s\nPRETTY_NAME=\"Buildroot %s\"\n"
            .formatted(version, version, version));
    Files.createDirectories(folder.resolve("images"));
    if (!before.isEmpty()) {
      write(
          "legal-info/manifest.csv",
          """
          "PACKAGE","VERSION","LICENSE","LICENSE FILES","SOURCE ARCHIVE","SOURCE SITE","DEPENDENCIES WITH LICENSES"
          "zlib","1.3.1","Zlib","LICENSE","zlib-1.3.1.tar.xz","https://www.zlib.net",""
          """);
    }
    Map<String, String> variables = new HashMap<>();
    assign(variables, block("docs/buildroot.md").text().replace("=\"", " = \""));
    assertTrue(variables.get("BR2_ROOTFS_POST_IMAGE_SCRIPT").endsWith("/post-image.sh"));
    String words = variables.get("BR2_ROOTFS_POST_SCRIPT_ARGS");
    return today()
        .with("BASE_DIR", folder.toString())
        .with("TARGET_DIR", folder.resolve("target").toString())
        .with("BINARIES_DIR", folder.resolve("images").toString())
        // 2025-03-01, which BR2_REPRODUCIBLE would take from the release of Buildroot.
        .with("SOURCE_DATE_EPOCH", "1740787200")
        .run("\"$REPOSITORY/examples/buildroot/post-image.sh\" \"$BINARIES_DIR\" " + words);
  }

  /** Where it is always the same day, so that no support ends while this test grows old. */
  private Shell today() throws IOException {
    Shell shell = Shell.in(folder);
    shell.tool("date", "echo 2026-11-27");
    return shell;
  }

  private static CodeBlock block(String document) throws IOException {
    return Document.at(document).blocks().stream()
        .filter(block -> block.test().equals("EmbeddedBuildsIT"))
        .collect(Collectors.collectingAndThen(Collectors.toList(), found -> found.get(0)));
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
