package dev.cachet.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Maven as a user has it who has installed Cachet: the packed jars of this build in a local
 * repository of their own, before that of the build, which is only read.
 */
final class Maven {
  private static final Pattern VERSION =
      Pattern.compile("<artifactId>cachet-parent</artifactId>\\s*<version>([^<]+)</version>");
  private static final List<Module> USED =
      List.of(
          Module.CORE,
          Module.LIFECYCLE,
          Module.IMAGE,
          Module.SBOM,
          Module.GATE,
          Module.SIGNING,
          Module.HANDOVER,
          Module.COMMAND,
          Module.CLI,
          Module.MAVEN_PLUGIN);

  private Maven() {}

  static void into(Shell shell) throws IOException {
    Path installed = shell.folder().resolve(".shell/repository");
    String version = version();
    install(installed, "cachet-parent", version, Module.ROOT, "");
    for (Module module : USED) {
      String artifact = "cachet-" + module.folder();
      install(installed, artifact, version, module.root(), artifact + "-" + version + ".jar");
    }
    String user = System.getProperty("user.home") + "/.m2";
    String built = System.getProperty("localRepository", user + "/repository");
    shell.tool(
        "mvn",
        "MAVEN_USER_HOME='%s' exec '%s' -Dmaven.repo.local='%s' -Dmaven.repo.local.tail='%s' \"$@\""
            .formatted(user, Module.ROOT.resolve("mvnw"), installed, built));
  }

  static String version() throws IOException {
    Matcher version = VERSION.matcher(Files.readString(Module.ROOT.resolve("pom.xml")));
    if (!version.find()) {
      throw new IllegalStateException("pom.xml names no version");
    }
    return version.group(1);
  }

  private static void install(
      Path repository, String artifact, String version, Path module, String jar)
      throws IOException {
    Path folder =
        Files.createDirectories(repository.resolve("dev/cachet/" + artifact + "/" + version));
    Files.copy(module.resolve("pom.xml"), folder.resolve(artifact + "-" + version + ".pom"));
    if (!jar.isEmpty()) {
      Path packed = module.resolve("target/" + jar);
      try (Stream<Path> files = Files.list(packed.getParent())) {
        if (files.noneMatch(packed::equals)) {
          throw new IllegalStateException("no " + packed + ": run the phase 'verify'");
        }
      }
      Files.copy(packed, folder.resolve(jar));
    }
  }
}
