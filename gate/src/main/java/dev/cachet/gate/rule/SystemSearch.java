package dev.cachet.gate.rule;

import dev.cachet.drift.input.InputCheck;
import dev.cachet.drift.input.ManifestCheck;
import dev.cachet.finding.Evidence;
import dev.cachet.merge.MergedParts;
import dev.cachet.os.OsIdentifier;
import dev.cachet.os.OsIdentity;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Sbom;
import dev.cachet.support.SupportStatement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which operating systems a release has, and which root each of them is: a device may have one for
 * its host and one for its microcontroller.
 */
public final class SystemSearch {
  private final Sbom sbom;
  private final OsIdentifier identifier;
  private final Judgement judgement;
  private final Map<RootFolder, Sbom> rooted = new LinkedHashMap<>();

  /**
   * Makes one of its parts.
   *
   * @param sbom the SBOM
   * @param identifier the identifier
   * @param judgement takes what is found
   */
  public SystemSearch(Sbom sbom, OsIdentifier identifier, Judgement judgement) {
    this.sbom = sbom;
    this.identifier = identifier;
    this.judgement = judgement;
  }

  static boolean isSystem(Component component) {
    return component.type() == ComponentType.OPERATING_SYSTEM;
  }

  /**
   * Looks for the part of the document that each root is; a root that no part describes is told.
   *
   * @param roots the roots
   * @return the map
   * @throws IOException if the medium failed
   */
  public Map<RootFolder, Sbom> pair(List<RootFolder> roots) throws IOException {
    List<Sbom> parts = MergedParts.of(sbom);
    List<Sbom> systems =
        parts.size() == 1
            ? parts
            : parts.stream().filter(part -> isSystem(part.subject())).toList();
    for (RootFolder root : roots) {
      OsIdentity os = identifier.identify(root);
      Optional<Sbom> part =
          roots.size() == 1 && systems.size() == 1
              ? Optional.of(systems.get(0))
              : partOf(root, os, systems);
      if (part.isPresent() && !rooted.containsValue(part.get())) {
        rooted.put(root, part.get());
      } else {
        String title = title(os);
        judgement.error(
            "gate.root-not-described",
            title,
            "no single part of the SBOM is about the root of "
                + title
                + "; make the SBOM of all the roots that are named, each once");
      }
    }
    return rooted;
  }

  private Optional<Sbom> partOf(RootFolder root, OsIdentity os, List<Sbom> systems)
      throws IOException {
    List<Sbom> alike = new ArrayList<>();
    for (Sbom part : systems) {
      if (part.subject().title().equals(title(os)) || ManifestCheck.isOfManifestAlone(part, root)) {
        alike.add(part);
      }
    }
    if (alike.size() > 1) {
      // Two boards of one release differ in what is installed.
      List<Sbom> same = new ArrayList<>();
      for (Sbom part : alike) {
        if (!ManifestCheck.isOfManifestAlone(part, root)
            && new InputCheck().check(part, root).isEmpty()) {
          same.add(part);
        }
      }
      alike = same;
    }
    return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
  }

  /**
   * Every system of the document, those of roots as the root has them.
   *
   * @return what was found, in a fixed order
   * @throws IOException if the medium failed
   */
  public List<FoundSystem> systems() throws IOException {
    Map<String, FoundSystem> found = new LinkedHashMap<>();
    List<String> taken = new ArrayList<>();
    for (Map.Entry<RootFolder, Sbom> pair : rooted.entrySet()) {
      OsIdentity os = identifier.identify(pair.getKey());
      Component subject = pair.getValue().subject();
      boolean named = !ManifestCheck.isOfManifestAlone(pair.getValue(), pair.getKey());
      taken.add(subject.ref());
      FoundSystem system = new FoundSystem(named ? subject : component(os), os);
      found.putIfAbsent(system.component().title(), system);
    }
    Stream.concat(Stream.of(sbom.subject()), sbom.all().stream())
        .filter(SystemSearch::isSystem)
        .filter(one -> !taken.contains(one.ref()))
        .forEach(one -> found.putIfAbsent(one.title(), new FoundSystem(one, stated(one))));
    if (found.isEmpty()) {
      judgement.error(
          "gate.os-not-judged",
          "sbom",
          "no part of the SBOM is an operating system; name the root, or state the system that the"
              + " device has in a parts file, as a part of the type operating-system");
    }
    return List.copyOf(found.values());
  }

  /** The maker may state how long the maker of a system for microcontrollers supports it. */
  private OsIdentity stated(Component system) {
    String version = system.version();
    OsIdentity os = identifier.identify(system.name(), version == null ? "" : version);
    String end = system.property(SupportStatement.END_OF_SUPPORT);
    if (end == null) {
      return os;
    }
    List<Evidence> evidence = new ArrayList<>(os.evidence());
    evidence.add(new Evidence("sbom", "SUPPORT_END", end));
    return os.withEvidence(evidence);
  }

  /** The manifest of an image is named after its recipe; the system on the root says what it is. */
  private static Component component(OsIdentity os) {
    String name = os.name().isEmpty() ? "operating system" : os.name();
    return Component.builder("operating-system", ComponentType.OPERATING_SYSTEM, name)
        .version(os.version().isEmpty() ? null : os.version())
        .build();
  }

  private static String title(OsIdentity os) {
    return (os.name() + " " + os.version()).strip();
  }
}
