package dev.cachet.network;

/**
 * Which device a profile is about.
 *
 * @param manufacturer its maker
 * @param model its model
 * @param version of the software that the profile holds for
 */
public record ProfiledDevice(String manufacturer, String model, String version) {}
