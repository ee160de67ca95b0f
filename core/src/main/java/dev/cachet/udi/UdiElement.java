package dev.cachet.udi;

/**
 * One element of a UDI.
 *
 * @param id application identifier (GS1, such as {@code 17}), flag (HIBCC, such as {@code $$};
 *     ICCBBA, such as {@code =>}) or data identifier (IFA, such as {@code 1T}); empty for the HIBC
 *     date that has no flag
 * @param value the characters after it
 */
public record UdiElement(String id, String value) {}
