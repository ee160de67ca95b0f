package dev.cachet.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * From what each kind of build leaves to a sealed package and a device that runs the image. A root
 * with one byte of one file changed is named at the gate, and an image with one byte changed is
 * refused by its digest, there and on the device.
 */
abstract class ImageLines extends DeviceMaker {
  private static final String TOOL = "usr/bin/tool";

  /** Makes the image that is shipped of a folder. */
  abstract void image(Path folder, Path image) throws IOException;

  /** What the signing sheet says of an image of this form. */
  abstract String tie();

  /** What the gate says of an image that was made of another folder than the one it is given. */
  abstract String otherImage();

  private void layOut(String release) throws IOException {
    SmallRoot.write(root.resolve("etc/os-release"), release);
    SmallRoot.write(root.resolve(TOOL), "a program\n".repeat(1000));
    SmallRoot.write(root.resolve("var/log/first"), "");
    Files.createSymbolicLink(root.resolve("usr/bin/link"), Path.of("tool"));
  }

  @Test
  void yoctoWithoutPackageManagement() throws IOException {
    layOut(RootBuild.POKY);
    Path manifest = SmallRoot.write(at("deploy/i.manifest"), "busybox core2_64 1.36.1-r0\n");
    line(new Object[] {"--yocto", manifest, "--bind", root}, "--rootfs", root, "--yocto", manifest);
  }

  @Test
  void yoctoWithoutPackageManagementByItsSpdxDocument() throws IOException {
    layOut(RootBuild.POKY);
    image(root, at("image.bin"));
    Path document =
        SmallRoot.write(
            at("deploy/i.spdx.json"), RootBuild.spdx3("image.bin", Cachet.sha256(at("image.bin"))));
    line(
        "the SBOM states its SHA-256, as that of \"image.bin\"",
        new Object[] {"--from", document, "--bind", root},
        "--rootfs",
        root,
        "--from",
        document);
  }

  @Test
  void yoctoWithOpkg() throws IOException {
    layOut(RootBuild.POKY);
    SmallRoot.write(
        root.resolve("var/lib/opkg/status"),
        "Package: busybox\nVersion: 1.36.1-r0\nStatus: install ok installed\nArchitecture:"
            + " core2-64\n");
    rootLine("pkg:opkg/poky/busybox@1.36.1-r0");
  }

  @Test
  void yoctoWithDpkg() throws IOException {
    layOut(RootBuild.POKY);
    SmallRoot.write(
        root.resolve("var/lib/dpkg/status"),
        "Package: busybox\nStatus: install ok installed\nVersion: 1.36.1-r0\nArchitecture:"
            + " amd64\n");
    rootLine("pkg:deb/poky/busybox@1.36.1-r0");
  }

  @Test
  void yoctoWithRpm() throws IOException {
    layOut(RootBuild.POKY);
    Path database = Files.createDirectories(root.resolve("var/lib/rpm")).resolve("Packages.db");
    Files.write(database, RootBuild.rpm("busybox", "1.36.1", "r0"));
    rootLine("pkg:rpm/poky/busybox@1.36.1-r0");
  }

  @Test
  void buildroot() throws IOException {
    layOut("ID=buildroot\nNAME=Buildroot\nVERSION_ID=2025.02\n");
    SmallRoot.write(
        at("output/legal-info/manifest.csv"),
        "\"PACKAGE\",\"VERSION\",\"LICENSE\",\"LICENSE FILES\",\"SOURCE ARCHIVE\",\"SOURCE"
            + " SITE\",\"DEPENDENCIES WITH LICENSES\"\n"
            + "\"busybox\",\"1.36.1\",\"GPL-2.0\",\"\",\"a\",\"b\",\"\"\n");
    Path output = at("output");
    line(
        new Object[] {"--buildroot", output, "--bind", root},
        "--rootfs",
        root,
        "--buildroot",
        output);
  }

  @Test
  void openWrtWithOpkg() throws IOException {
    layOut("ID=openwrt\nNAME=OpenWrt\nVERSION_ID=24.10.4\nVERSION=24.10.4\n");
    SmallRoot.write(
        root.resolve("usr/lib/opkg/status"),
        "Package: busybox\nVersion: 1.36.1-r2\nStatus: install user installed\nArchitecture:"
            + " x86_64\nCPE-ID: cpe:/a:busybox:busybox\n");
    // The series of the project is over by then; a maker who still ships it has a contract.
    SmallRoot.write(
        at("own.json"),
        """
        { "schemaVersion": 1, "facts": [ { "product": "openwrt", "cycle": "24.10", "supportEnd":
          "2030-12-31", "provider": "Example Ltd", "reference": "contract 7", "validTo":
          "2029-12-31", "noted": "2026-11-01" } ] }
        """);
    rootLine("pkg:opkg/openwrt/busybox@1.36.1-r2", "--overrides", at("own.json"));
  }

  @Test
  void openWrtWithApk() throws IOException {
    layOut("ID=openwrt\nNAME=OpenWrt\nVERSION_ID=25.12.0\nVERSION=25.12.0\n");
    // Until when this release is supported is not published.
    String states = Files.readString(policy).replace("\"SUPPORTED\"", "\"SUPPORTED_DATE_UNKNOWN\"");
    Files.writeString(policy, states);
    SmallRoot.write(
        root.resolve("lib/apk/db/installed"),
        """
        C:Q1AAAAAAAAAAAAAAAAAAAAAAAAAAA=
        P:busybox
        V:1.37.0-r4
        A:x86_64
        L:GPL-2.0
        g:openwrt:cpe=cpe:/a:busybox:busybox openwrt:section=base

        """);
    rootLine("pkg:apk/openwrt/busybox@1.37.0-r4");
  }

