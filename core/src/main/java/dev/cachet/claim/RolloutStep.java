package dev.cachet.claim;

import java.time.Instant;

/**
 * From an instant on, a share of the fleet.
 *
 * @param at when it begins
 * @param permille share, 0 to 1,000
 */
public record RolloutStep(Instant at, int permille) {}
