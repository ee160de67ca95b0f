package dev.cachet.payload;

import dev.cachet.rootfs.RootFolder;
import dev.cachet.tripwire.Tripwire;
import dev.cachet.tripwire.TripwireFinding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks for patient records in payloads. */
public final class RecordSearch {
  /** What a payload as a whole is when nobody can look into it. */
  private static final Set<String> CLOSED = Set.of("file.closed", "file.broken", "archive.broken");

  private final Tripwire tripwire;

  /**
   * Makes a search.
   *
   * @param tripwire what looks into files
   */
  public RecordSearch(Tripwire tripwire) {
    this.tripwire = tripwire;
  }

  /**
   * Looks into a payload. Where it is an image that is not read, its root is looked into instead,
   * which the tie names by its digest.
   *
   * @param id the id of the payload, which stands for its path in what is found: no path of the
   *     machine that packs comes into a package
   * @param file its file
   * @param root the root that it was made from; empty if it is tied to none
   * @return what was found, in the order of the paths
   * @throws IOException if the file is not there
   */
  public List<TripwireFinding> find(String id, Path file, Optional<RootFolder> root)
      throws IOException {
    List<TripwireFinding> found = new ArrayList<>();
    tripwire.scan(file, each -> found.add(named(each, file.toString(), id)));
    if (root.isPresent() && found.removeIf(each -> isWhole(each, id))) {
      Path made = root.get().path();
      tripwire.scan(made, each -> found.add(named(each, made.toString(), id + "!")));
    }
    return found;
  }

  /** The payload itself, or the one file that was compressed to it. */
  private static boolean isWhole(TripwireFinding finding, String id) {
    boolean whole = finding.path().equals(id) || finding.path().equals(id + "!/content");
    return whole && CLOSED.contains(finding.rule());
  }

  private static TripwireFinding named(TripwireFinding finding, String path, String id) {
    String inside =
        finding.path().startsWith(path)
            ? finding.path().substring(path.length())
            : "!" + finding.path();
    return new TripwireFinding(
        id + inside, finding.verdict(), finding.rule(), finding.offset(), finding.why());
  }
}
