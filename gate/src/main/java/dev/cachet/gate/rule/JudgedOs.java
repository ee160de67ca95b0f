package dev.cachet.gate.rule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The operating system beneath a release, and its support on the day judged. */
public record JudgedOs(
    String id, String version, String support, @Nullable LocalDate supportEnd, LocalDate asOf) {}
