package dev.cachet.archive;

import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What one pom.xml says by itself, without its parents.
 *
 * @param group its own or its parent's group id, or null
 * @param artifact artifact id, or null
 * @param version its own or its parent's version, or null
 * @param organisation the organisation that it names, or null
 * @param licences the licences that it names
 * @param dependencies the dependencies that it names, those of profiles left out
 * @param packageNames words in its properties and build that may be names of its packages, with
 *     dots
 */
public record PomFacts(
    @Nullable String group,
    @Nullable String artifact,
    @Nullable String version,
    @Nullable String organisation,
    List<PomLicence> licences,
    List<PomDependency> dependencies,
    SortedSet<String> packageNames) {}
