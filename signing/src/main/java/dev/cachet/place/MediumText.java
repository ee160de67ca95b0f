package dev.cachet.place;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Map;

/** What a failure of a file system says to people: which place, why, and what to do. */
public final class MediumText {
  /** What Linux says, and what helps. Anything else is told as it is said. */
  private static final Map<String, String> REMEDIES =
      Map.of(
          "No space left on device", "no space is left there; free some, or name another place",
          "Disk quota exceeded",
              "the quota of this user is used up; free some, or name another place",
          "Read-only file system", "the file system is read-only; name another place",
          "File too large", "the file system holds no file as large as this; name another place",
          "Not a directory", "a part of the path is a file, not a folder; check the path",
          "Is a directory", "a folder, not a file; check the path",
          "File name too long", "the name is too long for the file system; choose a shorter one",
          "Too many levels of symbolic links",
              "the links of this path lead in a circle; check the path",
          "Input/output error", "the medium cannot be read or written there; check it",
          "Operation not permitted", "the file system does not allow this; name another place");

  private MediumText() {}

  /**
   * Returns the text of a failure.
   *
   * @param failure what a file system said
   * @return one sentence that begins with the place where the failure names one
   */
  public static String of(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof NoSuchFileException || failure instanceof FileNotFoundException) {
      return message + " is not there; check the path";
    }
    if (failure instanceof NotDirectoryException) {
      return message + " is not a folder; check the path";
    }
    if (failure instanceof FileAlreadyExistsException
        || failure instanceof DirectoryNotEmptyException) {
      return message + " is there already; remove it or name another";
    }
    if (failure instanceof AccessDeniedException denied) {
      return denied.getFile() + ": no permission; check its owner and mode";
    }
    if (failure instanceof FileSystemLoopException) {
      return message + ": the links of this path lead in a circle; check the path";
    }
    if (failure instanceof FileSystemException system) {
      return system.getFile() + ": " + reason(String.valueOf(system.getReason()));
    }
    // Not of a file system: a sentence of ours or of a token has its own remedy, or none.
    return REMEDIES.getOrDefault(message, message);
  }

  /**
   * Whether the system said this of writing, and so of no file that was only read.
   *
   * @param message what a failure without a path says
   */
  static boolean isOfWriting(String message) {
    return switch (message) {
      case "No space left on device",
          "Disk quota exceeded",
          "Read-only file system",
          "File too large" ->
          true;
      default -> false;
    };
  }

  private static String reason(String said) {
    if (said.equals("a folder is no package")) {
      return "a folder, not a released package; 'seal' writes one from the folder of 'pack'";
    }
    String told = REMEDIES.get(said);
    return told == null ? said + "; check the place" : told;
  }
}
