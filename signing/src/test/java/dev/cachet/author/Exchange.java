package dev.cachet.author;

import dev.cachet.digest.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;

/** Somebody who packs and then exchanges something, with a manifest written by hand. */
public final class Exchange {
  private Exchange() {}

  /** Puts another record of the gate into a folder. */
  public static UnsignedPackage gate(UnsignedPackage unsigned, byte[] record) throws Exception {
    Path file = unsigned.folder().resolve("files/gate.json");
    byte[] before = Files.readAllBytes(file);
    Files.write(file, record);
    Path manifest = unsigned.folder().resolve("manifest.json");
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replace(
                "\"files/gate.json\",\"size\":" + before.length,
                "\"files/gate.json\",\"size\":" + record.length)
            .replace(Sha256.of(before).hex(), Sha256.of(record).hex()));
    return UnsignedPackage.open(unsigned.folder());
  }
}
