package dev.cachet.author.payload;

import dev.cachet.manifest.PayloadKind;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A payload as its author describes it.
 *
 * @param id name, unique in the package
 * @param slot the place on the device, unique in the package
 * @param kind how it gets there
 * @param handler who takes it; present exactly for {@link PayloadKind#FOREIGN}
 * @param file where its bytes are read from
 */
public record PayloadSource(
    String id, String slot, PayloadKind kind, Optional<String> handler, Path file) {}
