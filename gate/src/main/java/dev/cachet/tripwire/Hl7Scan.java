package dev.cachet.tripwire;

import java.nio.charset.StandardCharsets;

/**
 * HL7 v2: segments MSH and PID at the beginning of lines. A file that begins as a message (also in
 * a batch or in frames of MLLP) is one; a message that stands inside of other text is reported, as
 * documents quote them.
 */
final class Hl7Scan {
  /** Longest segment that is looked at. */
  static final int LONGEST = 4096;

  private static final int PATIENT_IDS = 3;
  private static final int PATIENT_NAME = 5;
  private static final int FRAME = 0x0b;

  private final Findings findings;
  private boolean isMessageFile;
  private boolean inMessage;
  private boolean inFrame;
  private char separator = '|';

  Hl7Scan(Findings findings) {
    this.findings = findings;
  }

  /**
   * Looks at a line that begins with a capital letter of a segment.
   *
   * @param offset of the line in the file
   * @param first whether nothing but white space and a frame stands before it in the file
   */
  void line(byte[] bytes, int at, int end, long offset, boolean first) {
    if (end - at < 4 || isWord(bytes[at + 3])) {
      return;
    }
    String segment = new String(bytes, at, 3, StandardCharsets.ISO_8859_1);
    switch (segment) {
      case "FHS", "BHS" -> isMessageFile |= first;
      case "MSH" -> header(bytes, at, first);
      case "PID" -> patient(bytes, at, end, offset);
      default -> {}
    }
  }

  private void header(byte[] bytes, int at, boolean first) {
    isMessageFile |= first;
    inMessage = true;
    inFrame = at > 0 && bytes[at - 1] == FRAME;
    separator = (char) (bytes[at + 3] & 0xff);
  }

  private void patient(byte[] bytes, int at, int end, long offset) {
    String line = lineText(bytes, at, end);
    char between = inMessage ? separator : '|';
    if (line.charAt(3) != between) {
      return;
    }
    String[] fields = line.split(java.util.regex.Pattern.quote(String.valueOf(between)), -1);
    if (!isFilled(fields, PATIENT_IDS) && !isFilled(fields, PATIENT_NAME)) {
      return;
    }
    if (!inMessage) {
      findings.report(
          "hl7.pid-alone", offset, "a PID segment with an identity, without a message header");
    } else if (isMessageFile || inFrame) {
      findings.block("hl7.patient", offset, "an HL7 v2 message with a patient's id or name");
    } else {
      findings.report(
          "hl7.quoted", offset, "an HL7 v2 message with a patient, inside of other text");
    }
  }

  private static boolean isFilled(String[] fields, int index) {
    return index < fields.length && fields[index].chars().anyMatch(Character::isLetterOrDigit);
  }

  private static String lineText(byte[] bytes, int at, int end) {
    int stop = at;
    while (stop < end && stop - at < LONGEST && bytes[stop] != '\r' && bytes[stop] != '\n') {
      stop++;
    }
    return new String(bytes, at, stop - at, StandardCharsets.ISO_8859_1);
  }

  private static boolean isWord(byte b) {
    return Character.isLetterOrDigit(b & 0xff) || b == ' ' || b == '_' || b < ' ';
  }
}
