package dev.cachet.claim;

import java.util.Optional;

/**
 * Device and software classes; carried for people. At least one is present.
 *
 * @param mdr class under the MDR
 * @param ivdr class under the IVDR
 * @param iec62304 software safety class
 */
public record Category(
    Optional<MdrClass> mdr, Optional<IvdrClass> ivdr, Optional<SoftwareSafetyClass> iec62304) {}
