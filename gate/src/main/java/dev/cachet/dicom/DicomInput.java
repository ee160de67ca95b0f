package dev.cachet.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Tags, types, lengths and values of DICOM in the transfer syntax that is in force (PS3.5 §7). A
 * file that ends too early is an {@link java.io.EOFException}.
 */
public final class DicomInput {
  /** The length of what ends by a delimiter. */
  public static final long UNDEFINED = 0xffffffffL;

  /** The tag of an item of a sequence. */
  public static final int ITEM = 0xfffee000;

  /** The tag of the end of an item. */
  public static final int ITEM_END = 0xfffee00d;

  /** The tag of the end of a sequence. */
  public static final int SEQUENCE_END = 0xfffee0dd;

  private static final String IMPLICIT = "1.2.840.10008.1.2";
  private static final String BIG_ENDIAN = "1.2.840.10008.1.2.2";
  private static final String DEFLATED = "1.2.840.10008.1.2.1.99";

  private CountingInput in;
  private boolean bigEndian;
  private boolean explicit = true;

  /**
   * Begins to read.
   *
   * @param in the whole file
   * @param head its first bytes, 16 or more
   * @param start how it begins
   * @throws IOException if reading fails
   */
  public DicomInput(InputStream in, byte[] head, DicomStart start) throws IOException {
    this.in = new CountingInput(in);
    this.in.skip(start.length());
    if (start == DicomStart.BARE) {
      bigEndian = head[0] == 0;
      explicit = head[4] >= 'A' && head[4] <= 'Z';
    }
  }

  /**
   * Says how far it is.
   *
   * @return the bytes read so far; of a deflated data set those that were inflated
   */
  public long count() {
    return in.count();
  }

  /**
   * Reads the tag of an element.
   *
   * @return the group in the upper half
   * @throws IOException if the file ends or cannot be read
   */
  public int tag() throws IOException {
    int group = (int) number(2);
    return group << 16 | (int) number(2);
  }

  /**
   * Reads the length of an item, of a delimiter or of a fragment.
   *
   * @return the bytes, or {@link #UNDEFINED}
   * @throws IOException if the file ends or cannot be read
   */
  public long itemLength() throws IOException {
    return number(4);
  }

  /**
   * Reads the type of the value of an element.
   *
   * @param tag of the element
   * @return two letters, or nothing where the transfer syntax does not write them
   * @throws IOException if the file ends or cannot be read
   */
  public String type(int tag) throws IOException {
    return explicit && tag != ITEM ? in.text(2) : "";
  }

  /**
   * Reads the length of the value of an element.
   *
   * @param type of the value
   * @return the bytes, or {@link #UNDEFINED}
   * @throws IOException as {@link #type}; if the type is none
   */
  public long length(String type) throws IOException {
    if (type.isEmpty()) {
      return number(4);
    }
    if (!type.matches("[A-Z]{2}")) {
      throw new MalformedDicomException("no value representation at byte " + in.count());
    }
    return switch (type) {
      case "OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV" -> {
        in.skip(2);
        yield number(4);
      }
      default -> number(2);
    };
  }

  /**
   * Says whether the value that follows holds items, also where its type is not written.
   *
   * @param type of the value
   * @param length of the value
   * @return whether it is a sequence
   * @throws IOException if the file ends or cannot be read
   */
  public boolean isSequence(String type, long length) throws IOException {
    if (type.equals("SQ")) {
      return true;
    }
    boolean mayBe = type.equals("UN") || type.isEmpty();
    if (!mayBe || length < 8) {
      return false;
    }
    byte[] next = in.peek(4);
    int order = bigEndian ? 0 : 1;
    int tag =
        (next[order] & 0xff) << 24
            | (next[1 - order] & 0xff) << 16
            | (next[2 + order] & 0xff) << 8
            | (next[3 - order] & 0xff);
    return tag == ITEM;
  }

  /**
   * Begins a sequence; one of unknown type and undefined length is written without types (PS3.5
   * §6.2.2).
   *
   * @param type of the value
   * @param length of the value
   * @return what {@link #leaveSequence} takes
   */
  public boolean enterSequence(String type, long length) {
    boolean before = explicit;
    explicit = explicit && !(type.equals("UN") && length == UNDEFINED);
    return before;
  }

  /**
   * Ends a sequence.
   *
   * @param before what {@link #enterSequence} gave
   */
  public void leaveSequence(boolean before) {
    explicit = before;
  }

  /**
   * Passes over a value in fragments, up to its delimiter.
   *
   * @throws IOException as {@link #type}; if something else stands there
   */
  public void skipFragments() throws IOException {
    while (true) {
      int tag = tag();
      long size = itemLength();
      if (tag == SEQUENCE_END) {
        return;
      }
      if (tag != ITEM) {
        throw new MalformedDicomException("no fragment at byte " + in.count());
      }
      in.skip(size);
    }
  }

  /**
   * Passes over a value.
   *
   * @param length its bytes
   * @throws IOException if the file ends or cannot be read
   */
  public void skip(long length) throws IOException {
    in.skip(length);
  }

  /**
   * Reads a value as text.
   *
   * @param length its bytes
   * @return the text without what fills it up
   * @throws IOException if the file ends or cannot be read
   */
  public String text(long length) throws IOException {
    return in.text((int) length).replace('\0', ' ').strip();
  }

  /**
   * Takes over the syntax that group 2 names, behind the rest of group 2.
   *
   * @param uid of the transfer syntax
   * @throws IOException if the file ends or cannot be read
   */
  public void transferSyntax(String uid) throws IOException {
    skipGroupTwo();
    explicit = !uid.equals(IMPLICIT);
    bigEndian = uid.equals(BIG_ENDIAN);
    if (uid.equals(DEFLATED)) {
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
      String type = in.text(2);
      in.skip(length(type));
    }
  }

  private long number(int bytes) throws IOException {
    return in.number(bytes, bigEndian);
  }
}
