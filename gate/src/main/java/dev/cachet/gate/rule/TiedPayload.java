package dev.cachet.gate.rule;

import dev.cachet.gate.record.JudgedPayload;
import dev.cachet.payload.PayloadTie;

/**
 * A payload with what ties it to the inventory that describes it.
 *
 * @param payload the payload
 * @param tie its tie
 */
public record TiedPayload(JudgedPayload payload, PayloadTie tie) {}
