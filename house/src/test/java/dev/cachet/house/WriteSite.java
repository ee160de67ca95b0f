package dev.cachet.house;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Writes the site; runs in the profile {@code site} only. */
class WriteSite {
  @Test
  void intoTheTargetFolder() throws IOException {
    Site.write(Module.ROOT, Module.ROOT.resolve("target/site"));
  }
}
