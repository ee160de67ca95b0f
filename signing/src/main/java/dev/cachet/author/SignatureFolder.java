package dev.cachet.author;

import dev.cachet.jose.EnvelopeSignature;
import dev.cachet.jose.ProtectedHeader;
import dev.cachet.jose.SignatureList;
import dev.cachet.refusal.PackageRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
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
    Files.write(file, envelope, StandardOpenOption.CREATE_NEW);
    return file;
  }

  /**
   * Reads what is there.
   *
   * @return all signatures of the folder; none if it does not exist
   * @throws PackageRefusedException if a file is no envelope
   * @throws IOException if a file cannot be read
   */
  public List<EnvelopeSignature> signatures() throws IOException, PackageRefusedException {
    List<EnvelopeSignature> found = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      for (Path file : files) {
        found.addAll(read(file).signatures());
      }
    }
    return found;
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
