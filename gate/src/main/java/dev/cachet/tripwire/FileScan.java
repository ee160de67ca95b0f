package dev.cachet.tripwire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Looks at one file and, within limits, at all that is inside of it. */
final class FileScan {
  private static final int HEAD = 1 << 16;

  private final TripwireLimits limits;
  private final AllowList.OnDay allowed;
  private long entries;
  private long bytes;

  FileScan(TripwireLimits limits, AllowList.OnDay allowed) {
    this.limits = limits;
    this.allowed = allowed;
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
   * @param taker takes what is found in it
   * @throws IOException if reading fails
   */
  void scan(String path, InputStream in, int depth, Consumer<TripwireFinding> taker)
      throws IOException {
    if (allowed.isEmpty()) {
      look(path, in, depth, taker);
      return;
    }
    // Whoever allows an archive allows what is in it, and its digest is known at its end.
    List<TripwireFinding> inside = new ArrayList<>();
    String sha256 = "";
    try {
      sha256 = look(path, in, depth, inside::add);
    } finally {
      if (inside.isEmpty() || !allowed.allows(sha256)) {
        inside.forEach(taker);
      }
    }
  }

  private String look(String path, InputStream in, int depth, Consumer<TripwireFinding> taker)
      throws IOException {
    byte[] head = in.readNBytes(HEAD);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
    FileKind kind = FileKind.of(head);
    Findings findings = new Findings(path);
    boolean archive = kind.compareTo(FileKind.DICOM) < 0;
    PassingStream passing =
        new PassingStream(whole, archive ? null : new ByteScan(findings), !allowed.isEmpty());
    try {
      read(new Place(kind, depth, taker), head, passing, findings);
      drain(passing, findings);
    } catch (LimitException e) {
      if (depth > 0) {
        findings.give(taker);
        throw e;
      }
      findings.unread("archive.limit", e.what);
    }
    findings.give(taker);
    return passing.sha256Hex();
  }

  /** What is read, how deep, and who is told. */
  private record Place(FileKind kind, int depth, Consumer<TripwireFinding> taker) {}

  private static void drain(PassingStream passing, Findings findings) throws IOException {
    try {
      passing.drain();
    } catch (LimitException e) {
      throw e;
    } catch (IOException e) {
      findings.unread("file.broken", "cannot be read to its end");
    }
  }

  private void read(Place place, byte[] head, PassingStream in, Findings findings)
      throws IOException {
    switch (place.kind()) {
      case DICOM -> DicomReader.read(findings, in, head);
      case JSON -> new FhirJson(findings).read(in);
      case XML -> new ClinicalXml(findings).read(in);
      case CLOSED ->
          findings.unread(
              "file.closed", "is " + FileKind.closedName(head) + ", which is not looked into");
      case PLAIN -> {}
      default -> archive(place, in, findings);
    }
  }

  private void archive(Place place, PassingStream in, Findings findings) throws IOException {
    if (place.depth() >= limits.depth()) {
      findings.unread(
          "archive.depth", "lies " + limits.depth() + " archives deep, and deeper is not read");
      return;
    }
    try {
      new ArchiveWalk(findings)
          .walk(
              place.kind(),
              in,
              (name, content) -> {
                requireRoom();
                scan(
                    findings.path() + "!/" + name,
                    new Counted(content),
                    place.depth() + 1,
                    place.taker());
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
