package dev.cachet.authorisation;

/** Whether a device may be updated now, as far as its patient is concerned. */
public enum DeviceState {
  /** Nobody depends on the device at the moment. */
  IDLE,
  /** The device is in use. */
  IN_USE,
  /** The device cannot tell, which counts as in use. */
  UNKNOWN
}
