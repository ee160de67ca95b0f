package dev.cachet.unpacking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cachet.format.ReadSbom;
import dev.cachet.format.SbomDocument;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Sbom;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Documents that somebody put into a folder ({@code -Ddocuments.folder}), counted by Cachet and by
 * a script that shares no code with it. Nothing of them is in this repository.
 */
class RealDocumentsInterop {
  private static final String STAND_IN = "SPDXRef-DOCUMENT";

  @Test
  void countsWhatTheScriptCounts() throws Exception {
    Path folder = Path.of(Objects.requireNonNull(System.getProperty("documents.folder"), "folder"));
    Map<String, Map<String, Integer>> ours = new TreeMap<>();
    Map<String, Map<String, Integer>> theirs = new TreeMap<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path each : entries.sorted().toList()) {
        ours.put(each.getFileName().toString(), counts(SbomDocument.read(each)));
        theirs.put(each.getFileName().toString(), script(each));
      }
    }
    assertFalse(ours.isEmpty(), "nothing is in " + folder);
    assertEquals(theirs, ours);
  }

  private static Map<String, Integer> counts(ReadSbom read) {
    Sbom sbom = read.sbom();
    boolean own = sbom.content().statesSubject() && !sbom.subject().ref().equals(STAND_IN);
    List<Component> all =
        own ? Stream.concat(Stream.of(sbom.subject()), sbom.all().stream()).toList() : sbom.all();
    int edges = sbom.dependencies().edges().values().stream().mapToInt(List::size).sum();
    int licensed = (int) all.stream().filter(each -> !each.licences().isEmpty()).count();
    return new TreeMap<>(
        Map.of(
            "components",
            all.size(),
            "edges",
            edges,
            "licences",
            licensed,
            "statements",
            read.statements().size()));
  }

  private static Map<String, Integer> script(Path document) throws Exception {
    Path script =
        Path.of(
            Objects.requireNonNull(
                    RealDocumentsInterop.class.getResource("/documents/count_document.py"))
                .toURI());
    Process process =
        new ProcessBuilder("python3", script.toString(), document.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (InputStream out = process.getInputStream()) {
      JsonNode counted = new ObjectMapper().readTree(new String(out.readAllBytes(), UTF_8));
      assertEquals(0, process.waitFor(), document.toString());
      Map<String, Integer> counts = new TreeMap<>();
      counted.properties().forEach(each -> counts.put(each.getKey(), each.getValue().asInt()));
      return counts;
    }
  }
}
