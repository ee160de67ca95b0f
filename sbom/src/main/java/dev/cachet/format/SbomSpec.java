package dev.cachet.format;

import dev.cachet.credential.CredentialFree;
import dev.cachet.credential.WritableTexts;
import dev.cachet.finding.Finding;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.format.content.LicenceReferences;
import dev.cachet.format.content.Losses;
import dev.cachet.format.content.WrittenSbom;
import dev.cachet.format.cyclonedx.CycloneDxJsonWriter;
import dev.cachet.format.spdx2.Spdx2Writer;
import dev.cachet.format.spdx3.Spdx3Writer;
import dev.cachet.format.xml.CycloneDxXml;
import dev.cachet.sbom.Sbom;
import dev.cachet.vex.VexStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The document formats that this library knows. */
public enum SbomSpec {
  /** CycloneDX 1.6 as JSON. */
  CYCLONEDX_1_6_JSON("cyclonedx-1.6-json") {
    @Override
    WrittenSbom encodeClean(Sbom sbom) throws InvalidSbomException {
      return CycloneDxJsonWriter.write(LicenceReferences.unified(sbom));
    }
  },
  /** CycloneDX 1.6 as XML. */
  CYCLONEDX_1_6_XML("cyclonedx-1.6-xml") {
    @Override
    WrittenSbom encodeClean(Sbom sbom) throws InvalidSbomException {
      return CycloneDxXml.write(LicenceReferences.unified(sbom));
    }
  },
  /** SPDX 2.3 as JSON. */
  SPDX_2_3_JSON("spdx-2.3-json") {
    @Override
    WrittenSbom encodeClean(Sbom sbom) throws InvalidSbomException {
      return Spdx2Writer.write(LicenceReferences.unified(sbom));
    }
  },
  /** SPDX 3.0.1 as JSON-LD. */
  SPDX_3_0_1_JSON("spdx-3.0.1-json") {
    @Override
    WrittenSbom encodeClean(Sbom sbom) throws InvalidSbomException {
      return Spdx3Writer.write(LicenceReferences.unified(sbom));
    }
  };

  private final String label;

  SbomSpec(String label) {
    this.label = label;
  }

  /**
   * The name of the format on a command line.
   *
   * @return for example {@code cyclonedx-1.6-json}
   */
  public String label() {
    return label;
  }

  /**
   * Finds a format by its name.
   *
   * @param label the name, as {@link #label} gives it
   * @return the format, or nothing if there is none of that name
   */
  public static Optional<SbomSpec> ofLabel(String label) {
    return Arrays.stream(values()).filter(s -> s.label.equals(label)).findFirst();
  }

  /**
   * Writes a document: the same SBOM gives the same bytes, whatever the locale and the time zone.
   *
   * @param sbom what to write
   * @return the document in UTF-8, ending in a line feed
   * @throws InvalidSbomException if the document would be invalid; nothing is returned then
   */
  public byte[] write(Sbom sbom) throws InvalidSbomException {
    return encode(sbom).document();
  }

  /**
   * Writes a document with statements on vulnerabilities inside of it. CycloneDX as JSON and SPDX
   * 3.0.1 take them here; elsewhere each is listed as left out.
   *
   * @param sbom what to write
   * @param statements bound to the SBOM by {@link dev.cachet.vex.VexList}
   * @return the document and what it does not say
   * @throws InvalidSbomException if the document would be invalid; nothing is returned then
   */
  public WrittenSbom encode(Sbom sbom, List<VexStatement> statements) throws InvalidSbomException {
    if (statements.isEmpty()) {
      return encode(sbom);
    }
    if (this == CYCLONEDX_1_6_JSON || this == SPDX_3_0_1_JSON) {
      List<Finding> told = new ArrayList<>();
      List<VexStatement> own = CredentialFree.of(sbom.content()).in(statements);
      Sbom clean = LicenceReferences.unified(clean(sbom, told));
      WrittenSbom written =
          this == SPDX_3_0_1_JSON
              ? Spdx3Writer.write(clean, own)
              : CycloneDxJsonWriter.write(clean, own);
      return written.with(told);
    }
    Losses losses = new Losses(label + " has no place for it; write it beside as a VEX document");
    statements.forEach(each -> losses.add("/vulnerabilities/" + each.vulnerability(), each.says()));
    return encode(sbom).with(losses.findings());
  }

  /**
   * Writes a document and lists what the format has no place for, where credentials were taken out
   * of addresses, and which characters were written in another way.
   *
   * @param sbom what to write
   * @return the document and what it does not say
   * @throws InvalidSbomException if the document would be invalid; nothing is returned then
   */
  public WrittenSbom encode(Sbom sbom) throws InvalidSbomException {
    List<Finding> told = new ArrayList<>();
    Sbom clean = clean(sbom, told);
    return told.isEmpty() ? encodeClean(clean) : encodeClean(clean).with(told);
  }

  /** What was read from a document or a foreign file may hold what no inventory should. */
  private static Sbom clean(Sbom sbom, List<Finding> told) {
    CredentialFree free = CredentialFree.of(sbom.content());
    told.addAll(free.findings());
    WritableTexts writable = WritableTexts.of(free.content());
    told.addAll(writable.findings());
    return told.isEmpty()
        ? sbom
        : Sbom.asStated(
            writable.content(), sbom.timestamp().orElse(null), sbom.serial().orElse(null));
  }

  abstract WrittenSbom encodeClean(Sbom sbom) throws InvalidSbomException;
}
