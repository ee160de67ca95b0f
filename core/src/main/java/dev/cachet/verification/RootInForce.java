package dev.cachet.verification;

import dev.cachet.device.DeviceTime;
import dev.cachet.trust.TrustedRoot;

/**
 * What the chain step leaves: the root that judges the package, and the time as that root left it.
 *
 * @param root the newest root that was accepted
 * @param time the clock of the start, over the floor that the accepted roots have set
 * @param accepted how many roots of the package were new
 */
record RootInForce(TrustedRoot root, DeviceTime time, int accepted) {}
