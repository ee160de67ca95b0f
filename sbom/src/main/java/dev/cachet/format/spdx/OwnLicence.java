package dev.cachet.format.spdx;

/**
 * A licence that only one document knows.
 *
 * @param name what it is called there
 * @param text what it says; its name where nothing more is known
 */
public record OwnLicence(String name, String text) {}
