package dev.cachet.golden;

/**
 * A run of bytes and what it is.
 *
 * @param bytes the bytes
 * @param clause the clause that defines them
 * @param what what they are, in words
 */
@SuppressWarnings("ArrayRecordComponent")
public record Part(byte[] bytes, String clause, String what) {}
