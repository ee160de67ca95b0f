package dev.cachet.cli.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.Cachet;
import dev.cachet.cli.RefusingSelectors;
import dev.cachet.cli.SmallRoot;
import dev.cachet.cli.WithoutNetwork;
import dev.cachet.cli.output.ExitCode;
import dev.cachet.command.support.SupportForm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same root on the same day gives the same bytes, anywhere and without any network. */
class LifecycleReproducibleTest {
  private static final List<String> DAYS = List.of("2022-09-09", "2026-11-23");

  @TempDir Path folder;

  private Path debian10() throws IOException {
    Path root = folder.resolve("debian10");
    SmallRoot.write(
        root.resolve("usr/lib/os-release"),
        """
        PRETTY_NAME="Debian GNU/Linux 10 (buster)"
        NAME="Debian GNU/Linux"
        VERSION_ID="10"
        VERSION="10 (buster)"
        VERSION_CODENAME=buster
        ID=debian
        HOME_URL="https://www.debian.org/"
        SUPPORT_URL="https://www.debian.org/support"
        BUG_REPORT_URL="https://bugs.debian.org/"
        """);
    SmallRoot.write(root.resolve("etc/debian_version"), "10.13\n");
    Files.createSymbolicLink(root.resolve("etc/os-release"), Path.of("../usr/lib/os-release"));
    return root;
  }

  private Path alpine() throws IOException {
    Path root = folder.resolve("alpine");
    SmallRoot.write(
        root.resolve("usr/lib/os-release"),
        """
        NAME="Alpine Linux"
        ID=alpine
        VERSION_ID=3.20.3
        PRETTY_NAME="Alpine Linux v3.20"
        HOME_URL="https://alpinelinux.org/"
        BUG_REPORT_URL="https://gitlab.alpinelinux.org/alpine/aports/-/issues"
        """);
    SmallRoot.write(root.resolve("etc/alpine-release"), "3.20.3\n");
    Files.createSymbolicLink(root.resolve("etc/os-release"), Path.of("/usr/lib/os-release"));
    return root;
  }

  private static Object[] check(Path root, String day, Object format) {
    return new Object[] {
      "lifecycle",
      "check",
      "--rootfs",
      root,
      "--as-of",
      day,
      "--until",
      "2030-06-30",
      "--format",
      format
    };
  }

  @Test
  void everyFormOfTheReportIsTheSameInEveryLocaleAndZone() throws IOException {
    List<Path> roots = List.of(debian10(), alpine());
    List<String> first = reports(roots);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (String tag : List.of("tr-TR", "ar-SA-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        assertEquals(first, reports(roots), tag);
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private static List<String> reports(List<Path> roots) {
    List<String> reports = new ArrayList<>();
    for (Path root : roots) {
      for (String day : DAYS) {
        for (Object format : SupportForm.values()) {
          Cachet ran = Cachet.run(check(root, day, format));
          reports.add(ran.exit() + "\n" + ran.out());
        }
      }
    }
    return reports;
  }

  @ParameterizedTest
  @CsvSource({
    "2022-09-09,ends-before-service-end",
    "2022-09-10,ends-before-service-end",
    "2022-09-11,extended-contract",
    "2024-06-30,extended-contract",
    "2024-07-01,ended",
    "2026-11-23,ended"
  })
  void theStateOfDebian10FollowsItsPublishedDays(String day, String state) throws IOException {
    String report = Cachet.run(check(debian10(), day, "text")).out();
    assertTrue(report.contains(" lifecycle." + state + ": debian 10: "), report);
    assertTrue(report.contains("debian/10 support end = 2022-09-10\n"), report);
  }

  @Test
  void nothingOutsideTheRootAnswers() throws IOException {
    Path outside = SmallRoot.write(folder.resolve("outside"));
    Path target = outside.resolve("etc/os-release");
    for (Path link : List.of(target, Path.of("../../outside/etc/os-release"))) {
      Path root = folder.resolve("root" + link.isAbsolute());
      Files.createDirectories(root.resolve("etc"));
      Files.createSymbolicLink(root.resolve("etc/os-release"), link);
      Files.createSymbolicLink(root.resolve("usr"), outside);
      Cachet ran = Cachet.run(check(root, "2026-11-23", "text"));
      assertEquals(ExitCode.TOO_MANY_UNKNOWNS, ran.exit(), ran.out());
      assertFalse(ran.out().contains("bookworm"), ran.out());
    }
  }

  @Test
  void noSocketIsOpened() throws Exception {
    List<String> control = inChild(WithoutNetwork.CONTROL).out().lines().toList();
    assertEquals(5, control.size(), control::toString);
    for (String line : control) {
      assertTrue(line.endsWith(" a socket was opened"), "the hook must see it: " + line);
    }
    for (Path root : List.of(debian10(), alpine())) {
      Object[] words = check(root, "2026-11-23", "json");
      Cachet here = Cachet.run(words);
      Cachet there = inChild(words);
      assertEquals(here.out(), there.out(), there.err());
      assertEquals(here.exit(), there.exit());
    }
    Object[] lookup = {"lifecycle", "lookup", "openssl@3.0.1", "--as-of", "2026-11-23"};
    assertEquals(Cachet.done(lookup).out(), inChild(lookup).out());
  }

  private Cachet inChild(Object... words) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-Djava.nio.channels.spi.SelectorProvider=" + RefusingSelectors.class.getName());
    line.add("-cp");
    line.add(System.getProperty("java.class.path"));
    line.add(WithoutNetwork.class.getName());
    Arrays.stream(words).map(Object::toString).forEach(line::add);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    int exit =
        new ProcessBuilder(line)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();
    return new Cachet(exit, text(out), text(err));
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
