package dev.cachet.format;

import dev.cachet.credential.CredentialFree;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.format.content.WrittenSbom;
import dev.cachet.format.cyclonedx.CycloneDxJsonWriter;
import dev.cachet.format.cyclonedx.VulnerabilityWriting;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.ExternalReference;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import dev.cachet.sbom.SbomContentBuilder;
import dev.cachet.vex.VexProduct;
import dev.cachet.vex.VexStatement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Statements on vulnerabilities as a CycloneDX 1.6 document of their own, beside the SBOM that they
 * are about: statements change more often than contents do.
 *
 * <p>It names the SBOM by BOM-Link, and repeats of its components no more than identity, under the
 * same references, so that it can be read alone.
 */
public final class VexDocument {
  /**
   * The property of the document with the SHA-256 of its statements: others make another number.
   */
  static final String DIGEST = "cachet:vex:sha256";

  private static final String UNBOUND = "vex:";

  private VexDocument() {}

  /**
   * Writes statements.
   *
   * @param sbom what they are about; its instant is that of the document
   * @param statements what is said, bound to the SBOM by {@link dev.cachet.vex.VexList}; what is
   *     about nothing in it becomes a component of this document alone
   * @return the document
   * @throws InvalidSbomException if it would be invalid
   */
  public static WrittenSbom write(Sbom sbom, List<VexStatement> statements)
      throws InvalidSbomException {
    CredentialFree free = CredentialFree.of(sbom.content());
    return writeClean(free.in(sbom), free.in(statements)).with(free.findings());
  }

  private static WrittenSbom writeClean(Sbom sbom, List<VexStatement> statements)
      throws InvalidSbomException {
    Map<String, Component> known = new LinkedHashMap<>();
    known.put(sbom.subject().ref(), sbom.subject());
    sbom.all().forEach(each -> known.put(each.ref(), each));
    Map<String, Component> named = new TreeMap<>();
    List<VexStatement> own = new ArrayList<>();
    for (VexStatement statement : statements) {
      List<VexProduct> products = new ArrayList<>();
      for (VexProduct product : statement.products()) {
        Component component = component(product, known);
        named.put(component.ref(), component);
        products.add(VexProduct.ofRef(component.ref()));
      }
      own.add(statement.about(products));
    }
    named.remove(sbom.subject().ref());
    SbomContent content = content(sbom, named, own);
    Sbom document =
        sbom.timestamp()
            .map(instant -> Sbom.of(content, instant))
            .orElseGet(() -> Sbom.asStated(content, null, null));
    return CycloneDxJsonWriter.write(document, own);
  }

  private static SbomContent content(
      Sbom sbom, Map<String, Component> named, List<VexStatement> statements) {
    SbomContentBuilder content =
        sbom.content().statesSubject()
            ? SbomContent.builder(identity(sbom.subject()))
            : SbomContent.builderWithoutSubject();
    List<ExternalReference> references =
        sbom.serial()
            .map(uuid -> new ExternalReference("bom", "urn:cdx:" + uuid + "/1", null, List.of()))
            .map(List::of)
            .orElse(List.of());
    return content
        .components(List.copyOf(named.values()))
        .tools(sbom.content().tools())
        .manufacturer(sbom.content().manufacturer())
        .references(references)
        .properties(List.of(new Property(DIGEST, digest(statements))))
        .build();
  }

  private static Component component(VexProduct product, Map<String, Component> known) {
    Component component = known.get(product.ref());
    if (component != null) {
      return identity(component);
    }
    return Component.builder(
            UNBOUND + product.title(),
            ComponentType.LIBRARY,
            product.name().isEmpty() ? product.ref() : product.name())
        .version(product.version())
        .purl(product.purl())
        .build();
  }

  private static Component identity(Component whole) {
    return Component.builder(whole.ref(), whole.type(), whole.name())
        .group(whole.group())
        .version(whole.version())
        .purl(whole.purl())
        .cpe(whole.cpe())
        .build();
  }

  private static String digest(List<VexStatement> statements) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (VexStatement each : statements) {
        sha256.update(
            VulnerabilityWriting.vulnerability(each).toString().getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) '\n');
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
