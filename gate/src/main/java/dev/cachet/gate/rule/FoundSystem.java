package dev.cachet.gate.rule;

import dev.cachet.os.OsIdentity;
import dev.cachet.sbom.Component;

/**
 * An operating system of a release.
 *
 * @param component what the evidence names it, as the SBOM or, where a build's manifest names its
 *     recipe, the root has it
 * @param identity by what facts on its support are looked up
 */
public record FoundSystem(Component component, OsIdentity identity) {}
