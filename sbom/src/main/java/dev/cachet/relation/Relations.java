package dev.cachet.relation;

import java.util.List;

/**
 * What a package needs and what it answers to.
 *
 * @param needs the clauses that must each be fulfilled
 * @param provides other names that the package answers to
 * @param whole whether all of them were read
 */
public record Relations(List<Clause> needs, List<Provided> provides, boolean whole) {
  /**
   * Copies the lists.
   *
   * @param needs the clauses
   * @param provides the names
   * @param whole whether all were read
   */
  public Relations {
    needs = List.copyOf(needs);
    provides = List.copyOf(provides);
  }

  /**
   * One demand, fulfilled by any of its alternatives.
   *
   * @param text as written
   * @param alternatives at least one, unless the text was not understood
   */
  public record Clause(String text, List<Alternative> alternatives) {}

  /**
   * One way to fulfil a clause.
   *
   * @param name a package or provided name
   * @param architecture the qualifier after the colon; empty if there is none
   * @param operator the comparison; empty if every version will do
   * @param version what is compared with
   */
  public record Alternative(String name, String architecture, String operator, String version) {}

  /**
   * A name that a package answers to.
   *
   * @param name the name
   * @param version the version that it answers as; empty if it states none
   */
  public record Provided(String name, String version) {}
}
