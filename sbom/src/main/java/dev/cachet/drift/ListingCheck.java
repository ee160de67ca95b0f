package dev.cachet.drift;

import dev.cachet.drift.content.DriftFindings;
import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.listing.Attribute;
import dev.cachet.listing.EntryOrder;
import dev.cachet.listing.FactsDraft;
import dev.cachet.listing.FolderTree;
import dev.cachet.listing.ListedEntry;
import dev.cachet.listing.ListingReader;
import dev.cachet.listing.RootFacts;
import dev.cachet.listing.RootTree;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Sbom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares every entry of a root with a listing of it, and the listing with the SBOM. */
public final class ListingCheck {
  private final ListingReader listing;
  private final EntryComparison entries = new EntryComparison();
  private final FactsDraft listed;
  private @Nullable ListedEntry next;

  private ListingCheck(ListingReader listing) {
    this.listing = listing;
    this.listed = new FactsDraft(listing.leftOutPaths());
  }

  /**
   * Compares.
   *
   * @param listing a listing that stands before its first entry; read to its end
   * @param tree the root as it is now
   * @param stated what the SBOM states of the root, to which the listing has to belong
   * @param title what the SBOM calls the root
   * @return by path: {@code drift.entry-added}, {@code drift.entry-removed}, {@code
   *     drift.entry-changed}, {@code drift.link-differs}, {@code drift.setuid-differs}, {@code
   *     drift.mode-differs}, {@code drift.owner-differs}, {@code drift.capability-differs}, and
   *     {@code drift.not-comparable} for what one of both does not know; an error {@code
   *     drift.listing-differs} if the SBOM was made from another root. Empty if all is the same
   * @throws IOException if the listing is not whole or not as a listing is, or the medium failed
   */
  public static List<Finding> compare(
      ListingReader listing, RootTree tree, Optional<RootFacts> stated, String title)
      throws IOException {
    ListingCheck check = new ListingCheck(listing);
    check.advance();
    tree.walk(listing.leftOutPaths(), check::found);
    while (check.next != null) {
      check.entries.removed(check.next);
      check.advance();
    }
    List<Finding> findings = new ArrayList<>();
    if (stated.isPresent()) {
      findings.addAll(belongs(stated.get(), check.listed.facts(), title));
    }
    findings.addAll(check.entries.findings());
    return findings;
  }

  /**
   * Names the entries in which a root differs from the listing of it.
   *
   * @param listing the file
   * @param root the root as it is now
   * @param stated what the SBOM states of the root
   * @param title what the findings call the root
   * @param found what a comparison of root and SBOM found without the listing
   * @return the same, and what {@link #compare(ListingReader, RootTree, Optional, String)} finds; a
   *     sum over entries that the listing of this very root names one by one is left out
   * @throws IOException if the listing is not whole or not as a listing is, or the medium failed
   */
  public static List<Finding> named(
      Path listing, RootFolder root, Optional<RootFacts> stated, String title, List<Finding> found)
      throws IOException {
    List<Finding> named;
    try (ListingReader reader = ListingReader.open(listing)) {
      named = compare(reader, new FolderTree(root), stated, title);
    }
    List<Finding> findings = new ArrayList<>(found);
    if (isOfRoot(named)) {
      findings.removeIf(one -> RootComparison.SUMMARIES.contains(one.rule()));
    }
    findings.addAll(named);
    return findings;
  }

  /** What a listing of the SBOM's own root names one by one need not be told as a sum. */
  private static boolean isOfRoot(List<Finding> named) {
    return named.stream().anyMatch(one -> one.severity() == Severity.ERROR)
        && named.stream().noneMatch(one -> one.rule().equals("drift.listing-differs"));
  }

  /**
   * Compares a listing with what an SBOM states of the root that it was made from.
   *
   * @param listing a listing that stands before its first entry; read to its end
   * @param sbom the SBOM
   * @return an error {@code drift.listing-differs} if the listing is of another root, or the SBOM
   *     states digests over the files of none or of several; empty if it is of the same root
   * @throws IOException if the listing is not whole or not as a listing is, or the medium failed
   */
  public static List<Finding> belongs(ListingReader listing, Sbom sbom) throws IOException {
    ListingCheck check = new ListingCheck(listing);
    do {
      check.advance();
    } while (check.next != null);
    String title = sbom.subject().title();
    Optional<RootFacts> stated = BoundRoot.part(sbom).flatMap(p -> RootFacts.of(p.subject()));
    if (stated.isEmpty()) {
      String message =
          "the SBOM does not state digests over the files of one root, so nobody can tell whether"
              + " the listing is of its root; make both anew at once";
      return List.of(DriftFindings.error("drift.listing-differs", title, message, List.of()));
    }
    return belongs(stated.get(), check.listed.facts(), title);
  }

  private void found(ListedEntry now) throws IOException {
    while (next != null && EntryOrder.BY_PATH.compare(next, now) < 0) {
      entries.removed(next);
      advance();
    }
    if (next != null && next.path().equals(now.path())) {
      entries.compare(next, now);
      advance();
    } else {
      entries.added(now);
    }
  }

  private void advance() throws IOException {
    next = listing.next();
    if (next != null) {
      listed.entry(next);
    }
  }

  /** A listing that somebody made of a changed root would hide the change. */
  private static List<Finding> belongs(RootFacts stated, RootFacts listed, String title) {
    List<Finding> findings = new ArrayList<>();
    List<Evidence> evidence = new ArrayList<>();
    differs("left out", stated.leftOut().toString(), listed.leftOut().toString(), evidence);
    differs("files", stated.content(), listed.content(), evidence);
    Set<Attribute> alone = EnumSet.noneOf(Attribute.class);
    for (Attribute each : Attribute.values()) {
      String one = stated.attributes().get(each);
      String other = listed.attributes().get(each);
      if (one != null && other != null) {
        differs(each.words(), one, other, evidence);
      } else if (one != null || other != null) {
        alone.add(each);
      }
    }
    if (!evidence.isEmpty()) {
      String message =
          "the listing is not of the root that the SBOM was made from; take the listing that was"
              + " made with the SBOM, or make both anew";
      findings.add(DriftFindings.error("drift.listing-differs", title, message, evidence));
    }
    for (Attribute each : alone) {
      String message =
          "only one of SBOM and listing knows "
              + each.words()
              + ", so nobody can tell whether they are of the same root; make both at once";
      findings.add(RootComparison.notComparable(title, message));
    }
    return findings;
  }

  private static void differs(String what, String one, String other, List<Evidence> evidence) {
    if (!Objects.equals(one, other)) {
      evidence.add(new Evidence("sbom", what, one));
      evidence.add(new Evidence("listing", what, other));
    }
  }
}
