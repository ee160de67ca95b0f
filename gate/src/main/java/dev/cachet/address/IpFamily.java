package dev.cachet.address;

/** A version of the internet protocol. A rule for one never holds for the other. */
public enum IpFamily {
  /** Addresses of 32 bits. */
  IPV4(32, "IPv4"),
  /** Addresses of 128 bits. */
  IPV6(128, "IPv6");

  private final int bits;
  private final String title;

  IpFamily(int bits, String title) {
    this.bits = bits;
    this.title = title;
  }

  /**
   * How long an address is.
   *
   * @return 32 or 128
   */
  public int bits() {
    return bits;
  }

  /**
   * Its usual name.
   *
   * @return {@code IPv4} or {@code IPv6}
   */
  public String title() {
    return title;
  }
}
