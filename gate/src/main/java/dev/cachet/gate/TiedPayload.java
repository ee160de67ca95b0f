package dev.cachet.gate;

import dev.cachet.payload.PayloadTie;

/**
 * A payload with what ties it to the inventory that describes it.
 *
 * @param payload the payload
 * @param tie its tie
 */
record TiedPayload(JudgedPayload payload, PayloadTie tie) {}
