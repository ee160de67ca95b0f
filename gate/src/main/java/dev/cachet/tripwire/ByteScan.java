package dev.cachet.tripwire;

/**
 * Looks at every byte of a file while it passes, for what has no other structure: segments of HL7
 * v2 and social security numbers. Two of three bytes are skipped: both are longer than three.
 */
final class ByteScan {
  private static final int WINDOW = 1 << 18;
  private static final int AHEAD = Hl7Scan.LONGEST + NirScan.CONTEXT + NirScan.LONGEST;
  private static final int BEHIND = NirScan.CONTEXT + 16;
  private static final int HEADER = 4096;

  /** How far before the first digit that is looked at a number with separators can begin. */
  private static final int BACK = 16;

  private static final byte SEGMENT = 1;
  private static final byte DIGIT = 2;
  private static final byte[] KINDS = new byte[256];

  static {
    for (char c : "MSHPIDFB".toCharArray()) {
      KINDS[c] = SEGMENT;
    }
    for (char c = '0'; c <= '9'; c++) {
      KINDS[c] = DIGIT;
    }
  }

  private final Findings findings;
  private final Hl7Scan hl7;
  private final byte[] window = new byte[BEHIND + WINDOW + AHEAD];
  private int filled;
  private int scanned;
  private long windowOffset;

  /** Up to where in the file numbers were looked for. */
  private long tried;

  private boolean isCsvOfNumbers;

  ByteScan(Findings findings) {
    this.findings = findings;
    this.hl7 = new Hl7Scan(findings);
  }

  void pass(byte[] bytes, int from, int length) {
    int at = from;
    int left = length;
    while (left > 0) {
      int taken = Math.min(left, window.length - filled);
      System.arraycopy(bytes, at, window, filled, taken);
      filled += taken;
      at += taken;
      left -= taken;
      if (filled == window.length) {
        scan(filled - AHEAD);
        keepTail();
      }
    }
  }

  void end() {
    scan(filled);
  }

  private void keepTail() {
    int drop = scanned - BEHIND;
    System.arraycopy(window, drop, window, 0, filled - drop);
    filled -= drop;
    scanned -= drop;
    windowOffset += drop;
  }

  private void scan(int until) {
    if (windowOffset == 0 && scanned == 0) {
      lookAtHeader();
    }
    int at = scanned;
    while (at < until) {
      byte kind = KINDS[window[at] & 0xff];
      if (kind == SEGMENT) {
        segment(at);
      } else if (kind == DIGIT) {
        at = Math.max(at, number(at));
      }
      at += 3;
    }
    scanned = Math.max(scanned, Math.min(at, filled));
  }

  private void lookAtHeader() {
    int end = 0;
    while (end < Math.min(filled, HEADER) && window[end] != '\n' && window[end] != '\r') {
      end++;
    }
    isCsvOfNumbers = NirScan.hasMarker(window, 0, end);
  }

  /** One of the three letters stands here; the segment may have begun one or two bytes before. */
  private void segment(int at) {
    for (int begin = Math.max(0, at - 2); begin <= at; begin++) {
      if (begin + 4 <= filled && isSegmentName(begin) && isLineStart(begin)) {
        hl7.line(window, begin, filled, windowOffset + begin, isFirst(begin));
        return;
      }
    }
  }

  private boolean isSegmentName(int at) {
    int a = window[at];
    int b = window[at + 1];
    int c = window[at + 2];
    return (a == 'M' && b == 'S' && c == 'H')
        || (a == 'P' && b == 'I' && c == 'D')
        || ((a == 'F' || a == 'B') && b == 'H' && c == 'S');
  }

  private boolean isLineStart(int at) {
    if (at == 0) {
      return windowOffset == 0;
    }
    int before = window[at - 1];
    return before == '\r' || before == '\n' || before == 0x0b || isFirst(at);
  }

  private boolean isFirst(int at) {
    if (windowOffset + at > 64) {
      return false;
    }
    for (int i = 0; i < at; i++) {
      int c = window[i] & 0xff;
      boolean mark = i < 3 && (c == 0xef || c == 0xbb || c == 0xbf);
      if (c > ' ' && !mark) {
        return false;
      }
    }
    return true;
  }

  /** A digit stands here, which may be of a number that began up to a few groups before. */
  private int number(int at) {
    int first = (int) Math.max(Math.max(0, at - BACK), tried - windowOffset);
    tried = windowOffset + at + 1;
    for (int begin = first; begin <= at; begin++) {
      byte b = window[begin];
      if (b >= '1' && b <= '8') {
        int length = NirScan.lengthAt(window, begin, filled);
        if (length > 0) {
          found(begin, length);
          return begin + length - 1;
        }
      }
    }
    return at;
  }

  private void found(int begin, int length) {
    int from = Math.max(0, begin - NirScan.CONTEXT);
    int to = Math.min(filled, begin + length + NirScan.CONTEXT);
    if (isCsvOfNumbers || NirScan.hasMarker(window, from, to)) {
      findings.block(
          "nir.number", windowOffset + begin, "a social security number (NIR) and a word for it");
    }
  }
}
