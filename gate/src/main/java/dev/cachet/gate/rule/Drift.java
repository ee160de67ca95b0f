package dev.cachet.gate.rule;

import dev.cachet.drift.difference.SbomDiff;

/** What changed since the last release, and by which document of it. */
public record Drift(String previousSha256, SbomDiff diff) {}
