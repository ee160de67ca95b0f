package dev.cachet.gate.rule;

import dev.cachet.gate.record.JudgedPayload;
import dev.cachet.payload.PayloadTie;
import dev.cachet.rootfs.RootFolder;
import java.util.Optional;

/**
 * A payload with what ties it to the inventory that describes it.
 *
 * @param payload the payload
 * @param tie its tie
 * @param root the root that it is tied to; empty if it is tied to none
 */
public record TiedPayload(JudgedPayload payload, PayloadTie tie, Optional<RootFolder> root) {}
