package dev.cachet.support;

import dev.cachet.sbom.Component;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Sbom;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Level and end of support of each component as a table beside the document, with the columns that
 * the premarket guidance of the FDA of the United States on cybersecurity names. It states what the
 * document states; whether that answers the guidance, its reader decides.
 */
public final class SupportAddendum {
  private static final List<String> HEAD =
      List.of(
          "component",
          "version",
          "supplier",
          "level of support",
          "end-of-support date",
          "justification");
  private static final String NOT_STATED = "not stated";

  private SupportAddendum() {}

  /**
   * Writes the table: the subject first, then every component, nested ones included, in the order
   * of the document.
   *
   * @param sbom a document with statements on support
   * @return CSV in UTF-8 (RFC 4180), every cell quoted; a cell that a spreadsheet would take for a
   *     formula begins with an apostrophe
   */
  public static byte[] csv(Sbom sbom) {
    List<Component> components = new ArrayList<>();
    components.add(sbom.subject());
    components.addAll(sbom.all());
    StringBuilder csv = new StringBuilder(line(HEAD));
    components.stream()
        .map(SupportAddendum::cells)
        .map(SupportAddendum::line)
        .distinct()
        .forEach(csv::append);
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> cells(Component component) {
    return List.of(
        component.group() == null ? component.name() : component.group() + ":" + component.name(),
        text(component.version()),
        supplier(component),
        or(component.property(SupportStatement.LEVEL), NOT_STATED),
        or(component.property(SupportStatement.END_OF_SUPPORT), NOT_STATED),
        text(component.property(SupportStatement.JUSTIFICATION)));
  }

  private static String supplier(Component component) {
    Organisation who =
        component.supplier() == null ? component.manufacturer() : component.supplier();
    return who == null ? NOT_STATED : or(who.name(), NOT_STATED);
  }

  private static String line(List<String> cells) {
    return cells.stream().map(SupportAddendum::cell).collect(Collectors.joining(",")) + "\r\n";
  }

  /** A spreadsheet runs a cell that begins with one of these as a formula. */
  private static String cell(String text) {
    String safe = text.replace("\u0000", "");
    boolean formula =
        !safe.isEmpty() && "=+-@\t\r\n|%\uff1d\uff0b\uff0d\uff20".indexOf(safe.charAt(0)) >= 0;
    return "\"" + (formula ? "'" : "") + safe.replace("\"", "\"\"") + "\"";
  }

  private static String or(@Nullable String text, String otherwise) {
    return text == null || text.isBlank() ? otherwise : text;
  }

  private static String text(@Nullable String text) {
    return or(text, "");
  }
}
