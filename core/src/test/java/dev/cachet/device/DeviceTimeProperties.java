package dev.cachet.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.json.JsonForms;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DeviceTimeProperties {
  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  @Provide
  Arbitrary<Instant> anyInstant() {
    return instants(Instant.MIN, Instant.MAX);
  }

  @Provide
  Arbitrary<Instant> writable() {
    return instants(FIRST, LAST);
  }

  private static Arbitrary<Instant> instants(Instant first, Instant last) {
    return Combinators.combine(
            Arbitraries.longs().between(first.getEpochSecond(), last.getEpochSecond()),
            Arbitraries.longs().between(0, 999_999_999))
        .as(Instant::ofEpochSecond);
  }

  private static Stream<Instant> of(DeviceTime time) {
    return Stream.of(time.effective(), time.clock(), time.floor()).flatMap(Optional::stream);
  }

  @Property
  void canAlwaysBeWritten(@ForAll("anyInstant") Instant now, @ForAll("anyInstant") Instant floor) {
    Stream.of(DeviceTime.trusted(now), DeviceTime.trusted(now, floor), DeviceTime.untrusted(floor))
        .flatMap(DeviceTimeProperties::of)
        .forEach(
            instant ->
                assertEquals(
                    Optional.of(instant), JsonForms.time(JsonForms.time(instant)), "round trip"));
  }

  @Property
  void neverRunsAheadAndNeverLosesASecond(@ForAll("writable") Instant now) {
    Instant taken = DeviceTime.trusted(now).clock().orElseThrow();
    assertTrue(!taken.isAfter(now), () -> taken + " is after " + now);
    assertEquals(0, Duration.between(taken, now).toSeconds(), () -> taken + " is not " + now);
    assertEquals(Optional.of(taken), DeviceTime.untrusted(now).floor());
  }

  @Example
  void endsAtTheYearsThatCanBeWritten() {
    assertEquals(Optional.of(FIRST), DeviceTime.trusted(Instant.MIN).effective());
    assertEquals(Optional.of(LAST), DeviceTime.trusted(Instant.MAX).effective());
    assertEquals(Optional.of(LAST), DeviceTime.untrusted(LAST.plusNanos(1)).effective());
    assertEquals(Optional.of(FIRST), DeviceTime.untrusted(FIRST.minusNanos(1)).effective());
  }
}
