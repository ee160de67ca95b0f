package dev.cachet.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lines with an image that begins as UBIFS does, which is named and not read. */
class UnreadImageLinesTest extends ImageLines {
  @Override
  void image(Path folder, Path image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {0x31, 0x18, 0x10, 0x06});
    bytes.writeBytes(RootBuild.cpio(folder));
    Files.write(image, bytes.toByteArray());
  }

  @Override
  String tie() {
    return "the SBOM states its SHA-256, as that of ";
  }

  @Override
  String otherImage() {
    return "whose SHA-256 is none of those that the SBOM states of the images of the root";
  }
}
