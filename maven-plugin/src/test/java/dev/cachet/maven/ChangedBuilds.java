package dev.cachet.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Changes one thing after another around a project and has Maven build it each time. Each build
 * writes the SBOM twice: as a user does, and by force into another file. The two are the same bytes
 * always, and the first is written exactly when they are not those of the build before.
 */
public final class ChangedBuilds {
  private static final String NOTHING = "[INFO] sbom: nothing changed";

  private final Path maven;
  private final Path repository;
  private final List<String> options;
  private final Path app;
  private final Map<String, String> parts = new TreeMap<>();
  private final List<String> arguments = new ArrayList<>(List.of("-DasOf=2026-11-23"));
  private final Map<String, String> environment = new TreeMap<>();
  private final Map<String, Change> changes = new LinkedHashMap<>();
  private final List<String> wrong = new ArrayList<>();

  /** A change, and whether it reaches the document. */
  private record Change(Step step, boolean seen) {}

  private interface Step {
    void take() throws IOException;
  }

  /**
   * Makes a run.
   *
   * @param maven the home of Maven
   * @param repository the local repository that holds the plugin; two groups are added to it
   * @param folder where the project goes
   * @param options further arguments of Maven
   */
  public ChangedBuilds(Path maven, Path repository, Path folder, List<String> options) {
    this.maven = maven;
    this.repository = repository;
    this.app = folder;
    this.options = options;
  }

