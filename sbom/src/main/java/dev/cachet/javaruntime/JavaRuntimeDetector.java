package dev.cachet.javaruntime;

import dev.cachet.detection.Detector;
import dev.cachet.detection.FileReading;
import dev.cachet.detection.FolderFiles;
import dev.cachet.identity.Occurrence;
import dev.cachet.installed.InventoryDraft;
import dev.cachet.installed.OwnedFiles;
import dev.cachet.rootfs.FoundFile;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Property;
import dev.cachet.source.Identities;
import dev.cachet.source.PurlText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Java runtimes that no package owns, by the file {@code release} that the build of a JDK and jlink
 * leave in them. Whatever lies in the folder and belongs to nobody is a file of the runtime.
 */
public final class JavaRuntimeDetector implements Detector {
  private static final int MAX_RELEASE = 1 << 16;
  private static final int MAX_FILES = 20_000;
  private static final List<String> SIGNS =
      List.of("/lib/modules", "/lib/rt.jar", "/jre/lib/rt.jar", "/bin/java");

  private final RootFolder root;
  private final FileReading reading;
  private final FolderFiles files;
  private final Map<String, JavaRelease> byFolder = new TreeMap<>();

  /**
   * Makes a detector.
   *
   * @param root the root folder to read
   * @param reading reads files within limits
   * @param owned which component owns which file
   */
  public JavaRuntimeDetector(RootFolder root, FileReading reading, OwnedFiles owned) {
    this.root = root;
    this.reading = reading;
    this.files = new FolderFiles(root, reading, owned, MAX_FILES);
  }

  @Override
  public boolean look(FoundFile file, @Nullable String owner) throws IOException {
    boolean named = file.path().endsWith("/release") && file.size() <= MAX_RELEASE;
    if (owner != null || !named) {
      return false;
    }
    String folder = file.path().substring(0, file.path().lastIndexOf('/'));
    if (!isRuntime(folder)) {
      return false;
    }
    JavaRelease release = JavaRelease.read(reading.text(file));
    if (release == null) {
      reading.unclear(file, "lies in a Java runtime and states no JAVA_VERSION");
      return false;
    }
    byFolder.put(folder, release);
    return true;
  }

  private boolean isRuntime(String folder) throws IOException {
    for (String sign : SIGNS) {
      if (root.find(folder + sign).isPresent()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void conclude(InventoryDraft draft) throws IOException {
    for (Map.Entry<String, JavaRelease> each : byFolder.entrySet()) {
      String ref = each.getValue().name() + ":" + each.getKey();
      files.own(ref, each.getKey(), byFolder::containsKey);
      draft.add(component(ref, each.getKey(), each.getValue()), Set.of());
      // What a runtime needs of the system is in no list.
      draft.partly(ref);
    }
  }

  private static Component component(String ref, String folder, JavaRelease release) {
    List<Property> properties = new ArrayList<>();
    if (!release.modules().isEmpty()) {
      properties.add(new Property("cachet:java:modules", release.modules()));
    }
    if (!release.build().isEmpty()) {
      properties.add(new Property("cachet:java:runtime-version", release.build()));
    }
    return Component.builder(ref, ComponentType.PLATFORM, release.name())
        .version(release.version())
        .purl(PurlText.of("generic", release.name(), release.version()))
        .supplier(release.maker().isEmpty() ? null : Organisation.named(release.maker()))
        .identity(List.of(Identities.manifest(folder + "/release")))
        .occurrences(List.of(Occurrence.at(folder)))
        .properties(properties)
        .build();
  }
}
