package dev.cachet.network;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What keeps others on the way from reading a flow. */
public enum Encryption {
  /** Nothing: everybody on the way reads it. */
  NONE(Strength.NONE, EnumSet.allOf(Protocol.class)),
  /** TLS 1.0, which RFC 8996 forbids. */
  TLS_1_0(Strength.BROKEN, EnumSet.of(Protocol.TCP)),
  /** TLS 1.1, which RFC 8996 forbids. */
  TLS_1_1(Strength.BROKEN, EnumSet.of(Protocol.TCP)),
  /** TLS 1.2 or later. */
  TLS_1_2(Strength.GOOD, EnumSet.of(Protocol.TCP)),
  /** TLS 1.3. */
  TLS_1_3(Strength.GOOD, EnumSet.of(Protocol.TCP)),
  /** DTLS 1.2 or later. */
  DTLS_1_2(Strength.GOOD, EnumSet.of(Protocol.UDP)),
  /** DTLS 1.3. */
  DTLS_1_3(Strength.GOOD, EnumSet.of(Protocol.UDP)),
  /** QUIC, which contains TLS 1.3. */
  QUIC(Strength.GOOD, EnumSet.of(Protocol.UDP)),
  /** SSH 2. */
  SSH(Strength.GOOD, EnumSet.of(Protocol.TCP)),
  /** The application encrypts what it sends; the purpose says how. */
  APPLICATION(Strength.GOOD, EnumSet.of(Protocol.TCP, Protocol.UDP)),
  /** Network Time Security (RFC 8915): authentic time; nothing of it is secret. */
  NTS(Strength.GOOD, EnumSet.of(Protocol.NTP));

  private enum Strength {
    NONE,
    BROKEN,
    GOOD
  }

  private final Strength strength;
  private final Set<Protocol> protocols;

  Encryption(Strength strength, Set<Protocol> protocols) {
    this.strength = strength;
    this.protocols = protocols;
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

  boolean isBroken() {
    return strength == Strength.BROKEN;
  }

  boolean fits(Protocol protocol) {
    return protocols.contains(protocol);
  }
}
