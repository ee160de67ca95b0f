package dev.cachet.unowned;

import dev.cachet.detection.ByteSearch;
import dev.cachet.detection.Detector;
import dev.cachet.detection.FileReading;
import dev.cachet.identity.ComponentHash;
import dev.cachet.identity.Occurrence;
import dev.cachet.installed.InventoryDraft;
import dev.cachet.installed.OwnedFiles;
import dev.cachet.rootfs.FoundFile;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentBuilder;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Property;
import dev.cachet.source.Identities;
import dev.cachet.source.PurlText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Programs, scripts and archives that no package owns. BusyBox names itself; everything else is a
 * known unknown: it is there, its digest is known, and nobody knows what it is made of.
 */
public final class UnownedDetector implements Detector {
  private static final int HEAD = 4096;
  private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};
  private static final byte[] DOS = {'M', 'Z'};
  private static final byte[] PE = {'P', 'E', 0, 0};
  private static final int PE_OFFSET = 0x3c;
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] SCRIPT = {'#', '!'};
  private static final Pattern JAR = Pattern.compile(".*\\.(?:jar|war|ear|aar)");
  private static final Pattern PACKAGERS =
      Pattern.compile("/var/lib/dpkg/info/|(?:/usr|/var)?/lib/opkg/info/");
  private static final Pattern BUSYBOX = Pattern.compile("([0-9][0-9A-Za-z.+~-]{0,60}) \\(.*");

  /** A root that holds more of them would make a document that nobody reads. */
  private static final int MAX_FOUND = 100_000;

  private final FileReading reading;
  private final OwnedFiles owned;
  private final List<Component> known = new ArrayList<>();
  private final List<Component> unknown = new ArrayList<>();

  /**
   * Makes a detector.
   *
   * @param reading reads files within limits
   * @param owned which component owns which file
   */
  public UnownedDetector(FileReading reading, OwnedFiles owned) {
    this.reading = reading;
    this.owned = owned;
  }

  @Override
  public boolean look(FoundFile file, @Nullable String owner) throws IOException {
    if (owner != null || file.size() < ELF.length) {
      return false;
    }
    // A package's own script or program there belongs to the package that it installs.
    if (PACKAGERS.matcher(file.path()).lookingAt()) {
      return false;
    }
    byte[] head = reading.head(file, HEAD);
    String kind = kind(file.path(), head);
    if (kind.isEmpty()) {
      return false;
    }
    if (known.size() + unknown.size() >= MAX_FOUND) {
      reading.unclear(file, "is owned by no package, and so are more files than are listed");
      return true;
    }
    ByteSearch banner = new ByteSearch("BusyBox v", 100);
    boolean named = kind.equals("elf") && name(file).startsWith("busybox");
    List<ComponentHash> hashes = reading.hashes(file, named ? banner : (bytes, length) -> {});
    Matcher busybox = BUSYBOX.matcher(named ? banner.found().orElse("") : "");
    if (busybox.matches()) {
      known.add(busybox(file, busybox.group(1), hashes));
    } else {
      unknown.add(unknown(file, kind, hashes));
    }
    return true;
  }

  @Override
  public void conclude(InventoryDraft draft) {
    known.forEach(component -> draft.add(component, Set.of()));
    // A Python distribution may have claimed some of them since.
    unknown.stream()
        .filter(component -> owned.owner(component.occurrences().get(0).location()) == null)
        .forEach(draft::addUnknown);
  }

  private static Component busybox(FoundFile file, String version, List<ComponentHash> hashes) {
    return from(file, ComponentType.APPLICATION, "busybox", hashes)
        .version(version)
        .purl("pkg:generic/busybox@" + PurlText.encode(version))
        .cpe("cpe:2.3:a:busybox:busybox:" + version + ":*:*:*:*:*:*:*")
        .identity(List.of(Identities.banner("BusyBox v" + version)))
        .build();
  }

  private static Component unknown(FoundFile file, String kind, List<ComponentHash> hashes) {
    return from(file, ComponentType.FILE, name(file), hashes)
        .identity(List.of(Identities.fileName(file.path())))
        .properties(List.of(new Property("cachet:known-unknown", kind)))
        .build();
  }

  private static ComponentBuilder from(
      FoundFile file, ComponentType type, String name, List<ComponentHash> hashes) {
    return Component.builder("file:" + file.path(), type, name)
        .hashes(hashes)
        .occurrences(List.of(Occurrence.at(file.path())));
  }

  private static String name(FoundFile file) {
    return file.path().substring(file.path().lastIndexOf('/') + 1);
  }

  /** Empty for what is none of the kinds that are listed. */
  private static String kind(String path, byte[] head) {
    if (startsWith(head, ELF)) {
      return "elf";
    }
    if (startsWith(head, SCRIPT)) {
      return "script";
    }
    if (isPortableExecutable(head)) {
      return "pe";
    }
    return isJar(path, head) ? "jar" : "";
  }

  /** Programs of Windows and EFI, and assemblies of .NET on any system. */
  private static boolean isPortableExecutable(byte[] head) {
    if (!startsWith(head, DOS) || head.length < PE_OFFSET + Integer.BYTES) {
      return false;
    }
    int at = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(PE_OFFSET);
    return at > 0
        && at <= head.length - PE.length
        && Arrays.equals(head, at, at + PE.length, PE, 0, PE.length);
  }

  private static boolean isJar(String path, byte[] head) {
    return startsWith(head, ZIP)
        && (JAR.matcher(path).matches()
            || new String(head, StandardCharsets.ISO_8859_1).contains("META-INF/"));
  }

  private static boolean startsWith(byte[] head, byte[] magic) {
    return head.length >= magic.length
        && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
  }
}
