package dev.cachet.format;

/**
 * A licence that only one document knows.
 *
 * @param name what it is called there
 * @param text what it says; its name where nothing more is known
 */
record OwnLicence(String name, String text) {}
