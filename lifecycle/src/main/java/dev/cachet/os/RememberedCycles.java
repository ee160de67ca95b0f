package dev.cachet.os;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The cycles of each product, asked for once: every package of an inventory asks for them again.
 */
final class RememberedCycles implements ListedCycles {
  private final ListedCycles listed;
  private final Map<String, List<Listed>> cycles = new ConcurrentHashMap<>();
  private final Map<String, List<String>> names = new ConcurrentHashMap<>();

  RememberedCycles(ListedCycles listed) {
    this.listed = listed;
  }

  @Override
  public List<Listed> listed(String product) {
    return cycles.computeIfAbsent(product, listed::listed);
  }

  @Override
  public Optional<String> ownProduct(String id) {
    return listed.ownProduct(id);
  }

  List<String> names(String product) {
    return names.computeIfAbsent(
        product, absent -> listed(absent).stream().map(Listed::cycle).toList());
  }
}
