package dev.cachet.author;

import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.jose.ProtectedHeader;
import dev.cachet.jose.SignatureList;
import dev.cachet.place.NewFile;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.refusal.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Signatures that come in one by one from different people: a folder with one file {@code
 * <kid>.json} each, which is a detached envelope of that one signature (TRU-1).
 */
public final class SignatureFolder {
  private static final int MAX_BYTES = 16 * 1024;
  private static final String SUFFIX = ".json";

  private final Path folder;

  /**
   * Names a folder; it need not exist yet.
   *
   * @param folder where the files are
   */
  public SignatureFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Adds a signature.
   *
   * @param signature the signature
   * @return the new file
   * @throws PackageRefusedException if its protected header is malformed
   * @throws java.nio.file.FileAlreadyExistsException if this key has signed already
   * @throws IOException if the file cannot be written
   */
  public Path add(EnvelopeSignature signature) throws IOException, PackageRefusedException {
    String kid = ProtectedHeader.read(signature.protectedHeader()).kid();
    Files.createDirectories(folder);
    Path file = folder.resolve(kid + SUFFIX);
    byte[] envelope = SignatureList.of(List.of(signature)).bytes();
    NewFile.write(file, envelope);
    return file;
  }

  /**
   * Reads what is there.
   *
   * @return all signatures of the folder; none if it does not exist
   * @throws PackageRefusedException if a file is no envelope; the message names the file
   * @throws IOException if a file cannot be read
   */
  public List<EnvelopeSignature> signatures() throws IOException, PackageRefusedException {
    List<EnvelopeSignature> found = new ArrayList<>();
    forEach((file, signature) -> found.add(signature));
    return found;
  }

  /** Takes the signatures of a folder. */
  @FunctionalInterface
  public interface Taker {
    /**
     * Takes one.
     *
     * @param file where it lies
     * @param signature not judged in any way
     * @throws PackageRefusedException if it is not wanted
     */
    void take(Path file, EnvelopeSignature signature) throws PackageRefusedException;
  }

  /**
   * Hands out what is there, ascending by the names of the files.
   *
   * @param taker takes each signature; its refusals get the name of the file
   * @throws PackageRefusedException if a file is no envelope, or the taker refuses
   * @throws IOException if a file cannot be read
   */
  public void forEach(Taker taker) throws IOException, PackageRefusedException {
    for (Path file : files()) {
      try {
        for (EnvelopeSignature signature : read(file).signatures()) {
          taker.take(file, signature);
        }
      } catch (PackageRefusedException e) {
        Refusal why = e.refusal();
        throw new PackageRefusedException(
            why.reason(), why.clause(), file + ": " + why.subject(), why.found(), why.expected());
      }
    }
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
        all.forEach(files::add);
      }
    }
    Collections.sort(files);
    return files;
  }

  @Override
  public String toString() {
    return folder.toString();
  }

  /**
   * Reads one file.
   *
   * @param file a detached envelope of at most 16 KiB
   * @return its signatures
   * @throws PackageRefusedException if the file is no envelope
   * @throws IOException if the file cannot be read
   */
  public static SignatureList read(Path file) throws IOException, PackageRefusedException {
    try (InputStream in = Files.newInputStream(file)) {
      return SignatureList.read(in.readNBytes(MAX_BYTES));
    }
  }
}
