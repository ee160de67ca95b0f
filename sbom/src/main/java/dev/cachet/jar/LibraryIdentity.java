package dev.cachet.jar;

import dev.cachet.archive.MavenMetadata;
import dev.cachet.identity.IdentityEvidence;
import dev.cachet.identity.IdentityEvidence.Field;
import dev.cachet.identity.IdentityEvidence.Method;
import dev.cachet.identity.IdentityEvidence.Technique;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a library is taken to be, and why.
 *
 * @param group where its group id is known, with its reasons; null where nothing names it
 * @param name its artifact id or, failing that, the best name that there is
 * @param version its version, or null where nothing states it
 * @param classifier what the file's name adds to the version, or null
 * @param metadata the Maven metadata that it rests on, or null
 */
record LibraryIdentity(
    @Nullable Claim group,
    Claim name,
    @Nullable Claim version,
    @Nullable String classifier,
    @Nullable MavenMetadata metadata) {

  /**
   * One value and what speaks for it.
   *
   * @param value the value
   * @param confidence from 0 to 1
   * @param methods how it was found
   */
  record Claim(String value, double confidence, List<Method> methods) {
    static Claim of(String value, double confidence, Technique technique, String where) {
      return new Claim(value, confidence, List.of(new Method(technique, confidence, where)));
    }

    IdentityEvidence evidence(Field field) {
      return new IdentityEvidence(field, confidence, value, methods);
    }
  }

  /** The library that Maven metadata names. */
  static LibraryIdentity of(MavenMetadata metadata, double confidence, String archive) {
    String where = archive + "!/" + metadata.path();
    Technique technique = Technique.MANIFEST_ANALYSIS;
    String version = metadata.version();
    return new LibraryIdentity(
        Claim.of(metadata.group(), confidence, technique, where),
        Claim.of(metadata.artifact(), confidence, technique, where),
        version == null ? null : Claim.of(version, confidence, technique, where),
        null,
        metadata);
  }

  LibraryIdentity withClassifier(@Nullable String found) {
    return new LibraryIdentity(group, name, version, found, metadata);
  }

  /** Only where all three parts are known; a package URL with a guess in it would be a lie. */
  @Nullable String purl() {
    return group == null || version == null
        ? null
        : MavenPurl.of(group.value(), name.value(), version.value(), classifier, "jar");
  }

  List<IdentityEvidence> evidence() {
    List<IdentityEvidence> evidence = new ArrayList<>();
    evidence.add(name.evidence(Field.NAME));
    if (group != null) {
      evidence.add(group.evidence(Field.GROUP));
    }
    if (version != null) {
      evidence.add(version.evidence(Field.VERSION));
    }
    return evidence;
  }
}
