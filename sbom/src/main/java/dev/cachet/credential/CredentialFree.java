package dev.cachet.credential;

import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Content of an SBOM without the user names, passwords and tokens that addresses in it held. Every
 * inventory and every document that is written goes through here, wherever an address came from.
 *
 * @param content the content; the very same where nothing was removed
 * @param removed for the reference of each thing that held some, the texts as they are now; the
 *     empty reference stands for the document
 */
public record CredentialFree(SbomContent content, Map<String, Set<String>> removed) {
  private static final int MAX_SHOWN = 200;

  /**
   * Removes what addresses hold.
   *
   * @param content the content
   * @return the content without it, and where some was
   */
  public static CredentialFree of(SbomContent content) {
    CredentialRemoval removal = new CredentialRemoval(content);
    return new CredentialFree(removal.of(content), removal.removed());
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
    String clean = UrlCredentials.without(text);
    return clean == null ? text : clean;
  }

  /**
   * Says where something was removed, without saying what.
   *
   * @return one warning {@code source.url-credentials} for each text
   */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    removed.forEach((ref, texts) -> texts.forEach(text -> findings.add(finding(ref, text))));
    return findings;
  }

  private static Finding finding(String ref, String text) {
    String subject = ref.isEmpty() ? "document" : ref;
    String shown = text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text;
    return new Finding(
        "source.url-credentials",
        subject,
        Severity.WARNING,
        subject
            + ": an address held a user name, password or token, which was removed: "
            + shown
            + "; whoever read the source may know it, so change it",
        List.of());
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
