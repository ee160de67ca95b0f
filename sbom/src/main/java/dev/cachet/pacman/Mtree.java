package dev.cachet.pacman;

import dev.cachet.installed.RecordedFiles;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.source.Problems;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Reads {@code mtree}, the list of a package's files that was made when it was built, as
 * alpm-mtree(5) describes it: in gzip, a file a line, with SHA-256 of each.
 */
final class Mtree {
  /** Of one package and of all of a root, unpacked; a large package has 20 MiB. */
  private static final int MAX_BYTES = 64 << 20;

  private static final long MAX_ALL_BYTES = 1L << 30;

  /** Of all of a root; a desktop has a million. */
  private static final int MAX_LINES = 4_000_000;

  /** A path of 4,096 bytes takes four times that where each byte is an escape; and a link's. */
  private static final int MAX_LINE = 48 << 10;

  private final Problems problems;
  private long left = MAX_ALL_BYTES;
  private int linesLeft = MAX_LINES;

  Mtree(Problems problems) {
    this.problems = problems;
  }

  /**
   * The digest over a package's files as they were built, in the form of the digest over the files
   * that are installed; empty where the list does not tell all of them.
   */
  Optional<String> digest(String file, byte[] packed, List<String> installed) {
    Entries entries = new Entries(new HashSet<>(installed));
    try (InputStream in =
        new BufferedInputStream(new GZIPInputStream(new ByteArrayInputStream(packed)))) {
      if (!read(in, entries)) {
        problem("source.too-long", file, " has a line or a length beyond every package; it was");
        return Optional.empty();
      }
    } catch (IOException e) {
      problem("source.unreadable", file, " is no list of files in gzip; it was");
      return Optional.empty();
    }
    return entries.wanted.isEmpty() ? entries.files.sha256() : Optional.empty();
  }

  private void problem(String rule, String file, String what) {
    problems.addDetail(rule, file, file + what + " not read", List.of());
  }

  private boolean read(InputStream in, Entries entries) throws IOException {
    int most = (int) Math.min(MAX_BYTES, left);
    int taken = 0;
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0 && taken < most && linesLeft > 0 && line.size() < MAX_LINE) {
      taken++;
      if (next == '\n') {
        linesLeft--;
        entries.line(line.toString(StandardCharsets.ISO_8859_1));
        line.reset();
      } else {
        line.write(next);
      }
      next = in.read();
    }
    left -= taken;
    entries.line(line.toString(StandardCharsets.ISO_8859_1));
    return next < 0;
  }

  /** What was read, and what of the wanted paths is still to come. */
  private static final class Entries {
    private final Set<String> wanted;
    private final RecordedFiles files = new RecordedFiles();
    private final Map<String, String> defaults = new HashMap<>();

    Entries(Set<String> wanted) {
      this.wanted = wanted;
    }

    void line(String line) {
      String[] words = line.strip().split(" ++", -1);
      if (words[0].equals("/set")) {
        defaults.putAll(attributes(words));
      } else if (words[0].startsWith("./")) {
        Map<String, String> attributes = new HashMap<>(defaults);
        attributes.putAll(attributes(words));
        path(words[0].substring(1)).filter(wanted::contains).ifPresent(p -> keep(p, attributes));
      }
    }

    private static Map<String, String> attributes(String[] words) {
      Map<String, String> attributes = new HashMap<>();
      for (String word : words) {
        int equals = word.indexOf('=');
        if (equals > 0) {
          attributes.put(word.substring(0, equals), word.substring(equals + 1));
        }
      }
      return attributes;
    }

    private void keep(String path, Map<String, String> attributes) {
      String digest = attributes.getOrDefault("sha256digest", "");
      Optional<String> target = path(attributes.getOrDefault("link", ""));
      switch (attributes.getOrDefault("type", "file")) {
        case "dir" -> wanted.remove(path);
        case "link" -> target.ifPresent(t -> link(path, t));
        case "file" -> {
          if (digest.matches("[0-9a-f]{64}") && wanted.remove(path)) {
            files.file(path, digest);
          }
        }
        default -> {
          // A device has no digest, so the list does not tell all files.
        }
      }
    }

    private void link(String path, String target) {
      if (!target.isEmpty() && wanted.remove(path)) {
        files.link(path, target);
      }
    }

    /** Without the escapes: a backslash and three octal digits are one byte. */
    private static Optional<String> path(String escaped) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (int i = 0; i < escaped.length(); i++) {
        if (escaped.charAt(i) != '\\') {
          bytes.write(escaped.charAt(i));
        } else if (escaped.startsWith("\\", i + 1)) {
          bytes.write('\\');
          i++;
        } else if (i + 4 <= escaped.length()
            && escaped.substring(i + 1, i + 4).matches("[0-3][0-7]{2}")) {
          bytes.write(Integer.parseInt(escaped.substring(i + 1, i + 4), 8));
          i += 3;
        } else {
          return Optional.empty();
        }
      }
      return Optional.of(RootFolder.pathText(bytes.toByteArray()));
    }
  }
}
