package dev.cachet.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
  private static final Instant START = Instant.parse("2026-11-23T10:20:30.5Z");
  private static final Instant DAY = Instant.parse("2026-11-23T00:00:00Z");
  private static final Setting<String> UNTIL = Setting.value("--until", "until", "DATE");

  @ParameterizedTest
  @EnumSource(Front.class)
  void takesWhatWasGivenBeforeAnyOther(Front front) throws Exception {
    assertEquals(DAY, of(front, "2026-11-23", "2020-01-01T00:00:00Z", "1"));
    assertEquals(DAY, of(front, "2026-11-23T02:00:00+02:00", null, "1"));
    assertEquals(DAY, of(front, "2026-11-23T00:00Z", null, "1"));
    assertEquals(DAY, of(front, "2026-11-23T00:00:00.9Z", null, "1"));
    assertEquals(Instant.ofEpochSecond(86_400), of(front, "86400", null, "1"));
  }

  @Test
  void takesTheTimeOfAReproducibleBuildBeforeTheEnvironment() throws Exception {
    assertEquals(DAY, of(null, "2026-11-23T00:00:00Z", "1"));
  }

  @Test
  void takesTheEnvironmentWhereTheProjectHasNoTimeOrSwitchedItOff() throws Exception {
    assertEquals(Instant.ofEpochSecond(86_400), of(null, null, "86400"));
    assertEquals(Instant.ofEpochSecond(86_400), of(null, "x", "86400"));
  }

  @Test
  void takesTheStartOfTheRunWhereNobodySaysAnything() throws Exception {
    assertEquals(Instant.parse("2026-11-23T10:20:30Z"), of(null, null, null));
  }

  @Test
  void namesWhatIsWrongAsTheFrontCallsIt() {
    assertTrue(message(Front.MAVEN, "yesterday", null, null).startsWith("asOf 'yesterday' is no"));
    assertTrue(message(Front.COMMAND_LINE, "yesterday", null, null).startsWith("--as-of 'yeste"));
    assertTrue(
        message(Front.MAVEN, null, "xx", null).startsWith("project.build.outputTimestamp 'xx'"));
  }

  /** The variable is a number of seconds wherever it is used. */
  @ParameterizedTest
  @ValueSource(strings = {"never", "2026-11-23", "-1", "", " 1", "1.5"})
  void theEnvironmentSaysSecondsAndNothingElse(String epoch) {
    String message = message(Front.COMMAND_LINE, null, null, epoch);
    assertTrue(message.startsWith("SOURCE_DATE_EPOCH '" + epoch + "' is no number"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1969-12-31", "+10000-01-01T00:00:00Z", "253402300800"})
  void knowsTheYears1970To9999(String text) {
    for (Front front : Front.values()) {
      String message = message(front, text, null, null);
      assertTrue(message.endsWith("'" + text + "' lies outside the years 1970 to 9999"), message);
    }
  }

  @Test
  void readsADayOfTheCalendarOnly() throws Exception {
    Settings given = new Settings(Front.MAVEN, START, null);
    assertEquals(null, Moments.day(given, UNTIL));
    assertEquals(LocalDate.of(2028, 2, 29), Moments.day(given.set(UNTIL, "2028-02-29"), UNTIL));
    CommandException wrong =
        assertThrows(
            CommandException.class, () -> Moments.day(given.set(UNTIL, "2027-02-29"), UNTIL));
    assertEquals(
        "until '2027-02-29' is no day of the calendar, such as 2026-11-23", wrong.getMessage());
  }

  private static String message(
      Front front, @Nullable String asOf, @Nullable String ofProject, @Nullable String epoch) {
    CommandException wrong =
        assertThrows(CommandException.class, () -> of(front, asOf, ofProject, epoch));
    assertEquals(Outcome.WRONG_SETTING, wrong.outcome());
    return wrong.getMessage();
  }

  private static Instant of(
      @Nullable String asOf, @Nullable String ofProject, @Nullable String epoch)
      throws CommandException {
    return of(Front.MAVEN, asOf, ofProject, epoch);
  }

  private static Instant of(
      Front front, @Nullable String asOf, @Nullable String ofProject, @Nullable String epoch)
      throws CommandException {
    return Moments.asOf(
        new Settings(front, START, epoch)
            .set(Moments.AS_OF, asOf)
            .set(Moments.OF_PROJECT, ofProject));
  }
}
