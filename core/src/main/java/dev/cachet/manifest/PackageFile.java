package dev.cachet.manifest;

import dev.cachet.digest.Sha256;

/**
 * A file that accompanies the software (package specification, section 4.3).
 *
 * @param path path in the package, beginning with {@code files/}
 * @param size length in bytes, at most 64 MiB
 * @param sha256 digest of the content
 * @param kind what it is
 */
public record PackageFile(String path, long size, Sha256 sha256, FileKind kind) {}
