package dev.cachet.factory;

import dev.cachet.author.PackageAuthor;
import dev.cachet.author.PackageDescription;
import dev.cachet.author.PackageSealer;
import dev.cachet.author.UnsignedPackage;
import dev.cachet.signer.SigningKey;
import dev.cachet.trust.TrustedRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** One release of {@code ventilator-x}, small, with a counter that is also its floor. */
public record Release(Path folder, long counter, Instant created, String expires) {
  /** The packed folder, for people to sign. */
  public UnsignedPackage pack() throws Exception {
    SamplePack sample = new SamplePack(folder.resolve("in-" + counter), 20_000);
    Path description = sample.folder().resolve("pack.json");
    Files.writeString(
        description,
        SamplePack.JSON
            .replace("\"counter\": 421, \"floor\": 400", floors())
            .replace("2027-11-23T08:00:00Z", expires));
    PackageDescription read = PackageDescription.read(description);
    PackageAuthor author = new PackageAuthor();
    return author.write(
        author.draft(PassedGate.over(read), read, created, created),
        folder.resolve("pack-" + counter));
  }

  private String floors() {
    return "\"counter\": " + counter + ", \"floor\": " + counter;
  }

  /** The file that goes onto a USB stick: it carries what a device may have missed. */
  public Path seal(TrustedRoot oldest, List<TrustedRoot> newer, List<SigningKey> signers)
      throws Exception {
    UnsignedPackage unsigned = pack();
    for (SigningKey signer : signers) {
      Path unused = unsigned.sign(signer);
    }
    Path usb = Files.createDirectories(folder.resolve("usb"));
    return new PackageSealer(oldest, newer.stream().map(TrustedRoot::envelope).toList())
        .seal(unsigned, usb.resolve("release-" + counter + ".cachet"))
        .file();
  }
}
