package dev.cachet.identity;

import org.jspecify.annotations.Nullable;

/**
 * A software identification tag, ISO/IEC 19770-2.
 *
 * @param tagId the tag's id
 * @param name the name of the software that the tag is for
 * @param version its version, or null
 * @param tagVersion the version of the tag, or null
 * @param patch whether the software is a patch of other software, or null
 * @param url where the tag is to be found, or null
 */
public record Swid(
    String tagId,
    String name,
    @Nullable String version,
    @Nullable Integer tagVersion,
    @Nullable Boolean patch,
    @Nullable String url) {}
