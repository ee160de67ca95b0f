package dev.cachet.installation;

import dev.cachet.storage.SimulatedStorage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads floor and root from the bytes on the disk, by the text of the format and no other code. */
record MemoryObserver(long floor, long rootVersion, long lastLine) {
  private static final int HEAD = 24;
  private static final int DIGEST = 32;

  /** Whether any generation is whole. */
  static boolean isThere(SimulatedStorage disk) throws IOException {
    return !newest(disk).isEmpty();
  }

  static MemoryObserver read(SimulatedStorage disk) throws IOException {
    String text = newest(disk);
    return new MemoryObserver(
        number(text, "floor"), number(text, "rootVersion"), number(text, "seq"));
  }

  private static String newest(SimulatedStorage disk) throws IOException {
    long newest = 0;
    String text = "";
    for (String name : disk.list("memory")) {
      byte[] bytes = disk.read("memory/" + name, 100_000);
      if (!name.endsWith(".new") && whole(bytes) && ByteBuffer.wrap(bytes).getLong(12) > newest) {
        newest = ByteBuffer.wrap(bytes).getLong(12);
        text = new String(bytes, HEAD, bytes.length - HEAD - DIGEST, StandardCharsets.UTF_8);
      }
    }
    return text;
  }

  private static boolean whole(byte[] bytes) {
    if (bytes.length < HEAD + DIGEST
        || ByteBuffer.wrap(bytes).getInt(20) != bytes.length - HEAD - DIGEST
        || !new String(bytes, 0, 8, StandardCharsets.US_ASCII).equals("CACHETM1")) {
      return false;
    }
    byte[] content = Arrays.copyOf(bytes, bytes.length - DIGEST);
    byte[] digest = Arrays.copyOfRange(bytes, bytes.length - DIGEST, bytes.length);
    try {
      return Arrays.equals(digest, MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static long number(String text, String member) throws IOException {
    Matcher found = Pattern.compile("\"" + member + "\":([0-9]+)").matcher(text);
    if (!found.find()) {
      throw new IOException("no whole generation has " + member);
    }
    return Long.parseLong(found.group(1));
  }
}
