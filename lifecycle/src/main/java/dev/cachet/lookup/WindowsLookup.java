package dev.cachet.lookup;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.catalogue.Cycle;
import dev.cachet.finding.Evidence;
import dev.cachet.os.Confidence;
import dev.cachet.os.OsIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Identifies a Windows system from its build number and edition. Most build numbers are shared by
 * several cycles with different ends, so without the edition the answer is the set of candidates.
 */
public final class WindowsLookup {
  private static final String SERVICE_PACK_OF_SEVEN = "7601";

  private final Catalogue catalogue;

  /**
   * Makes a lookup.
   *
   * @param catalogue the products
   */
  public WindowsLookup(Catalogue catalogue) {
    this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
  }

  /**
   * Identifies a system.
   *
   * @param registry what its registry says
   * @return the answer; with candidates when several cycles fit, without a product when the build
   *     is not listed
   */
  public OsIdentity identify(WindowsRegistry registry) {
    List<Cycle> ofBuild = ofBuild(registry.currentBuildNumber().strip());
    WindowsEdition edition = WindowsEdition.of(registry);
    List<Cycle> cycles = ofBuild.stream().filter(edition::mayBe).toList();
    List<Cycle> own = cycles.stream().filter(cycle -> cycle.name().endsWith("-iot-lts")).toList();
    // Where IoT LTSC is listed on its own, the longer list of LTSC cycles is not its.
    List<Cycle> fitting = edition == WindowsEdition.IOT_LONG_TERM && !own.isEmpty() ? own : cycles;
    if (fitting.size() == 1) {
      Cycle cycle = fitting.get(0);
      String rule = "build and edition name one listed cycle";
      return answer(registry, cycle.product(), cycle.name(), List.of(), rule);
    }
    if (!fitting.isEmpty()) {
      List<String> candidates =
          fitting.stream().map(cycle -> cycle.product() + "/" + cycle.name()).toList();
      return answer(registry, null, null, candidates, "several editions share this build");
    }
    String rule =
        ofBuild.isEmpty()
            ? "no listed cycle has this build"
            : "no listed cycle of this build has this edition";
    return answer(registry, null, null, List.of(), rule);
  }

  private List<Cycle> ofBuild(String build) {
    if (!build.matches("[0-9]{1,9}")) {
      return List.of();
    }
    List<Cycle> cycles = new ArrayList<>();
    Stream.of("windows", "windows-server")
        .flatMap(product -> catalogue.product(product).stream())
        .flatMap(product -> product.cycles().stream())
        .filter(cycle -> cycle.build().endsWith("." + build))
        .forEach(cycles::add);
    // Embedded Standard 7 reports the build of Windows 7, and no list of builds names it.
    if (build.equals(SERVICE_PACK_OF_SEVEN)) {
      catalogue.cycle("windows-embedded", "standard-7-sp1").ifPresent(cycles::add);
    }
    return cycles;
  }

  private static OsIdentity answer(
      WindowsRegistry registry,
      @Nullable String product,
      @Nullable String cycle,
      List<String> candidates,
      String rule) {
    Confidence confidence = product == null ? Confidence.NONE : Confidence.STATED;
    return new OsIdentity(
        product,
        cycle,
        null,
        candidates,
        false,
        "windows",
        registry.currentBuildNumber(),
        candidates.isEmpty() ? confidence : Confidence.AMBIGUOUS,
        rule,
        evidence(registry));
  }

  private static List<Evidence> evidence(WindowsRegistry registry) {
    String key = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";
    return Stream.of(
            new Evidence(key, "CurrentBuildNumber", registry.currentBuildNumber()),
            new Evidence(key, "EditionID", registry.editionId()),
            new Evidence(key, "InstallationType", registry.installationType()))
        .filter(evidence -> !evidence.value().isEmpty())
        .toList();
  }
}
