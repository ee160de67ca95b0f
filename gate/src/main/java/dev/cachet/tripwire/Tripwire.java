package dev.cachet.tripwire;

import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds structured patient records that were left in files: DICOM with a patient's identity, HL7 v2
 * messages with PID, CDA and FHIR with a patient's name or identifier, social security numbers
 * beside a word for them. It looks into archives and, where a reader of images is on the class
 * path, into images of systems. It does not see names in free text, pixels, databases or encrypted
 * files, and shows no anonymity.
 */
public final class Tripwire {
  /** The magic of ext lies in the second KiB. */
  private static final int IMAGE_HEAD = 2048;

  private final TripwireLimits limits;
  private final AllowList.OnDay allowed;

  /**
   * A check.
   *
   * @param allowed what a person lets pass
   * @param day the day by which the list expires
   * @param limits how far archives are looked into
   */
  public Tripwire(AllowList allowed, LocalDate day, TripwireLimits limits) {
    this.allowed = new AllowList.OnDay(allowed, day);
    this.limits = limits;
  }

  /**
   * Looks at a file, or at every file of a folder in the order of their paths. Links are not
   * followed; devices, pipes and sockets are passed over.
   *
   * @param path file or folder
   * @param taker takes each finding when its file was read
   * @throws IOException if {@code path} is not there; a file that cannot be read is a finding
   */
  public void scan(Path path, Consumer<TripwireFinding> taker) throws IOException {
    for (Path file : files(path, taker)) {
      scanFile(file, taker);
    }
  }

  /**
   * What of the list of allowed files let something pass, in all scans so far.
   *
   * @return in the order of the digests
   */
  public List<AllowList.Entry> allowed() {
    return allowed.used();
  }

  private static List<Path> files(Path path, Consumer<TripwireFinding> taker) throws IOException {
    List<Path> unreadable = new ArrayList<>();
    List<Path> files = walk(Files.isSymbolicLink(path) ? path.toRealPath() : path, unreadable);
    unreadable.forEach(file -> unreadable(file.toString(), taker));
    return files;
  }

  private static List<Path> walk(Path start, List<Path> unreadable) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        start,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(start)) {
              throw e;
            }
            unreadable.add(file);
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(null);
    return files;
  }

  private void scanFile(Path file, Consumer<TripwireFinding> taker) {
    scanFile(file, file.toString(), taker);
  }

  private void scanFile(Path file, String name, Consumer<TripwireFinding> taker) {
    try {
      Optional<RootFolder> image = image(file);
      if (image.isPresent() && !allows(file)) {
        scanImage(image.get().path(), name, taker);
        tellPartitions(file, name, taker);
        return;
      }
      try (InputStream in = Files.newInputStream(file)) {
        new FileScan(limits, allowed).scan(name, in, 0, taker);
      }
    } catch (IOException e) {
      unreadable(name, taker);
    }
  }

  /** Only the system of a disk was opened; what else is on it may hold anything. */
  private static void tellPartitions(Path file, String name, Consumer<TripwireFinding> taker)
      throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      if (FileKind.hasPartitions(in.readNBytes(IMAGE_HEAD))) {
        Findings findings = new Findings(name);
        findings.unread(
            "file.closed",
            "is an image of a disk, of which only the partition with the system was looked into");
        findings.give(taker);
      }
    }
  }

  /** An image that its reader cannot open is scanned as any file, which says that it is unread. */
  private static Optional<RootFolder> image(Path file) throws IOException {
    if (!file.getFileSystem().equals(FileSystems.getDefault())) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      if (!FileKind.mayBeImage(in.readNBytes(IMAGE_HEAD))) {
        return Optional.empty();
      }
    }
    try {
      return RootFolder.image(file);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void scanImage(Path root, String image, Consumer<TripwireFinding> taker)
      throws IOException {
    List<Path> unreadable = new ArrayList<>();
    for (Path file : walk(root, unreadable)) {
      scanFile(file, image + "!" + file, taker);
    }
    unreadable.forEach(file -> unreadable(image + "!" + file, taker));
  }

  private boolean allows(Path file) throws IOException {
    if (allowed.isEmpty()) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      PassingStream passing = new PassingStream(in, null, true);
      passing.drain();
      return allowed.allows(passing.sha256Hex());
    }
  }

  private static void unreadable(String file, Consumer<TripwireFinding> taker) {
    Findings findings = new Findings(file);
    findings.unread("file.unreadable", "cannot be read; check its permissions and the disk");
    findings.give(taker);
  }
}
