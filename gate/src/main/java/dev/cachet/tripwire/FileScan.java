package dev.cachet.tripwire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.LocalDate;
import java.util.function.Consumer;

/** Looks at one file and, within limits, at all that is inside of it. */
final class FileScan {
  private static final int HEAD = 1 << 16;

  private final TripwireLimits limits;
  private final AllowList allowed;
  private final LocalDate day;
  private final Consumer<TripwireFinding> taker;
  private long entries;
  private long bytes;

  FileScan(
      TripwireLimits limits, AllowList allowed, LocalDate day, Consumer<TripwireFinding> taker) {
    this.limits = limits;
    this.allowed = allowed;
    this.day = day;
    this.taker = taker;
  }

  /** More was inside than is looked at. */
  static final class LimitException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String what;

    LimitException(String what) {
      super(what);
      this.what = what;
    }
  }

  /**
   * Looks at a file.
   *
   * @param path how to call it
   * @param in its bytes, which are read to the end; not closed
   * @param depth 0 for a file of the file system
   * @throws IOException if reading fails
   */
  void scan(String path, InputStream in, int depth) throws IOException {
    byte[] head = in.readNBytes(HEAD);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
    FileKind kind = FileKind.of(head);
    Findings findings = new Findings(path);
    boolean archive = kind.compareTo(FileKind.DICOM) < 0;
    PassingStream passing =
        new PassingStream(whole, archive ? null : new ByteScan(findings), !allowed.isEmpty());
    try {
      read(kind, head, passing, findings, depth);
      drain(passing, findings);
    } catch (LimitException e) {
      if (depth > 0) {
        findings.give(taker);
        throw e;
      }
      findings.unread("archive.limit", e.what);
    }
    if (allowed.allows(passing.sha256Hex(), day)) {
      findings.allow();
    }
    findings.give(taker);
  }

  private static void drain(PassingStream passing, Findings findings) throws IOException {
    try {
      passing.drain();
    } catch (LimitException e) {
      throw e;
    } catch (IOException e) {
      findings.unread("file.broken", "cannot be read to its end");
    }
  }

  private void read(FileKind kind, byte[] head, PassingStream in, Findings findings, int depth)
      throws IOException {
    switch (kind) {
      case DICOM -> new DicomReader(findings, in).read(head, head.length);
      case JSON -> new FhirJson(findings).read(in);
      case XML -> new ClinicalXml(findings).read(in);
      case CLOSED ->
          findings.unread(
              "file.closed", "is " + FileKind.closedName(head) + ", which is not looked into");
      case PLAIN -> {}
      default -> archive(kind, in, findings, depth);
    }
  }

  private void archive(FileKind kind, PassingStream in, Findings findings, int depth)
      throws IOException {
    if (depth >= limits.depth()) {
      findings.unread(
          "archive.depth", "lies " + limits.depth() + " archives deep, and deeper is not read");
      return;
    }
    try {
      new ArchiveWalk(findings)
          .walk(
              kind,
              in,
              (name, content) -> {
                requireRoom();
                scan(findings.path() + "!/" + name, new Counted(content), depth + 1);
              });
    } catch (LimitException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Libraries answer broken archives with unchecked exceptions too.
      findings.unread("archive.broken", "is an archive that cannot be read to its end");
    }
  }

  private void requireRoom() throws LimitException {
    entries++;
    if (entries > limits.entries()) {
      throw new LimitException("has more than " + limits.entries() + " entries in its archives");
    }
  }

  /** Counts what archives give, so that a small file cannot cost hours. */
  private final class Counted extends java.io.FilterInputStream {
    Counted(InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // The archive is read on behind this entry.
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      bytes += Math.max(read, 0);
      if (bytes > limits.bytes()) {
        throw new LimitException("has more than " + limits.bytes() + " bytes in its archives");
      }
      return read;
    }
  }
}
