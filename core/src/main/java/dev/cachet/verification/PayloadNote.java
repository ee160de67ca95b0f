package dev.cachet.verification;

/**
 * What the evidence in a package says of one payload. It is no check of this library: it is worth
 * what the signers made of it.
 *
 * @param payload the id of the payload
 * @param tie one lower-case word, for programs: by what it is tied to the inventory that describes
 *     it, {@code none} or {@code unknown}
 * @param words one line of printable ASCII, for people
 */
public record PayloadNote(String payload, String tie, String words) {}
