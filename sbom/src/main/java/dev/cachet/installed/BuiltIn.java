package dev.cachet.installed;

import org.jspecify.annotations.Nullable;

/**
 * Something that was compiled or copied into a package when it was built.
 *
 * @param name of a source package, or whatever the statement calls it
 * @param version empty if none is stated
 * @param purl null where it is a source package of the same distribution, or has no package URL
 * @param statement the field or capability that says so
 */
public record BuiltIn(String name, String version, @Nullable String purl, String statement) {}
