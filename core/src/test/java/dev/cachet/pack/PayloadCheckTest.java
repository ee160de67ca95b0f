package dev.cachet.pack;

import static dev.cachet.golden.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.chunk.ChunkRecord;
import dev.cachet.golden.PackageFixture;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.golden.SampleBytes;
import dev.cachet.manifest.Payload;
import dev.cachet.refusal.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a slot holds, judged again by what was kept of the index when it was written. */
class PayloadCheckTest {
  private static final int CHUNK = 4096;
  private static final byte[] PLAIN = SampleBytes.noise(1024 * CHUNK + 5000);

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private Payload payload;

  @BeforeEach
  void readAndKeep() throws Exception {
    PackageFixture fixture =
        PackageFixture.unsigned().withoutPayloads().payload(PayloadFixture.raw("a", PLAIN, CHUNK));
    PayloadReader reader = Reading.payload(fixture);
    payload = reader.payload();
    kept.writeBytes(reader.index());
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    reader.read(
        new ChunkSink() {
          @Override
          public void accept(long plainOffset, ByteBuffer chunk) {
            plain.writeBytes(Reading.bytes(chunk));
          }

          @Override
          public void page(ByteBuffer page) {
            kept.writeBytes(Reading.bytes(page));
          }
        });
    assertArrayEquals(PLAIN, plain.toByteArray());
    assertEquals(payload.indexSize() + 1026 * ChunkRecord.BYTES, kept.size(), "index and pages");
  }

  @Test
  void takesWhatWasWritten() throws Exception {
    require(kept.toByteArray(), PLAIN);
    require(kept.toByteArray(), Arrays.copyOf(PLAIN, PLAIN.length + 1));
  }

  @Test
  void refusesAByteThatIsNotTheSignedOneInAnyChunk() {
    for (int at : new int[] {0, CHUNK - 1, 1023 * CHUNK, 1024 * CHUNK, PLAIN.length - 1}) {
      assertRefused(
          Reason.READBACK_MISMATCH,
          "DEV-12",
          () -> require(kept.toByteArray(), SampleBytes.flipped(PLAIN, at)));
    }
  }

  @Test
  void namesThePlaceWhereBytesAreMissing() {
    var refusal =
        assertRefused(
            Reason.READBACK_MISMATCH,
            "DEV-12",
            () -> require(kept.toByteArray(), Arrays.copyOf(PLAIN, PLAIN.length - 1)));
    assertEquals("slot a at " + 1025 * CHUNK, refusal.subject());
    assertEquals("903 bytes", refusal.found());
  }

  @Test
  void refusesAKeptIndexOrPageThatIsDamagedOrCut() {
    byte[] sound = kept.toByteArray();
    assertRefused(
        Reason.INDEX_DIGEST_MISMATCH,
        "PKG-28",
        () -> require(SampleBytes.flipped(sound, 0), PLAIN));
    for (int at : new int[] {payload.indexSize(), sound.length - 1}) {
      assertRefused(
          Reason.INDEX_DIGEST_MISMATCH,
          "PKG-34",
          () -> require(SampleBytes.flipped(sound, at), PLAIN));
    }
    assertRefused(
        Reason.READBACK_MISMATCH,
        "DEV-12",
        () -> require(Arrays.copyOf(sound, sound.length - 1), PLAIN));
  }

  private void require(byte[] keptBytes, byte[] plain) throws Exception {
    PayloadCheck.require(payload, source(keptBytes), source(plain));
  }

  private static PayloadCheck.Source source(byte[] bytes) {
    return (offset, into) -> {
      int length = (int) Math.max(0, Math.min(into.remaining(), bytes.length - offset));
      into.put(bytes, (int) offset, length);
      return length;
    };
  }
}
