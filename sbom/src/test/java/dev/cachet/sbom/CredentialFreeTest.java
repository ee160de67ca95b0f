package dev.cachet.sbom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.completeness.Composition;
import dev.cachet.completeness.CompositionAggregate;
import dev.cachet.credential.CredentialFree;
import dev.cachet.finding.Evidence;
import dev.cachet.finding.Finding;
import dev.cachet.finding.Severity;
import dev.cachet.format.ReadSbom;
import dev.cachet.format.SbomDocument;
import dev.cachet.format.SbomSpec;
import dev.cachet.format.VexDocument;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.format.content.WrittenSbom;
import dev.cachet.identity.IdentityEvidence;
import dev.cachet.identity.Occurrence;
import dev.cachet.identity.Swid;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.licence.LicenceClaim.Form;
import dev.cachet.sbom.Pedigree.Patch;
import dev.cachet.sbom.Pedigree.PatchType;
import dev.cachet.source.Inventory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CredentialFreeTest {
  private static final String SECRET = "a-secret";
  private static final String URL = "https://bob:" + SECRET + "@example.org/x";
  private static final String PURL =
      "pkg:generic/a@1?vcs_url=git%2Bhttps://bob:" + SECRET + "%40example.org/x";

  @Test
  void leavesNoneInAnyFieldOfAnInventory() {
    Inventory inventory = new Inventory(content(), List.of(finding()));
    assertFalse(inventory.content().components().toString().contains(SECRET));
    for (Component each : inventory.content().all()) {
      assertFalse(each.state().toString().contains(SECRET), each.state().toString());
    }
    assertFalse(inventory.content().state().toString().contains(SECRET));
    assertFalse(inventory.findings().toString().contains(SECRET));
    assertTrue(
        inventory.findings().stream()
            .anyMatch(
                each ->
                    each.message()
                        .equals(
                            "pkg:generic/a@1?vcs_url=git%2Bhttps://example.org/x: an address held"
                                + " a user name, password or token, which was removed:"
                                + " https://example.org/x; whoever read the source may know it, so"
                                + " change it")),
        inventory.findings().toString());
  }

  @Test
  void edgesAndCompletenessStayWithWhatTheyAreAbout() {
    SbomContent clean = new Inventory(content(), List.of()).content();
    String ref = "pkg:generic/a@1?vcs_url=git%2Bhttps://example.org/x";
    assertEquals(List.of(ref, ref + "~1"), clean.dependencies().neededBy("top"));
    assertEquals(List.of("b"), clean.dependencies().neededBy(ref));
    assertEquals(List.of(ref), clean.compositions().get(0).dependencies());
  }

  /** What is read is without, whoever shows it; the document itself still has it. */
  @Test
  void leavesNoneInWhatIsReadOfADocument() throws Exception {
    String text =
        """
        { "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
          "components": [ { "type": "library", "name": "a", "bom-ref": "URL", "description": "URL" },
            { "type": "library", "name": "b", "bom-ref": "OTHER" } ],
          "vulnerabilities": [ { "id": "CVE-2026-0001", "source": { "name": "URL" },
            "analysis": { "state": "not_affected", "detail": "URL" },
            "affects": [ { "ref": "OTHER" } ] } ] }
        """
            .replace("URL", URL)
            .replace("OTHER", URL.replace("bob", "eve"));
    ReadSbom read = SbomDocument.read(text.getBytes(StandardCharsets.UTF_8));
    assertFalse(read.toString().contains(SECRET), read.toString());
    assertFalse(read.sbom().content().state().toString().contains(SECRET));
    List<String> told = read.findings().stream().map(Finding::rule).distinct().sorted().toList();
    assertTrue(told.contains("source.url-credentials"), told.toString());
    String other = read.sbom().all().get(1).ref();
    assertEquals(URL.replace("bob:" + SECRET + "@", "") + "~1", other);
    assertEquals(other, read.statements().get(0).products().get(0).ref(), "about the same thing");
    WrittenSbom vex = VexDocument.write(read.sbom(), read.statements());
    assertFalse(new String(vex.document(), StandardCharsets.UTF_8).contains(SECRET));
  }

  /** What is wrong with a document is said in its own words. */
  @Test
  void leavesNoneInWhatIsSaidOfADocumentThatIsNone() {
    byte[] document =
        "{ \"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"URL\": 1 }"
            .replace("URL", URL)
            .getBytes(StandardCharsets.UTF_8);
    InvalidSbomException said =
        assertThrows(InvalidSbomException.class, () -> SbomDocument.read(document));
    assertTrue(said.getMessage().contains("'https://example.org/x'"), said.getMessage());
  }

  /** A document that somebody else wrote is written without. */
  @ParameterizedTest
  @EnumSource(SbomSpec.class)
  void leavesNoneInAnyDocument(SbomSpec form) throws Exception {
    WrittenSbom written =
        form.encode(Sbom.asStated(content(), Instant.parse("2026-11-23T00:00:00Z"), null));
    String text = new String(written.document(), StandardCharsets.UTF_8);
    assertFalse(text.contains(SECRET), text);
    assertTrue(text.contains("example.org/x"), text);
    assertFalse(written.dropped().toString().contains(SECRET), written.dropped().toString());
    assertTrue(
        written.dropped().stream().anyMatch(each -> each.rule().equals("source.url-credentials")));
  }

  @Test
  void isTheVerySameWhereThereIsNone() {
    SbomContent content = FullContent.of("https://example.org/x", "pkg:generic/a@1", "other");
    assertSame(content, CredentialFree.of(content).content());
  }

  private static SbomContent content() {
    return FullContent.of(URL, PURL, PURL.replace("bob", "eve"));
  }

  private static Finding finding() {
    return new Finding(
        "source.unclear",
        URL,
        Severity.WARNING,
        "says " + URL,
        List.of(new Evidence(URL, URL, URL)));
  }

  /** One text in every field that takes any. */
  private static final class FullContent {
    static SbomContent of(String url, String purl, String other) {
      Organisation maker =
          new Organisation(url, List.of(url), List.of(new Contact(url, null, null)));
      ExternalReference reference = new ExternalReference("vcs", url, url, List.of());
      Component component =
          Component.builder(purl, ComponentType.LIBRARY, "a " + url)
              .supplier(maker)
              .manufacturer(maker)
              .authors(List.of(new Contact(url, null, null)))
              .publisher(url)
              .group(url)
              .version(url)
              .description("from " + url)
              .copyright(url)
              .licences(
                  List.of(
                      new LicenceClaim(
                          Form.NAME, url, LicenceClaim.Acknowledgement.DECLARED, url, url)))
              .purl(purl)
              .swid(new Swid(url, url, url, null, null, url))
              .pedigree(
                  new Pedigree(
                      List.of(),
                      List.of(),
                      List.of(),
                      List.of(new Patch(PatchType.BACKPORT, url)),
                      url))
              .references(List.of(reference))
              .identity(
                  List.of(
                      new IdentityEvidence(
                          IdentityEvidence.Field.NAME,
                          0.5,
                          url,
                          List.of(
                              new IdentityEvidence.Method(
                                  IdentityEvidence.Technique.OTHER, 0.5, url)))))
              .occurrences(List.of(new Occurrence(url, null, null, url, url)))
              .tags(List.of(url))
              .properties(List.of(new Property("p", url)))
              .build();
      Service service =
          Service.builder("s", url)
              .provider(maker)
              .group(url)
              .version(url)
              .description(url)
              .endpoints(List.of(url))
              .trustZone(url)
              .references(List.of(reference))
              .tags(List.of(url))
              .properties(List.of(new Property("p", url)))
              .build();
      return SbomContent.builder(Component.builder("top", ComponentType.APPLICATION, "top").build())
          .components(
              List.of(
                  component,
                  Component.builder(other, ComponentType.LIBRARY, "other").build(),
                  Component.builder("b", ComponentType.LIBRARY, "b").build()))
          .services(List.of(service))
          .dependencies(Dependencies.of(Map.of("top", List.of(purl, other), purl, List.of("b"))))
          .compositions(
              List.of(new Composition(CompositionAggregate.COMPLETE, List.of(), List.of(purl))))
          .authors(List.of(new Contact(url, null, null)))
          .manufacturer(maker)
          .supplier(maker)
          .references(List.of(reference))
          .properties(List.of(new Property("p", url)))
          .build();
    }
  }
}
