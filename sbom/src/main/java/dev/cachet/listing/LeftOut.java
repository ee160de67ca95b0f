package dev.cachet.listing;

import dev.cachet.rootfs.PathCode;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Paths whose content belongs to the running system, declared by name: they and everything beneath
 * are neither listed nor compared.
 */
public final class LeftOut {
  /** More would be a listing of what is not listed. */
  public static final int MAX_PATHS = 256;

  private static final LeftOut NONE = new LeftOut(List.of());

  private final TreeSet<String> paths;

  private LeftOut(Collection<String> paths) {
    this.paths = new TreeSet<>(paths);
  }

  /**
   * Leaves nothing out.
   *
   * @return no path
   */
  public static LeftOut none() {
    return NONE;
  }

  /**
   * Reads paths that a person declared.
   *
   * @param texts absolute, without {@code .}, {@code ..} and doubled slashes, and not {@code /}
   * @return the paths
   * @throws IllegalArgumentException if one is not such a path, or there are more than {@link
   *     #MAX_PATHS}; names it
   */
  public static LeftOut declared(Collection<String> texts) {
    return ofCodes(
        texts.stream().map(text -> PathCode.of(text.getBytes(StandardCharsets.UTF_8))).toList());
  }

  /** Reads paths as a listing or a document has them. */
  static LeftOut ofCodes(Collection<String> codes) {
    if (codes.size() > MAX_PATHS) {
      throw new IllegalArgumentException(
          "at most " + MAX_PATHS + " paths may be left out, not " + codes.size());
    }
    codes.forEach(LeftOut::requirePlain);
    return new LeftOut(codes);
  }

  private static void requirePlain(String code) {
    boolean plain = code.startsWith("/") && code.length() > 1;
    for (String name : plain ? code.substring(1).split("/", -1) : new String[0]) {
      plain &= !name.isEmpty() && !name.equals(".") && !name.equals("..");
    }
    if (!plain) {
      throw new IllegalArgumentException(
          code + " is no path that can be left out: give it from the root, as /var/log");
    }
  }

  /**
   * The same and more.
   *
   * @param more other paths
   * @return all of them
   */
  public LeftOut and(LeftOut more) {
    LeftOut both = new LeftOut(paths);
    both.paths.addAll(more.paths);
    return both;
  }

  /**
   * Whether an entry is left out.
   *
   * @param code its path as {@link PathCode} writes it
   * @return whether it is one of the paths or lies beneath one
   */
  public boolean covers(String code) {
    if (paths.isEmpty()) {
      return false;
    }
    for (int at = code.length(); at > 0; at = code.lastIndexOf('/', at - 1)) {
      if (paths.contains(code.substring(0, at))) {
        return true;
      }
    }
    return false;
  }

  /**
   * The paths.
   *
   * @return as {@link PathCode} writes them, sorted
   */
  public List<String> codes() {
    return List.copyOf(paths);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LeftOut that && paths.equals(that.paths);
  }

  @Override
  public int hashCode() {
    return paths.hashCode();
  }

  @Override
  public String toString() {
    return paths.toString();
  }
}
