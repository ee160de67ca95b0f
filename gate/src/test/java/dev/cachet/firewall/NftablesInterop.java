package dev.cachet.firewall;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.network.NetworkLint;
import dev.cachet.network.NetworkProfile;
import dev.cachet.network.SiteBinding;
import dev.cachet.network.SiteProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rules in nft and in a kernel, in the profile {@code nftables}: docs/interop.md. It fails
 * where nft is missing or network namespaces are not allowed.
 */
class NftablesInterop {
  private static final int PROFILES = 1_000;
  private static final Path NAMESPACES = Path.of("src/test/namespaces");

  @TempDir Path folder;

  @Test
  void nftTakesTheRulesOfAThousandProfiles() throws Exception {
    for (int seed = 0; seed < PROFILES; seed++) {
      Files.write(folder.resolve(seed + ".nft"), Nftables.rules(GeneratedSite.of(seed)));
    }
    String said =
        run(
            0,
            "unshare",
            "-rn",
            "sh",
            "-c",
            "n=0; for f in *.nft; do nft -c -f $f || exit 1; n=$((n+1)); done; echo taken $n");
    assertEquals("taken " + PROFILES, said.strip());
  }

  @Test
  void nftWouldRefuseRulesThatAreWrong() throws Exception {
    String rules = new String(Nftables.rules(GeneratedSite.of(7)), StandardCharsets.US_ASCII);
    Files.writeString(folder.resolve("bad.nft"), rules.replace("counter drop", "counter dorp"));
    String said = run(0, "unshare", "-rn", "sh", "-c", "nft -c -f bad.nft && exit 1; echo refused");
    assertTrue(said.endsWith("refused\n"), said);
  }

  @Test
  void eachDeclaredFlowPassesAndEachOtherIsDropped() throws Exception {
    String said = probe(0, rules());
    System.out.print(said);
    assertTrue(said.endsWith("15 declared, 30 undeclared, 0 wrong\n"), said);
  }

  /** Two undeclared ones have a forged source, which an earlier rule drops. */
  @Test
  void rulesThatDropNothingAreSeen() throws Exception {
    String said = probe(1, rules().replace("counter drop comment \"drop\"", "counter accept"));
    assertTrue(said.endsWith("15 declared, 30 undeclared, 28 wrong\n"), said);
  }

  @Test
  void aDeclaredFlowWithoutARuleIsSeen() throws Exception {
    String without =
        rules()
            .lines()
            .filter(line -> !line.contains("flow time"))
            .collect(joining("\n", "", "\n"));
    String said = probe(1, without);
    assertTrue(said.contains("WRONG 8 time: 1 before the rules, 0 after"), said);
    assertTrue(said.endsWith("15 declared, 30 undeclared, 1 wrong\n"), said);
  }

  private static SiteProfile site() throws Exception {
    return NetworkLint.bind(
        NetworkProfile.read(NAMESPACES.resolve("network.json")),
        SiteBinding.read(NAMESPACES.resolve("binding.json")),
        "network.json");
  }

  private static String rules() throws Exception {
    return new String(Nftables.rules(site()), StandardCharsets.US_ASCII);
  }

  private String probe(int exit, String rules) throws Exception {
    Path loaded = Files.writeString(folder.resolve("rules.nft"), rules);
    Path removal = folder.resolve("removal.nft");
    Files.write(removal, Nftables.removal(site().binding()));
    String probe = NAMESPACES.resolve("probe.py").toAbsolutePath().toString();
    return run(
        exit, "unshare", "-rn", "/usr/bin/python3", probe, loaded.toString(), removal.toString());
  }

  private String run(int exit, String... words) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(exit, process.waitFor(), said);
    return said;
  }
}
