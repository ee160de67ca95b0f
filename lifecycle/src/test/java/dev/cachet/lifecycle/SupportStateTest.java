package dev.cachet.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SupportStateTest {
  private static final LocalDate END = LocalDate.of(2028, 6, 30);

  /** Only where everybody gets fixes on the day does the sentence begin with "supported". */
  @Test
  void onlyWhatEverybodyHasIsCalledSupported() {
    List<SupportState> supported =
        Stream.of(SupportState.values())
            .filter(state -> state.words(END).startsWith("supported"))
            .toList();
    assertEquals(
        List.of(
            SupportState.SUPPORTED,
            SupportState.SECURITY_ONLY,
            SupportState.ENDS_BEFORE_SERVICE_END,
            SupportState.ENDS_WITHIN,
            SupportState.SUPPORTED_DATE_UNKNOWN),
        supported);
    assertEquals("supported until 2028-06-30", SupportState.SUPPORTED.words(END));
    assertEquals(
        "supported with security fixes only until 2028-06-30",
        SupportState.SECURITY_ONLY.words(END));
    assertEquals("no longer supported since 2028-06-30", SupportState.ENDED.words(END));
    assertEquals("no longer supported", SupportState.ENDED.words(null));
    assertEquals(
        "no longer supported for everybody, extended support only, until when is not known",
        SupportState.EXTENDED_CONTRACT.words(null));
  }

  @Test
  void saysWhatAWaiverWaived() {
    SupportVerdict ended =
        new SupportVerdict(
            "box 1", SupportState.ENDED, SupportState.ENDED, END, null, null, "over", List.of());
    assertEquals(
        "no longer supported since 2028-06-30, accepted by a waiver",
        ended
            .waived("known", new dev.cachet.finding.Evidence("waivers.json", "id", "W-1"))
            .words());
  }

  @ParameterizedTest
  @EnumSource(
      value = SupportState.class,
      names = {
        "SUPPORTED",
        "SECURITY_ONLY",
        "EXTENDED_CONTRACT",
        "ENDS_BEFORE_SERVICE_END",
        "ENDS_WITHIN"
      })
  void aStateThatSpeaksOfADayAheadHasThatDay(SupportState state) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new SupportVerdict("box 1", state, state, null, null, null, "why", List.of()));
  }
}
