package dev.cachet.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What decides on the result of a goal: its parameters, and the files that it reads. */
final class Inputs {
  private final List<String> settings = new ArrayList<>();
  private final List<Path> files = new ArrayList<>();

  Inputs set(String name, @Nullable Object value) {
    settings.add(name + "=" + value);
    return this;
  }

  Inputs file(@Nullable File file) {
    return file == null ? set("absent", files.size()) : file(file.toPath());
  }

  Inputs file(Path file) {
    files.add(file);
    return this;
  }

  Inputs files(Collection<Path> more) {
    set("files", more.size());
    files.addAll(more);
    return this;
  }

  List<String> settings() {
    return List.copyOf(settings);
  }

  List<Path> files() {
    return List.copyOf(files);
  }
}
