package dev.cachet.vex;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement on one vulnerability.
 *
 * @param vulnerability its identifier, such as {@code CVE-2026-1234}; not empty
 * @param source who gives the identifier, such as {@code NVD}, or null
 * @param state how it stands
 * @param justification why it does no harm, in a word of CycloneDX, or null
 * @param detail the maker's own words, or null
 * @param responses what the maker does, in words of CycloneDX; sorted
 * @param products what it is about; sorted, may be empty where the document names nothing
 */
public record VexStatement(
    String vulnerability,
    @Nullable String source,
    VexState state,
    @Nullable String justification,
    @Nullable String detail,
    List<String> responses,
    List<VexProduct> products)
    implements Comparable<VexStatement> {
  private static final Comparator<VexStatement> ORDER =
      Comparator.comparing(VexStatement::vulnerability)
          .thenComparing(VexStatement::state)
          .thenComparing(statement -> statement.products().toString())
          .thenComparing(VexStatement::toString);

  /**
   * Sorts the lists.
   *
   * @param vulnerability see the record
   * @param source see the record
   * @param state see the record
   * @param justification see the record
   * @param detail see the record
   * @param responses see the record
   * @param products see the record
   */
  public VexStatement {
    if (vulnerability.isEmpty()) {
      throw new IllegalArgumentException("a statement names no vulnerability");
    }
    responses = sorted(responses);
    products = sorted(products);
  }

  /** Most have one; a document of a large image has ten thousand of them. */
  private static <T> List<T> sorted(List<T> list) {
    return list.size() < 2 ? List.copyOf(list) : list.stream().distinct().sorted().toList();
  }

  /**
   * The same statement about other products.
   *
   * @param others what it is about
   * @return a new value
   */
  public VexStatement about(List<VexProduct> others) {
    return new VexStatement(vulnerability, source, state, justification, detail, responses, others);
  }

  /**
   * What is said, without the vulnerability and what it is about.
   *
   * @return the state, then why and in which words, for people
   */
  public String says() {
    StringBuilder text = new StringBuilder(state.word());
    if (justification != null) {
      text.append(", ").append(justification);
    }
    if (!responses.isEmpty()) {
      text.append(", ").append(String.join(", ", responses));
    }
    return detail == null ? text.toString() : text.append(": ").append(detail).toString();
  }

  @Override
  public int compareTo(VexStatement other) {
    return ORDER.compare(this, other);
  }
}
