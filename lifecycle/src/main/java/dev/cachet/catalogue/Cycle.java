package dev.cachet.catalogue;

/**
 * One release cycle and its dates.
 *
 * @param product the product's id
 * @param name the cycle's id, for example {@code 12}
 * @param codename empty when it has none
 * @param released the day, month or year of its release as the source wrote it; empty when unknown
 * @param activeEnd end of active support
 * @param supportEnd end of security support for everybody
 * @param extendedEnd end of extended support, as a rule by contract
 * @param build the build number that systems of this cycle report, for example {@code 10.0.19044};
 *     empty when it has none
 * @param note what the source says beside its dates; may be empty
 */
public record Cycle(
    String product,
    String name,
    String codename,
    String released,
    Fact activeEnd,
    Fact supportEnd,
    Fact extendedEnd,
    String build,
    String note) {
  Cycle ofProduct(String other) {
    return new Cycle(
        other, name, codename, released, activeEnd, supportEnd, extendedEnd, build, note);
  }

  /**
   * The same cycle with other dates.
   *
   * @param active the active
   * @param support the support
   * @param extended the extended
   * @return the cycle
   */
  public Cycle withDates(Fact active, Fact support, Fact extended) {
    return new Cycle(product, name, codename, released, active, support, extended, build, note);
  }

  /**
   * The same cycle with a remark more.
   *
   * @param more what is added
   * @return the cycle
   */
  public Cycle withNote(String more) {
    return new Cycle(
        product, name, codename, released, activeEnd, supportEnd, extendedEnd, build, more);
  }
}
