package dev.cachet.tripwire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Data sets of DICOM (PS3.5, PS3.10) in every transfer syntax, also without preamble, read as far
 * as the pixel data. Each level has its own identity: a flag of de-identification excuses only the
 * data set that it stands in.
 */
final class DicomReader {
  private static final int MAX_DEPTH = 32;
  private static final long UNDEFINED = 0xffffffffL;
  private static final int MAX_VALUE = 1024;
  private static final int PATIENT_NAME = 0x00100010;
  private static final int DEIDENTIFIED = 0x00120062;
  private static final int TRANSFER_SYNTAX = 0x00020010;
  private static final int PIXEL_DATA = 0x7fe00010;
  private static final int ITEM = 0xfffee000;
  private static final int ITEM_END = 0xfffee00d;
  private static final int SEQUENCE_END = 0xfffee0dd;
  private static final Set<String> FIRST_TYPES =
      Set.of(
          "AE", "AS", "AT", "CS", "DA", "DT", "IS", "LO", "LT", "OB", "PN", "SH", "SQ", "ST", "TM",
          "UC", "UI", "UL", "UR", "US", "UT");

  private final Findings findings;
  private CountingInput in;
  private boolean bigEndian;
  private boolean explicit = true;

  DicomReader(Findings findings, InputStream in) {
    this.findings = findings;
    this.in = new CountingInput(in);
  }

  /** Whether a file begins as DICOM: with a preamble, or with an element of an early group. */
  static boolean isMeant(byte[] head, int length) {
    boolean bare =
        length >= 16
            && (startsBare(head, 0)
                || startsBare(head, 1)
                || startsExplicit(head)
                || hasMarkAlone(head));
    return hasPreamble(head, length) || bare;
  }

  /** The mark of a preamble without its 128 bytes. */
  private static boolean hasMarkAlone(byte[] head) {
    return new String(head, 0, 6, StandardCharsets.ISO_8859_1).equals("DICM\u0002\u0000");
  }

  /**
   * A data set may begin with any attribute; without a written type its bytes could be anything.
   */
  private static boolean startsExplicit(byte[] head) {
    int order = head[0] == 0 ? 1 : 0;
    int group = (head[order] & 0xff) | (head[1 - order] & 0xff) << 8;
    String type = new String(head, 4, 2, StandardCharsets.ISO_8859_1);
    return (group == 8 || group == 0x10) && FIRST_TYPES.contains(type);
  }

  private static boolean hasPreamble(byte[] head, int length) {
    return length >= 132 && new String(head, 128, 4, StandardCharsets.ISO_8859_1).equals("DICM");
  }

  private static boolean startsBare(byte[] head, int order) {
    int group = (head[order] & 0xff) | (head[1 - order] & 0xff) << 8;
    int element = (head[2 + order] & 0xff) | (head[3 - order] & 0xff) << 8;
    boolean begins =
        (group == 8
                && (element == 0
                    || element == 1
                    || element == 5
                    || element == 8
                    || element == 0x16
                    || element == 0x18))
            || (group == 2 && (element == 0 || element == 1));
    boolean isText = head[4] >= 'A' && head[4] <= 'Z' && head[5] >= 'A' && head[5] <= 'Z';
    boolean isLength = order == 0 && head[6] == 0 && head[7] == 0;
    boolean isDayOrKind = group == 8 && (element == 0x12 || element == 0x20 || element == 0x60);
    return (begins && (isText || isLength))
        || (isDayOrKind && isLength && head[5] == 0 && head[4] > 0 && head[4] <= 16);
  }

  void read(byte[] head, int length) throws IOException {
    boolean preamble = hasPreamble(head, length);
    if (preamble) {
      in.skip(132);
    } else if (hasMarkAlone(head)) {
      in.skip(4);
    } else {
      bigEndian = head[0] == 0;
      explicit = head[4] >= 'A' && head[4] <= 'Z';
    }
    try {
      dataSet(UNDEFINED, 0);
    } catch (EOFException e) {
      // A file may end behind any element; what was read before counts.
    } catch (MalformedException e) {
      if (preamble) {
        findings.unread("dicom.broken", "a DICOM file that cannot be read to its end: " + e.why);
      }
    }
  }

  /** Not an error of the medium. */
  private static final class MalformedException extends IOException {
    private static final long serialVersionUID = 1L;
    private final String why;

    MalformedException(String why) {
      super(why);
      this.why = why;
    }
  }

  /** What one data set says of a patient. */
  private static final class Identity {
    private boolean named;
    private boolean plausibleName;
    private boolean deidentified;
    private long offset;

    void take(int tag, String value, long at) {
      if (tag == DEIDENTIFIED) {
        deidentified = value.equals("YES");
      } else if (!value.isEmpty()) {
        offset = named ? offset : at;
        named = true;
        plausibleName |= tag == PATIENT_NAME && value.matches(".*\\p{L}{2,}.*\\^.*\\p{L}{2,}.*");
      }
    }
  }

