package dev.cachet.udi;

/** What a text identifies: devices of one model and package ({@link Udi}), or a group of models. */
public sealed interface DeviceIdentifier permits Udi, BasicUdiDi {
  /**
   * The entity whose rules the text follows.
   *
   * @return one of four
   */
  UdiIssuer issuer();

  /**
   * The identifier as it was read.
   *
   * @return 1 to 512 characters, the same as were parsed
   */
  String text();

  /**
   * Whether check characters were compared. ICCBBA publishes no algorithm, so its identifiers are
   * read by their shape only.
   *
   * @return false where nothing but the shape is known to be right
   */
  boolean checkVerified();
}
