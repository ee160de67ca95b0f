package dev.cachet.gate;

import dev.cachet.drift.difference.SbomDiff;

/** What changed since the last release, and by which document of it. */
record Drift(String previousSha256, SbomDiff diff) {}
