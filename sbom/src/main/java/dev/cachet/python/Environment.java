package dev.cachet.python;

import java.util.List;

/**
 * What one interpreter sees.
 *
 * @param folders where it looks for distributions, in this order
 * @param interpreter what runs it
 */
record Environment(List<String> folders, Interpreter interpreter) {
  Environment {
    folders = List.copyOf(folders);
  }
}
