package dev.cachet.cli;

import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchorTest {
  @TempDir Path folder;

  @Test
  void oneRunJudgesByOneFactoryRecordWhateverHappensToTheFile() throws Exception {
    Anchor anchor = new Anchor();
    anchor.factory = SmallRoot.factory(folder.resolve("factory.json"), "0".repeat(64));
    var first = anchor.factoryRecord();
    Files.delete(anchor.factory);
    assertSame(first, anchor.factoryRecord());
  }
}
