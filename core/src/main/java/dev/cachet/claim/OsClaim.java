package dev.cachet.claim;

import java.time.Instant;
import java.util.Optional;

/**
 * The operating system beneath the release, as the manufacturer knew it; carried for people.
 *
 * @param id product identifier, or {@code none}
 * @param version version or cycle
 * @param supportEnd end of support; empty if it was unknown
 * @param asOf when this was looked up
 */
public record OsClaim(String id, String version, Optional<Instant> supportEnd, Instant asOf) {}
