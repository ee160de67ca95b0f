package dev.cachet.policy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a device is by the schemes that decide how strictly its releases are judged. Each word is
 * one of the table of levels.
 *
 * @param mdr class under the MDR, for example {@code IIb}
 * @param ivdr class under the IVDR
 * @param iec62304 software safety class
 * @param connectivity how it is connected, N0 to N3; of Cachet's own
 */
public record DeviceCategory(
    Optional<String> mdr,
    Optional<String> ivdr,
    Optional<String> iec62304,
    Optional<String> connectivity) {
  /** Nothing is said. */
  public static final DeviceCategory NONE =
      new DeviceCategory(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * What is said, by scheme.
   *
   * @return scheme to word, in the order of the members; maybe empty
   */
  public Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    mdr.ifPresent(word -> words.put("mdr", word));
    ivdr.ifPresent(word -> words.put("ivdr", word));
    iec62304.ifPresent(word -> words.put("iec62304", word));
    connectivity.ifPresent(word -> words.put("connectivity", word));
    return words;
  }

  /**
   * Says it to a person.
   *
   * @return for example {@code mdr IIb, iec62304 B}
   */
  public String text() {
    return words().entrySet().stream()
        .map(each -> each.getKey() + " " + each.getValue())
        .collect(Collectors.joining(", "));
  }
}
