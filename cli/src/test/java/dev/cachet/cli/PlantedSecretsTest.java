package dev.cachet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A secret in the environment, in the properties and in the home of a build, and files of others
 * that ask for it in each of their fields: no output of any command holds it. Addresses of others
 * hold a password, which is in no output either.
 */
class PlantedSecretsTest {
  private static final String DAY = "2026-11-23";
  private static final List<String> SECRETS =
      List.of("planted-env-7f3a", "planted-property-91bc", "planted-home-55d0", "planted-url-c2e8");

  /** What a field could ask for, in the words of Maven, shells, Ant and XML. */
  private static final String ASKS =
      "${env.PLANTED} ${PLANTED} $PLANTED %PLANTED% @PLANTED@ ${planted.property} ${user.home}"
          + " ${settings.localRepository} ${sys:planted.property} ${java:env/PLANTED}";

  private static final String ADDRESS = "https://user:planted-url-c2e8@host.example/x";

  @TempDir Path folder;

  /** The process with the secrets: runs each group of words and keeps what it said in a file. */
  public static void main(String... args) throws IOException {
    List<String> words = new ArrayList<>();
    int number = 0;
    for (String arg : args) {
      if (!arg.equals("|")) {
        words.add(arg);
        continue;
      }
      StringWriter said = new StringWriter();
      PrintWriter to = new PrintWriter(said, true);
      int exit = Main.run(to, to, words.toArray(String[]::new));
      String text = exit + " " + words + "\n" + said;
      Files.writeString(Path.of("out", "said-" + number++ + ".txt"), text);
      words.clear();
    }
  }

  @Test
  void noOutputHoldsWhatTheBuildKnows() throws Exception {
    plant();
    List<String> words = new ArrayList<>();
    for (String form : List.of("cyclonedx-json", "cyclonedx-xml", "spdx-json", "spdx3-json")) {
      add(
          words,
          "sbom generate --rootfs root --jar app.jar --format " + form + " --out out/" + form);
    }
    add(words, "sbom generate --rootfs root --jar app.jar --verbose --support --out out/s.json");
    add(words, "sbom show out/s.json --out out/shown.txt");
    add(words, "sbom check out/s.json --against root --report sarif=out/check.sarif");
    add(words, "sbom diff out/cyclonedx-json out/s.json --out out/diff.txt");
    add(words, "lifecycle check --rootfs root --format html --out out/support.html");
    add(words, "lifecycle identify --rootfs root --out out/os.txt");
    add(
        words,
        "gate --sbom out/s.json --rootfs root --jar app.jar --policy policy.json --payload"
            + " rootfs=image.bin --out out/gate.json");
    add(
        words,
        "pack pack.json --sbom out/s.json --rootfs root --jar app.jar --policy policy.json --out"
            + " out/release");
    add(words, "examine --for-signing out/release");
    run(words);
    assertEquals(List.of(), outputs().filter(PlantedSecretsTest::isTold).toList());
    String all = outputs().map(PlantedSecretsTest::text).reduce("", String::concat);
    assertTrue(all.contains("planted-lib"), "the library was read");
    assertTrue(outputs().count() > 15, "commands wrote what they should");
  }

