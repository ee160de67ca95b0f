package dev.cachet.image;

import dev.cachet.image.content.Node;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A path inside an image: names, from its root or from nowhere. */
final class ImagePath implements Path {
  private final ImageFileSystem system;
  private final boolean absolute;
  private final List<String> names;

  private ImagePath(ImageFileSystem system, boolean absolute, List<String> names) {
    this.system = system;
    this.absolute = absolute;
    this.names = List.copyOf(names);
  }

  static ImagePath of(ImageFileSystem system, String text) {
    List<String> names = new ArrayList<>();
    for (String name : text.split("/", -1)) {
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return new ImagePath(system, text.startsWith("/"), names);
  }

  List<String> names() {
    return names;
  }

  private ImagePath same(Path other) {
    if (other instanceof ImagePath path && path.system == system) {
      return path;
    }
    throw new ProviderMismatchException("a path of another file system: " + other);
  }

  @Override
  public ImageFileSystem getFileSystem() {
    return system;
  }

  @Override
  public boolean isAbsolute() {
    return absolute;
  }

  @Override
  public @Nullable Path getRoot() {
    return absolute ? new ImagePath(system, true, List.of()) : null;
  }

  @Override
  public @Nullable Path getFileName() {
    return names.isEmpty() ? null : getName(names.size() - 1);
  }

  @Override
  public @Nullable Path getParent() {
    boolean none = names.isEmpty() || (names.size() == 1 && !absolute);
    return none ? null : new ImagePath(system, absolute, names.subList(0, names.size() - 1));
  }

  @Override
  public int getNameCount() {
    return names.size();
  }

  @Override
  public Path getName(int index) {
    return new ImagePath(system, false, List.of(names.get(index)));
  }

  @Override
  public Path subpath(int from, int to) {
    return new ImagePath(system, false, names.subList(from, to));
  }

  @Override
  public boolean startsWith(Path other) {
    return other instanceof ImagePath path
        && path.system == system
        && path.absolute == absolute
        && path.names.size() <= names.size()
        && names.subList(0, path.names.size()).equals(path.names);
  }

  @Override
  public boolean endsWith(Path other) {
    if (!(other instanceof ImagePath path) || path.system != system) {
      return false;
    }
    int from = names.size() - path.names.size();
    return path.absolute
        ? equals(path)
        : from >= 0 && names.subList(from, names.size()).equals(path.names);
  }

  @Override
  public Path normalize() {
    List<String> plain = new ArrayList<>();
    for (String name : names) {
      boolean up = name.equals("..");
      if (up && !plain.isEmpty() && !plain.get(plain.size() - 1).equals("..")) {
        plain.remove(plain.size() - 1);
      } else if (!name.equals(".") && !(up && absolute)) {
        plain.add(name);
      }
    }
    return new ImagePath(system, absolute, plain);
  }

  @Override
  public Path resolve(Path other) {
    ImagePath path = same(other);
    if (path.absolute || names.isEmpty()) {
      return path.absolute || !absolute ? path : new ImagePath(system, true, path.names);
    }
    List<String> joined = new ArrayList<>(names);
    joined.addAll(path.names);
    return new ImagePath(system, absolute, joined);
  }

  @Override
  public Path relativize(Path other) {
    ImagePath path = same(other);
    int common = 0;
    int most = Math.min(names.size(), path.names.size());
    while (common < most && names.get(common).equals(path.names.get(common))) {
      common++;
    }
    List<String> way = new ArrayList<>();
    for (int i = common; i < names.size(); i++) {
      way.add("..");
    }
    way.addAll(path.names.subList(common, path.names.size()));
    return new ImagePath(system, false, way);
  }

  /** The bytes of each name as percent escapes. */
  @Override
  public URI toUri() {
    StringBuilder text = new StringBuilder("image:");
    for (String name : names) {
      text.append('/').append(URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
    }
    return URI.create(names.isEmpty() ? "image:/" : text.toString());
  }

  @Override
  public ImagePath toAbsolutePath() {
    return absolute ? this : new ImagePath(system, true, names);
  }

  @Override
  public Path toRealPath(LinkOption... options) throws IOException {
    ImagePath real = (ImagePath) toAbsolutePath().normalize();
    Node unused = system.node(real);
    return real;
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
    throw new UnsupportedOperationException("an image does not change");
  }

  @Override
  public int compareTo(Path other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ImagePath path
        && path.system == system
        && path.absolute == absolute
        && path.names.equals(names);
  }

  @Override
  public int hashCode() {
    return names.hashCode() * 2 + (absolute ? 1 : 0);
  }

  @Override
  public String toString() {
    return (absolute ? "/" : "") + String.join("/", names);
  }
}
