package dev.cachet.mud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.cachet.network.NetworkLint;
import dev.cachet.network.NetworkProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MUD files in yanglint, in the profile {@code yang}: docs/interop.md. */
class MudInterop {
  private static final List<String> MODULES =
      List.of("ietf-mud", "ietf-acldns", "ietf-mud-transparency", "ietf-access-control-list");

  /** Each breaks a rule that the modules have. */
  private static final List<String> MUTATIONS =
      List.of(
          "\"is-supported\" : true|\"is-supported\" : \"yes\"",
          "\"mud-version\" : 1|\"mud-version\" : \"1\"",
          "\"cache-validity\" : 48|\"cache-validity\" : 169",
          "\"cache-validity\" : 48|\"cache-validity\" : 0",
          "\"2026-11-30T10:00:00Z\"|\"30.11.2026\"",
          "\"port\" : 443|\"port\" : \"443\"",
          "\"lower-port\" : 11112|\"lower-port\" : 11115",
          "\"protocol\" : 6|\"protocol\" : \"tcp\"",
          "\"operator\" : \"eq\"|\"operator\" : \"is\"",
          "\"forwarding\" : \"accept\"|\"forwarding\" : \"allow\"",
          "ietf-mud-transparency:transparency|mudtx:transparency",
          "\"name\" : \"from-ipv4\",|\"name\" : \"from-ipv5\",");

  @TempDir Path folder;

  @Test
  void yanglintTakesTheFileAndRefusesMutations() throws Exception {
    String json =
        Files.readString(Path.of("src/test/namespaces/network.json"))
            .replace(
                "\"flows\"",
                "\"publication\":{\"mudUrl\":\"https://medical.example/pump.json\",\"sbomUrl\":"
                    + "\"https://medical.example/pump.cdx.json\",\"vulnerabilitiesUrl\":"
                    + "\"https://medical.example/vex.json\"},\"flows\"");
    NetworkProfile profile = NetworkProfile.read(json.getBytes(StandardCharsets.UTF_8));
    MudTerms terms = new MudTerms(Instant.parse("2026-11-30T10:00:00Z"), 48, true);
    String mud =
        new String(
            MudFile.write(NetworkLint.publish(profile, "network.json"), terms),
            StandardCharsets.UTF_8);
    assertEquals(0, yanglint(mud));
    for (String mutation : MUTATIONS) {
      int bar = mutation.indexOf('|');
      String mutant = mud.replace(mutation.substring(0, bar), mutation.substring(bar + 1));
      assertNotEquals(mud, mutant, mutation);
      assertNotEquals(0, yanglint(mutant), mutation);
    }
  }

  private int yanglint(String mud) throws IOException, InterruptedException {
    Path modules = Path.of(System.getProperty("cachet.yang"));
    Path file = Files.writeString(folder.resolve("mud.json"), mud);
    List<String> words =
        new ArrayList<>(
            List.of("yanglint", "-p", modules.toString(), "-F", "ietf-access-control-list:*"));
    words.addAll(List.of("-t", "config"));
    try (Stream<Path> files = Files.list(modules)) {
      files
          .filter(path -> MODULES.contains(path.getFileName().toString().replaceAll("[@.].*", "")))
          .forEach(path -> words.add(path.toString()));
    }
    assertEquals(7 + MODULES.size(), words.size(), "modules are in " + modules);
    words.add(file.toString());
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor();
  }
}
