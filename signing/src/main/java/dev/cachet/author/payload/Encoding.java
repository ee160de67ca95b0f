package dev.cachet.author.payload;

/**
 * How payloads become chunks.
 *
 * @param chunkBytes length of every chunk but the last
 * @param level level of zstd, 1 to 12
 * @param threads how many threads encode; the bytes are the same on any number
 */
public record Encoding(int chunkBytes, int level, int threads) {}
