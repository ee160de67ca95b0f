package dev.cachet.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One module of the reactor, and which others it may use: a module is what somebody is allowed to
 * do.
 */
enum Module {
  CORE,
  LIFECYCLE,
  IMAGE,
  SBOM,
  GATE,
  SIGNING,
  HANDOVER,
  COMMAND,
  CLI,
  MAVEN_PLUGIN,
  EXAMPLES,
  BENCHMARKS;

  /** The folder above the one that a build of this module runs in. */
  static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  boolean mayUse(Module other) {
    return this == other || mayUse().contains(other);
  }

  private Set<Module> mayUse() {
    return switch (this) {
      case CORE, LIFECYCLE -> Set.of();
      case IMAGE, SBOM -> Set.of(LIFECYCLE);
      case GATE -> Set.of(LIFECYCLE, SBOM);
      case SIGNING -> Set.of(CORE, GATE, LIFECYCLE, SBOM);
      case HANDOVER -> Set.of(CORE, GATE, LIFECYCLE, SBOM);
      case COMMAND, EXAMPLES, BENCHMARKS ->
          Set.of(CORE, IMAGE, LIFECYCLE, SBOM, GATE, SIGNING, HANDOVER);
      case CLI, MAVEN_PLUGIN ->
          Set.of(CORE, IMAGE, LIFECYCLE, SBOM, GATE, SIGNING, HANDOVER, COMMAND);
    };
  }

  String folder() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Path root() {
    return ROOT.resolve(folder());
  }

  /** The module in whose build folder the class file lies, whether in a jar or not. */
  static Optional<Module> of(JavaClass type) {
    String uri = type.getSource().map(source -> source.getUri().toString()).orElse("");
    return Arrays.stream(values())
        .filter(module -> uri.contains("/" + module.folder() + "/target/"))
        .findFirst();
  }

  static JavaClasses production() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .withImportOption(Module::isOurs)
        .importPackages("dev.cachet");
  }

  private static boolean isOurs(Location location) {
    // The fat jar repeats every class of the library; what counts is the class in its own module.
    return !location.contains("/cachet.jar") && !location.contains("/house/");
  }
}
