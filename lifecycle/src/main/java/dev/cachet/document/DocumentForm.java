package dev.cachet.document;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names forms in which others write inventories, by how a file begins, so that whoever cannot read
 * one can say what it is instead of where JSON would differ.
 */
public final class DocumentForm {
  /** How many bytes of a file are enough to name its form. */
  public static final int HEAD = 4096;

  private static final Pattern ROOT_ELEMENT =
      Pattern.compile("<([A-Za-z][A-Za-z0-9_.-]*:)?([A-Za-z][A-Za-z0-9_.-]*)[\\s>/]");
  private static final Pattern YAML = Pattern.compile("(?m)^\"?(SPDXID|spdxVersion)\"?\\s*:\\s");
  private static final Pattern TAGS = Pattern.compile("(?m)^SPDXVersion:\\s");
  private static final Pattern PROTOBUF_TEXT = Pattern.compile("(?m)^spec_version:\\s*\"1\\.");
  private static final String HTML = "<!DOCTYPE html";
  private static final int LARGEST_VERSION = 4;

  private DocumentForm() {}

  /**
   * Names the form of a file that is no JSON.
   *
   * @param head its first {@value #HEAD} bytes, or all of them
   * @return for example {@code SPDX as YAML}; null if it may be JSON, or nothing is known of it
   */
  public static @Nullable String of(byte[] head) {
    String text = new String(head, StandardCharsets.UTF_8).replace("\uFEFF", "").stripLeading();
    if (text.startsWith("{") || text.startsWith("[")) {
      return null;
    }
    String packed = packed(new String(head, StandardCharsets.ISO_8859_1));
    if (packed != null) {
      return packed;
    }
    return text.startsWith("<") ? xml(text) : text(text);
  }

  private static @Nullable String packed(String bytes) {
    if (bytes.startsWith("PK\3\4")) {
      return "a ZIP archive (a spreadsheet, a jar, a package)";
    }
    if (bytes.startsWith("\u00D0\u00CF\u0011\u00E0")) {
      return "a spreadsheet";
    }
    if (bytes.startsWith("\u001F\u008B") || bytes.startsWith("(\u00B5/\u00FD")) {
      return "compressed";
    }
    if (bytes.startsWith("\u007FELF")) {
      return "a program (ELF)";
    }
    // Field 1 of a Bom: its version as a text.
    boolean version = bytes.startsWith("\n") && bytes.length() > LARGEST_VERSION;
    return version && bytes.startsWith("\u00031.", 1) ? "CycloneDX as protobuf" : null;
  }

  private static @Nullable String xml(String text) {
    if (text.contains("cyclonedx.org/schema/bom")) {
      return "CycloneDX as XML";
    }
    if (text.regionMatches(true, 0, HTML, 0, HTML.length())) {
      return "a web page";
    }
    Matcher root = ROOT_ELEMENT.matcher(text);
    if (!root.find()) {
      return "XML";
    }
    return switch (root.group(2)) {
      case "RDF" -> text.contains("spdx.org") ? "SPDX as RDF" : "RDF";
      case "Document" -> text.contains("spdxVersion") ? "SPDX as XML" : "XML";
      case "SoftwareIdentity" -> "a SWID tag";
      case "html" -> "a web page";
      default -> "XML";
    };
  }

  private static @Nullable String text(String text) {
    if (TAGS.matcher(text).find()) {
      return "SPDX as tags and values";
    }
    if (YAML.matcher(text).find()) {
      return "SPDX as YAML";
    }
    if (PROTOBUF_TEXT.matcher(text).find()) {
      return "CycloneDX as protobuf";
    }
    return null;
  }
}
