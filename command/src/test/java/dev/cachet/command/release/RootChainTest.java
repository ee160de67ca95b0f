package dev.cachet.command.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cachet.command.CommandException;
import dev.cachet.command.Front;
import dev.cachet.command.Outcome;
import dev.cachet.command.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootChainTest {
  @TempDir Path folder;

  @Test
  void oneRunJudgesByOneFactoryRecordWhateverHappensToTheFile() throws Exception {
    Path factory = factory("0".repeat(64));
    RootChain roots = new RootChain(settings(Front.MAVEN).set(RootChain.FACTORY, factory));
    var first = roots.factoryRecord();
    Files.delete(factory);
    assertSame(first, roots.factoryRecord());
  }

  @Test
  void saysWhatIsMissingInTheWordsOfWhoAsks() {
    assertEquals(
        "no trust root: give --root FILE, and either --root-sha256 HEX or --factory FILE",
        wrong(settings(Front.COMMAND_LINE)));
    assertEquals(
        "no trust root: give root, and either rootSha256 or factory", wrong(settings(Front.MAVEN)));
    assertEquals(
        "no trust root: give --root FILE",
        wrong(settings(Front.COMMAND_LINE).set(RootChain.ROOT_SHA256, "ab".repeat(32))));
    assertEquals(
        "--root alone proves nothing, as the file may be exchanged: also give --root-sha256 HEX or"
            + " --factory FILE",
        wrong(settings(Front.COMMAND_LINE).set(RootChain.ROOT, folder.resolve("root-1.json"))));
  }

  @Test
  void digestAndFactoryRecordThatNameDifferentRootsAreRefused() throws Exception {
    Settings both =
        settings(Front.MAVEN)
            .set(RootChain.ROOT, folder.resolve("root-1.json"))
            .set(RootChain.ROOT_SHA256, "1".repeat(64))
            .set(RootChain.FACTORY, factory("0".repeat(64)));
    assertEquals("rootSha256 and factory name different roots", wrong(both));
  }

  private static String wrong(Settings given) {
    CommandException wrong =
        assertThrows(CommandException.class, () -> new RootChain(given).first());
    assertEquals(Outcome.WRONG_SETTING, wrong.outcome());
    return wrong.getMessage();
  }

  private static Settings settings(Front front) {
    return new Settings(front, Instant.EPOCH);
  }

  private Path factory(String root1) throws Exception {
    return Files.writeString(
        folder.resolve("factory.json"),
        """
        { "schemaVersion": 1, "environment": "test", "manufacturer": "example-devices",
          "product": "infusion-pump", "udiDi": "04012345678901", "hwModel": "pump-a", "hwRev": 1,
          "serial": "0001", "root1": "%s" }
        """
            .formatted(root1));
  }
}
