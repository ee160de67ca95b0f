package dev.cachet.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TrustChainTest {
  @Test
  void acceptsAHybridChain() throws Exception {
    TestRoots first = TestRoots.hybrid();
    TrustedRoot root = first.trusted();
    for (TestRoots next : TestRoots.chain(first, 4).subList(1, 4)) {
      root = TrustChain.next(root, next.envelope(first));
    }
    assertEquals(4, root.document().version());
  }
}
