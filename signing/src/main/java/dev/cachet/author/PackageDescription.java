package dev.cachet.author;

import dev.cachet.author.payload.FileSource;
import dev.cachet.author.payload.PayloadSource;
import dev.cachet.json.JsonLimits;
import dev.cachet.json.JsonObject;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import dev.cachet.udi.InvalidUdiException;
import dev.cachet.udi.UdiParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What people write about a package, {@code pack.json}: whom it is for, what changed, which files
 * go into it. Its JSON Schema is the resource {@code pack.schema.json} of this package.
 *
 * <p>A description exists only if every rule of the manifest holds for what it says, as far as that
 * can be known before the payloads are read. Immutable.
 */
public final class PackageDescription {
  /** Length of a chunk in bytes when the description asks for none (PKG-68). */
  public static final int DEFAULT_CHUNK_BYTES = 262_144;

  /**
   * Level of zstd when the description asks for none: smaller than faster levels, and read by the
   * pure Java decoder as fast as these.
   */
  public static final int DEFAULT_COMPRESSION_LEVEL = 9;

  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_UDI_DIS = 1000;

  /** Short dates stand in production identifiers only, which a target does not have. */
  private static final UdiParser NO_DATES = new UdiParser(Year.of(2000));

  private final String name;
  private final JsonObject json;
  private final List<PayloadSource> payloads;
  private final List<FileSource> files;
  private final int chunkBytes;
  private final int compressionLevel;

  private final List<String> udiDis;

  private PackageDescription(
      String name, JsonObject json, DescriptionReader parts, List<String> udiDis) {
    this.name = name;
    this.json = json;
    this.udiDis = udiDis;
    this.payloads = parts.payloads();
    this.files = parts.files();
    this.chunkBytes = parts.chunkBytes();
    this.compressionLevel = parts.compressionLevel();
  }

  /**
   * Reads a description.
   *
   * @param file a JSON file of at most 1 MiB; relative paths in it resolve from its folder
   * @return the description; the files that it names are not opened yet
   * @throws DescriptionException if it breaks a rule; an unknown member is an error
   * @throws IOException if the file cannot be read
   */
  public static PackageDescription read(Path file) throws IOException, DescriptionException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    Path folder = file.toAbsolutePath().getParent();
    return parse(file.toString(), bytes, folder == null ? file.toAbsolutePath() : folder);
  }

  /**
   * Reads a description from memory.
   *
   * @param name what to call it in errors
   * @param bytes JSON of at most 1 MiB
   * @param folder where relative paths in it resolve from
   * @return the description
   * @throws DescriptionException if it breaks a rule; an unknown member is an error
   */
  public static PackageDescription parse(String name, byte[] bytes, Path folder)
      throws DescriptionException {
    try {
      JsonObject json = StrictJson.parse(bytes, JsonLimits.of(MAX_BYTES));
      DescriptionReader parts = DescriptionReader.read(json, folder);
      ManifestDraft.requireSound(new PackageDescription(name, json, parts, List.of()));
      return new PackageDescription(name, json, parts, udiDis(name, json));
    } catch (StrictJsonException e) {
      throw new DescriptionException(name, e);
    }
  }

  private static List<String> udiDis(String name, JsonObject json)
      throws DescriptionException, StrictJsonException {
    List<String> given = json.object("target").strings("udiDi", MAX_UDI_DIS);
    try {
      return NO_DATES.target(given);
    } catch (InvalidUdiException e) {
      throw new DescriptionException(name, e);
    }
  }

  /** The UDI-DIs of the target in canonical form; none before they were judged. */
  List<String> udiDis() {
    return udiDis;
  }

  /**
   * What to call this description in errors.
   *
   * @return usually the path of its file
   */
  public String name() {
    return name;
  }

  /**
   * The payloads in the order of the description, which is that of the package.
   *
   * @return at least one, unmodifiable
   */
  public List<PayloadSource> payloads() {
    return payloads;
  }

  /**
   * Where the bytes of each payload are: what the gate wants to see.
   *
   * @return id of the payload to its file, in order, unmodifiable
   */
  public Map<String, Path> payloadFiles() {
    Map<String, Path> byId = new LinkedHashMap<>();
    for (PayloadSource payload : payloads) {
      byId.put(payload.id(), payload.file());
    }
    return java.util.Collections.unmodifiableMap(byId);
  }

  /**
   * Where the bytes of each file are that accompanies the payloads: the gate looks for patient
   * records in them.
   *
   * @return path in the package to its file, in order, unmodifiable
   */
  public Map<String, Path> attachedFiles() {
    Map<String, Path> byPath = new LinkedHashMap<>();
    for (FileSource file : files) {
      byPath.put(file.path(), file.file());
    }
    return java.util.Collections.unmodifiableMap(byPath);
  }

  /**
   * Files beside the SBOM and the gate's evidence.
   *
   * @return possibly none, unmodifiable
   */
  public List<FileSource> files() {
    return files;
  }

  /**
   * Length of every chunk but the last.
   *
   * @return 4,096 to 1,048,576 bytes
   */
  public int chunkBytes() {
    return chunkBytes;
  }

  /**
   * How hard zstd tries.
   *
   * @return 1 to 12
   */
  public int compressionLevel() {
    return compressionLevel;
  }

  JsonObject json() {
    return json;
  }
}
