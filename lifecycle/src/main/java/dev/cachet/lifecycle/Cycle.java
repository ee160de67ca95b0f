package dev.cachet.lifecycle;

/**
 * One release cycle and its dates.
 *
 * @param product the product's id
 * @param name the cycle's id, for example {@code 12}
 * @param codename empty when it has none
 * @param activeEnd end of active support
 * @param supportEnd end of security support for everybody
 * @param extendedEnd end of extended support, as a rule by contract
 */
public record Cycle(
    String product,
    String name,
    String codename,
    Fact activeEnd,
    Fact supportEnd,
    Fact extendedEnd) {}
