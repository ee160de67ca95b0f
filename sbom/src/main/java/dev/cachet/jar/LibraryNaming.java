package dev.cachet.jar;

import dev.cachet.archive.ArchiveFile;
import dev.cachet.archive.MavenMetadata;
import dev.cachet.identity.IdentityEvidence.Method;
import dev.cachet.identity.IdentityEvidence.Technique;
import dev.cachet.jar.LibraryIdentity.Claim;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says which library an archive is. Metadata that does not fit the archive's own name is that of a
 * library that was joined into it, and never names the whole.
 */
final class LibraryNaming {
  private static final double NAMED_BY_FILE_TOO = 0.95;
  private static final double OTHER_VERSION_IN_FILE = 0.7;
  private static final double NAMED_BY_MANIFEST_TOO = 0.8;
  private static final double ONLY_ITS_CLASSES = 0.6;
  private static final double FILE_AND_MANIFEST = 0.7;
  private static final double FILE_ALONE = 0.4;
  private static final double MANIFEST_ALONE = 0.5;

  private final GroupIndex groups;

  LibraryNaming(GroupIndex groups) {
    this.groups = groups;
  }

  LibraryIdentity of(ArchiveFile archive) {
    JarFileName file = JarFileName.of(archive.fileName());
    ManifestIdentity manifest = new ManifestIdentity(archive.manifest());
    LibraryIdentity named = byMetadata(archive, file, manifest);
    return named == null ? byFile(archive, file, manifest) : named;
  }

  private static @Nullable LibraryIdentity byMetadata(
      ArchiveFile archive, JarFileName file, ManifestIdentity manifest) {
    for (MavenMetadata library : archive.libraries()) {
      if (file.names(library)) {
        return LibraryIdentity.of(library, NAMED_BY_FILE_TOO, archive.path())
            .withClassifier(file.classifierAfter(library.version()));
      }
    }
    for (MavenMetadata library : archive.libraries()) {
      if (file.namesArtifact(library)) {
        return LibraryIdentity.of(library, OTHER_VERSION_IN_FILE, archive.path());
      }
    }
    return onlyOne(archive, file, manifest);
  }

  /** One description, and the manifest or all classes speak for it: nothing else it could be. */
  private static @Nullable LibraryIdentity onlyOne(
      ArchiveFile archive, JarFileName file, ManifestIdentity manifest) {
    if (archive.libraries().size() != 1) {
      return null;
    }
    MavenMetadata library = archive.libraries().get(0);
    String version = library.version();
    if (file.version() == null
        && version != null
        && manifest.attributeNaming(library.artifact()) != null
        && manifest.attributeStating(version) != null) {
      return LibraryIdentity.of(library, NAMED_BY_MANIFEST_TOO, archive.path());
    }
    String prefix = library.group().replace('.', '/');
    boolean all =
        !archive.packages().isEmpty()
            && archive.packages().keySet().stream()
                .allMatch(p -> p.equals(prefix) || p.startsWith(prefix + "/"));
    return all ? LibraryIdentity.of(library, ONLY_ITS_CLASSES, archive.path()) : null;
  }

  private LibraryIdentity byFile(ArchiveFile archive, JarFileName file, ManifestIdentity manifest) {
    String attribute = manifest.attributeNaming(file.name());
    Method byName = new Method(Technique.FILENAME, FILE_ALONE, archive.path());
    Claim name =
        attribute == null
            ? new Claim(file.name(), FILE_ALONE, List.of(byName))
            : new Claim(
                file.name(), FILE_AND_MANIFEST, List.of(byName, inManifest(archive, attribute)));
    Claim version = version(archive, file, manifest, attribute != null);
    Claim listed = GroupTable.groupOf(archive, file.name(), file.version());
    Claim group = listed == null ? groups.groupOf(archive, file.name()) : listed;
    String stated = manifest.version();
    boolean own = attribute != null || group != null;
    String classifier = own ? file.classifierAfter(stated) : file.classifier();
    if (stated != null && classifier != null && file.classifier() == null) {
      version =
          Claim.of(stated, MANIFEST_ALONE, Technique.MANIFEST_ANALYSIS, place(archive, "version"));
    }
    return new LibraryIdentity(group, name, version, classifier, null);
  }

  private static @Nullable Claim version(
      ArchiveFile archive, JarFileName file, ManifestIdentity manifest, boolean own) {
    String stated = manifest.version();
    String inName = file.version();
    if (inName == null) {
      return own && stated != null
          ? Claim.of(stated, MANIFEST_ALONE, Technique.MANIFEST_ANALYSIS, place(archive, "version"))
          : null;
    }
    Method byName = new Method(Technique.FILENAME, FILE_ALONE, archive.path());
    String agreeing = manifest.attributeStating(inName);
    return agreeing == null
        ? new Claim(inName, FILE_ALONE, List.of(byName))
        : new Claim(inName, FILE_AND_MANIFEST, List.of(byName, inManifest(archive, agreeing)));
  }

  private static Method inManifest(ArchiveFile archive, String attribute) {
    return new Method(Technique.MANIFEST_ANALYSIS, MANIFEST_ALONE, place(archive, attribute));
  }

  private static String place(ArchiveFile archive, String attribute) {
    return archive.path() + "!/META-INF/MANIFEST.MF " + attribute;
  }
}
