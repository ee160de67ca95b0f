package dev.cachet.boot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** Finds the slot in the command line of the kernel. */
final class KernelCommandLine {
  static final String PARAMETER = "cachet.slot=";
  private static final int MAX_BYTES = 65_536;

  private KernelCommandLine() {}

  static String slot(Path file) throws IOException {
    String line = new String(read(file, MAX_BYTES), StandardCharsets.ISO_8859_1);
    Set<String> found = new TreeSet<>();
    for (String word : words(line)) {
      if (word.startsWith(PARAMETER)) {
        found.add(word.substring(PARAMETER.length()));
      }
    }
    if (found.size() != 1) {
      throw new IOException(
          file
              + (found.isEmpty() ? " names no " : " names more than one ")
              + PARAMETER
              + "SLOT: the loader does not say which slot runs");
    }
    return found.iterator().next();
  }

  /** As the kernel splits it: quotes keep spaces, and what follows {@code --} is for init. */
  private static Set<String> words(String line) {
    Set<String> words = new TreeSet<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    for (char c : (line + ' ').toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && Character.isWhitespace(c)) {
        if (word.toString().equals("--")) {
          return words;
        }
        words.add(word.toString());
        word.setLength(0);
      } else {
        word.append(c);
      }
    }
    return words;
  }

  static byte[] read(Path file, int maxBytes) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw new IOException(file + " holds more than " + maxBytes + " bytes");
      }
      return bytes;
    }
  }
}
