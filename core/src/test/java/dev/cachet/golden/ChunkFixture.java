package dev.cachet.golden;

import dev.cachet.digest.Sha256;
import io.airlift.compress.zstd.ZstdCompressor;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One chunk as it is written: what its record says and what is stored.
 *
 * @param plainLen u32 of the record
 * @param codec u8 of the record
 * @param storedLen u24 of the record
 * @param plainSha256 digest of the record
 * @param storedSha256 digest of the record
 * @param stored bytes in {@code data}; null for a chunk that is absent
 */
@SuppressWarnings("ArrayRecordComponent")
public record ChunkFixture(
    int plainLen,
    int codec,
    int storedLen,
    Sha256 plainSha256,
    Sha256 storedSha256,
    byte[] stored) {
  /** Length of a record in bytes. */
  public static final int RECORD = 72;

  /** A chunk stored as it is. */
  public static ChunkFixture raw(byte[] plain) {
    return of(plain, 0, plain);
  }

  /** A chunk stored as zstd, or raw if that is not longer (PKG-67). */
  public static ChunkFixture zstd(byte[] plain) {
    byte[] frame = frame(plain);
    return frame.length < plain.length ? of(plain, 1, frame) : raw(plain);
  }

  /** A chunk with any stored bytes, its record telling the truth about them. */
  public static ChunkFixture of(byte[] plain, int codec, byte[] stored) {
    return new ChunkFixture(
        plain.length, codec, stored.length, Sha256.of(plain), Sha256.of(stored), stored);
  }

  /** One zstd frame. */
  public static byte[] frame(byte[] plain) {
    ZstdCompressor compressor = new ZstdCompressor();
    byte[] frame = new byte[compressor.maxCompressedLength(plain.length)];
    int length = compressor.compress(plain, 0, plain.length, frame, 0, frame.length);
    return Arrays.copyOf(frame, length);
  }

  /** The same chunk, absent from {@code data}. */
  public ChunkFixture absent() {
    return new ChunkFixture(plainLen, codec, storedLen, plainSha256, storedSha256, null);
  }

  /** The same record over other stored bytes. */
  public ChunkFixture storing(byte[] other) {
    return new ChunkFixture(plainLen, codec, storedLen, plainSha256, storedSha256, other);
  }

  /** The same chunk with another plain length in its record. */
  public ChunkFixture plainLen(int value) {
    return new ChunkFixture(value, codec, storedLen, plainSha256, storedSha256, stored);
  }

  /** The same chunk with another codec in its record. */
  public ChunkFixture codec(int value) {
    return new ChunkFixture(plainLen, value, storedLen, plainSha256, storedSha256, stored);
  }

  /** The same chunk with another stored length in its record. */
  public ChunkFixture storedLen(int value) {
    return new ChunkFixture(plainLen, codec, value, plainSha256, storedSha256, stored);
  }

  /** The same chunk with another plain digest in its record. */
  public ChunkFixture plainSha256(Sha256 value) {
    return new ChunkFixture(plainLen, codec, storedLen, value, storedSha256, stored);
  }

  /** The record of 72 bytes. */
  public byte[] record() {
    return ByteBuffer.allocate(RECORD)
        .putInt(plainLen)
        .putInt(codec << 24 | storedLen)
        .put(plainSha256.bytes())
        .put(storedSha256.bytes())
        .array();
  }
}
