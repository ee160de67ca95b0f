package dev.cachet.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DeviceTimeTest {
  private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATE = Instant.parse("2027-01-01T00:00:00Z");

  @Test
  @Tag("TRU-61")
  void takesTheLaterOfClockAndFloor() {
    assertEquals(Optional.of(LATE), DeviceTime.trusted(EARLY, LATE).effective());
    assertEquals(Optional.of(LATE), DeviceTime.trusted(LATE, EARLY).effective());
  }

  @Test
  @Tag("TRU-61")
  void takesWhatThereIs() {
    assertEquals(Optional.of(EARLY), DeviceTime.trusted(EARLY).effective());
    assertEquals(Optional.of(LATE), DeviceTime.untrusted(LATE).effective());
  }

  @Test
  @Tag("TRU-62")
  void knowsNoTimeWithoutClockAndFloor() {
    assertEquals(Optional.empty(), DeviceTime.unknown().effective());
    assertEquals(Optional.empty(), DeviceTime.unknown().clock());
    assertEquals(Optional.empty(), DeviceTime.untrusted(LATE).clock());
  }

  @Test
  void saysWhatItRestsOn() {
    assertEquals(
        "trusted clock at 2026-01-01T00:00:00Z, floor 2027-01-01T00:00:00Z",
        DeviceTime.trusted(EARLY, LATE).toString());
    assertEquals("no trusted clock", DeviceTime.unknown().toString());
  }
}
