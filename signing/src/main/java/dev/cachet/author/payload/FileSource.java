package dev.cachet.author.payload;

import dev.cachet.manifest.FileKind;
import java.nio.file.Path;

/**
 * A file that accompanies the software, beside the SBOM and the gate's evidence.
 *
 * @param path path in the package, beginning with {@code files/}
 * @param kind what it is; not {@link FileKind#SBOM} and not {@link FileKind#GATE}
 * @param file where its bytes are read from
 */
public record FileSource(String path, FileKind kind, Path file) {}
