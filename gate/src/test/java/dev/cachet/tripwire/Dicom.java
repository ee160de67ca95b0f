package dev.cachet.tripwire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;

/** Writes small DICOM data sets of invented patients. */
final class Dicom {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final boolean explicit;
  private final boolean bigEndian;

  Dicom(boolean explicit, boolean bigEndian) {
    this.explicit = explicit;
    this.bigEndian = bigEndian;
  }

  static Dicom explicit() {
    return new Dicom(true, false);
  }

  /** A data set of a patient with everything that a viewer asks for, shortened. */
  static Dicom patient(boolean explicit, boolean bigEndian) {
    return new Dicom(explicit, bigEndian)
        .text(0x0008, 0x0005, "CS", "ISO_IR 100")
        .text(0x0008, 0x0060, "CS", "US")
        .text(0x0010, 0x0010, "PN", "Muster^Petra")
        .text(0x0010, 0x0020, "LO", "4711");
  }

  Dicom text(int group, int element, String vr, String value) {
    byte[] bytes = (value.length() % 2 == 0 ? value : value + " ").getBytes(StandardCharsets.UTF_8);
    return element(group, element, vr, bytes);
  }

  Dicom element(int group, int element, String vr, byte[] value) {
    number(group, 2);
    number(element, 2);
    if (!explicit) {
      number(value.length, 4);
    } else {
      out.writeBytes(vr.getBytes(StandardCharsets.US_ASCII));
      if (vr.equals("SQ") || vr.equals("OB") || vr.equals("UN")) {
        number(0, 2);
        number(value.length, 4);
      } else {
        number(value.length, 2);
      }
    }
    out.writeBytes(value);
    return this;
  }

  /** A sequence of one item, with lengths or with delimiters. */
  Dicom sequence(int group, int element, Dicom item, boolean delimited) {
    Dicom inside = new Dicom(explicit, bigEndian);
    byte[] bytes = item.bytes();
    inside.number(0xfffe, 2).number(0xe000, 2).number(delimited ? -1 : bytes.length, 4);
    inside.out.writeBytes(bytes);
    if (!delimited) {
      return element(group, element, "SQ", inside.bytes());
    }
    inside.number(0xfffe, 2).number(0xe00d, 2).number(0, 4);
    inside.number(0xfffe, 2).number(0xe0dd, 2).number(0, 4);
    number(group, 2).number(element, 2);
    if (explicit) {
      out.writeBytes("SQ".getBytes(StandardCharsets.US_ASCII));
      number(0, 2);
    }
    number(-1, 4);
    out.writeBytes(inside.bytes());
    return this;
  }

  private Dicom number(int value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write(value >> (8 * (bigEndian ? bytes - 1 - i : i)));
    }
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  /** The data set as a file with preamble and the group that names the transfer syntax. */
  byte[] file(String transferSyntax) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[128]);
    file.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
    byte[] meta =
        explicit()
            .text(0x0002, 0x0010, "UI", transferSyntax)
            .text(0x0002, 0x0013, "SH", "T")
            .bytes();
    file.writeBytes(
        explicit().element(0x0002, 0x0000, "UL", new byte[] {(byte) meta.length, 0, 0, 0}).bytes());
    file.writeBytes(meta);
    file.writeBytes(transferSyntax.endsWith(".99") ? deflated(bytes()) : bytes());
    return file.toByteArray();
  }

  private static byte[] deflated(byte[] plain) {
    Deflater deflater = new Deflater(9, true);
    deflater.setInput(plain);
    deflater.finish();
    byte[] buffer = new byte[plain.length + 64];
    int length = deflater.deflate(buffer);
    deflater.end();
    return java.util.Arrays.copyOf(buffer, length);
  }
}
