package dev.cachet.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What builds leave behind, written by hand from the published formats. */
final class RootBuild {
  static final String POKY =
      "ID=poky\nNAME=\"Poky (Yocto Project Reference Distro)\"\nVERSION_ID=5.0.3\n";

  private RootBuild() {}

  /** An image of a folder as an initramfs has it: cpio in the form "newc". */
  static byte[] cpio(Path root) throws IOException {
    ByteArrayOutputStream image = new ByteArrayOutputStream();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path each : all.sorted().toList()) {
        String name = root.relativize(each).toString();
        boolean folder = Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS);
        boolean link = Files.isSymbolicLink(each);
        byte[] content =
            folder
                ? new byte[0]
                : link
                    ? Files.readSymbolicLink(each).toString().getBytes(StandardCharsets.UTF_8)
                    : Files.readAllBytes(each);
        String mode = folder ? "000041ed" : link ? "0000a1ff" : "000081a4";
        entry(image, name.isEmpty() ? "." : name, mode, content);
      }
    }
    entry(image, "TRAILER!!!", "00000000", new byte[0]);
    return image.toByteArray();
  }

  private static void entry(ByteArrayOutputStream image, String name, String mode, byte[] content) {
    String zero = "00000000";
    byte[] named = (name + "\0").getBytes(StandardCharsets.UTF_8);
    String head =
        "070701%08x%s%s%s00000001%s%08x%s%08x%s"
            .formatted(
                image.size() + 1,
                mode,
                zero,
                zero,
                zero,
                content.length,
                zero.repeat(4),
                named.length,
                zero);
    image.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    image.writeBytes(named);
    pad(image);
    image.writeBytes(content);
    pad(image);
  }

  private static void pad(ByteArrayOutputStream image) {
    while (image.size() % 4 != 0) {
      image.write(0);
    }
  }

  /** A database of RPM in its own format, with packages of name, version and release. */
  static byte[] rpm(String... namesVersionsReleases) {
    List<byte[]> headers = new ArrayList<>();
    for (int i = 0; i < namesVersionsReleases.length; i += 3) {
      headers.add(
          header(
              namesVersionsReleases[i],
              namesVersionsReleases[i + 1],
              namesVersionsReleases[i + 2]));
    }
    int blocks = headers.stream().mapToInt(RootBuild::blocks).sum();
    ByteBuffer out = ByteBuffer.allocate(4096 + 16 * blocks).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RpmP".getBytes(StandardCharsets.US_ASCII)).putInt(0).putInt(1).putInt(1);
    out.putInt(headers.size() + 1);
    int at = 4096;
    for (int i = 0; i < 254; i++) {
      int slot = 32 + 16 * i;
      out.put(slot, "Slot".getBytes(StandardCharsets.US_ASCII));
      if (i < headers.size()) {
        byte[] header = headers.get(i);
        out.putInt(slot + 4, i + 1).putInt(slot + 8, at / 16).putInt(slot + 12, blocks(header));
        out.put(at, "BlbS".getBytes(StandardCharsets.US_ASCII));
        out.putInt(at + 4, i + 1).putInt(at + 8, 1).putInt(at + 12, header.length);
        out.put(at + 16, header);
        at += 16 * blocks(header);
      }
    }
    return out.array();
  }

  /** With 16 bytes before the header and 12 behind it. */
  private static int blocks(byte[] header) {
    return (16 + header.length + 12 + 15) / 16;
  }

  private static byte[] header(String name, String version, String release) {
    int[] tags = {1000, 1001, 1002, 1014, 1022};
    String[] texts = {name, version, release, "GPL-2.0-only", "core2_64"};
    ByteArrayOutputStream store = new ByteArrayOutputStream();
    ByteBuffer entries = ByteBuffer.allocate(16 * tags.length);
    for (int i = 0; i < tags.length; i++) {
      entries.putInt(tags[i]).putInt(6).putInt(store.size()).putInt(1);
      store.writeBytes((texts[i] + "\0").getBytes(StandardCharsets.UTF_8));
    }
    return ByteBuffer.allocate(8 + entries.capacity() + store.size())
        .putInt(tags.length)
        .putInt(store.size())
        .put(entries.array())
        .put(store.toByteArray())
        .array();
  }

  /** The document that a build of Yocto writes of an image: one package, and the image file. */
  static String spdx3(String image, String imageSha256) {
    return """
    {"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[
     {"type":"CreationInfo","@id":"_:c","specVersion":"3.0.1","created":"2026-11-23T08:00:00Z",
      "createdBy":["https://e/agent"]},
     {"type":"Organization","spdxId":"https://e/agent","creationInfo":"_:c","name":"Builder"},
     {"type":"SpdxDocument","spdxId":"https://e/document","creationInfo":"_:c","rootElement":["https://e/sbom"]},
     {"type":"software_Sbom","spdxId":"https://e/sbom","creationInfo":"_:c","rootElement":["https://e/rootfs","https://e/image"]},
     {"type":"software_Package","spdxId":"https://e/rootfs","creationInfo":"_:c","name":"pump-image",
      "software_packageVersion":"1.0","software_primaryPurpose":"archive"},
     {"type":"software_File","spdxId":"https://e/image","creationInfo":"_:c","name":"%s","verifiedUsing":
      [{"type":"Hash","algorithm":"sha256","hashValue":"%s"}]},
     {"type":"build_Build","spdxId":"https://e/build","creationInfo":"_:c","build_buildType":"https://e/rootfs-build"},
     {"type":"software_Package","spdxId":"https://e/busybox","creationInfo":"_:c","name":"busybox",
      "software_packageVersion":"1.36.1","software_primaryPurpose":"install"},
     {"type":"Relationship","spdxId":"https://e/in","creationInfo":"_:c","from":"https://e/build",
      "relationshipType":"hasInput","to":["https://e/busybox"]},
     {"type":"Relationship","spdxId":"https://e/out","creationInfo":"_:c","from":"https://e/build",
      "relationshipType":"hasOutput","to":["https://e/rootfs"]}]}
    """
        .formatted(image, imageSha256);
  }
}
