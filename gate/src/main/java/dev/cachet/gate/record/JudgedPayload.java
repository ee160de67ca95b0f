package dev.cachet.gate.record;

/**
 * A payload file as the gate saw it.
 *
 * @param id its payload id
 * @param sha256 SHA-256 of its bytes, 64 lower-case hexadecimal digits
 * @param size its length in bytes
 */
public record JudgedPayload(String id, String sha256, long size) {}
