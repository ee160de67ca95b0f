package dev.cachet.lookup;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.catalogue.Cycle;
import dev.cachet.finding.Evidence;
import dev.cachet.os.Confidence;
import dev.cachet.os.OsIdentifier;
import dev.cachet.os.OsIdentity;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The system that a program runs on, from values that its caller read: no process is started and no
 * native code is called here.
 *
 * @param osName Java's property {@code os.name}, for example {@code Linux}
 * @param osVersion Java's property {@code os.version}, for example {@code 14.2.1} on macOS
 * @param registry what the registry says on Windows; Java's own properties have neither build nor
 *     edition
 */
public record HostSystem(String osName, String osVersion, Optional<WindowsRegistry> registry) {
  private static final String MACOS = "macos";

  /**
   * Checks that nothing is absent.
   *
   * @param osName not null
   * @param osVersion not null
   * @param registry not null
   */
  public HostSystem {
    Objects.requireNonNull(osName, "osName");
    Objects.requireNonNull(osVersion, "osVersion");
    Objects.requireNonNull(registry, "registry");
  }

  /**
   * Identifies the system: macOS by its version, Windows by build and edition, and everything else
   * by the files of its root. A kernel's version identifies no distribution.
   *
   * @param catalogue the products
   * @param root the host's root, {@code /}; not asked on macOS and Windows
   * @return the answer, with the values that it rests on
   * @throws IOException if the medium failed or a file of the root is over its limit
   */
  public OsIdentity identify(Catalogue catalogue, RootFolder root) throws IOException {
    String name = osName.strip().toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return registry.isPresent()
          ? withHost(new WindowsLookup(catalogue).identify(registry.get()))
          : withHost(
              nothing("Windows is told by build and edition, and only its registry has them"));
    }
    return name.startsWith("mac") || name.equals("darwin")
        ? withHost(macos(catalogue, name))
        : withHost(new OsIdentifier(catalogue).identify(root));
  }

  private OsIdentity macos(Catalogue catalogue, String name) {
    String version = osVersion.strip();
    if (name.equals("darwin")) {
      return nothing("the version of Darwin is not that of macOS");
    }
    // Programs built for older systems are told 10.16 by every later one, which is no release.
    String cycle =
        catalogue
            .product(MACOS)
            .flatMap(product -> CycleOfVersion.find(product, version))
            .map(Cycle::name)
            .orElse(null);
    return new OsIdentity(
        MACOS,
        cycle,
        null,
        List.of(),
        false,
        MACOS,
        version,
        Confidence.STATED,
        cycle == null ? "no listed cycle begins this version" : "os.version begins a listed cycle",
        List.of());
  }

  private OsIdentity nothing(String why) {
    return new OsIdentity(
        null, null, null, List.of(), false, osName, osVersion, Confidence.NONE, why, List.of());
  }

  private OsIdentity withHost(OsIdentity answer) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(new Evidence("host", "os.name", osName));
    evidence.add(new Evidence("host", "os.version", osVersion));
    evidence.addAll(answer.evidence());
    return answer.withEvidence(evidence);
  }
}
