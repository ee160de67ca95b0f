package dev.cachet.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Tells by its first bytes what a file is that was given in place of a package or a root. */
final class OtherForm {
  private static final Set<Reason> NO_FORM =
      Set.of(Reason.CONTAINER_MALFORMED, Reason.ENVELOPE_MALFORMED, Reason.ROOT_MALFORMED);

  private static final int LOOKED_AT = 32;

  /** A file that begins so is neither a package nor a trust root. */
  private static final List<OtherForm> NEITHER =
      List.of(
          new OtherForm("-----BEGIN ", "a key or certificate in PEM"),
          new OtherForm("PK\u0003\u0004", "a ZIP archive"),
          new OtherForm("\u001f\u008b", "compressed with gzip"),
          new OtherForm("\u00fd7zXZ\u0000", "compressed with xz"),
          new OtherForm("(\u00b5/\u00fd", "compressed with zstd"));

  private static final OtherForm JSON =
      new OtherForm("{", "JSON, as trust roots and SBOMs are, and no package");

  private final String start;
  private final String words;

  private OtherForm(String start, String words) {
    this.start = start;
    this.words = words;
  }

  /**
   * Words to put behind a refusal; nothing where the file may be what was asked for.
   *
   * @param file what was refused
   * @param failure how
   */
  static String of(Path file, Exception failure) {
    if (!(failure instanceof PackageRefusedException refused)
        || !NO_FORM.contains(refused.refusal().reason())) {
      return "";
    }
    String beginning = beginning(file);
    if (refused.refusal().reason() == Reason.CONTAINER_MALFORMED
        && beginning.stripLeading().startsWith(JSON.start)) {
      return JSON.told();
    }
    return NEITHER.stream()
        .filter(each -> beginning.startsWith(each.start))
        .findFirst()
        .map(OtherForm::told)
        .orElse("");
  }

  private String told() {
    return "; the file is " + words;
  }

  private static String beginning(Path file) {
    // A pipe would wait, and has been read.
    if (!Files.isRegularFile(file)) {
      return "";
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LOOKED_AT), ISO_8859_1);
    } catch (IOException e) {
      // The refusal is what counts.
      return "";
    }
  }
}
