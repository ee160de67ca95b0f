package dev.cachet.kernel;

import dev.cachet.detection.Detector;
import dev.cachet.detection.FileReading;
import dev.cachet.installed.InventoryDraft;
import dev.cachet.installed.OwnedFiles;
import dev.cachet.rootfs.FoundFile;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Property;
import dev.cachet.source.Identities;
import dev.cachet.source.PurlText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Kernels that no package owns, by the folder of their modules and the name of their image. One
 * component stands for a release with all its files; modules from elsewhere stand beside it.
 */
public final class KernelDetector implements Detector {
  private static final Pattern MODULES =
      Pattern.compile("(?:/usr)?/lib/modules/([^/\\s]{1,200})/(.+)");
  private static final Pattern IMAGE =
      Pattern.compile("/boot/(?:vmlinu[xz]|u?[iI]mage|Image|bzImage)-([^/\\s]{1,200})");
  private static final Pattern MODULE = Pattern.compile(".*?([^/]+)\\.ko(?:\\.(?:gz|xz|zst))?");
  private static final Set<String> ELSEWHERE = Set.of("extra", "updates");

  private final FileReading reading;
  private final OwnedFiles owned;
  private final Map<String, String> places = new TreeMap<>();
  private final Map<String, Component> drivers = new TreeMap<>();
  private final Map<String, String> releases = new TreeMap<>();

  /**
   * Makes a detector.
   *
   * @param reading reads files within limits
   * @param owned which component owns which file
   */
  public KernelDetector(FileReading reading, OwnedFiles owned) {
    this.reading = reading;
    this.owned = owned;
  }

  @Override
  public boolean look(FoundFile file, @Nullable String owner) throws IOException {
    boolean near = file.path().startsWith("/boot/") || file.path().contains("/lib/modules/");
    if (owner != null || !near) {
      return false;
    }
    Matcher modules = MODULES.matcher(file.path());
    Matcher image = IMAGE.matcher(file.path());
    boolean isModule = modules.matches();
    if (!isModule && !image.matches()) {
      return false;
    }
    String release = isModule ? modules.group(1) : image.group(1);
    String ref = ref(release);
    Matcher module = MODULE.matcher(file.path());
    if (isModule && ELSEWHERE.contains(modules.group(2).split("/", 2)[0]) && module.matches()) {
      driver(file, release, module.group(1));
      return true;
    }
    places.putIfAbsent(ref, file.path());
    releases.put(ref, release);
    owned.addRead(ref, file.path(), reading.sha256(file));
    return true;
  }

  private void driver(FoundFile file, String release, String name) throws IOException {
    ModuleInfo info = new ModuleInfo();
    var hashes = reading.hashes(file, info);
    String ref = "kernel-module:" + file.path();
    drivers.put(
        ref,
        Component.builder(ref, ComponentType.DEVICE_DRIVER, name)
            .version(info.version())
            .licences(info.licences())
            .hashes(hashes)
            .identity(List.of(Identities.fileName(file.path())))
            .properties(List.of(new Property("cachet:kernel:release", release)))
            .build());
  }

  @Override
  public void conclude(InventoryDraft draft) {
    places.forEach(
        (ref, place) ->
            draft.add(
                Component.builder(ref, ComponentType.PLATFORM, "linux")
                    .version(releases.get(ref))
                    .purl(ref)
                    .identity(List.of(Identities.fileName(place)))
                    .build(),
                Set.of()));
    drivers.forEach(
        (ref, driver) -> {
          String kernel = ref(String.valueOf(driver.property("cachet:kernel:release")));
          draft.addUnknown(driver);
          draft.need(ref, places.containsKey(kernel) ? Set.of(kernel) : new TreeSet<>());
        });
  }

  private static String ref(String release) {
    return "pkg:generic/linux@" + PurlText.encode(release);
  }
}
