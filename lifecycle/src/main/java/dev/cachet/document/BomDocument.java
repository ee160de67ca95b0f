package dev.cachet.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What an SBOM says about operating systems and components, of CycloneDX JSON, SPDX 2 JSON or SPDX
 * 3 JSON-LD. Nothing is verified: a document may claim anything.
 */
public final class BomDocument {
  private final String file;
  private final String form;
  private final List<BomPart> systems;
  private final List<BomPart> components;
  private final Map<String, Integer> distributions;

  BomDocument(
      String file,
      String form,
      List<BomPart> systems,
      List<BomPart> components,
      Map<String, Integer> distributions) {
    this.file = file;
    this.form = form;
    this.systems = Collections.unmodifiableList(systems);
    this.components = Collections.unmodifiableList(components);
    this.distributions = Collections.unmodifiableMap(distributions);
  }

  /**
   * Reads a document in one pass, without keeping more than is asked for below.
   *
   * @param file the document's name, for the evidence
   * @param in the document; at most 1 GiB, 250,000 components, 200 levels, 4000 characters for each
   *     name, version and identifier, and 32 Mi characters of them all; not closed here
   * @return what it says
   * @throws IOException if it is no JSON, none of the three forms, over a limit, or names a member
   *     twice that is read; the message names the place
   */
  public static BomDocument read(String file, InputStream in) throws IOException {
    return new BomReader(file).read(in);
  }

  /**
   * Returns the document's name.
   *
   * @return as it was given
   */
  public String file() {
    return file;
  }

  /**
   * Returns the form of the document.
   *
   * @return for example {@code CycloneDX 1.6}, {@code SPDX-2.3} or {@code SPDX 3}
   */
  public String form() {
    return form;
  }

  /**
   * Returns the components that are operating systems.
   *
   * @return in the order of the document
   */
  public List<BomPart> systems() {
    return systems;
  }

  /**
   * Returns all other components, nested ones included and before what holds them; not what the
   * document is about, nor the tools that made it, nor files and data that no identifier names.
   *
   * @return in the order of the document
   */
  public List<BomPart> components() {
    return components;
  }

  /**
   * Counts the values of the qualifier {@code distro} of the package URLs.
   *
   * @return for example {@code debian-12} and how many packages say so, in the order in which they
   *     are first said
   */
  public Map<String, Integer> distributions() {
    return distributions;
  }
}
