package dev.cachet.gate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The operating system beneath a release, and its support on the day judged. */
record JudgedOs(
    String id, String version, String support, @Nullable LocalDate supportEnd, LocalDate asOf) {}
