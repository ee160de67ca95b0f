package dev.cachet.tripwire;

import dev.cachet.declaration.Declaration;
import dev.cachet.declaration.DeclarationException;
import dev.cachet.declaration.DeclaredObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * Files that a person has looked at and lets pass, by their SHA-256, with a reason and a last day:
 * for test images and for what cannot be read.
 */
public final class AllowList {
  private static final int MAX_ENTRIES = 10_000;
  private static final int MAX_REASON = 1_000;

  private final Map<String, LocalDate> lastDays;

  private AllowList(Map<String, LocalDate> lastDays) {
    this.lastDays = Map.copyOf(lastDays);
  }

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

  private static Map<String, LocalDate> entries(DeclaredObject list) throws DeclarationException {
    list.onlyMembers("schemaVersion", "allow");
    list.version(1);
    Map<String, LocalDate> days = new HashMap<>();
    for (DeclaredObject entry : list.objects("allow", MAX_ENTRIES)) {
      entry.onlyMembers("sha256", "reason", "expires");
      String digest = entry.text("sha256", 64);
      if (!digest.matches("[0-9a-f]{64}")) {
        throw entry.fault("sha256", "is not 64 digits of 0-9a-f");
      }
      // Read so that nobody leaves it out: a person has to say why a file may pass.
      entry.text("reason", MAX_REASON);
      if (days.put(digest, entry.day("expires")) != null) {
        throw entry.fault("sha256", "stands twice");
      }
    }
    return days;
  }

  /** Whether anything is on the list, so that digests are needed. */
  boolean isEmpty() {
    return lastDays.isEmpty();
  }

  boolean allows(String sha256, LocalDate day) {
    LocalDate last = lastDays.get(sha256);
    return last != null && !day.isAfter(last);
  }
}
