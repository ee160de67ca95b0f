package dev.cachet.credential;

import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import dev.cachet.secret.UrlCredentials;
import dev.cachet.vex.VexProduct;
import dev.cachet.vex.VexStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Content of an SBOM without the user names, passwords and tokens that addresses in it held. Every
 * inventory and every document that is written goes through here, wherever an address came from.
 *
 * @param content the content; the very same where nothing was removed
 * @param removed for the reference of each thing that held some, the texts as they are now; the
 *     empty reference stands for the document
 * @param refs for each reference that held some, what it is now
 */
public record CredentialFree(
    SbomContent content, Map<String, Set<String>> removed, Map<String, String> refs) {
  private static final int MAX_SHOWN = 200;

  /**
   * Removes what addresses hold.
   *
   * @param content the content
   * @return the content without it, and where some was
   */
  public static CredentialFree of(SbomContent content) {
    TextPass removal = new TextPass(content, CredentialFree::text);
    return new CredentialFree(removal.of(content), removal.changed(), removal.refs());
  }

  /**
   * The SBOM with this content.
   *
   * @param sbom the SBOM that the content was taken from
   * @return the very same where nothing was removed
   */
  public Sbom in(Sbom sbom) {
    return removed.isEmpty()
        ? sbom
        : Sbom.asStated(content, sbom.timestamp().orElse(null), sbom.serial().orElse(null));
  }

  /**
   * Removes what addresses in a text hold.
   *
   * @param text the text
   * @return the text without it; the very same where it holds nothing
   */
  public static String text(String text) {
    return UrlCredentials.removed(text);
  }

  /**
   * Says where something was removed, without saying what.
   *
   * @return one warning {@code source.url-credentials} for each text
   */
  public List<Finding> findings() {
    return findings(
        "an address held a user name, password or token, which was removed: ",
        "whoever read the source may know it, so change it");
  }

  /**
   * Says the same of a document that stays as it is, while what is made of it has none.
   *
   * @return one warning {@code source.url-credentials} for each text
   */
  public List<Finding> leftOut() {
    return findings(
        "an address in the document holds a user name, password or token, which is left out here: ",
        "take it out of the document, and change it: whoever read the document may know it");
  }

  private List<Finding> findings(String what, String remedy) {
    List<Finding> findings = new ArrayList<>();
    removed.forEach(
        (ref, texts) -> texts.forEach(text -> findings.add(finding(ref, what, text, remedy))));
    return findings;
  }

  private static Finding finding(String ref, String what, String text, String remedy) {
    String subject = ref.isEmpty() ? "document" : ref;
    String shown = text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text;
    return new Finding(
        "source.url-credentials",
        subject,
        Severity.WARNING,
        subject + ": " + what + shown + "; " + remedy,
        List.of());
  }

  /**
   * The same statements without what addresses in them hold.
   *
   * @param statements about this content as it was
   * @return statements about it as it is
   */
  public List<VexStatement> in(List<VexStatement> statements) {
    return statements.stream().map(this::statement).toList();
  }

  private VexStatement statement(VexStatement from) {
    return new VexStatement(
        text(from.vulnerability()),
        UrlCredentials.without(from.source()),
        from.state(),
        from.justification(),
        UrlCredentials.without(from.detail()),
        TextPass.all(from.responses(), CredentialFree::text),
        TextPass.all(from.products(), this::product));
  }

  private VexProduct product(VexProduct from) {
    String ref =
        refs.isEmpty() ? text(from.ref()) : refs.getOrDefault(from.ref(), text(from.ref()));
    String name = text(from.name());
    String version = UrlCredentials.without(from.version());
    String purl = UrlCredentials.without(from.purl());
    boolean same =
        ref.equals(from.ref())
            && name.equals(from.name())
            && Objects.equals(version, from.version())
            && Objects.equals(purl, from.purl());
    return same ? from : new VexProduct(ref, name, version, purl);
  }

  /**
   * The same findings without what addresses in them hold.
   *
   * @param findings any
   * @return findings that may be printed
   */
  public static List<Finding> of(List<Finding> findings) {
    return findings.stream().map(CredentialFree::of).toList();
  }

  private static Finding of(Finding from) {
    return new Finding(
        from.rule(),
        text(from.subject()),
        from.severity(),
        text(from.message()),
        from.evidence().stream()
            .map(e -> new Evidence(text(e.file()), text(e.field()), text(e.value())))
            .toList());
  }
}
