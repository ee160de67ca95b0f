package dev.cachet.edition;

import dev.cachet.catalogue.TableBeside;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * One row of {@code editions.tsv}.
 *
 * @param name what the text is called for short
 * @param title its title
 * @param edition which edition the rules rest on
 * @param checked the day on which it was last asked whether there is a newer one
 * @param read {@code original}, {@code secondary} for a copy or a quotation, or {@code unread}
 * @param serves what rests on it
 */
public record Edition(
    String name, String title, String edition, LocalDate checked, String read, String serves) {
  private static final int CELLS = 6;

  /**
   * All of them.
   *
   * @return in the order of the table
   */
  public static List<Edition> all() {
    return TableBeside.rows(Edition.class, "editions.tsv", CELLS).stream()
        .map(
            row ->
                new Edition(
                    row.get(0),
                    row.get(1),
                    row.get(2),
                    LocalDate.parse(row.get(3)),
                    row.get(4),
                    row.get(5)))
        .toList();
  }

  /**
   * Those that have to be checked again.
   *
   * @param day the day judged by
   * @param maximumAge how many days after a check the next one is due
   * @return in the order of the table; a check later than the day counts as none
   */
  public static List<Edition> due(LocalDate day, long maximumAge) {
    return all().stream().filter(each -> each.isDue(day, maximumAge)).toList();
  }

  private boolean isDue(LocalDate day, long maximumAge) {
    long age = ChronoUnit.DAYS.between(checked, day);
    return age < 0 || age > maximumAge;
  }

  /**
   * The edition on one line.
   *
   * @return name, edition, the day of its check, how it was read and what rests on it
   */
  public String text() {
    return name + ": " + edition + "; checked " + checked + " (" + read + "); for " + serves;
  }
}