  /**
   * Runs.
   *
   * @param args home of Maven, local repository, folder, version of the plugin, options of Maven
   * @throws Exception if something is not as it has to be
   */
  public static void main(String[] args) throws Exception {
    List<String> all = Arrays.asList(args);
    ChangedBuilds builds =
        new ChangedBuilds(
            Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), all.subList(4, all.size()));
    builds.run(args[3]);
  }

  /**
   * Takes all changes.
   *
   * @param plugin the version of the plugin
   * @throws IOException if Maven cannot be run
   * @throws InterruptedException if nobody waits for it
   */
  public void run(String plugin) throws IOException, InterruptedException {
    start(plugin);
    list();
    byte[] before = build("the first build", new byte[0], true);
    for (Map.Entry<String, Change> each : changes.entrySet()) {
      each.getValue().step().take();
      write();
      before = build(each.getKey(), before, each.getValue().seen());
      build("nothing after " + each.getKey(), before, false);
    }
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(String.join("\n", wrong));
    }
  }

  private void start(String plugin) throws IOException {
    parts.put("plugin", plugin);
    for (String empty : List.of("exclusion", "managed", "end")) {
      parts.put(empty, "");
    }
    parts.put("scope", "compile");
    parts.put("configuration", "");
    parts.put("licence", licence("${lic}"));
    parts.put("properties", "<lic>MIT</lic>");
    parts.put("profile", profile("p", "lic", "Zlib") + profile("q", "unrelated", "x"));
    parts.put("overrides", overrides("2030-01-01"));
    pom("family", "1-SNAPSHOT", "pom", organisation("Makers") + licence("EPL-2.0"));
    pom("kin", "1", "pom", licence("MIT") + "<properties><far>BSD-2-Clause</far></properties>");
    pom("dep", "1", "jar", licence("Apache-2.0") + needs("sub", "1") + needs("more", "1"));
    pom("sub", "1", "jar", parent("kin", "1"));
    pom("more", "1", "jar", parent("kin", "1") + licence("${far}"));
    pom("snap", "1-SNAPSHOT", "jar", licence("MIT"));
    pom("spare", "1", "jar", "");
    pom("spring-boot", "2.7.0", "jar", "");
    jar("spring-boot/2.7.0", "boot");
    pom("spare", "2", "jar", "");
    for (String name : List.of("dep/1", "sub/1", "more/1", "snap/1-SNAPSHOT", "spare/1")) {
      jar(name, name);
    }
    jar("spare/2", "spare/2");
    write();
  }

  private void list() {
    change("a comment in the pom", false, () -> parts.put("end", "<!-- a comment -->"));
    change("a property of the pom", true, () -> property("<lic>ISC</lic>"));
    change("another property", false, () -> property("<lic>ISC</lic><other>x</other>"));
    change("a property of the command line", true, () -> arguments.add("-Dlic=GPL-3.0-only"));
    change("that property gone", true, () -> arguments.remove("-Dlic=GPL-3.0-only"));
    change("a profile", true, () -> arguments.add("-Pp"));
    change("that profile gone", true, () -> arguments.remove("-Pp"));
    change("a profile that says nothing", false, () -> arguments.add("-Pq"));
    change("a variable in the own licence", true, this::licenceOfEnvironment);
    change("that variable", true, () -> environment.put("OWN_LICENCE", "BSD-3-Clause"));
    change("another variable", false, () -> environment.put("OTHER", "x"));
    change("no licence: that of the parent", true, () -> parts.put("licence", ""));
    change("the snapshot of the parent", true, () -> family("Makers", "EPL-1.0", ""));
    change("its organisation", true, () -> family("Others", "EPL-1.0", ""));
    change("a property of it", false, () -> family("Others", "EPL-1.0", "<x>y</x>"));
    change("the pom of a dependency", true, () -> dependency("GPL-2.0-only", ""));
    change("a comment in it", false, () -> dependency("GPL-2.0-only", "<!-- x -->"));
    change("a property of its own", true, () -> dependency("${l}", property("l", "ISC")));
    change("an environment that it names", true, () -> dependency("${env.OTHER}", ""));
    change("the value of that", false, () -> environment.put("OTHER", "y"));
    change("a parent of a dependency", true, () -> kin("Unlicense", "BSD-2-Clause"));
    change("a property of that parent", true, () -> kin("Unlicense", "ISC"));
    change("an exclusion", true, () -> parts.put("exclusion", exclusion("more")));
    change("another exclusion", true, () -> parts.put("exclusion", exclusion("sub")));
    change("no exclusion", true, () -> parts.put("exclusion", ""));
    change("an exclusion of nothing", false, () -> parts.put("exclusion", exclusion("nobody")));
    change("a scope", true, () -> parts.put("scope", "provided"));
    change("a managed version", true, () -> parts.put("managed", "2"));
    change("a new snapshot", true, () -> jar("snap/1-SNAPSHOT", "new"));
    change("a jar touched", false, () -> touch("dep/1"));
    change("a licence file in a jar", true, () -> jar("dep/1", "dep/1", "META-INF/LICENSE"));
    change("a licence file beside the pom", false, () -> beside("LICENSE", "Apache-2.0"));
    change("a notice beside the pom", false, () -> beside("NOTICE", "by Example AG"));
    change("the pom of a snapshot", true, this::snapshotNeedsSpare);
    change("an author", true, () -> configuration("<author>Example AG</author>"));
    change("support", true, () -> configuration("<support>true</support>"));
    change("own facts", true, this::ownFacts);
    change("the same facts, written otherwise", false, () -> facts(overrides("2030-01-01") + "\n"));
    change("another fact", true, () -> facts(overrides("2031-01-01")));
    change("the instant", true, () -> instant("2026-11-24"));
    change("the instant in other words", false, () -> instant("2026-11-24T00:00:00Z"));
    change("the epoch beside an instant", false, () -> environment.put("SOURCE_DATE_EPOCH", "1"));
    change("time zone and language", false, this::otherPlace);
    change("the plugin's file touched", false, this::touchPlugin);
    change("another version of the plugin", true, this::otherPlugin);
    change("the document edited", false, () -> Files.writeString(document(), " "));
    change("the document removed", false, () -> Files.delete(document()));
    change("the state removed", false, () -> Files.delete(state()));
    otherJava();
  }

  private void change(String what, boolean seen, Step step) {
    changes.put(what, new Change(step, seen));
  }

  private void otherJava() {
    String other = System.getProperty("cachet.test.otherJava");
    if (other != null) {
      change("another JDK", false, () -> environment.put("JAVA_HOME", other));
    }
  }

  private byte[] build(String what, byte[] before, boolean seen)
      throws IOException, InterruptedException {
    Path file = document();
    boolean whole = Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), before);
    String log = maven();
    boolean kept = log.contains(NOTHING);
    byte[] now = Files.readAllBytes(file);
    byte[] forced = Files.readAllBytes(app.resolve("target/forced.cdx.json"));
    boolean differs = !Arrays.equals(now, before);
    if (!Arrays.equals(now, forced)) {
      wrong.add(what + ": the document is stale");
    }
    if (differs != seen) {
      wrong.add(what + ": the document is " + (differs ? "another" : "the same"));
    }
    if (kept == (differs || !whole)) {
      wrong.add(what + ": the document was " + (kept ? "kept" : "written"));
    }
    return now;
  }

  private String maven() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(maven.resolve(File.separatorChar == '/' ? "bin/mvn" : "bin/mvn.cmd").toString());
    command.addAll(List.of("-o", "-B", "-Dstyle.color=never", "-Dmaven.repo.local=" + repository));
    command.addAll(options);
    command.addAll(arguments);
    command.add("verify");
    ProcessBuilder process = new ProcessBuilder(command).directory(app.toFile());
    process.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1");
    process.environment().remove("SOURCE_DATE_EPOCH");
    process.environment().putAll(environment);
    Path log = app.resolveSibling("build.log");
    process.redirectErrorStream(true).redirectOutput(log.toFile());
    int exit = process.start().waitFor();
    String said = Files.readString(log);
    if (exit != 0) {
      throw new IllegalStateException("Maven ended with " + exit + ":\n" + said);
    }
    return said;
  }

  private void write() throws IOException {
    Files.createDirectories(app);
    Files.writeString(app.resolve("overrides.json"), part("overrides"));
    Files.writeString(
        app.resolve("pom.xml"),
        "<project><modelVersion>4.0.0</modelVersion>"
            + parent("family", "1-SNAPSHOT")
            + "<groupId>t.changed</groupId><artifactId>app</artifactId><version>1</version>"
            + "<packaging>pom</packaging>"
            + part("licence")
            + "<properties>"
            + part("properties")
            + "</properties><profiles>"
            + part("profile")
            + "</profiles>"
            + managed()
            + "<dependencies>"
            + "<dependency><groupId>t.changed</groupId><artifactId>dep</artifactId>"
            + "<version>1</version><exclusions>"
            + part("exclusion")
            + "</exclusions></dependency>"
            + needs("snap", "1-SNAPSHOT", "compile")
            + needs("spring-boot", "2.7.0", "runtime")
            + needs("spare", null, part("scope"))
            + "</dependencies>"
            + plugin()
            + part("end")
            + "</project>\n");
  }

  private String managed() {
    String version = part("managed").isEmpty() ? "1" : part("managed");
    return "<dependencyManagement><dependencies>"
        + needs("spare", version, "compile")
        + "</dependencies></dependencyManagement>";
  }

  private String plugin() {
    String execution =
        "<execution><id>%s</id><goals><goal>sbom</goal></goals><configuration>"
            + "<asOf>${asOf}</asOf>%s%s</configuration></execution>";
    String forced =
        "<attach>false</attach><force>true</force>"
            + "<out>${project.build.directory}/forced.cdx.json</out>";
    return "<build><plugins><plugin><groupId>dev.cachet</groupId>"
        + "<artifactId>cachet-maven-plugin</artifactId><version>"
        + part("plugin")
        + "</version><executions>"
        + String.format(execution, "a-usual", part("configuration"), "")
        + String.format(execution, "b-forced", part("configuration"), forced)
        + "</executions></plugin></plugins></build>";
  }

  private String part(String name) {
    return String.valueOf(parts.get(name));
  }

  private void property(String all) {
    parts.put("properties", all);
  }

  private void configuration(String more) {
    parts.put("configuration", part("configuration") + more);
  }

  private void facts(String text) {
    parts.put("overrides", text);
  }

  private void ownFacts() {
    configuration("<overrides>overrides.json</overrides>");
  }

  private void instant(String text) {
    arguments.removeIf(each -> each.startsWith("-DasOf"));
    arguments.add("-DasOf=" + text);
  }

  private void otherPlace() {
    environment.put("TZ", "Pacific/Apia");
    environment.put("LC_ALL", "C");
    arguments.addAll(List.of("-Duser.language=tr", "-Duser.timezone=Asia/Tokyo"));
  }

  private void licenceOfEnvironment() {
    parts.put("licence", licence("${env.OWN_LICENCE}"));
  }

  private void family(String organisation, String licence, String property) throws IOException {
    String properties = "<properties>" + property + "</properties>";
    pom("family", "1-SNAPSHOT", "pom", organisation(organisation) + licence(licence) + properties);
  }

  private void kin(String licence, String far) throws IOException {
    pom("kin", "1", "pom", licence(licence) + property("far", far));
  }

  private void dependency(String licence, String more) throws IOException {
    pom("dep", "1", "jar", licence(licence) + needs("sub", "1") + needs("more", "1") + more);
  }

  private void snapshotNeedsSpare() throws IOException {
    pom("snap", "1-SNAPSHOT", "jar", licence("MIT") + needs("spare", "2"));
  }

  private static String overrides(String day) {
    return "{\"schemaVersion\":1,\"facts\":[{\"product\":\"spring-boot\",\"cycle\":\"2.7\","
        + "\"supportEnd\":\""
        + day
        + "\",\"provider\":\"Example Ltd\",\"reference\":\"contract 1\","
        + "\"validTo\":\"2033-01-01\",\"noted\":\"2026-11-01\"}]}";
  }

  /** One dependency bears the name of a project whose support is known. */
  private static String group(String artifact) {
    return artifact.equals("spring-boot") ? "org.springframework.boot" : "t.changed";
  }

  private static String licence(String name) {
    return "<licenses><license><name>" + name + "</name></license></licenses>";
  }

  private static String organisation(String name) {
    return "<organization><name>" + name + "</name></organization>";
  }

  private static String property(String name, String value) {
    return "<properties><" + name + ">" + value + "</" + name + "></properties>";
  }

  private static String profile(String id, String name, String value) {
    return "<profile><id>" + id + "</id>" + property(name, value) + "</profile>";
  }

  private static String exclusion(String artifact) {
    return "<exclusion><groupId>t.changed</groupId><artifactId>"
        + artifact
        + "</artifactId></exclusion>";
  }

  private static String parent(String artifact, String version) {
    return "<parent><groupId>t.changed</groupId><artifactId>"
        + artifact
        + "</artifactId><version>"
        + version
        + "</version><relativePath/></parent>";
  }

  private static String needs(String artifact, String version) {
    return "<dependencies>" + needs(artifact, version, "compile") + "</dependencies>";
  }

  private static String needs(String artifact, @Nullable String version, String scope) {
    return "<dependency><groupId>"
        + group(artifact)
        + "</groupId><artifactId>"
        + artifact
        + "</artifactId>"
        + (version == null ? "" : "<version>" + version + "</version>")
        + "<scope>"
        + scope
        + "</scope></dependency>";
  }

  private void pom(String artifact, String version, String packaging, String members)
      throws IOException {
    Path folder = Files.createDirectories(place(artifact + "/" + version));
    Files.writeString(
        folder.resolve(artifact + "-" + version + ".pom"),
        "<project><modelVersion>4.0.0</modelVersion><groupId>"
            + group(artifact)
            + "</groupId><artifactId>"
            + artifact
            + "</artifactId><version>"
            + version
            + "</version><packaging>"
            + packaging
            + "</packaging>"
            + members.replace("</dependencies><dependencies>", "")
            + "</project>\n");
  }

  private Path place(String versioned) {
    String group = group(versioned.substring(0, versioned.indexOf('/')));
    return repository.resolve(group.replace('.', '/')).resolve(versioned);
  }

  private Path file(String versioned) {
    return place(versioned).resolve(versioned.replace('/', '-') + ".jar");
  }

  private void beside(String name, String text) throws IOException {
    Files.writeString(app.resolve(name), text);
  }

  private void jar(String versioned, String content) throws IOException {
    jar(versioned, content, "content");
  }

  private void jar(String versioned, String content, String name) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file(versioned)))) {
      ZipEntry entry = new ZipEntry(name);
      entry.setTime(0);
      zip.putNextEntry(entry);
      zip.write(content.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
  }

  private void touch(String versioned) throws IOException {
    Files.setLastModifiedTime(file(versioned), FileTime.fromMillis(1_000_000_000_000L));
  }

  private void touchPlugin() throws IOException {
    String name = "cachet-sbom";
    Path jar =
        repository
            .resolve("dev/cachet")
            .resolve(name)
            .resolve(part("plugin"))
            .resolve(name + "-" + part("plugin") + ".jar");
    Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000_000_000L));
  }

  /** The modules of the plugin again, as another release of them would be. */
  private void otherPlugin() throws IOException {
    String now = part("plugin");
    String other = "0.0.1";
    for (Path module : sorted(repository.resolve("dev/cachet"))) {
      if (Files.isDirectory(module.resolve(now))) {
        Path copies = Files.createDirectories(module.resolve(other));
        for (Path file : sorted(module.resolve(now))) {
          String name = file.getFileName().toString();
          if (name.endsWith(".jar") || name.endsWith(".pom")) {
            Path copy = copies.resolve(name.replace(now, other));
            RenamedRelease.copy(file, copy, now, other);
          }
        }
      }
    }
    parts.put("plugin", other);
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private Path document() {
    return app.resolve("target/app-1.cdx.json");
  }

  private Path state() {
    return app.resolve("target/cachet/sbom-a-usual.state");
  }
}
