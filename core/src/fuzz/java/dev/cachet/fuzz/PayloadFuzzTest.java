package dev.cachet.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;

/** Searches for inputs; what must hold of them is in {@link PayloadInvariants}. */
class PayloadFuzzTest {
  @FuzzTest(maxDuration = "5m")
  void fuzz(byte[] input) throws IOException {
    FuzzTarget.PAYLOAD.run(input);
  }
}
