package dev.cachet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lines with an image that the test itself writes: an initramfs. */
class ImageLinesTest extends ImageLines {
  @Override
  void image(Path folder, Path image) throws IOException {
    Files.write(image, RootBuild.cpio(folder));
  }

  @Override
  String tie() {
    return "it is an image that holds the root of";
  }

  @Override
  String otherImage() {
    return "for example in usr/bin/tool";
  }
}
