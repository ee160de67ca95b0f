package dev.cachet.storage;

import java.util.List;
import java.util.regex.Pattern;

/** The form of a path, which every implementation of {@link Storage} demands. */
public final class StoragePath {
  private static final int MAX_CHARS = 200;
  private static final int MAX_NAMES = 8;
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._+-]{0,63}");

  private StoragePath() {}

  /**
   * Takes a path apart.
   *
   * @param path the path
   * @return its 1 to 8 names, none of them {@code .} or {@code ..}
   * @throws IllegalArgumentException if it has any other form
   */
  public static List<String> names(String path) {
    List<String> names = List.of(path.split("/", -1));
    if (path.length() > MAX_CHARS || names.size() > MAX_NAMES) {
      throw new IllegalArgumentException("a storage path is at most 8 names, 200 characters");
    }
    for (String name : names) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "a storage path is names of [a-z0-9][a-z0-9._+-]{0,63} joined by /, not " + path);
      }
    }
    return names;
  }

  /**
   * The folder of a path.
   *
   * @param path the path
   * @return all but its last name; empty for a path of one name
   * @throws IllegalArgumentException if the path has not the form
   */
  public static String folder(String path) {
    List<String> names = names(path);
    return String.join("/", names.subList(0, names.size() - 1));
  }
}
