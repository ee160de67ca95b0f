package dev.cachet.tripwire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds structured patient records that were left in files: DICOM with a patient's identity, HL7 v2
 * messages with PID, CDA and FHIR with a patient's name or identifier, social security numbers
 * beside a word for them. It looks into archives. It does not see names in free text, pixels,
 * databases or encrypted files, and shows no anonymity.
 */
public final class Tripwire {
  private final TripwireLimits limits;
  private final AllowList allowed;
  private final LocalDate day;

  /**
   * A check.
   *
   * @param allowed what a person lets pass
   * @param day the day by which the list expires
   * @param limits how far archives are looked into
   */
  public Tripwire(AllowList allowed, LocalDate day, TripwireLimits limits) {
    this.allowed = allowed;
    this.day = day;
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

  private static List<Path> files(Path path, Consumer<TripwireFinding> taker) throws IOException {
    List<Path> files = new ArrayList<>();
    Path start = Files.isSymbolicLink(path) ? path.toRealPath() : path;
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
            unreadable(file, taker);
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(null);
    return files;
  }

  private void scanFile(Path file, Consumer<TripwireFinding> taker) {
    try (InputStream in = Files.newInputStream(file)) {
      new FileScan(limits, allowed, day, taker).scan(file.toString(), in, 0);
    } catch (IOException e) {
      unreadable(file, taker);
    }
  }

  private static void unreadable(Path file, Consumer<TripwireFinding> taker) {
    Findings findings = new Findings(file.toString());
    findings.unread("file.unreadable", "cannot be read; check its permissions and the disk");
    findings.give(taker);
  }
}
