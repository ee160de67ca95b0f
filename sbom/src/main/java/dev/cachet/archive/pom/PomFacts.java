package dev.cachet.archive.pom;

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
 * @param licences the licences that it names; none where one of them cannot be told
 * @param dependencies the dependencies that it names, those of profiles left out
 * @param packageNames words in its properties and build that may be names of its packages, with
 *     dots
 * @param unknown what it states of licence and organisation in terms that it does not fill itself
 */
public record PomFacts(
    @Nullable String group,
    @Nullable String artifact,
    @Nullable String version,
    @Nullable String organisation,
    List<PomLicence> licences,
    List<PomDependency> dependencies,
    SortedSet<String> packageNames,
    List<String> unknown) {}
