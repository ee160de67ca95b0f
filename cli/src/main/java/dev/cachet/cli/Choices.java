package dev.cachet.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;

/** The values of an enumeration as people type them, for help and completion. */
abstract class Choices implements Iterable<String> {
  private final Enum<?>[] values;

  Choices(Enum<?>... values) {
    this.values = values.clone();
  }

  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(values).map(one -> one.name().toLowerCase(Locale.ROOT)).iterator();
  }
}
