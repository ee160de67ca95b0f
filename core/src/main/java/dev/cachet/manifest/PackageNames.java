package dev.cachet.manifest;

import dev.cachet.json.JsonForms;
import java.util.OptionalLong;

/** The names of a package's entries (package specification, section 3.1). */
public final class PackageNames {
  /** The entry that says what everything else is. */
  public static final String MANIFEST = "manifest.json";

  /** The entry with the detached signatures over the manifest. */
  public static final String SIGNATURES = "signatures.json";

  /** What the path of every accompanying file begins with. */
  public static final String FILES_PREFIX = "files/";

  /** The highest version that a root can have. */
  public static final long MAX_ROOT_VERSION = 9_999_999_999L;

  /** The most payloads that a package can have. */
  static final int MAX_PAYLOADS = 1_000;

  private static final int ROOT_LENGTH = "roots/0000000001.json".length();

  private PackageNames() {}

  /**
   * Name of a root entry.
   *
   * @param version version of the root, 1 to 9,999,999,999
   * @return for example {@code roots/0000000002.json}
   * @throws IllegalArgumentException if the version is out of range
   */
  public static String root(long version) {
    if (version < 1 || version > MAX_ROOT_VERSION) {
      throw new IllegalArgumentException("no root has version " + version);
    }
    return "roots/" + JsonForms.digits(version, 10) + ".json";
  }

  /**
   * Name of the index of a payload.
   *
   * @param number place of the payload in the manifest, 0 to 999
   * @return for example {@code payload/000/index}
   * @throws IllegalArgumentException if the number is out of range
   */
  public static String index(int number) {
    return payload(number) + "/index";
  }

  /**
   * Name of the data of a payload.
   *
   * @param number place of the payload in the manifest, 0 to 999
   * @return for example {@code payload/000/data}
   * @throws IllegalArgumentException if the number is out of range
   */
  public static String data(int number) {
    return payload(number) + "/data";
  }

  /**
   * The version of the root that a member holds.
   *
   * @param name the name
   * @return it, or nothing if there is none
   */
  public static OptionalLong rootVersion(String name) {
    if (name.length() != ROOT_LENGTH || !name.startsWith("roots/") || !name.endsWith(".json")) {
      return OptionalLong.empty();
    }
    long version = 0;
    for (int i = "roots/".length(); i < ROOT_LENGTH - ".json".length(); i++) {
      int digit = name.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return OptionalLong.empty();
      }
      version = 10 * version + digit;
    }
    return version == 0 ? OptionalLong.empty() : OptionalLong.of(version);
  }

  private static String payload(int number) {
    if (number < 0 || number >= MAX_PAYLOADS) {
      throw new IllegalArgumentException("no payload has number " + number);
    }
    return "payload/" + JsonForms.digits(number, 3);
  }
}
