package dev.cachet.cli.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.Cachet;
import dev.cachet.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkCommandTest {
  private static final String PROFILE =
      "{\"schemaVersion\":1,\"device\":{\"manufacturer\":\"Example\",\"model\":\"Pump\",\"version\":\"2.4\"},"
          + "\"flows\":[{\"id\":\"pacs\",\"peer\":{\"role\":\"pacs\"},\"direction\":\"outbound\","
          + "\"protocol\":\"tcp\",\"ports\":[2762],\"purpose\":\"Images\",\"encryption\":\"tls-1.2\","
          + "\"data\":\"health\"}]}";

  @TempDir Path folder;

  @Test
  void lintEndsWithOneIfAFindingIsAnError() throws IOException {
    Path file = Files.writeString(folder.resolve("network.json"), PROFILE);
    assertTrue(Cachet.done("network", "lint", file).out().contains("info network.needs-binding"));
    Files.writeString(file, PROFILE.replace("tls-1.2", "none"));
    Cachet refused = Cachet.run("network", "lint", file, "--format", "json");
    assertEquals(ExitCode.REFUSED, refused.exit());
    assertTrue(refused.out().contains("\"rule\" : \"network.cleartext\""), refused.out());
    assertTrue(refused.out().contains("\"field\" : \"/flows/0/encryption\""), refused.out());
  }

  @Test
  void namesTheFilePlaceAndRemedyOfWhatItCannotRead() throws IOException {
    Path file = Files.writeString(folder.resolve("network.json"), PROFILE.replace("tcp", "TCP"));
    Cachet unread = Cachet.run("network", "lint", file);
    assertEquals(ExitCode.UNREADABLE, unread.exit());
    assertEquals(
        "cachet: "
            + file
            + ": /flows/0/protocol: is none of tcp, udp, dns, ntp, dhcp, dhcpv6, ping;"
            + " correct it, or name another file\n",
        unread.err());
    assertEquals(ExitCode.USAGE, Cachet.run("network", "lint", folder.resolve("gone")).exit());
    Files.writeString(file, PROFILE);
    Path site = Files.writeString(folder.resolve("binding.json"), "{}");
    Cachet binding = Cachet.run("network", "lint", file, "--site", site);
    assertEquals(ExitCode.UNREADABLE, binding.exit());
    assertEquals("cachet: " + site + ": /schemaVersion: missing; add it\n", binding.err());
  }

  @Test
  void nftNeedsEveryPeerBoundAndWritesNothingIfOneIsNot() throws IOException {
    Path file = Files.writeString(folder.resolve("network.json"), PROFILE);
    String binding =
        "{\"schemaVersion\":1,\"id\":\"ward-3\",\"device\":{\"interface\":\"eth1\",\"addresses\":[\"192.0.2.10\"]}%s}";
    Path site = Files.writeString(folder.resolve("binding.json"), binding.formatted(""));
    Path rules = folder.resolve("rules.nft");
    Path removal = folder.resolve("removal.nft");
    Cachet refused =
        Cachet.run("network", "nft", file, "--site", site, "--out", rules, "--removal", removal);
    assertEquals(ExitCode.REFUSED, refused.exit());
    assertTrue(refused.err().contains("network.unbound-peer"), refused.err());
    assertTrue(Files.notExists(rules) && Files.notExists(removal));
    Files.writeString(site, binding.formatted(",\"roles\":{\"pacs\":[\"192.0.2.20\"]}"));
    Cachet.done("network", "nft", file, "--site", site, "--out", rules, "--removal", removal);
    assertTrue(Files.readString(rules).contains("ip daddr { 192.0.2.20 } tcp dport { 2762 }"));
    assertTrue(Files.readString(removal).endsWith("delete table inet cachet_ward_3\n"));
    assertEquals(
        Files.readString(rules), Cachet.done("network", "nft", file, "--site", site).out());
  }

  @Test
  void mudSaysNothingWhereSupportIsNotKnown() throws IOException {
    Path file = Files.writeString(folder.resolve("network.json"), PROFILE);
    Path out = folder.resolve("mud.json");
    Cachet unpublished = Cachet.run("network", "mud", file, "--support", "supported");
    assertEquals(ExitCode.REFUSED, unpublished.exit());
    assertTrue(unpublished.err().contains("network.no-mud-url"), unpublished.err());
    Files.writeString(
        file,
        PROFILE.replace(
            "\"flows\"", "\"publication\":{\"mudUrl\":\"https://a.example/p.json\"},\"flows\""));
    Cachet unknown = Cachet.run("network", "mud", file, "--support", "unknown", "--out", out);
    assertEquals(ExitCode.TOO_MANY_UNKNOWNS, unknown.exit());
    assertTrue(Files.notExists(out));
    Cachet.done("network", "mud", file, "--support", "ended", "--out", out);
    assertTrue(Files.readString(out).contains("\"is-supported\" : false"));
    Cachet wrong =
        Cachet.run("network", "mud", file, "--support", "ended", "--cache-validity", "169");
    assertEquals(ExitCode.USAGE, wrong.exit());
  }

  @Test
  void matrixFlowsAndDiffAreWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("network.json"), PROFILE);
    assertTrue(
        Cachet.done("network", "matrix", file).out().contains("<th scope=\"row\">pacs</th>"));
    assertTrue(Cachet.done("network", "matrix", file, "--csv").out().contains("\"pacs\""));
    Path other = Files.writeString(folder.resolve("new.json"), PROFILE.replace("2762", "104"));
    assertEquals(
        """
        open: outbound to role pacs, tcp 104, tls-1.2 (pacs: Images)
        close: outbound to role pacs, tcp 2762, tls-1.2 (pacs: Images)
        """,
        Cachet.done("network", "diff", file, other).out());
    Path site =
        Files.writeString(
            folder.resolve("binding.json"),
            "{\"schemaVersion\":1,\"id\":\"w\",\"device\":{\"interface\":\"e\",\"addresses\":"
                + "[\"192.0.2.10\"]},\"roles\":{\"pacs\":[\"192.0.2.20\"]}}");
    assertTrue(
        Cachet.done("network", "flows", file, "--site", site)
            .out()
            .contains("\"called\" : [\n        \"192.0.2.20/32\""));
  }
}
