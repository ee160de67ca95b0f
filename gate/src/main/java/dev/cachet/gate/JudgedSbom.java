package dev.cachet.gate;

import dev.cachet.sbom.Component;
import dev.cachet.sbom.Sbom;
import java.util.Optional;

/**
 * A document that was judged.
 *
 * @param document its bytes
 * @param sbom what it says
 * @param os the operating system in it
 * @param drift what changed since the last release, if that was shown
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only written
record JudgedSbom(byte[] document, Sbom sbom, Component os, Optional<Drift> drift) {}
