package dev.cachet.flow;

import java.util.Locale;

/** What keeps others on the way from reading a flow. */
public enum Encryption {
  /** Nothing: everybody on the way reads it. */
  NONE(Strength.NONE),
  /** TLS 1.0, which RFC 8996 forbids. */
  TLS_1_0(Strength.BROKEN),
  /** TLS 1.1, which RFC 8996 forbids. */
  TLS_1_1(Strength.BROKEN),
  /** TLS 1.2 or later. */
  TLS_1_2(Strength.GOOD),
  /** TLS 1.3. */
  TLS_1_3(Strength.GOOD),
  /** DTLS 1.2 or later. */
  DTLS_1_2(Strength.GOOD),
  /** DTLS 1.3. */
  DTLS_1_3(Strength.GOOD),
  /** QUIC, which contains TLS 1.3. */
  QUIC(Strength.GOOD),
  /** SSH 2. */
  SSH(Strength.GOOD),
  /** The application encrypts what it sends; the purpose says how. */
  APPLICATION(Strength.GOOD),
  /** Network Time Security (RFC 8915): authentic time; nothing of it is secret. */
  NTS(Strength.GOOD);

  private enum Strength {
    NONE,
    BROKEN,
    GOOD
  }

  private final Strength strength;

  Encryption(Strength strength) {
    this.strength = strength;
  }

  /**
   * The word of the file format.
   *
   * @return for example {@code none} or {@code tls-1.2}
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replaceFirst("_", "-").replace('_', '.');
  }

  /**
   * Whether it protects what is sent.
   *
   * @return false for none, and for versions that are forbidden
   */
  public boolean protects() {
    return strength == Strength.GOOD;
  }

  /**
   * Whether it protects nothing any more.
   *
   * @return whether it is so
   */
  public boolean isBroken() {
    return strength == Strength.BROKEN;
  }

  /**
   * Whether a protocol can be encrypted so.
   *
   * @param protocol the protocol
   * @return whether it is so
   */
  public boolean fits(Protocol protocol) {
    return switch (this) {
      case NONE -> true;
      case TLS_1_0, TLS_1_1, TLS_1_2, TLS_1_3, SSH -> protocol == Protocol.TCP;
      case DTLS_1_2, DTLS_1_3, QUIC -> protocol == Protocol.UDP;
      case APPLICATION -> protocol == Protocol.TCP || protocol == Protocol.UDP;
      case NTS -> protocol == Protocol.NTP;
    };
  }
}
