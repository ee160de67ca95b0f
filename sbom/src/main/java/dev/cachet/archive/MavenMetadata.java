package dev.cachet.archive;

import dev.cachet.archive.pom.PomFacts;
import org.jspecify.annotations.Nullable;

/**
 * What one folder {@code META-INF/maven/group/artifact} of an archive says about a library.
 *
 * @param path the folder inside its archive
 * @param group group id
 * @param artifact artifact id
 * @param version version, or null if none that is resolved is stated
 * @param hasProperties whether a pom.properties says so; else the pom.xml alone does
 * @param pom the pom.xml, or null if there is none that can be read
 */
public record MavenMetadata(
    String path,
    String group,
    String artifact,
    @Nullable String version,
    boolean hasProperties,
    @Nullable PomFacts pom) {}
