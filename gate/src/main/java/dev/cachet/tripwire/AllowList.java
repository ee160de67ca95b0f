package dev.cachet.tripwire;

import dev.cachet.declaration.Declaration;
import dev.cachet.declaration.DeclarationException;
import dev.cachet.declaration.DeclaredObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Files that a person has looked at and lets pass, by their SHA-256, with a reason and a last day:
 * for test images and for what cannot be read.
 */
public final class AllowList {
  private static final int MAX_ENTRIES = 10_000;
  private static final int MAX_REASON = 1_000;

  private final Map<String, Entry> entries;

  private AllowList(Map<String, Entry> entries) {
    this.entries = Map.copyOf(entries);
  }

  /**
   * A file that may pass.
   *
   * @param sha256 64 lower-case hexadecimal digits
   * @param reason why, as the person wrote it
   * @param expires the last day on which it may
   */
  public record Entry(String sha256, String reason, LocalDate expires) {}

  /**
   * A list that allows nothing.
   *
   * @return the list
   */
  public static AllowList none() {
    return new AllowList(Map.of());
  }

  /**
   * Reads a list.
   *
   * @param file JSON: {@code schemaVersion} 1 and {@code allow}, objects of {@code sha256} (64 hex
   *     digits), {@code reason} (a sentence) and {@code expires} (the last day, such as 2027-06-30)
   * @return the list
   * @throws InvalidAllowListException if a member is missing, unknown or wrong; names the place
   * @throws IOException if the file cannot be read
   */
  public static AllowList read(Path file) throws IOException, InvalidAllowListException {
    try {
      return new AllowList(entries(Declaration.parse(Declaration.bytes(file))));
    } catch (DeclarationException e) {
      throw new InvalidAllowListException(file + ": " + e.getMessage());
    }
  }

  private static Map<String, Entry> entries(DeclaredObject list) throws DeclarationException {
    list.onlyMembers("schemaVersion", "allow");
    list.version(1);
    Map<String, Entry> entries = new HashMap<>();
    for (DeclaredObject entry : list.objects("allow", MAX_ENTRIES)) {
      entry.onlyMembers("sha256", "reason", "expires");
      String digest = entry.text("sha256", 64);
      if (!digest.matches("[0-9a-f]{64}")) {
        throw entry.fault("sha256", "is not 64 digits of 0-9a-f");
      }
      Entry read = new Entry(digest, entry.text("reason", MAX_REASON), entry.day("expires"));
      if (entries.put(digest, read) != null) {
        throw entry.fault("sha256", "stands twice");
      }
    }
    return entries;
  }

  /** The list on one day, which remembers what it let pass. */
  static final class OnDay {
    private final AllowList list;
    private final LocalDate day;
    private final Map<String, Entry> used = new TreeMap<>();

    OnDay(AllowList list, LocalDate day) {
      this.list = list;
      this.day = day;
    }

    /** Whether anything is on the list, so that digests are needed. */
    boolean isEmpty() {
      return list.entries.isEmpty();
    }

    boolean allows(String sha256) {
      Entry entry = list.entries.get(sha256);
      if (entry == null || day.isAfter(entry.expires())) {
        return false;
      }
      used.put(sha256, entry);
      return true;
    }

    List<Entry> used() {
      return List.copyOf(used.values());
    }
  }
}
