package dev.cachet.drift.difference;

import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One difference between two documents.
 *
 * @param kind what changed
 * @param component the name of the component that it is about
 * @param version its version where both documents have the same, else empty
 * @param before what the older document says; empty if it says nothing
 * @param after what the newer document says; empty if it says nothing
 * @param neededBy for an added component, the names of the components that need it, sorted
 */
public record Change(
    Kind kind, String component, String version, String before, String after, List<String> neededBy)
    implements Comparable<Change> {
  private static final int MAX_NAMES = 3;
  private static final Comparator<Change> ORDER =
      Comparator.comparing(Change::kind)
          .thenComparing(Change::component)
          .thenComparing(Change::version)
          .thenComparing(Change::before)
          .thenComparing(Change::after)
          .thenComparing(change -> String.join(",", change.neededBy()));

  /** What changed, in the order in which it is reported. */
  public enum Kind {
    /** The same version has another content, so that the version does not say what is inside. */
    CONTENT_CHANGED("Same version, other content"),
    /** The version went down. */
    DOWNGRADED("Downgraded"),
    /** A component that was not there. */
    ADDED("Added"),
    /** A component that is no longer there. */
    REMOVED("Removed"),
    /** The version went up. */
    UPGRADED("Upgraded"),
    /** The version is another, and which is newer cannot be told. */
    VERSION_CHANGED("Version changed"),
    /** Another name for the same content, or for what the document is about. */
    RENAMED("Renamed"),
    /** Built for another processor architecture. */
    ARCHITECTURE_CHANGED("Architecture changed"),
    /** Another licence. */
    LICENCE_CHANGED("Licence changed"),
    /** Another supplier. */
    SUPPLIER_CHANGED("Supplier changed"),
    /** A component of both documents needs another of both that it did not need. */
    NEEDS("Now needed"),
    /** A component of both documents no longer needs another of both. */
    NEEDS_NO_MORE("No longer needed"),
    /** A statement on a vulnerability that was not there. */
    STATEMENT_ADDED("Newly stated on vulnerabilities"),
    /** Another statement on the same vulnerability of the same component. */
    STATEMENT_CHANGED("Stated otherwise on vulnerabilities"),
    /** A statement on a vulnerability that is no longer there. */
    STATEMENT_REMOVED("No longer stated on vulnerabilities");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /**
     * What a heading calls changes of this kind.
     *
     * @return one to four words
     */
    public String title() {
      return title;
    }
  }

  /**
   * Copies the names.
   *
   * @param kind see the record
   * @param component see the record
   * @param version see the record
   * @param before see the record
   * @param after see the record
   * @param neededBy see the record
   */
  public Change {
    neededBy = List.copyOf(neededBy);
  }

  @Override
  public int compareTo(Change other) {
    return ORDER.compare(this, other);
  }

  /**
   * Says the change to a person.
   *
   * @param quoted how a text of a document is made fit for where the sentence goes
   * @return one sentence without a full stop
   */
  public String sentence(UnaryOperator<String> quoted) {
    String name = quoted.apply((component + " " + version).strip());
    String from = before.isEmpty() ? "nothing" : quoted.apply(before);
    String to = after.isEmpty() ? "nothing" : quoted.apply(after);
    return switch (kind) {
      case CONTENT_CHANGED ->
          name
              + " has the same version and another content: "
              + from
              + " became "
              + to
              + "; ask who built it, as the version no longer says what is inside";
      case DOWNGRADED ->
          name + " went back from " + from + " to " + to + "; fixes of the former may be lost";
      case ADDED -> name + (after.isEmpty() ? "" : " " + to) + " is new" + needs(quoted);
      case REMOVED -> name + (before.isEmpty() ? "" : " " + from) + " is gone";
      case UPGRADED -> name + " went up from " + from + " to " + to;
      case VERSION_CHANGED ->
          name + " went from " + from + " to " + to + "; which is newer cannot be told";
      case RENAMED -> from + " is now called " + to;
      case ARCHITECTURE_CHANGED -> name + " was built for " + from + " and is built for " + to;
      case LICENCE_CHANGED -> name + " was under " + from + " and is under " + to;
      case SUPPLIER_CHANGED -> name + " came from " + from + " and comes from " + to;
      case NEEDS -> name + " now needs " + to;
      case NEEDS_NO_MORE -> name + " no longer needs " + from;
      case STATEMENT_ADDED -> to + " is now stated of " + name;
      case STATEMENT_CHANGED -> "of " + name + " was stated " + from + " and is stated " + to;
      case STATEMENT_REMOVED -> from + " is no longer stated of " + name;
    };
  }

  private String needs(UnaryOperator<String> quoted) {
    if (neededBy.isEmpty()) {
      return "";
    }
    String names = String.join(", ", neededBy.stream().limit(MAX_NAMES).map(quoted).toList());
    int more = neededBy.size() - MAX_NAMES;
    return "; needed by " + names + (more > 0 ? " and " + more + " more" : "");
  }
}
