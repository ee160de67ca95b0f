package dev.cachet.listing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a file system says of an entry beside its content. */
public enum Attribute {
  /** Which files run with the rights of their owner or group. */
  SETUID("setuid and setgid"),
  /** Permissions with the sticky bit. */
  MODE("permissions"),
  /** The numbers of user and group. */
  OWNER("owners"),
  /** The extended attribute {@code security.capability}. */
  CAPABILITIES("capabilities");

  private final String words;

  Attribute(String words) {
    this.words = words;
  }

  /**
   * What people call it.
   *
   * @return a few words in lower case
   */
  public String words() {
    return words;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Attribute> ofId(String id) {
    return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
  }
}
