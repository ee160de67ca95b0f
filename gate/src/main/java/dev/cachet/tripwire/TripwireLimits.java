package dev.cachet.tripwire;

/**
 * How far one file is looked into; what lies beyond is said to be unread.
 *
 * @param depth archives inside of archives
 * @param entries entries of all archives inside of one file
 * @param bytes plain bytes of all entries inside of one file
 */
public record TripwireLimits(int depth, long entries, long bytes) {
  /** Eight archives deep, a million entries, 64 GiB. */
  public static final TripwireLimits DEFAULT = new TripwireLimits(8, 1_000_000, 64L << 30);
}
