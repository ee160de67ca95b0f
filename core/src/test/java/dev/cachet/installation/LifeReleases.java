package dev.cachet.installation;

import static dev.cachet.installation.SimulatedDevice.ROOT;

import dev.cachet.digest.Sha256;
import dev.cachet.golden.PackageFixture;
import dev.cachet.golden.PayloadFixture;
import dev.cachet.golden.SampleBytes;
import dev.cachet.trust.Role;
import java.util.HashMap;
import java.util.Map;

/** What is offered to a device in its life, and which of it may run there. */
final class LifeReleases {
  /** One of them; its image is no other's. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Release(
      PackageFixture fixture, byte[] bytes, byte[] image, long counter, long floor, Fault fault) {}

  /** Why a device may not run it. */
  enum Fault {
    NONE,
    /** Only one of the roles signed. */
    UNSIGNED,
    OTHER_PRODUCT,
    /** Nobody at the device agreed. */
    UNGRANTED
  }

  // Signed once, for all lives.
  private final Map<String, Release> made = new HashMap<>();
  private final Map<Sha256, Release> images = new HashMap<>();

  Release of(long counter, Fault fault) {
    return made.computeIfAbsent(counter + " " + fault, name -> make(counter, fault));
  }

  private Release make(long counter, Fault fault) {
    byte[] image = SampleBytes.noise((int) (2000 + counter * 8 + fault.name().length()));
    long floor = counter - counter % 10;
    PackageFixture fixture =
        SimulatedDevice.unsigned("v" + counter, counter, floor)
            .payload(PayloadFixture.of("rootfs", image, 4096));
    fixture =
        switch (fault) {
          case NONE, UNSIGNED -> fixture;
          case OTHER_PRODUCT -> fixture.set("product", "\"other\"");
          case UNGRANTED -> fixture.set("authorisation", "\"one\"");
        };
    fixture =
        fixture.signedBy(
            fault == Fault.UNSIGNED ? ROOT.signers(Role.RELEASE) : ROOT.packageSigners());
    Release release = new Release(fixture, fixture.bytes(), image, counter, floor, fault);
    if (images.put(Sha256.of(image), release) != null) {
      throw new AssertionError("two releases have one image");
    }
    return release;
  }

  /** The release that an image is of. */
  boolean knows(byte[] image) {
    return images.containsKey(Sha256.of(image));
  }

  Release ofImage(byte[] image) {
    Release release = images.get(Sha256.of(image));
    if (release == null) {
      throw new AssertionError("an image of nobody runs: " + image.length + " bytes");
    }
    return release;
  }
}
