package dev.cachet.trust;

import java.time.Instant;
import java.util.Optional;

/** The members of a root that stand for themselves. */
record RootHead(
    long version,
    Environment environment,
    String manufacturer,
    Instant issued,
    Instant expires,
    OnExpiry onExpiry,
    Optional<Instant> clockFloor,
    PackageExpiry packageExpiry,
    Authorisation authorisation) {}
