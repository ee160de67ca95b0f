package dev.cachet.pack;

import dev.cachet.golden.MemoryChannel;
import dev.cachet.golden.PackageFixture;
import dev.cachet.manifest.PackageFile;
import dev.cachet.manifest.Payload;
import dev.cachet.manifest.UnsafeManifest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads a whole package as a tool does, without asking who signed it. */
public final class Reading {
  private Reading() {}

  /** Every file, index and chunk; gives the plain bytes of each payload. */
  static List<byte[]> everything(byte[] container) throws Exception {
    try (ReceivedPackage received = ReceivedPackage.open(new MemoryChannel(container))) {
      PackageLayout layout = PackageLayout.of(received, UnsafeManifest.open(received.manifest()));
      for (PackageFile file : layout.manifest().files()) {
        layout.verifyFile(file);
      }
      List<byte[]> payloads = new ArrayList<>();
      for (Payload payload : layout.manifest().payloads()) {
        payloads.add(plain(layout.payload(payload)));
      }
      return payloads;
    }
  }

  public static List<byte[]> everything(PackageFixture fixture) throws Exception {
    return everything(fixture.bytes());
  }

  static byte[] plain(PayloadReader reader) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    reader.read(
        (offset, chunk) -> {
          if (offset != out.size()) {
            throw new AssertionError("chunk at " + offset + " after " + out.size() + " bytes");
          }
          out.writeBytes(bytes(chunk));
        });
    return out.toByteArray();
  }

  static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  /** The layout of a fixture, walked without asking who signed it. */
  public static PackageLayout layout(PackageFixture fixture) throws Exception {
    ReceivedPackage received = fixture.received();
    return PackageLayout.of(received, UnsafeManifest.open(received.manifest()));
  }

  /** Opens the one payload of a fixture. */
  public static PayloadReader payload(PackageFixture fixture) throws Exception {
    PackageLayout layout = layout(fixture);
    return layout.payload(layout.manifest().payloads().get(0));
  }
}
