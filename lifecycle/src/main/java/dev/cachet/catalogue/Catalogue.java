package dev.cachet.catalogue;

import dev.cachet.os.ListedCycles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The table of products, cycles and dates, as of the day of its snapshot. */
public final class Catalogue implements ListedCycles {
  private static final String BUNDLED = "catalogue.gz";

  private final LocalDate snapshotDate;
  private final Map<String, Product> products = new LinkedHashMap<>();
  private final Map<String, Product> named = new LinkedHashMap<>();

  private final Set<String> own;

  Catalogue(LocalDate snapshotDate, List<Product> all) {
    this(snapshotDate, all, Set.of());
  }

  /** Keeps which products the manufacturer's own facts are about. */
  Catalogue(LocalDate snapshotDate, List<Product> all, Set<String> own) {
    this.snapshotDate = snapshotDate;
    this.own = Set.copyOf(own);
    for (Product product : all) {
      products.put(product.name(), product);
      product.aliases().forEach(alias -> named.put(alias, product));
    }
    named.putAll(products);
  }

  /**
   * Opens the catalogue in this jar.
   *
   * @return the catalogue
   */
  public static Catalogue bundled() {
    try (InputStream table = Catalogue.class.getResourceAsStream(BUNDLED)) {
      if (table == null) {
        throw new FileNotFoundException(BUNDLED + " is missing beside " + Catalogue.class);
      }
      return read(table);
    } catch (IOException e) {
      throw new UncheckedIOException("this library's jar is damaged", e);
    }
  }

  /**
   * Reads a compiled catalogue.
   *
   * @param table what {@link CatalogueCompiler} wrote; at most 16 MiB after decompression; not
   *     closed here
   * @return the catalogue
   * @throws IOException if the table is damaged or too large
   */
  public static Catalogue read(InputStream table) throws IOException {
    return TableReader.read(table);
  }

  /**
   * Returns the day for which the facts were read.
   *
   * @return the day of the snapshot
   */
  public LocalDate snapshotDate() {
    return snapshotDate;
  }

  /**
   * Returns all products.
   *
   * @return in the order of their ids
   */
  public Collection<Product> products() {
    return Collections.unmodifiableCollection(products.values());
  }

  /**
   * Finds a product.
   *
   * @param name the product's id or alias, in lower case
   * @return the product; empty when it is not listed
   */
  public Optional<Product> product(String name) {
    return Optional.ofNullable(named.get(name));
  }

  /**
   * Finds one cycle by its exact id.
   *
   * @param product the product's id or alias
   * @param cycle the cycle's id
   * @return the cycle; empty when it is not listed
   */
  public Optional<Cycle> cycle(String product, String cycle) {
    Product found = named.get(product);
    if (found != null) {
      for (Cycle one : found.cycles()) {
        if (one.name().equals(cycle)) {
          return Optional.of(one);
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public List<Listed> listed(String product) {
    return product(product).map(Product::cycles).orElse(List.of()).stream()
        .map(cycle -> new Listed(cycle.name(), cycle.codename()))
        .toList();
  }

  @Override
  public Optional<String> ownProduct(String id) {
    for (String one : own) {
      if (id.equalsIgnoreCase(one)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  Set<String> own() {
    return own;
  }
}
