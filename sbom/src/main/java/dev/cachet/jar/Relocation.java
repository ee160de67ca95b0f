package dev.cachet.jar;

import java.util.List;

/**
 * Classes of a library that lie under another package than their own.
 *
 * @param from the package as the library is published, with dots
 * @param to the packages under which it lies here, with dots; at least one
 * @param confidence from 0 to 1
 */
record Relocation(String from, List<String> to, double confidence) {
  String notes() {
    return "Packages "
        + from
        + " were moved to "
        + String.join(" and ", to)
        + " when the archive was made (confidence "
        + confidence
        + ").";
  }
}
