package dev.cachet.notice;

import dev.cachet.json.JsonLimits;
import dev.cachet.json.JsonObject;
import dev.cachet.json.JsonWriter;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a notice of end of support says (notice specification, section 3). Whoever holds one knows
 * nothing of who signed: see {@link VerifiedNotice}.
 *
 * @param manufacturer name of the maker
 * @param product name of the product
 * @param udiDis the UDI-DIs that it is about, 1 to {@value #MAX_UDI_DIS}
 * @param serial number of this notice among those of the product, from 1; a later one is higher
 * @param issued when it was made
 * @param endOfSupport the last instant at which there are security updates
 * @param files what comes with it, 1 to {@value #MAX_FILES}, each path once
 */
public record NoticeClaims(
    String manufacturer,
    String product,
    Set<String> udiDis,
    long serial,
    Instant issued,
    Instant endOfSupport,
    List<NoticeFile> files) {
  /** Most UDI-DIs of a notice. */
  public static final int MAX_UDI_DIS = 500;

  /** Most files of a notice. */
  public static final int MAX_FILES = 64;

  static final String CLAUSE = "NTC-5";
  private static final String SUBJECT = "notice";
  private static final int MAX_UDI_DI_BYTES = 64;

  /**
   * Copies the collections.
   *
   * @param manufacturer not null
   * @param product not null
   * @param udiDis copied in their order
   * @param serial from 1
   * @param issued a whole second
   * @param endOfSupport a whole second
   * @param files copied in their order
   */
  public NoticeClaims {
    Objects.requireNonNull(manufacturer, "manufacturer");
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(issued, "issued");
    Objects.requireNonNull(endOfSupport, "endOfSupport");
    udiDis = Collections.unmodifiableSet(new LinkedHashSet<>(udiDis));
    files = List.copyOf(files);
  }

  /**
   * Reads a notice, which nobody need have signed.
   *
   * @param payload the payload
   * @return what it says
   * @throws PackageRefusedException with {@code NOTICE_MALFORMED} or {@code FORMAT_UNSUPPORTED}
   */
  public static NoticeClaims read(byte[] payload) throws PackageRefusedException {
    try {
      JsonObject notice = StrictJson.parse(payload, JsonLimits.of(NoticeVerifier.MAX_BYTES));
      long format = notice.integer("format", 0, StrictJson.MAX_INTEGER);
      if (format != 1) {
        throw new PackageRefusedException(
            Reason.FORMAT_UNSUPPORTED, "NTC-6", SUBJECT, "format " + format, "format 1");
      }
      return read(notice);
    } catch (StrictJsonException e) {
      throw e.refusedAs(Reason.NOTICE_MALFORMED, SUBJECT);
    }
  }

  private static NoticeClaims read(JsonObject notice) throws StrictJsonException {
    notice.onlyMembers(
        "format", "manufacturer", "product", "udiDis", "serial", "issued", "endOfSupport", "files");
    return new NoticeClaims(
        notice.name("manufacturer"),
        notice.name("product"),
        udiDis(notice),
        notice.integer("serial", 1, StrictJson.MAX_INTEGER),
        notice.time("issued"),
        notice.time("endOfSupport"),
        files(notice));
  }

  private static Set<String> udiDis(JsonObject notice) throws StrictJsonException {
    Set<String> udiDis = new LinkedHashSet<>();
    for (String udiDi : notice.strings("udiDis", MAX_UDI_DIS, CLAUSE)) {
      if (udiDi.isEmpty() || udiDi.length() > MAX_UDI_DI_BYTES || !udiDis.add(udiDi)) {
        throw notice.problem(CLAUSE, "udiDis", udiDi, "1 to 64 characters, each once");
      }
    }
    if (udiDis.isEmpty()) {
      throw notice.problem(CLAUSE, "udiDis", "none", "1 to " + MAX_UDI_DIS);
    }
    return udiDis;
  }

  private static List<NoticeFile> files(JsonObject notice) throws StrictJsonException {
    List<NoticeFile> files = new ArrayList<>();
    Set<String> paths = new HashSet<>();
    for (JsonObject file : notice.objects("files", MAX_FILES, CLAUSE)) {
      NoticeFile read = NoticeFile.read(file);
      if (!paths.add(read.path())) {
        throw file.problem(CLAUSE, "path", read.path() + " twice", "each path once");
      }
      files.add(read);
    }
    if (files.isEmpty()) {
      throw notice.problem(CLAUSE, "files", "none", "1 to " + MAX_FILES);
    }
    return files;
  }

  /**
   * The payload.
   *
   * @return the bytes that are signed, the same for the same notice
   */
  public byte[] bytes() {
    JsonWriter out =
        new JsonWriter()
            .member("format", 1)
            .member("manufacturer", manufacturer)
            .member("product", product)
            .member("udiDis", List.copyOf(udiDis))
            .member("serial", serial)
            .member("issued", issued)
            .member("endOfSupport", endOfSupport)
            .beginArray("files");
    files.forEach(file -> file.write(out));
    return out.endArray().bytes();
  }
}