  private static boolean isTold(Path file) {
    String text = text(file);
    return SECRETS.stream().anyMatch(text::contains);
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Stream<Path> outputs() throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
      all = files.filter(Files::isRegularFile).toList();
    }
    return all.stream();
  }

  private static void add(List<String> words, String command) {
    words.addAll(Arrays.asList(command.split(" ")));
    if (!command.startsWith("examine")
        && !command.contains(" show ")
        && !command.contains("diff")) {
      words.addAll(List.of("--as-of", DAY));
    }
    words.add("|");
  }

  private void plant() throws IOException {
    SmallRoot.write(folder.resolve("root"));
    Path status = folder.resolve("root/var/lib/dpkg/status");
    Files.writeString(
        status,
        Files.readString(status)
            + "\nPackage: planted\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1\n"
            + "Maintainer: "
            + ASKS
            + " <planted@example.org>\nHomepage: "
            + ADDRESS
            + "\nDescription: "
            + ASKS
            + "\n");
    SmallRoot.write(
        folder.resolve("root/usr/share/doc/planted/copyright"),
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nSource: "
            + ADDRESS
            + "\n\nFiles: *\nCopyright: "
            + ASKS
            + "\nLicense: "
            + ASKS
            + "\n");
    SmallRoot.write(folder.resolve("image.bin"), "an image");
    SmallRoot.policy(folder.resolve("policy.json"), "\"EXTENDED_CONTRACT\"");
    SmallRoot.description(folder.resolve("pack.json"), "image.bin");
    Files.createDirectories(folder.resolve("out"));
    Files.createDirectories(folder.resolve("planted-home-55d0/.m2"));
    Files.writeString(
        folder.resolve("planted-home-55d0/.m2/settings.xml"),
        "<settings><profiles><profile><properties><planted.property>planted-property-91bc"
            + "</planted.property></properties></profile></profiles></settings>");
    jar(folder.resolve("app.jar"));
  }

  private static void jar(Path file) throws IOException {
    String manifest = "Manifest-Version: 1.0\n";
    for (String name :
        List.of(
            "Implementation-Title",
            "Implementation-Vendor",
            "Implementation-Version",
            "Specification-Title",
            "Bundle-Name",
            "Bundle-Vendor",
            "Bundle-License",
            "Built-By",
            "Bundle-DocURL",
            "Implementation-URL")) {
      manifest += name + ": ${env.PLANTED} ${planted.property}\n";
    }
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out)) {
      entry(jar, "META-INF/MANIFEST.MF", manifest + "\n");
      entry(jar, "META-INF/LICENSE", ASKS + "\n" + ADDRESS + "\n");
      String maven = "META-INF/maven/org.example/planted-lib/";
      entry(
          jar,
          maven + "pom.properties",
          "groupId=org.example\nartifactId=planted-lib\nversion=1.0\n");
      entry(jar, maven + "pom.xml", pom());
    }
  }

  private static String pom() {
    StringBuilder pom =
        new StringBuilder(
            "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0"
                + "</modelVersion><groupId>org.example</groupId><artifactId>planted-lib"
                + "</artifactId><version>1.0</version>");
    for (String name : List.of("name", "description", "inceptionYear", "packaging")) {
      pom.append(element(name, ASKS));
    }
    pom.append(element("url", ADDRESS));
    pom.append(element("organization", element("name", ASKS) + element("url", ADDRESS)));
    pom.append(
        element(
            "licenses",
            element(
                "license",
                element("name", ASKS)
                    + element("url", ADDRESS + "?${env.PLANTED}")
                    + element("distribution", ASKS)
                    + element("comments", ASKS))));
    pom.append(
        element(
            "developers",
            element("developer", element("name", ASKS) + element("email", "${env.PLANTED}@a.b"))));
    pom.append(
        element("scm", element("url", ADDRESS) + element("connection", "scm:git:" + ADDRESS)));
    pom.append(element("issueManagement", element("system", ASKS) + element("url", ADDRESS)));
    pom.append(
        element(
            "distributionManagement",
            element("repository", element("id", ASKS) + element("url", ADDRESS))));
    return pom.append("</project>\n").toString();
  }

  private static String element(String name, String inside) {
    return "<" + name + ">" + inside + "</" + name + ">";
  }

  private static void entry(JarOutputStream jar, String name, String text) throws IOException {
    JarEntry entry = new JarEntry(name);
    entry.setTime(0);
    jar.putNextEntry(entry);
    jar.write(text.getBytes(StandardCharsets.UTF_8));
    jar.closeEntry();
  }

  private void run(List<String> words) throws Exception {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dplanted.property=planted-property-91bc"));
    line.add("-Duser.home=" + folder.resolve("planted-home-55d0"));
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    line.add(PlantedSecretsTest.class.getName());
    line.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.environment().put("PLANTED", "planted-env-7f3a");
    builder.environment().put("CACHET_PASSPHRASE", "planted-env-7f3a");
    Process process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log.txt").toFile())
            .start();
    assertEquals(0, process.waitFor(), Files.readString(folder.resolve("log.txt")));
    assertEquals("", Files.readString(folder.resolve("log.txt")));
  }
}
