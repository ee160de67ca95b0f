package dev.cachet.gate;

import dev.cachet.gate.rule.Decisions;
import dev.cachet.gate.rule.Drift;
import dev.cachet.gate.rule.JudgedChange;
import dev.cachet.gate.rule.JudgedSystem;
import dev.cachet.override.Exceptions;
import dev.cachet.payload.SearchedRecords;
import dev.cachet.sbom.Sbom;
import java.util.List;
import java.util.Optional;

/**
 * A document that was judged.
 *
 * @param document its bytes
 * @param sbom what it says
 * @param systems the operating systems in it, the one whose support ends first first
 * @param drift what changed since the last release, if that was shown
 * @param change what was judged of that, if anything was claimed
 * @param decisions what the level asked for and what was found
 * @param records what looking for patient records came to
 * @param exceptions what let pass what is refused as a rule
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only written
record JudgedSbom(
    byte[] document,
    Sbom sbom,
    List<JudgedSystem> systems,
    Optional<Drift> drift,
    Optional<JudgedChange> change,
    Decisions decisions,
    SearchedRecords records,
    Exceptions exceptions) {
  JudgedSbom {
    systems = List.copyOf(systems);
  }
}
