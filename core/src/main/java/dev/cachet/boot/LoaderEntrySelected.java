package dev.cachet.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The EFI variable in which systemd-boot names the entry that it started: four bytes of attributes,
 * then UTF-16 with a zero at the end. Version 252 leaves the boot counter in the name, version 257
 * takes it out.
 */
final class LoaderEntrySelected {
  private static final int ATTRIBUTES = 4;
  private static final int MAX_BYTES = 4_096;

  private LoaderEntrySelected() {}

  static String slot(Path variable) throws IOException {
    byte[] bytes = KernelCommandLine.read(variable, MAX_BYTES);
    if (bytes.length < ATTRIBUTES || bytes.length % 2 != 0) {
      throw new IOException(variable + " is no EFI variable of text");
    }
    String name =
        new String(bytes, ATTRIBUTES, bytes.length - ATTRIBUTES, StandardCharsets.UTF_16LE);
    int end = name.indexOf('\0');
    String entry = end < 0 ? name : name.substring(0, end);
    return EntryName.read(entry)
        .map(EntryName::slot)
        .orElseThrow(
            () ->
                new IOException(
                    variable + " names an entry that is none of cachet-NUMBER-SLOT.conf"));
  }
}
