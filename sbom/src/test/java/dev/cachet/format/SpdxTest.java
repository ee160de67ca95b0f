package dev.cachet.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.finding.Finding;
import dev.cachet.sbom.Sbom;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SpdxTest {
  @Test
  void readsBackWhatSpdx2CanSay() throws Exception {
    WrittenSbom written = SbomSpec.SPDX_2_3_JSON.encode(FullSbom.portable());
    ReadSbom read = SbomDocument.read(written.document());
    assertEquals(SbomSpec.SPDX_2_3_JSON, read.spec());
    assertEquals(List.of(), read.dropped());
    assertEquals(json(FullSbom.portable()), json(read.sbom()));
    assertEquals(FullSbom.portable(), read.sbom());
    assertEquals(Set.of("/compositions"), subjects(written.dropped()));
  }

  @Test
  void listsWhatSpdx2CannotSay() throws Exception {
    WrittenSbom written = SbomSpec.SPDX_2_3_JSON.encode(FullSbom.everything());
    assertEquals(
        Set.of(
            "/compositions",
            "/externalReferences",
            "/metadata/licenses",
            "/metadata/supplier",
            "/metadata/tools",
            "/services",
            "full/authors",
            "full/evidence/identity",
            "full/evidence/occurrences",
            "full/externalReferences/hashes",
            "full/licenses/url",
            "full/manufacturer",
            "full/pedigree/ancestors",
            "full/pedigree/descendants",
            "full/pedigree/patches",
            "full/pedigree/variants",
            "full/swid"),
        subjects(written.dropped()));
  }

  private static String json(Sbom sbom) throws Exception {
    return new String(SbomSpec.CYCLONEDX_1_6_JSON.write(sbom), StandardCharsets.UTF_8);
  }

  private static Set<String> subjects(List<Finding> findings) {
    Set<String> subjects = new TreeSet<>();
    findings.forEach(f -> subjects.add(f.subject()));
    return subjects;
  }
}