  private void dataSet(long length, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new MalformedException("sequences are nested too deep");
    }
    long end = length == UNDEFINED ? Long.MAX_VALUE : in.count() + length;
    Identity identity = new Identity();
    try {
      while (in.count() < end && element(identity, depth)) {
        // reads on
      }
    } finally {
      tell(identity);
    }
  }

  private void tell(Identity identity) {
    if (identity.named && !identity.deidentified) {
      findings.block(
          "dicom.patient", identity.offset, "a DICOM data set with a patient's identity");
    } else if (identity.named && identity.plausibleName) {
      findings.report(
          "dicom.deidentified-name",
          identity.offset,
          "a DICOM data set that is marked de-identified and has a name");
    }
  }

  private boolean element(Identity identity, int depth) throws IOException {
    long at = in.count();
    int tag = tag();
    if (tag == ITEM_END || tag == SEQUENCE_END) {
      number(4);
      return false;
    }
    if (tag == PIXEL_DATA && depth == 0) {
      return false;
    }
    String vr = isExplicit(tag) ? in.text(2) : "";
    long length = length(vr);
    if (isSequence(vr, length)) {
      sequence(length, depth, vr.equals("UN"));
    } else if (length == UNDEFINED) {
      skipFragments();
    } else if (isWanted(tag)) {
      identity.take(tag, value(length), at);
    } else if (tag == TRANSFER_SYNTAX) {
      transferSyntax(value(length));
    } else {
      in.skip(length);
    }
    return true;
  }

  private static boolean isWanted(int tag) {
    return switch (tag) {
      case PATIENT_NAME, 0x00100020, 0x00100030, 0x00101000, 0x00101001, DEIDENTIFIED -> true;
      default -> false;
    };
  }

  /** The rest after group 2 has the syntax that group 2 names. */
  private void transferSyntax(String uid) throws IOException {
    boolean deflated = uid.equals("1.2.840.10008.1.2.1.99");
    skipGroupTwo();
    explicit = !uid.equals("1.2.840.10008.1.2");
    bigEndian = uid.equals("1.2.840.10008.1.2.2");
    if (deflated) {
      in = new CountingInput(new InflaterInputStream(in, new Inflater(true)));
    }
  }

  private void skipGroupTwo() throws IOException {
    while (true) {
      byte[] next = in.peek(2);
      if (next[0] != 2 || next[1] != 0) {
        return;
      }
      number(4);
      String vr = in.text(2);
      in.skip(length(vr));
    }
  }

  private boolean isExplicit(int tag) {
    return explicit && tag != ITEM;
  }

  private long length(String vr) throws IOException {
    if (vr.isEmpty()) {
      return number(4);
    }
    if (!vr.matches("[A-Z]{2}")) {
      throw new MalformedException("no value representation at byte " + in.count());
    }
    return switch (vr) {
      case "OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV" -> {
        in.skip(2);
        yield number(4);
      }
      default -> number(2);
    };
  }

  private boolean isSequence(String vr, long length) throws IOException {
    if (vr.equals("SQ")) {
      return true;
    }
    boolean mayBe = vr.equals("UN") || vr.isEmpty();
    if (!mayBe || length < 8) {
      return false;
    }
    byte[] next = in.peek(4);
    int tag =
        bigEndian
            ? (next[0] & 0xff) << 24
                | (next[1] & 0xff) << 16
                | (next[2] & 0xff) << 8
                | (next[3] & 0xff)
            : (next[1] & 0xff) << 24
                | (next[0] & 0xff) << 16
                | (next[3] & 0xff) << 8
                | (next[2] & 0xff);
    return tag == ITEM;
  }

  private void sequence(long length, int depth, boolean implicit) throws IOException {
    long end = length == UNDEFINED ? Long.MAX_VALUE : in.count() + length;
    boolean before = explicit;
    explicit = explicit && !(implicit && length == UNDEFINED);
    while (in.count() < end) {
      int tag = tag();
      long size = number(4);
      if (tag == SEQUENCE_END) {
        break;
      }
      if (tag != ITEM) {
        throw new MalformedException("no item at byte " + in.count());
      }
      dataSet(size, depth + 1);
    }
    explicit = before;
  }

  private void skipFragments() throws IOException {
    while (true) {
      int tag = tag();
      long size = number(4);
      if (tag == SEQUENCE_END) {
        return;
      }
      if (tag != ITEM) {
        throw new MalformedException("no fragment at byte " + in.count());
      }
      in.skip(size);
    }
  }

  private String value(long length) throws IOException {
    if (length > MAX_VALUE) {
      in.skip(length);
      return "long";
    }
    return in.text((int) length).replace('\0', ' ').strip();
  }

  private int tag() throws IOException {
    int group = (int) number(2);
    return group << 16 | (int) number(2);
  }

  private long number(int bytes) throws IOException {
    return in.number(bytes, bigEndian);
  }
}
