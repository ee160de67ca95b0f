package dev.cachet.archive.pom;

import org.jspecify.annotations.Nullable;

/**
 * A licence as a pom.xml states it.
 *
 * @param name free text, or null
 * @param url where the text is said to be, or null
 */
public record PomLicence(@Nullable String name, @Nullable String url) {}
