package dev.cachet.endofsupport;

import dev.cachet.declaration.Declaration;
import dev.cachet.declaration.DeclarationException;
import dev.cachet.declaration.DeclaredObject;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What people state about the end of support of one product, in a file after the schema {@code
 * end-of-support.schema.json} beside this class.
 *
 * @param manufacturer name as in the trust root
 * @param product name as in packages
 * @param title what the product is called, such as {@code Ventilator X}
 * @param publisher who publishes the notice, such as {@code Example Devices Ltd}
 * @param publisherUrl https address of the publisher, the namespace of CSAF
 * @param reference https address at which the notice is published
 * @param id tracking id of the advisory; the serial number is added to it
 * @param serial number of the notice, from 1
 * @param udiDis 1 to 500
 * @param versions the versions it is about, 1 to 100
 * @param dates the last days
 * @param successor the product that follows, if there is one
 * @param contact where questions go
 */
public record SupportEnd(
    String manufacturer,
    String product,
    String title,
    String publisher,
    String publisherUrl,
    String reference,
    String id,
    int serial,
    List<String> udiDis,
    List<String> versions,
    SupportDates dates,
    Optional<String> successor,
    String contact) {
  private static final int SCHEMA_VERSION = 1;
  private static final int MAX_TEXT = 200;
  private static final int MAX_UDI_DIS = 500;
  private static final int MAX_VERSIONS = 100;
  private static final Pattern RANGE =
      Pattern.compile(
          "[<>]|vers:|\\b(after|all|before|earlier|later|prior|versions)\\b",
          Pattern.CASE_INSENSITIVE);

  /**
   * Copies the lists.
   *
   * @param manufacturer see the record
   * @param product see the record
   * @param title see the record
   * @param publisher see the record
   * @param publisherUrl see the record
   * @param reference see the record
   * @param id see the record
   * @param serial see the record
   * @param udiDis see the record
   * @param versions see the record
   * @param dates see the record
   * @param successor see the record
   * @param contact see the record
   */
  public SupportEnd {
    udiDis = List.copyOf(udiDis);
    versions = List.copyOf(versions);
  }

  /**
   * Reads a file.
   *
   * @param file JSON
   * @return what it states
   * @throws InvalidSupportEndException if anything is missing, unknown or no value; names the file
   * @throws IOException if the file cannot be read
   */
  public static SupportEnd read(Path file) throws IOException, InvalidSupportEndException {
    byte[] json = Declaration.bytes(file);
    try {
      return read(json);
    } catch (InvalidSupportEndException e) {
      throw new InvalidSupportEndException(file + ": " + e.getMessage());
    }
  }

  /**
   * Reads a description.
   *
   * @param json UTF-8 JSON
   * @return what it states
   * @throws InvalidSupportEndException if anything is missing, unknown or no value
   */
  public static SupportEnd read(byte[] json) throws InvalidSupportEndException {
    try {
      return read(Declaration.parse(json));
    } catch (DeclarationException e) {
      throw new InvalidSupportEndException(e);
    }
  }

  private static SupportEnd read(DeclaredObject file) throws DeclarationException {
    file.onlyMembers(
        "schemaVersion",
        "manufacturer",
        "product",
        "title",
        "publisher",
        "publisherUrl",
        "reference",
        "id",
        "serial",
        "udiDis",
        "versions",
        "dates",
        "successor",
        "contact");
    file.version(SCHEMA_VERSION);
    return new SupportEnd(
        name(file, "manufacturer"),
        name(file, "product"),
        file.text("title", MAX_TEXT),
        file.text("publisher", MAX_TEXT),
        address(file, "publisherUrl"),
        address(file, "reference"),
        id(file),
        file.integer("serial", 1, Integer.MAX_VALUE),
        once(file, "udiDis", MAX_UDI_DIS),
        versions(file),
        SupportDates.read(file.object("dates")),
        file.optionalText("successor", MAX_TEXT),
        file.text("contact", MAX_TEXT));
  }

  private static String name(DeclaredObject file, String name) throws DeclarationException {
    String text = file.text(name, 64);
    if (!text.matches("[a-z0-9][a-z0-9._-]*")) {
      throw file.fault(name, "is no name such as example-devices; write it as in the trust root");
    }
    return text;
  }

  /** Tracking ids become file names on the servers that distribute advisories. */
  private static String id(DeclaredObject file) throws DeclarationException {
    String id = file.text("id", 64);
    if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw file.fault("id", "has other characters than A-Z a-z 0-9 . _ -");
    }
    return id;
  }

  private static List<String> once(DeclaredObject file, String name, int most)
      throws DeclarationException {
    List<String> words = file.words(name, most);
    for (int i = 0; i < words.size(); i++) {
      if (words.indexOf(words.get(i)) < i) {
        throw file.fault(name, i, "is listed twice");
      }
    }
    return words;
  }

  /** A reader of CSAF takes such a name for a range that somebody wrote as a version (6.1.31). */
  private static List<String> versions(DeclaredObject file) throws DeclarationException {
    List<String> versions = once(file, "versions", MAX_VERSIONS);
    for (int i = 0; i < versions.size(); i++) {
      if (RANGE.matcher(versions.get(i)).find()) {
        throw file.fault("versions", i, "names a range; list each version by itself");
      }
    }
    return versions;
  }

  private static String address(DeclaredObject file, String name) throws DeclarationException {
    String text = file.text(name, 500);
    try {
      URI uri = new URI(text);
      if ("https".equals(uri.getScheme())
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && text.equals(uri.toASCIIString())) {
        return text;
      }
    } catch (URISyntaxException e) {
      throw file.fault(name, "is no https address: " + e.getReason());
    }
    throw file.fault(name, "is no https address such as https://example.com/end-of-support");
  }
}
