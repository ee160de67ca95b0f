package dev.cachet.tripwire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Files that a person has looked at and lets pass, by their SHA-256, with a reason and a last day:
 * for test images and for what cannot be read.
 */
public final class AllowList {
  private static final int MAX_BYTES = 1 << 20;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

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
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    if (bytes.length > MAX_BYTES) {
      throw new InvalidAllowListException(file + ": has more than " + MAX_BYTES + " bytes");
    }
    try {
      return new AllowList(entries(MAPPER.readTree(bytes)));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new InvalidAllowListException(
          file + ": is no JSON: " + dev.cachet.finding.JsonText.problem(e));
    } catch (InvalidAllowListException e) {
      throw new InvalidAllowListException(file + ": " + e.getMessage());
    }
  }

  private static Map<String, LocalDate> entries(JsonNode json) throws InvalidAllowListException {
    onlyMembers(json, "", "schemaVersion", "allow");
    if (json.path("schemaVersion").asInt() != 1 || !json.path("allow").isArray()) {
      throw new InvalidAllowListException("/: needs schemaVersion 1 and an array allow");
    }
    Map<String, LocalDate> days = new HashMap<>();
    for (int i = 0; i < json.path("allow").size(); i++) {
      JsonNode entry = json.path("allow").get(i);
      String place = "/allow/" + i;
      onlyMembers(entry, place, "sha256", "reason", "expires");
      String digest = text(entry, place, "sha256");
      if (!digest.matches("[0-9a-f]{64}")) {
        throw new InvalidAllowListException(place + "/sha256: is not 64 digits of 0-9a-f");
      }
      String reason = text(entry, place, "reason");
      if (reason.isBlank()) {
        throw new InvalidAllowListException(place + "/reason: is empty; say why it may pass");
      }
      if (days.put(digest, day(entry, place)) != null) {
        throw new InvalidAllowListException(place + "/sha256: stands twice");
      }
    }
    return days;
  }

  private static LocalDate day(JsonNode entry, String place) throws InvalidAllowListException {
    try {
      return LocalDate.parse(text(entry, place, "expires"));
    } catch (DateTimeException e) {
      throw new InvalidAllowListException(place + "/expires: is no day such as 2027-06-30");
    }
  }

  private static String text(JsonNode entry, String place, String name)
      throws InvalidAllowListException {
    if (!entry.path(name).isTextual()) {
      throw new InvalidAllowListException(place + "/" + name + ": is missing, or no string");
    }
    return entry.path(name).asText();
  }

  private static void onlyMembers(JsonNode json, String place, String... names)
      throws InvalidAllowListException {
    if (!json.isObject()) {
      throw new InvalidAllowListException(place + "/: is no object");
    }
    Iterator<String> found = json.fieldNames();
    while (found.hasNext()) {
      String name = found.next();
      if (!java.util.List.of(names).contains(name)) {
        throw new InvalidAllowListException(place + "/" + name + ": is not known");
      }
    }
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
