package dev.cachet.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.jose.AttachedEnvelope;
import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.jose.ProtectedHeader;
import dev.cachet.jose.SignatureList;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An accepted envelope is its own only text, its signatures in their only order. */
final class EnvelopeInvariants implements FuzzTarget.Invariants {
  @Override
  public void check(byte[] input) throws PackageRefusedException, IOException {
    // Which of the two is read is said by what asks for it; no text may be both.
    boolean attached = input.length > 2 && input[2] == 'p';
    if (attached) {
      AttachedEnvelope read = bounded(input, () -> AttachedEnvelope.read(input));
      assertArrayEquals(input, read.bytes());
      byte[] made = AttachedEnvelope.of(read.payload(), read.signatures()).bytes();
      assertArrayEquals(input, made);
      requireOrder(read.signatures());
    } else {
      SignatureList read = bounded(input, () -> SignatureList.read(input));
      assertArrayEquals(input, read.bytes());
      requireOrder(read);
    }
  }

  private static <T> T bounded(byte[] input, Allocation.Parser<T> parser)
      throws PackageRefusedException, IOException {
    try {
      return Allocation.bounded(input.length, parser);
    } catch (PackageRefusedException e) {
      assertEquals(Reason.ENVELOPE_MALFORMED, e.refusal().reason());
      throw e;
    }
  }

  private static void requireOrder(SignatureList list) throws PackageRefusedException {
    List<String> kids = list.headers().stream().map(ProtectedHeader::kid).toList();
    assertTrue(kids.size() >= 1 && kids.size() <= SignatureList.MAX_SIGNATURES);
    assertEquals(kids.stream().sorted().distinct().toList(), kids);
    assertTrue(kids.stream().allMatch(kid -> kid.matches("[A-Za-z0-9_-]{43}")));
    List<EnvelopeSignature> reversed = new ArrayList<>(list.signatures());
    Collections.reverse(reversed);
    assertEquals(list.signatures(), SignatureList.of(reversed).signatures());
  }
}
