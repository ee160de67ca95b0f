package dev.cachet.tripwire;

import dev.cachet.dicom.DicomInput;
import dev.cachet.dicom.DicomStart;
import dev.cachet.dicom.MalformedDicomException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The identity of a patient in data sets of DICOM, in every transfer syntax, read as far as the
 * pixel data. Each level has its own identity: a flag of de-identification excuses only the data
 * set that it stands in.
 */
final class DicomReader {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_VALUE = 1024;
  private static final int PATIENT_NAME = 0x00100010;
  private static final int DEIDENTIFIED = 0x00120062;
  private static final int TRANSFER_SYNTAX = 0x00020010;
  private static final int PIXEL_DATA = 0x7fe00010;

  private final Findings findings;
  private final DicomInput in;

  private DicomReader(Findings findings, DicomInput in) {
    this.findings = findings;
    this.in = in;
  }

  /** Reads a file that {@link DicomStart} takes for DICOM. */
  static void read(Findings findings, InputStream file, byte[] head) throws IOException {
    DicomStart start = DicomStart.of(head);
    try {
      DicomInput in = new DicomInput(file, head, start);
      new DicomReader(findings, in).dataSet(DicomInput.UNDEFINED, 0);
    } catch (EOFException e) {
      // A file may end behind any element; what was read before counts.
    } catch (MalformedDicomException e) {
      if (start == DicomStart.PREAMBLE) {
        findings.unread(
            "dicom.broken", "a DICOM file that cannot be read to its end: " + e.getMessage());
      }
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
      throw new MalformedDicomException("sequences are nested too deep");
    }
    long end = end(length);
    Identity identity = new Identity();
    try {
      while (in.count() < end && element(identity, depth)) {
        // reads on
      }
    } finally {
      tell(identity);
    }
  }

  private long end(long length) {
    return length == DicomInput.UNDEFINED ? Long.MAX_VALUE : in.count() + length;
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
    int tag = in.tag();
    if (tag == DicomInput.ITEM_END || tag == DicomInput.SEQUENCE_END) {
      in.itemLength();
      return false;
    }
    if (tag == PIXEL_DATA && depth == 0) {
      return false;
    }
    String type = in.type(tag);
    long length = in.length(type);
    if (in.isSequence(type, length)) {
      sequence(type, length, depth);
    } else if (length == DicomInput.UNDEFINED) {
      in.skipFragments();
    } else if (isWanted(tag)) {
      identity.take(tag, value(length), at);
    } else if (tag == TRANSFER_SYNTAX) {
      in.transferSyntax(value(length));
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

  private void sequence(String type, long length, int depth) throws IOException {
    long end = end(length);
    boolean before = in.enterSequence(type, length);
    while (in.count() < end) {
      int tag = in.tag();
      long size = in.itemLength();
      if (tag == DicomInput.SEQUENCE_END) {
        break;
      }
      if (tag != DicomInput.ITEM) {
        throw new MalformedDicomException("no item at byte " + in.count());
      }
      dataSet(size, depth + 1);
    }
    in.leaveSequence(before);
  }

  private String value(long length) throws IOException {
    if (length > MAX_VALUE) {
      in.skip(length);
      return "long";
    }
    return in.text(length);
  }
}
