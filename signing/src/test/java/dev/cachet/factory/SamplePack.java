package dev.cachet.factory;

import dev.cachet.author.PackageAuthor;
import dev.cachet.author.PackageDescription;
import dev.cachet.author.PackageDraft;
import dev.cachet.author.UnsignedPackage;
import dev.cachet.jose.DocumentType;
import dev.cachet.signer.ManifestSigner;
import dev.cachet.signer.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;

/** A folder with a description and what it names: a half-compressible image and a note. */
public final class SamplePack {
  public static final Instant CREATED = Instant.parse("2026-11-23T08:00:00Z");

  /** A description of one image with chunks of 4 KiB. */
  public static final String JSON =
      """
      { "schemaVersion": 1,
        "manufacturer": "example-devices", "product": "ventilator-x", "version": "4.2.1",
        "counter": 421, "floor": 400, "expires": "2027-11-23T08:00:00Z",
        "target": { "udiDi": ["04012345678901"], "hwModel": ["vx-2"] },
        "category": { "mdr": "IIb", "iec62304": "C" },
        "change": { "class": "security-patch", "udiDi": "kept", "reason": "security",
                    "reference": "CR-1182" },
        "files": [ { "path": "files/note.txt", "kind": "other", "file": "note.txt" } ],
        "authorisation": "none",
        "payloads": [ { "id": "rootfs", "slot": "root", "kind": "image", "file": "rootfs.img" } ],
        "rollout": { "id": "plan-a", "permille": [ { "at": "2026-12-01T00:00:00Z", "value": 10 } ] },
        "ext": { "ticket": "T-1" },
        "chunkBytes": 4096 }
      """;

  private final Path folder;

  public SamplePack(Path folder, int payloadBytes) throws IOException {
    this.folder = Files.createDirectories(folder);
    Files.write(folder.resolve("rootfs.img"), payload(payloadBytes));
    Files.writeString(folder.resolve("note.txt"), "Read me first.\n");
    Files.writeString(folder.resolve("pack.json"), JSON);
  }

  /** Random blocks of 4 KiB and blocks of one repeated byte take turns. */
  public static byte[] payload(int bytes) {
    byte[] payload = new byte[bytes];
    Random random = new Random(7);
    byte[] noise = new byte[4096];
    for (int at = 0; at < bytes; at += 8192) {
      random.nextBytes(noise);
      System.arraycopy(noise, 0, payload, at, Math.min(4096, bytes - at));
    }
    return payload;
  }

  public Path folder() {
    return folder;
  }

  public Path image() {
    return folder.resolve("rootfs.img");
  }

  public PackageDescription description() throws Exception {
    return PackageDescription.read(folder.resolve("pack.json"));
  }

  public PackageDraft draft() throws Exception {
    PackageDescription description = description();
    return new PackageAuthor().draft(PassedGate.over(description), description, CREATED, CREATED);
  }

  public UnsignedPackage write(Path out) throws Exception {
    return new PackageAuthor().write(draft(), out);
  }

  /** Lets people sign the manifest, one file each. */
  public static void sign(UnsignedPackage unsigned, Person... people) throws Exception {
    for (Person person : people) {
      for (SigningKey key : person.signers()) {
        Path unused =
            unsigned
                .signatures()
                .add(
                    new ManifestSigner().sign(DocumentType.PACKAGE, unsigned.manifestBytes(), key));
      }
    }
  }
}
