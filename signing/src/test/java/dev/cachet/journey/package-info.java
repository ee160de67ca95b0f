/** From the root ceremony to a device's verdict, through every module on the way. */
package dev.cachet.journey;
