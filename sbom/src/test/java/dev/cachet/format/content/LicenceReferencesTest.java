package dev.cachet.format.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cachet.format.SbomDocument;
import dev.cachet.format.SbomSpec;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.licence.LicenceClaim.Acknowledgement;
import dev.cachet.licence.LicenceClaim.Form;
import dev.cachet.licence.SpdxLicences;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LicenceReferencesTest {
  private static final Pattern REFERENCE = Pattern.compile("LicenseRef-[A-Za-z0-9.-]+");

  /** SPDX compares references without regard to case: two of them would be one, defined twice. */
  @ParameterizedTest
  @EnumSource
  void referencesThatDifferInCapitalsAreOne(SbomSpec spec) throws Exception {
    Sbom sbom =
        sbom(
            new LicenceClaim(Form.EXPRESSION, "GPL-2.0-only OR LicenseRef-GPL-with-Exception"),
            new LicenceClaim(Form.EXPRESSION, "MIT AND LicenseRef-gpl-WITH-exception"),
            new LicenceClaim(Form.NAME, "LicenseRef-Gpl-With-Exception"),
            new LicenceClaim(Form.EXPRESSION, "LicenseRef-Other"),
            new LicenceClaim(Form.NAME, "Own Licence"),
            new LicenceClaim(Form.NAME, "own licence"));
    String document = new String(spec.write(sbom), StandardCharsets.UTF_8);
    Set<String> found = new TreeSet<>();
    Matcher matcher = REFERENCE.matcher(document);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    long unlike = found.stream().map(one -> one.toLowerCase(Locale.ROOT)).distinct().count();
    assertEquals(found.size(), unlike, found.toString());
    assertEquals(true, found.contains("LicenseRef-GPL-with-Exception"), found.toString());
    assertEquals(true, found.contains("LicenseRef-Other"), found.toString());
  }

  @Test
  void aReferenceOfAnotherDocumentKeepsItsSpelling() throws Exception {
    Sbom sbom =
        sbom(
            new LicenceClaim(Form.EXPRESSION, "DocumentRef-a:LicenseRef-B"),
            new LicenceClaim(Form.EXPRESSION, "LicenseRef-b"));
    assertSame(sbom, LicenceReferences.unified(sbom));
  }

  /** The list of spdx-license-ids 3.0.24, of which the schema's list lacks 41. */
  @Test
  void laterIdentifiersAreKnownAndValidInEverySyntax() throws Exception {
    assertEquals(41, SpdxLicences.later().size());
    for (String id : List.of("UnRAR", "WordNet", "OpenMDW-1.0")) {
      assertEquals(new LicenceClaim(Form.ID, id), SpdxLicences.claim(id.toUpperCase(Locale.ROOT)));
      assertEquals(
          new LicenceClaim(Form.EXPRESSION, "MIT OR " + id), SpdxLicences.claim("MIT OR " + id));
      for (SbomSpec spec : SbomSpec.values()) {
        Sbom sbom = sbom(new LicenceClaim(Form.ID, id));
        Sbom read = SbomDocument.read(spec.write(sbom)).sbom();
        assertEquals(
            List.of(new LicenceClaim(Form.ID, id)),
            read.components().get(0).licences(),
            spec.label());
      }
    }
    assertEquals(new LicenceClaim(Form.NAME, "UnRAR-2"), SpdxLicences.claim("UnRAR-2"));
  }

  /** Verifiers with the list 3.26.0, such as tools-java 2.0.1, refuse what came later. */
  @Test
  void spdx2NamesNoIdentifierThatItsVerifierDoesNotKnow() throws Exception {
    List<LicenceClaim> claims =
        List.of(
            new LicenceClaim(Form.ID, "Artistic-dist"),
            new LicenceClaim(Form.ID, "UnRAR"),
            new LicenceClaim(Form.EXPRESSION, "(MIT OR Artistic-dist) AND HDF5"),
            new LicenceClaim(Form.EXPRESSION, "MIT OR jove+"),
            new LicenceClaim(Form.EXPRESSION, "GPL-2.0-or-later WITH rsync-linking-exception"),
            new LicenceClaim(Form.EXPRESSION, "BSD-3-Clause WITH polyparse-exception OR MIT"));
    for (LicenceClaim claim : claims) {
      byte[] bytes = SbomSpec.SPDX_2_3_JSON.write(sbom(claim));
      String declared =
          JsonTrees.MAPPER.readTree(bytes).findValues("licenseDeclared").stream()
              .map(JsonNode::asText)
              .filter(each -> !each.equals("NOASSERTION"))
              .findFirst()
              .orElseThrow();
      assertFalse(SpdxLicences.isRecent(declared), declared);
      List<LicenceClaim> read = SbomDocument.read(bytes).sbom().components().get(0).licences();
      assertEquals(List.of(claim), read);
    }
  }

  @Test
  void aLicenceOfTheDocumentThatIsCalledLikeALaterOneStaysItsOwn() throws Exception {
    LicenceClaim own = new LicenceClaim(Form.NAME, "UnRAR", Acknowledgement.DECLARED, null, "text");
    byte[] bytes = SbomSpec.SPDX_2_3_JSON.write(sbom(own));
    assertEquals(List.of(own), SbomDocument.read(bytes).sbom().components().get(0).licences());
    LicenceClaim reference = new LicenceClaim(Form.EXPRESSION, "MIT OR LicenseRef-UnRAR");
    byte[] referring = SbomSpec.SPDX_2_3_JSON.write(sbom(reference));
    assertEquals(
        List.of(reference), SbomDocument.read(referring).sbom().components().get(0).licences());
  }

  @Test
  void laterExceptionsAreKnownAndNotTakenForLicences() {
    for (String id :
        List.of(
            "Classpath-exception-2.0-short",
            "kvirc-openssl-exception",
            "rsync-linking-exception",
            "Simple-Library-Usage-exception",
            "sqlitestudio-OpenSSL-exception")) {
      assertEquals(
          new LicenceClaim(Form.EXPRESSION, "GPL-2.0-or-later WITH " + id),
          SpdxLicences.claim("gpl-2.0-or-later WITH " + id.toUpperCase(Locale.ROOT)));
      assertEquals(new LicenceClaim(Form.NAME, id), SpdxLicences.claim(id));
      assertEquals(Form.NAME, SpdxLicences.claim("MIT OR " + id).form());
    }
  }

  /** The published list has them, so a document that states one as an identifier is valid. */
  @Test
  void laterIdentifiersAreReadWhereOthersWroteThem() throws Exception {
    String json =
        "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":[{\"type\":\"library\","
            + "\"name\":\"x\",\"licenses\":[{\"license\":{\"id\":\"UnRAR\"}}]}]}";
    String xml =
        "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\"><components><component"
            + " type=\"library\">"
            + "<name>x</name><licenses><license><id>UnRAR</id></license></licenses></component>"
            + "</components></bom>";
    String older =
        json.replace("\"1.6\"", "\"1.4\",\"version\":1")
            .replace("\"x\"", "\"x\",\"version\":\"1\"");
    for (String document : List.of(json, xml, older)) {
      Sbom read = SbomDocument.read(document.getBytes(StandardCharsets.UTF_8)).sbom();
      assertEquals("UnRAR", read.components().get(0).licences().get(0).text());
    }
  }

  private static Sbom sbom(LicenceClaim... claims) {
    List<Component> components = new ArrayList<>();
    for (LicenceClaim claim : claims) {
      String name = "c" + components.size();
      components.add(
          Component.builder(name, ComponentType.LIBRARY, name).licences(List.of(claim)).build());
    }
    Component subject = Component.builder("os", ComponentType.OPERATING_SYSTEM, "os").build();
    return Sbom.of(SbomContent.builder(subject).components(components).build(), Instant.EPOCH);
  }
}
