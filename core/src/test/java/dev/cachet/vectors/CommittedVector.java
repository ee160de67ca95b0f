package dev.cachet.vectors;

import dev.cachet.device.DeviceIdentity;
import dev.cachet.device.DeviceTime;
import dev.cachet.device.InstalledCounters;
import dev.cachet.digest.Sha256;
import dev.cachet.trust.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A vector as it is committed.
 *
 * @param file the {@code .vec} file
 * @param header its lines
 */
record CommittedVector(Path file, Map<String, String> header) {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

  /** Every vector, and the golden package as one. */
  static List<CommittedVector> all() throws IOException {
    List<CommittedVector> vectors = new ArrayList<>();
    for (Path folder : List.of(VectorFiles.COMMITTED, GOLDEN)) {
      try (Stream<Path> found = Files.walk(folder)) {
        for (Path file : found.filter(file -> file.toString().endsWith(".vec")).sorted().toList()) {
          vectors.add(read(file));
        }
      }
    }
    return vectors;
  }

  static CommittedVector read(Path file) throws IOException {
    Map<String, String> header = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] pair = line.split(": ", 2);
      if (pair.length != 2 || header.put(pair[0], pair[1]) != null) {
        throw new IOException(file + ": not a line of its own: " + line);
      }
    }
    return new CommittedVector(file, header);
  }

  String get(String key) {
    return optional(key).orElseThrow(() -> new IllegalStateException(file + " lacks " + key));
  }

  Optional<String> optional(String key) {
    return Optional.ofNullable(header.get(key));
  }

  boolean isAccepted() {
    return get("expect").equals(VectorCase.ACCEPTED);
  }

  List<String> clauses() {
    return Arrays.asList(get("clause").split(" ", -1));
  }

  Path packageFile() {
    return file.resolveSibling(get("package"));
  }

  byte[] root() throws IOException {
    return Files.readAllBytes(file.resolveSibling(get("root")));
  }

  Sha256 rootSha256() {
    return Sha256.fromHex(get("root-sha256"));
  }

  /** The device, unless the reader is an auditor. */
  Optional<DeviceIdentity> device() {
    return optional("device-product")
        .map(
            product ->
                new DeviceIdentity(
                    get("device-manufacturer"),
                    product,
                    get("device-udi-di"),
                    get("device-hw-model"),
                    Long.parseLong(get("device-hw-rev")),
                    get("device-serial"),
                    Environment.valueOf(get("device-environment").toUpperCase(Locale.ROOT))));
  }

  InstalledCounters counters() {
    OptionalLong running =
        optional("device-running")
            .map(text -> OptionalLong.of(Long.parseLong(text)))
            .orElse(OptionalLong.empty());
    return new InstalledCounters(Long.parseLong(get("device-floor")), running);
  }

  DeviceTime time() {
    Optional<Instant> clock = optional("clock").map(Instant::parse);
    Optional<Instant> floor = optional("clock-floor").map(Instant::parse);
    return clock
        .map(now -> floor.map(f -> DeviceTime.trusted(now, f)).orElse(DeviceTime.trusted(now)))
        .orElse(floor.map(DeviceTime::untrusted).orElse(DeviceTime.unknown()));
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
