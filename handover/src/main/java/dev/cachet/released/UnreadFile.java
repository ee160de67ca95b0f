package dev.cachet.released;

/**
 * A file of a package that is not what its kind says: it has the signed digest, but cannot be read.
 *
 * @param path in the package
 * @param problem one line
 */
public record UnreadFile(String path, String problem) {}
