package dev.cachet.buildinfo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cachet.buildinfo.ElfFile.Section;
import dev.cachet.detection.FileJson;
import dev.cachet.source.PurlText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** The crates that {@code cargo auditable} writes into a program, as JSON that zlib compressed. */
final class CargoAuditInfo {
  private static final ObjectMapper JSON = FileJson.mapper();
  private static final int MAX_BYTES = 4 << 20;
  private static final int MAX_INFLATED = 8 << 20;

  private CargoAuditInfo() {}

  /** Empty where the program has none. */
  static List<CompiledIn> read(ElfFile elf) throws IOException, DamagedProgramException {
    Optional<Section> found = elf.named(".dep-v0");
    if (found.isEmpty()) {
      return List.of();
    }
    if (found.get().size() > MAX_BYTES) {
      throw new DamagedProgramException("is larger than 4 MiB");
    }
    return crates(inflate(elf.content(found.get())));
  }

  private static byte[] inflate(byte[] compressed) throws DamagedProgramException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(compressed);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[1 << 14];
      while (!inflater.finished()) {
        int got = inflater.inflate(buffer);
        if (got == 0 && !inflater.finished()) {
          throw new DamagedProgramException("ends within its compressed text");
        }
        if (out.size() + got > MAX_INFLATED) {
          throw new DamagedProgramException("is larger than 8 MiB when it is decompressed");
        }
        out.write(buffer, 0, got);
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      throw new DamagedProgramException("is not compressed as it should be");
    } finally {
      inflater.end();
    }
  }

  private static List<CompiledIn> crates(byte[] json) throws IOException, DamagedProgramException {
    JsonNode packages;
    try {
      packages = JSON.readTree(json).path("packages");
    } catch (JsonProcessingException e) {
      throw new DamagedProgramException("is no JSON");
    }
    if (!packages.isArray() || packages.size() > CompiledIn.MAX) {
      throw new DamagedProgramException("lists no crates, or more than " + CompiledIn.MAX);
    }
    List<CompiledIn> crates = new ArrayList<>();
    for (JsonNode each : packages) {
      crates.add(crate(each));
    }
    return crates;
  }

  /** What only ran while the program was built stays in the list, as others point to its place. */
  private static CompiledIn crate(JsonNode crate) throws DamagedProgramException {
    String name = crate.path("name").asText("");
    String version = crate.path("version").asText("");
    boolean plain = GoBuildInfo.isPlain(name) && GoBuildInfo.isPlain(version);
    if (name.isEmpty() || version.isEmpty() || !plain) {
      throw new DamagedProgramException("has a crate without a readable name and version");
    }
    List<Integer> needs = new ArrayList<>();
    crate.path("dependencies").forEach(place -> needs.add(place.asInt(-1)));
    boolean published = crate.path("source").asText("").equals("crates.io");
    @Nullable String purl = published ? PurlText.of("cargo", name, version) : null;
    boolean built = crate.path("kind").asText("").equals("build");
    return new CompiledIn(built ? "" : name, version, purl, List.copyOf(needs));
  }
}
