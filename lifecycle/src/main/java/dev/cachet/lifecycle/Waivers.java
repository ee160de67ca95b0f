package dev.cachet.lifecycle;

import dev.cachet.catalogue.RowFile;
import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reviewed exceptions: each accepts one state of one subject until a day, with a reason, a control
 * that makes up for it, and a name. A waiver that is expired or not used is reported.
 */
public final class Waivers {
  /** A waiver may last at most this many days from its approval. */
  public static final int MAX_DAYS = 366;

  private static final Set<String> MEMBERS =
      Set.of("subject", "state", "approved", "expires", "justification", "control", "approver");

  private static final Pattern PACKAGES = Pattern.compile("pkg:[a-z.+-]+/[^/*]+/[^*]*\\*");

  private final List<RowFile.Row> rows;
  private final List<Waiver> all;

  private Waivers(List<RowFile.Row> rows, List<Waiver> all) {
    this.rows = rows;
    this.all = List.copyOf(all);
  }

  /**
   * Reads a file of waivers; {@code waivers.schema.json} beside this class describes it.
   *
   * @param json {@code {"schemaVersion":1,"waivers":[{"subject":"debian 9","state":"ended",
   *     "approved":"2026-01-31","expires":"2026-12-31","justification":"...","control":"...",
   *     "approver":"..."}]}}; at most 1 MiB. A subject that begins {@code pkg:} with a type and a
   *     namespace and ends in {@code *} stands for every package that begins so
   * @return the waivers
   * @throws IOException if a member is unknown, missing or no date, or a waiver lasts longer than
   *     {@link #MAX_DAYS}; the message begins with the JSON pointer
   */
  public static Waivers read(byte[] json) throws IOException {
    List<RowFile.Row> rows = RowFile.read(json, "waivers", MEMBERS, Set.of());
    List<Waiver> all = new ArrayList<>();
    for (RowFile.Row row : rows) {
      LocalDate approved = row.day("approved");
      if (row.day("expires").isAfter(approved.plusDays(MAX_DAYS))) {
        throw new IOException(
            row.pointer() + "/expires: more than " + MAX_DAYS + " days after its approval");
      }
      requireState(row);
      requireSubject(row);
      all.add(
          new Waiver(
              row.pointer(),
              row.text("subject"),
              row.text("state"),
              approved,
              row.day("expires"),
              row.text("approver"),
              row.text("justification"),
              row.text("control")));
    }
    return new Waivers(rows, all);
  }

  /**
   * Every waiver of the file, in force or not.
   *
   * @return in the order of the file
   */
  public List<Waiver> all() {
    return all;
  }

  private static void requireSubject(RowFile.Row row) throws IOException {
    String subject = row.text("subject");
    // A CPE name has stars of its own.
    boolean pattern = subject.endsWith("*") && !subject.startsWith("cpe:");
    if (pattern && !PACKAGES.matcher(subject).matches()) {
      // Whoever waives everything waives what nobody has seen yet.
      throw new IOException(
          row.pointer() + "/subject: only pkg:TYPE/NAMESPACE/* may stand for several subjects");
    }
  }

  private static void requireState(RowFile.Row row) throws IOException {
    for (SupportState state : SupportState.values()) {
      if (state != SupportState.WAIVED && lower(state).equals(row.text("state"))) {
        return;
      }
    }
    throw new IOException(row.pointer() + "/state: not a state that can be waived");
  }

  /**
   * Applies the waivers to a report.
   *
   * @param report the report; is not changed
   * @return the report with every verdict that a waiver in force matches exactly, in subject and
   *     state, turned to {@link SupportState#WAIVED}, and with notices of waivers that are expired,
   *     not yet approved or not used
   * @throws IOException never for waivers that were read
   */
  public SupportReport apply(SupportReport report) throws IOException {
    List<SupportVerdict> verdicts = new ArrayList<>(report.verdicts());
    List<Finding> notices = new ArrayList<>(report.notices());
    for (int at = 0; at < rows.size(); at++) {
      RowFile.Row row = rows.get(at);
      boolean inForce = all.get(at).isInForce(report.asOf());
      boolean used = false;
      for (int i = 0; i < verdicts.size(); i++) {
        if (inForce && matches(row, verdicts.get(i))) {
          verdicts.set(i, verdicts.get(i).waived(all.get(at).words(), evidence(row)));
          used = true;
        }
      }
      if (!used) {
        notices.add(notice(row, inForce));
      }
    }
    return report.with(verdicts, notices);
  }

  private static boolean matches(RowFile.Row row, SupportVerdict verdict) {
    String subject = row.text("subject");
    boolean matches =
        PACKAGES.matcher(subject).matches()
            ? verdict.subject().startsWith(subject.substring(0, subject.length() - 1))
            : subject.equals(verdict.subject());
    return matches && row.text("state").equals(lower(verdict.state()));
  }

  private static Evidence evidence(RowFile.Row row) {
    return new Evidence("waivers", row.pointer(), row.text("expires"));
  }

  private static Finding notice(RowFile.Row row, boolean inForce) {
    return new Finding(
        inForce ? "lifecycle.waiver-unused" : "lifecycle.waiver-not-in-force",
        row.text("subject"),
        Severity.WARNING,
        inForce
            ? "a waiver for state " + row.text("state") + " matches no verdict: remove it"
            : "a waiver is expired or not yet approved: review it or remove it",
        List.of(evidence(row)));
  }

  private static String lower(SupportState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
