package dev.cachet.parts;

import com.github.packageurl.MalformedPackageURLException;
import dev.cachet.identity.ComponentHash;
import dev.cachet.identity.InputDigest;
import dev.cachet.identity.Occurrence;
import dev.cachet.licence.SpdxLicences;
import dev.cachet.parts.PartsFile.Part;
import dev.cachet.parts.PartsFile.Support;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Contact;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Property;
import dev.cachet.source.PurlFault;
import dev.cachet.source.PurlText;
import dev.cachet.support.SupportStatement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a component of one part of a parts file. */
final class PartReader {
  private static final List<String> LEVELS =
      List.of("actively maintained", "no longer maintained", "abandoned");

  private final Path file;
  private final List<InputDigest> inputs = new ArrayList<>();

  PartReader(Path file) {
    this.file = file;
  }

  /** The files that parts name, and what they held. */
  List<InputDigest> inputs() {
    return inputs;
  }

  Component component(Part part, String pointer) throws PartsFileException, IOException {
    List<Property> properties = new ArrayList<>();
    support(part.support(), pointer + "/support", properties);
    flag("executable", part.executable(), "executable", "non-executable", properties);
    flag("archive", part.archive(), "archive", "no archive", properties);
    flag("structured", part.structured(), "structured", "unstructured", properties);
    String name = text(part.name(), pointer + "/name");
    var builder =
        Component.builder(
                part.ref(), type(part.type(), pointer + "/type", ComponentType.LIBRARY), name)
            .version(part.version())
            .description(part.description())
            .supplier(supplier(part.supplier(), pointer + "/supplier"))
            .purl(purl(part.purl(), pointer + "/purl"))
            .cpe(cpe(part.cpe(), pointer + "/cpe"));
    if (part.licence() != null) {
      builder.licences(List.of(SpdxLicences.claim(text(part.licence(), pointer + "/licence"))));
    }
    if (part.file() != null) {
      Path path = resolve(part.file(), pointer + "/file");
      builder
          .hashes(hashes(path, pointer + "/file"))
          .occurrences(List.of(Occurrence.at(part.file())));
      properties.add(
          new Property("bsi:component:filename", PartsSource.inputName(path).substring(1)));
    }
    return builder.properties(properties).build();
  }

  private static void support(@Nullable Support support, String pointer, List<Property> properties)
      throws PartsFileException {
    if (support == null) {
      return;
    }
    if (support.level() != null) {
      if (!LEVELS.contains(support.level())) {
        throw new PartsFileException(
            pointer + "/level", "must be one of " + String.join(", ", LEVELS));
      }
      properties.add(new Property(SupportStatement.LEVEL, support.level()));
    }
    if (support.endOfSupport() != null) {
      properties.add(
          new Property(
              SupportStatement.END_OF_SUPPORT,
              day(support.endOfSupport(), pointer + "/endOfSupport")));
    }
    if (support.justification() != null) {
      properties.add(
          new Property(
              SupportStatement.JUSTIFICATION,
              text(support.justification(), pointer + "/justification")));
    } else if (support.level() == null || support.endOfSupport() == null) {
      throw new PartsFileException(
          pointer, "level or endOfSupport is missing, so a justification is needed");
    }
  }

  private static String day(String text, String pointer) throws PartsFileException {
    try {
      return LocalDate.parse(text).toString();
    } catch (DateTimeException e) {
      throw new PartsFileException(pointer, "is no date YYYY-MM-DD");
    }
  }

  private static void flag(
      String name, @Nullable Boolean value, String yes, String no, List<Property> properties) {
    if (value != null) {
      properties.add(new Property("bsi:component:" + name, value ? yes : no));
    }
  }

  ComponentType type(@Nullable String text, String pointer, ComponentType otherwise)
      throws PartsFileException {
    if (text == null) {
      return otherwise;
    }
    for (ComponentType type : ComponentType.values()) {
      if (type.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
        return type;
      }
    }
    throw new PartsFileException(
        pointer,
        "not a component type of CycloneDX, such as firmware, library or operating-system");
  }

  static Organisation supplier(PartsFile.@Nullable Supplier supplier, String pointer)
      throws PartsFileException {
    if (supplier == null) {
      throw new PartsFileException(pointer, "is null");
    }
    List<Contact> contacts =
        supplier.email() == null
            ? List.of()
            : List.of(new Contact(null, text(supplier.email(), pointer + "/email"), null));
    List<String> urls = supplier.url() == null ? List.of() : List.of(supplier.url());
    return new Organisation(text(supplier.name(), pointer + "/name"), urls, contacts);
  }

  private static @Nullable String purl(@Nullable String purl, String pointer)
      throws PartsFileException {
    Optional<String> fault = purl == null ? Optional.empty() : PurlFault.of(purl);
    if (fault.isPresent()) {
      throw new PartsFileException(pointer, "is no package URL: " + fault.get());
    }
    try {
      return purl == null ? null : PurlText.canonical(purl);
    } catch (MalformedPackageURLException e) {
      throw new PartsFileException(pointer, "is no package URL: " + e.getMessage());
    }
  }

  private static @Nullable String cpe(@Nullable String cpe, String pointer)
      throws PartsFileException {
    if (cpe != null && !cpe.startsWith("cpe:2.3:") && !cpe.startsWith("cpe:/")) {
      throw new PartsFileException(pointer, "is no CPE name of either form");
    }
    return cpe;
  }

  static String text(@Nullable String text, String pointer) throws PartsFileException {
    if (text == null || text.isBlank()) {
      throw new PartsFileException(pointer, "is missing or empty");
    }
    return text.strip();
  }

  Path resolve(String name, String pointer) throws PartsFileException {
    try {
      return file.toAbsolutePath().resolveSibling(name).normalize();
    } catch (InvalidPathException e) {
      throw new PartsFileException(pointer, "is no path");
    }
  }

  private List<ComponentHash> hashes(Path path, String pointer) throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path + " (" + file + " " + pointer + ")");
    }
    if (!Files.isRegularFile(path)) {
      throw new FileSystemException(
          path.toString(), null, "no file (" + file + " " + pointer + ")");
    }
    MessageDigest sha256 = digest("SHA-256");
    MessageDigest sha512 = digest("SHA-512");
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(path)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha256.update(buffer, 0, read);
        sha512.update(buffer, 0, read);
      }
    }
    String hex = HexFormat.of().formatHex(sha256.digest());
    inputs.add(new InputDigest(PartsSource.inputName(path), hex));
    return List.of(
        new ComponentHash("SHA-256", hex),
        new ComponentHash("SHA-512", HexFormat.of().formatHex(sha512.digest())));
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
