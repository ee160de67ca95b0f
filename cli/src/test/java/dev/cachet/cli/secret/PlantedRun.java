package dev.cachet.cli.secret;

import dev.cachet.cli.Cachet;
import dev.cachet.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Commands in a process whose environment, properties, home and settings hold secrets. What each
 * said is kept in a file.
 */
final class PlantedRun {
  /** Any exit code that says what is wrong. */
  static final int REFUSED = -1;

  static final String ENVIRONMENT = "planted-environment-7f3a";
  static final String PASSPHRASE = "planted-passphrase-44d1";
  static final String PROPERTY = "planted-property-91bc";
  static final String HOME = "planted-home-55d0";
  static final String SETTINGS = "planted-settings-0e6c";
  static final List<String> SECRETS =
      List.of(ENVIRONMENT, PASSPHRASE, PROPERTY, HOME, SETTINGS, ForeignFiles.PASSWORD);

  private PlantedRun() {}

  /** The process: a file of commands, one a line, each after the exit code that it has to have. */
  public static void main(String... args) throws IOException {
    int number = 0;
    String root = "";
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      List<String> words = new ArrayList<>(List.of(line.split(" ")));
      int expected = Integer.parseInt(words.remove(0));
      String known = root;
      words.replaceAll(word -> word.equals("ROOT-SHA256") ? known : word);
      words.replaceAll(
          word -> word.startsWith("sha256:") ? Cachet.sha256(Path.of(word.substring(7))) : word);
      Cachet ran = Cachet.run(words.toArray());
      if (words.get(0).equals("trust") && words.get(1).equals("new")) {
        root = ran.out().strip().replaceFirst("(?s).* ", "");
      }
      String said = ran.out() + ran.err();
      Files.writeString(Path.of("out", "said-" + number++ + ".txt"), line + "\n" + said);
      boolean refused = ran.exit() >= ExitCode.REFUSED && ran.exit() <= ExitCode.TOO_MANY_UNKNOWNS;
      if (expected == REFUSED ? !refused : ran.exit() != expected) {
        System.out.println(ran.exit() + ", not " + line + ": " + said);
      }
    }
  }

  /** Runs them in the folder; what went otherwise than expected, or nothing. */
  static String of(Path folder, List<String> commands) throws Exception {
    Path home = Files.createDirectories(folder.resolve(HOME + "/.m2")).getParent();
    Files.writeString(
        home.resolve(".m2/settings.xml"),
        "<settings><servers><server><id>s</id><password>"
            + SETTINGS
            + "</password></server></servers><profiles><profile><properties><PLANTED>"
            + SETTINGS
            + "</PLANTED></properties></profile></profiles></settings>");
    Files.createDirectories(folder.resolve("out"));
    Files.write(folder.resolve("commands.txt"), commands);
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-Duser.home=" + home));
    line.addAll(List.of("-Dplanted.property=" + PROPERTY, "-DPLANTED=" + PROPERTY));
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    line.addAll(List.of(PlantedRun.class.getName(), "commands.txt"));
    Path log = folder.resolve("wrong.txt");
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectError(folder.resolve("out/log.txt").toFile())
            .redirectOutput(log.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "PLANTED", ENVIRONMENT, "CACHET_PASSPHRASE", PASSPHRASE, "CACHET_PIN", PASSPHRASE));
    int exit = builder.start().waitFor();
    return (exit == 0 ? "" : "ended with " + exit + " ") + Files.readString(log);
  }
}
