package dev.cachet.gate;

/** A payload file as the gate saw it. */
record JudgedPayload(String id, String sha256, long size) {}
