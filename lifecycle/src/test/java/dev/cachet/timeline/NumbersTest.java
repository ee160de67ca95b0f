package dev.cachet.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({"0,0%", "100,100%", "12.345,12.35%", "7.05,7.05%", "0.5,0.50%", "99.999,100%"})
  void writesPercentWithTwoDecimals(double percent, String text) {
    assertEquals(text, Numbers.percent(percent));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"7|7", "9999|9999", "10000|10,000", "1234567|1,234,567"})
  void setsThousandsApart(int number, String text) {
    assertEquals(text, PageWords.ENGLISH.count(number));
  }
}
