package dev.cachet.firewall;

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
    String said = run("unshare", "-rn", "sh", "-c", "nft -c -f bad.nft && exit 1; echo refused");
    assertTrue(said.endsWith("refused\n"), said);
  }

  @Test
  void eachDeclaredFlowPassesAndEachOtherIsDropped() throws Exception {
    SiteProfile site =
        NetworkLint.bind(
            NetworkProfile.read(NAMESPACES.resolve("network.json")),
            SiteBinding.read(NAMESPACES.resolve("binding.json")),
            "network.json");
    Path rules = Files.write(folder.resolve("rules.nft"), Nftables.rules(site));
    Path removal = Files.write(folder.resolve("removal.nft"), Nftables.removal(site.binding()));
    String probe = NAMESPACES.resolve("probe.py").toAbsolutePath().toString();
    String said =
        run("unshare", "-rn", "/usr/bin/python3", probe, rules.toString(), removal.toString());
    System.out.print(said);
    assertTrue(said.endsWith("15 declared, 30 undeclared, 0 wrong\n"), said);
  }

  private String run(String... words) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }
}
