package dev.cachet.buildinfo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A module or crate that a program says was compiled into it.
 *
 * @param name its path or name
 * @param version as stated; empty if none is
 * @param purl its package URL, or null where it does not come from a public registry
 * @param needs the places of what it needs in the same list
 */
record CompiledIn(String name, String version, @Nullable String purl, List<Integer> needs) {
  /** So many are read of one program; the largest have about 2,000. */
  static final int MAX = 20_000;
}
