package dev.cachet.lifecycle;

import dev.cachet.os.ListedCycles;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The table of products, cycles and dates, as of the day of its snapshot. */
public final class Catalogue implements ListedCycles {
  Catalogue() {}

  /**
   * Opens the catalogue in this jar.
   *
   * @return the catalogue
   */
  public static Catalogue bundled() {
    return new Catalogue();
  }

  /**
   * Reads a compiled catalogue.
   *
   * @param table what {@code CatalogueCompiler} wrote; at most 16 MiB after decompression; not
   *     closed here
   * @return the catalogue
   * @throws IOException if the table is damaged or too large
   */
  public static Catalogue read(InputStream table) throws IOException {
    return new Catalogue();
  }

  /**
   * Returns the day for which the facts were read.
   *
   * @return the day of the snapshot
   */
  public LocalDate snapshotDate() {
    return LocalDate.EPOCH;
  }

  /**
   * Finds one cycle by its exact id.
   *
   * @param product the product's id or alias
   * @param cycle the cycle's id
   * @return the cycle; empty when it is not listed
   */
  public Optional<Cycle> cycle(String product, String cycle) {
    return Optional.empty();
  }

  @Override
  public List<String> cycleNames(String product) {
    return List.of();
  }

  @Override
  public Optional<String> cycleByCodename(String product, String codename) {
    return Optional.empty();
  }
}