  private void rootLine(String purl, Object... facts) throws IOException {
    line(new Object[] {"--rootfs", root}, with(new Object[] {"--rootfs", root}, facts));
    String sbom = Files.readString(at("sbom.json"));
    assertTrue(sbom.contains(purl), sbom);
  }

  private void line(Object[] described, Object... sources) throws IOException {
    line(tie(), described, sources);
  }

  private void line(String tie, Object[] described, Object... sources) throws IOException {
    Path image = at("image.bin");
    if (Files.notExists(image)) {
      image(root, image);
    }
    describe("image.bin", 1);
    generate(with(described, "--image", image, "--listing", at("root.listing")));
    assertTrue(Files.readString(at("sbom.json")).contains("busybox"));
    Object[] stated = with(sources, "--made-of", "rootfs=" + root);
    Cachet.done(pack("a", stated));
    String sheet = Cachet.run("examine", "--for-signing", at("a")).out();
    assertTrue(sheet.contains(tie), sheet);
    Path file = sealed("a");
    Cachet.done(with(new Object[] {"verify", file, "--as-of", DAY}, anchor));
    flipped(image, file, stated);
    installed(image, file);
    changed(image, stated);
  }

  private void installed(Path image, Path file) throws IOException {
    Path device = device("device");
    Cachet.done("device", "install", device, file, "--state", "idle", "--as-of", DAY);
    Cachet.done("device", "restart", device);
    Cachet.done("device", "confirm", device, "--health", "healthy", "--as-of", DAY);
    String status = Cachet.done("device", "status", device).out();
    String slot = status.replaceFirst("(?s).*runs slot (\\S+).*", "$1");
    byte[] written = Files.readAllBytes(device.resolve("slots/" + slot + "/rootfs"));
    byte[] shipped = Files.readAllBytes(image);
    assertArrayEquals(shipped, Arrays.copyOf(written, shipped.length));
  }

  private Path device(String name) throws IOException {
    String digest = String.valueOf(anchor[3]);
    Path factory = SmallRoot.factory(at("factory.json"), digest);
    Cachet.done(
        "device",
        "init",
        at(name),
        "--factory",
        factory,
        "--root",
        at("root-1.json"),
        "--slot",
        "rootfs=33554432");
    return at(name);
  }

  /** One byte of the image: at the gate, in the draft that was signed, and in the package. */
  private void flipped(Path image, Path file, Object... sources) throws IOException {
    byte[] good = Files.readAllBytes(image);
    for (int place : new int[] {good.length / 2, good.length - 1}) {
      flip(image, place);
      Cachet gate = Cachet.run(pack("flipped", sources));
      assertEquals(ExitCode.REFUSED, gate.exit(), gate.err());
      assertTrue(gate.err().contains("gate.payload-"), gate.err());
      assertTrue(Files.notExists(at("flipped")));
      Files.write(image, good);
    }
    byte[] sealed = Files.readAllBytes(file);
    Path bad = Files.write(at("bad.cachet"), sealed);
    flip(bad, payloadIn(sealed));
    Path device = device("refusing");
    Cachet refused =
        Cachet.run("device", "install", device, bad, "--state", "idle", "--as-of", DAY);
    assertEquals(ExitCode.REFUSED, refused.exit(), refused.err());
    assertTrue(refused.err().contains("CHUNK_CORRUPT"), refused.err());
  }

  /** A place in the last chunk of the package, which is of its payload. */
  private static int payloadIn(byte[] sealed) {
    int end = sealed.length;
    while (sealed[end - 1] == 0) {
      end--;
    }
    return end - 1;
  }

  private static void flip(Path file, int place) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[place] ^= 1;
    Files.write(file, bytes);
  }

  /** One byte of one file of the root, and an image that was built again of it. */
  private void changed(Path image, Object... sources) throws IOException {
    String tool = Files.readString(root.resolve(TOOL));
    Files.writeString(root.resolve(TOOL), tool.replaceFirst("a program", "b program"));
    image(root, image);
    Cachet listed =
        Cachet.run(
            "sbom",
            "check",
            at("sbom.json"),
            "--against",
            root,
            "--listing",
            at("root.listing"),
            "--as-of",
            DAY);
    assertEquals(ExitCode.REFUSED, listed.exit(), listed.out() + listed.err());
    assertTrue(listed.out().contains("drift.entry-changed: /" + TOOL + ": "), listed.out());
    Cachet moved = Cachet.run(pack("b", sources));
    assertEquals(ExitCode.REFUSED, moved.exit(), moved.err());
    assertTrue(moved.err().contains("drift.files-differ"), moved.err());
    Files.writeString(root.resolve(TOOL), tool);
    Cachet other = Cachet.run(pack("b", sources));
    assertEquals(ExitCode.REFUSED, other.exit(), other.err());
    assertTrue(other.err().contains(otherImage()), other.err());
    assertTrue(Files.notExists(at("b")));
  }
}
