package dev.cachet.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  /** With the description of the package (ADR 0031). */
  private static final int MOST_FILES = 20;

  private static JavaClasses production;

  @BeforeAll
  static void importAll() {
    production = Module.production();
  }

  static List<ArchRule> rules() {
    return List.of(
        HouseRules.arrows(),
        HouseRules.noCircle(),
        HouseRules.evidenceCannotBeMade(),
        HouseRules.onlyJoseTouchesKeysInCore(),
        HouseRules.onlySignerTouchesKeysInSigning(),
        HouseRules.frontsHoldNoLogic(),
        HouseRules.installationUsesTheStoragePort(),
        HouseRules.nobodyOpensASocket(),
        HouseRules.nobodyDeserialises(),
        HouseRules.lifecycleDoesNotLog());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void holds(ArchRule rule) {
    rule.check(production);
  }

  @Test
  void everyModuleIsSeen() {
    assertEquals(
        List.of(Module.values()),
        production.stream().flatMap(type -> Module.of(type).stream()).distinct().sorted().toList());
  }

  @Test
  void everyEvidenceTypeExists() {
    TreeSet<String> missing = new TreeSet<>(HouseRules.EVIDENCE);
    production.forEach(type -> missing.remove(type.getName()));
    assertTrue(missing.isEmpty(), "listed as evidence and not there: " + missing);
  }

  @Test
  void eachPackageLivesInOneModule() {
    Map<String, List<Module>> homes =
        production.stream()
            .collect(
                Collectors.groupingBy(
                    JavaClass::getPackageName,
                    Collectors.collectingAndThen(
                        Collectors.toList(),
                        types ->
                            types.stream()
                                .flatMap(type -> Module.of(type).stream())
                                .distinct()
                                .toList())));
    homes.values().removeIf(modules -> modules.size() == 1);
    assertTrue(homes.isEmpty(), "packages in more than one module: " + homes);
  }

  @Test
  void noPackageHasMoreThanTwentyFiles() throws IOException {
    Map<Path, Long> large = new TreeMap<>();
    for (Module module : Module.values()) {
      large.putAll(filesByFolder(module.root().resolve("src/main/java")));
    }
    assertTrue(large.size() > Module.values().length, "no packages were found");
    large.values().removeIf(files -> files <= MOST_FILES);
    assertTrue(large.isEmpty(), "packages of more than " + MOST_FILES + " files: " + large);
  }

  private static Map<Path, Long> filesByFolder(Path sources) throws IOException {
    if (!Files.isDirectory(sources)) {
      return Map.of();
    }
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
    }
  }

  @Test
  void anImportFromCoreToSigningBreaksTheArrows(@TempDir Path folder) throws IOException {
    String breach = "core may not use signing";
    assertBroken(
        HouseRules.arrows(),
        breach,
        folder,
        "package dev.cachet.trust; class Breach { dev.cachet.signer.Signer signer; }");
  }

  @Test
  void aKeyClassOutsideJoseBreaksItsRule(@TempDir Path folder) throws IOException {
    assertBroken(
        HouseRules.onlyJoseTouchesKeysInCore(),
        "java.security.Signature",
        folder,
        "package dev.cachet.trust; class Breach { java.security.Signature signature; }");
  }

  @Test
  void aFileWrittenPastTheStoragePortBreaksItsRule(@TempDir Path folder) throws IOException {
    assertBroken(
        HouseRules.installationUsesTheStoragePort(),
        "java.nio.file.Files",
        folder,
        "package dev.cachet.installation; class Breach { void run() throws java.io.IOException {"
            + " java.nio.file.Files.createTempFile(null, null); } }");
  }

  @Test
  void aSocketBreaksItsRule(@TempDir Path folder) throws IOException {
    assertBroken(
        HouseRules.nobodyOpensASocket(),
        "java.net.Socket",
        folder,
        "package dev.cachet.trust; class Breach { java.net.Socket socket; }");
  }

  private static void assertBroken(ArchRule rule, String expected, Path folder, String source)
      throws IOException {
    Path classes = folder.resolve("core/target/classes");
    Path file = Files.writeString(Files.createDirectories(classes).resolve("Breach.java"), source);
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                file.toString());
    assertEquals(0, exit, "the breach must compile, or it shows nothing");
    JavaClasses breached = new ClassFileImporter().importPaths(classes);
    AssertionError error = assertThrows(AssertionError.class, () -> rule.check(breached));
    assertTrue(error.getMessage().contains(expected), error.getMessage());
  }
}
