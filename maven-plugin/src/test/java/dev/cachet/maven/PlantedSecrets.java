package dev.cachet.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Has Maven build a project whose dependency, parent and root filesystem ask for every secret that
 * a build has: in the environment, in properties of the command line and in the settings. None of
 * them is in anything that is written or printed.
 */
public final class PlantedSecrets {
  private static final String SECRET = "a-secret-of-the-build";
  private static final String MARKER = "a-secret-in-an-address";
  private static final String ADDRESS = "https://bob:" + MARKER + "@example.org/x?token=" + MARKER;
  private static final String ASKS =
      "${env.CACHET_PASSPHRASE} ${deploy.token} ${settings.token} ${user.home} " + ADDRESS;

  private final Path maven;
  private final Path repository;
  private final Path app;
  private final List<String> options;

  /**
   * Makes a run.
   *
   * @param maven the home of Maven
   * @param repository the local repository that holds the plugin; a group is added to it
   * @param folder where the project goes
   * @param options further arguments of Maven
   */
  public PlantedSecrets(Path maven, Path repository, Path folder, List<String> options) {
    this.maven = maven;
    this.repository = repository;
    this.app = folder;
    this.options = options;
  }

  /**
   * Runs.
   *
   * @param args home of Maven, local repository, folder, version of the plugin, options of Maven
   * @throws Exception if a secret is found, or Maven fails
   */
  public static void main(String[] args) throws Exception {
    List<String> all = Arrays.asList(args);
    new PlantedSecrets(
            Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), all.subList(4, all.size()))
        .run(args[3]);
  }

  /**
   * Builds and looks.
   *
   * @param plugin the version of the plugin
   * @throws IOException if Maven cannot be run
   * @throws InterruptedException if nobody waits for it
   */
  public void run(String plugin) throws IOException, InterruptedException {
    foreign("dep", "jar", fields());
    foreign("family", "pom", fields());
    root();
    write(app.resolve("settings.xml"), settings());
    write(app.resolve("pom.xml"), project(plugin));
    String log = maven();
    List<String> wrong = new ArrayList<>();
    look("the log", log, wrong);
    if (!log.contains("source.pom-unresolved") || !log.contains("source.url-credentials")) {
      wrong.add("the log does not tell what was left out:\n" + log);
    }
    try (Stream<Path> files = Files.walk(app.resolve("target"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        look(file.toString(), Files.readString(file), wrong);
      }
    }
    for (String form : List.of("a.cdx.json", "a.cdx.xml", "a.spdx.json", "a.spdx3.json")) {
      String text = Files.readString(app.resolve("target").resolve(form));
      if (!text.contains("t.planted") || !text.contains("example.org/x")) {
        wrong.add(form + " does not say what it is made of");
      }
    }
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(String.join("\n", wrong));
    }
  }

  private static void look(String where, String text, List<String> wrong) {
    for (String secret : List.of(SECRET, MARKER)) {
      int at = text.indexOf(secret);
      if (at >= 0) {
        String around = text.substring(Math.max(0, at - 80), at + secret.length());
        wrong.add(where + " holds " + secret + ": " + around);
      }
    }
  }

  private static String fields() {
    return "<name>"
        + ASKS
        + "</name><description>"
        + ASKS
        + "</description><url>"
        + ADDRESS
        + "</url><organization><name>"
        + ASKS
        + "</name><url>"
        + ADDRESS
        + "</url></organization>"
        + "<licenses><license><name>"
        + ASKS
        + "</name><url>"
        + ADDRESS
        + "</url></license>"
        + "<license><url>"
        + ADDRESS
        + "</url></license></licenses>"
        + "<developers><developer><name>"
        + ASKS
        + "</name></developer></developers>"
        + "<scm><url>"
        + ADDRESS
        + "</url><connection>scm:git:"
        + ADDRESS
        + "</connection></scm>";
  }

  private void foreign(String artifact, String packaging, String members) throws IOException {
    Path folder = repository.resolve("t/planted").resolve(artifact).resolve("1");
    String pom =
        "<project><modelVersion>4.0.0</modelVersion><groupId>t.planted</groupId><artifactId>"
            + artifact
            + "</artifactId><version>1</version><packaging>"
            + packaging
            + "</packaging>"
            + members
            + "</project>\n";
    write(folder.resolve(artifact + "-1.pom"), pom);
    if (packaging.equals("jar")) {
      jar(folder.resolve(artifact + "-1.jar"), pom);
    }
  }

  private static void jar(Path file, String pom) throws IOException {
    String manifest =
        "Manifest-Version: 1.0\nBundle-Name: dep\nBundle-SymbolicName: t.planted.dep\n"
            + "Bundle-Vendor: "
            + ADDRESS
            + "\nBundle-License: "
            + ADDRESS
            + "\n"
            + "Implementation-Vendor: "
            + ADDRESS
            + "\nImplementation-Title: dep\n\n";
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String[] entry :
          new String[][] {
            {"META-INF/MANIFEST.MF", manifest},
            {"META-INF/maven/t.planted/dep/pom.xml", pom},
            {"META-INF/LICENSE", "see " + ADDRESS}
          }) {
        zip.putNextEntry(new ZipEntry(entry[0]));
        zip.write(entry[1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
  }

  private void root() throws IOException {
    Path root = app.resolve("root");
    write(root.resolve("etc/os-release"), "ID=debian\nVERSION_ID=\"13\"\nNAME=\"Debian\"\n");
    write(
        root.resolve("var/lib/dpkg/status"),
        "Package: foo\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1.0\n"
            + "Maintainer: "
            + ADDRESS
            + "\nHomepage: "
            + ADDRESS
            + "\n"
            + "Description: "
            + ADDRESS
            + "\n\n");
    write(root.resolve("var/lib/dpkg/info/foo.list"), "/.\n/usr/share/doc/foo/copyright\n");
    write(
        root.resolve("usr/share/doc/foo/copyright"),
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nSource: "
            + ADDRESS
            + "\n\nFiles: *\nCopyright: "
            + ADDRESS
            + "\nLicense: "
            + ADDRESS
            + "\n");
    write(
        root.resolve("usr/lib/node_modules/n/package.json"),
        "{\"name\":\"n\",\"version\":\"1.0.0\",\"license\":\"SEE LICENSE IN "
            + ADDRESS
            + "\",\"author\":\"A ("
            + ADDRESS
            + ")\",\"homepage\":\""
            + ADDRESS
            + "\",\"_resolved\":\""
            + ADDRESS
            + "\",\"repository\":\"git+"
            + ADDRESS
            + "\"}");
    write(
        root.resolve("usr/lib/python3/dist-packages/p-1.dist-info/METADATA"),
        "Metadata-Version: 2.1\nName: p\nVersion: 1\nHome-page: "
            + ADDRESS
            + "\nAuthor: "
            + ADDRESS
            + "\nLicense: "
            + ADDRESS
            + "\nDownload-URL: "
            + ADDRESS
            + "\n");
  }

  private static String settings() {
    return "<settings><servers><server><id>s</id><username>"
        + SECRET
        + "</username><password>"
        + SECRET
        + "</password></server></servers><profiles><profile><id>p</id><properties>"
        + "<settings.token>"
        + SECRET
        + "</settings.token></properties></profile></profiles>"
        + "<activeProfiles><activeProfile>p</activeProfile></activeProfiles></settings>\n";
  }

  private static String project(String plugin) {
    StringBuilder executions = new StringBuilder();
    for (String form :
        List.of("cyclonedx-1.6-json", "cyclonedx-1.6-xml", "spdx-2.3-json", "spdx-3.0.1-json")) {
      executions
          .append("<execution><id>")
          .append(form)
          .append("</id><goals><goal>sbom</goal></goals>")
          .append("<configuration><spec>")
          .append(form)
          .append("</spec></configuration>")
          .append("</execution>");
    }
    for (String form : List.of("json", "sarif", "junit", "markdown", "text")) {
      executions
          .append("<execution><id>")
          .append(form)
          .append("</id><goals><goal>sbom-check</goal></goals><configuration><format>")
          .append(form)
          .append("</format><out>target/report-")
          .append(form)
          .append("</out></configuration></execution>");
    }
    return "<project><modelVersion>4.0.0</modelVersion><parent><groupId>t.planted</groupId>"
        + "<artifactId>family</artifactId><version>1</version><relativePath/></parent>"
        + "<artifactId>a</artifactId><packaging>pom</packaging><name>a</name>"
        + "<dependencies><dependency><groupId>t.planted</groupId><artifactId>dep</artifactId>"
        + "<version>1</version></dependency></dependencies><build><finalName>a</finalName><plugins>"
        + "<plugin><groupId>dev.cachet</groupId><artifactId>cachet-maven-plugin</artifactId>"
        + "<version>"
        + plugin
        + "</version><configuration><build>true</build>"
        + "<rootfs>root</rootfs><device>d</device><warnOnly>true</warnOnly>"
        + "<jars><jar>"
        + "${settings.localRepository}/t/planted/dep/1/dep-1.jar</jar></jars>"
        + "<profiles>ntia-2021,bsi-tr-03183-2-v2.1</profiles></configuration><executions>"
        + executions
        + "</executions></plugin></plugins></build></project>\n";
  }

  private String maven() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(maven.resolve(File.separatorChar == '/' ? "bin/mvn" : "bin/mvn.cmd").toString());
    command.addAll(List.of("-o", "-B", "-Dstyle.color=never", "-Dmaven.repo.local=" + repository));
    command.addAll(options);
    command.addAll(List.of("-s", "settings.xml", "-Ddeploy.token=" + SECRET, "verify"));
    ProcessBuilder process = new ProcessBuilder(command).directory(app.toFile());
    process.environment().put("CACHET_PASSPHRASE", SECRET);
    process.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1");
    Path log = app.resolveSibling("secrets.log");
    process.redirectErrorStream(true).redirectOutput(log.toFile());
    int exit = process.start().waitFor();
    String said = Files.readString(log);
    if (exit != 0) {
      throw new IllegalStateException("Maven ended with " + exit + ":\n" + said);
    }
    return said;
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
