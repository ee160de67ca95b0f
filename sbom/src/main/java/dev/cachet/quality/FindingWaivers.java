package dev.cachet.quality;

import dev.cachet.catalogue.RowFile;
import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reviewed exceptions from what a check of a document finds: each accepts the findings of one rule
 * about one subject until a day, with a reason and a name. Only errors are accepted; what cannot be
 * told stays untold. A waiver that is not in force or not used is reported.
 */
public final class FindingWaivers {
  /** A waiver may last at most this many days from its approval. */
  public static final int MAX_DAYS = 366;

  private static final Set<String> MEMBERS =
      Set.of("rule", "subject", "approved", "expires", "justification", "approver");

  private final List<RowFile.Row> inForce = new ArrayList<>();
  private final List<RowFile.Row> notInForce = new ArrayList<>();
  private final Set<RowFile.Row> used = new LinkedHashSet<>();

  private FindingWaivers() {}

  /** {@return no waivers} */
  public static FindingWaivers none() {
    return new FindingWaivers();
  }

  /**
   * Reads a file of waivers; {@code finding-waivers.schema.json} beside this class describes it.
   *
   * @param json {@code {"schemaVersion":1,"waivers":[{"rule":"quality.ntia-2021.supplier",
   *     "subject":"pkg:maven/org.slf4j/*","approved":"2026-01-31","expires":"2026-12-31",
   *     "justification":"...","approver":"..."}]}}; at most 1 MiB. A subject is what the finding
   *     names, or the reference of the component in the document, which is its package URL where
   *     Cachet wrote it; one that ends in a slash and a star stands for every package URL that
   *     begins so
   * @param asOf the day judged
   * @return the waivers, to be asked by one check
   * @throws IOException if a member is unknown, missing or no date, or a waiver lasts longer than
   *     {@link #MAX_DAYS}; the message begins with the JSON pointer
   */
  public static FindingWaivers read(byte[] json, LocalDate asOf) throws IOException {
    FindingWaivers waivers = new FindingWaivers();
    for (RowFile.Row row : RowFile.read(json, "waivers", MEMBERS, Set.of())) {
      LocalDate approved = row.day("approved");
      LocalDate expires = row.day("expires");
      if (expires.isAfter(approved.plusDays(MAX_DAYS))) {
        throw new IOException(
            row.pointer() + "/expires: more than " + MAX_DAYS + " days after its approval");
      }
      if (row.text("subject").contains("*")
          && !row.text("subject").matches("pkg:[a-z.+-]+/[^*]+/\\*")) {
        // Whoever waives everything waives what nobody has seen yet.
        throw new IOException(
            row.pointer() + "/subject: only pkg:TYPE/NAMESPACE/* may stand for several subjects");
      }
      boolean now = !asOf.isBefore(approved) && !asOf.isAfter(expires);
      (now ? waivers.inForce : waivers.notInForce).add(row);
    }
    return waivers;
  }

  /**
   * Accepts findings.
   *
   * @param findings of a check
   * @return the same findings, of which those that a waiver in force is about are for information
   */
  List<Finding> applied(List<Finding> findings) {
    return findings.stream().map(this::applied).toList();
  }

  /** The finding, or where a waiver in force is about it, the same for information. */
  Finding applied(Finding finding) {
    if (finding.severity() != Severity.ERROR) {
      return finding;
    }
    String reference = finding.evidence().isEmpty() ? "" : finding.evidence().get(0).value();
    return accepting(finding.rule(), finding.subject(), reference)
        .map(row -> accepted(finding, row))
        .orElse(finding);
  }

  private Optional<RowFile.Row> accepting(String rule, String subject, String reference) {
    for (RowFile.Row row : inForce) {
      if (row.text("rule").equals(rule) && (isAbout(row, subject) || isAbout(row, reference))) {
        used.add(row);
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  private static boolean isAbout(RowFile.Row row, String subject) {
    String text = row.text("subject");
    return text.endsWith("/*")
        ? subject.startsWith(text.substring(0, text.length() - 1))
        : subject.equals(text);
  }

  private static Finding accepted(Finding finding, RowFile.Row row) {
    List<Evidence> evidence = new ArrayList<>(finding.evidence());
    evidence.add(new Evidence("waivers", row.pointer(), row.text("expires")));
    return new Finding(
        finding.rule(),
        finding.subject(),
        Severity.INFO,
        "waived until "
            + row.text("expires")
            + " by "
            + row.text("approver")
            + " ("
            + row.text("justification")
            + "): "
            + finding.message(),
        evidence);
  }

  /** What has to be said of the waivers themselves, after a check. */
  List<Finding> notices() {
    List<Finding> notices = new ArrayList<>();
    for (RowFile.Row row : notInForce) {
      notices.add(
          notice(
              row,
              "quality.waiver-not-in-force",
              "is expired or not yet approved: review it or remove it"));
    }
    for (RowFile.Row row : inForce) {
      if (!used.contains(row)) {
        notices.add(notice(row, "quality.waiver-unused", "is about no error: remove it"));
      }
    }
    return notices;
  }

  private static Finding notice(RowFile.Row row, String rule, String what) {
    return new Finding(
        rule,
        row.text("subject"),
        Severity.WARNING,
        "the waiver of " + row.text("rule") + " for " + row.text("subject") + " " + what,
        List.of(new Evidence("waivers", row.pointer(), row.text("expires"))));
  }
}
