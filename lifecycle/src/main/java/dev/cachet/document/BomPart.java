package dev.cachet.document;

import java.util.Objects;

/**
 * One component of a document, by what names it. Every text may come from hostile input.
 *
 * @param pointer where it is in the document, as a JSON pointer
 * @param name empty when absent
 * @param version empty when absent
 * @param purl its package URL; empty when absent
 * @param cpe its CPE name of either form; empty when absent
 * @param source the recipe or source package that it was built from, where Cachet wrote it; empty
 *     when absent
 */
public record BomPart(
    String pointer, String name, String version, String purl, String cpe, String source) {
  /**
   * Checks that nothing is null.
   *
   * @param pointer not null
   * @param name not null
   * @param version not null
   * @param purl not null
   * @param cpe not null
   * @param source not null
   */
  public BomPart {
    Objects.requireNonNull(pointer, "pointer");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(purl, "purl");
    Objects.requireNonNull(cpe, "cpe");
    Objects.requireNonNull(source, "source");
  }

  /**
   * A component whose recipe is not known.
   *
   * @param pointer not null
   * @param name not null
   * @param version not null
   * @param purl not null
   * @param cpe not null
   */
  public BomPart(String pointer, String name, String version, String purl, String cpe) {
    this(pointer, name, version, purl, cpe, "");
  }
}
