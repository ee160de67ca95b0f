package dev.cachet.buildstate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a step of a build that was done before would do the same again: what was configured, what
 * it read and what it wrote. It saves work in a build on one machine; it is no statement on
 * freshness, which needs the digests in the document.
 *
 * <p>A file whose size and times are as they were counts as unchanged; where the platform tells it,
 * the time of the last change of the entry itself is among them, which nobody can set back.
 * Otherwise its SHA-256 decides. Of a folder the names, sizes and times of all entries count.
 */
public final class BuildState {
  private static final String FORM = "cachet-state 1";

  private final String settings;
  private final List<FileStamp> inputs;

  private BuildState(String settings, List<FileStamp> inputs) {
    this.settings = settings;
    this.inputs = inputs;
  }

  /**
   * Takes the state before the work is done.
   *
   * @param settings whatever else decides on the result, in a fixed order
   * @param inputs the files and folders that are read, in a fixed order; those that are not there
   *     count as such
   * @return the state
   * @throws IOException if the medium failed
   */
  public static BuildState of(List<String> settings, List<Path> inputs) throws IOException {
    StringBuilder all = new StringBuilder();
    settings.forEach(setting -> all.append(setting.length()).append(' ').append(setting));
    byte[] text = all.toString().getBytes(StandardCharsets.UTF_8);
    return new BuildState(FileStamp.sha256(text), stamps(inputs));
  }

  /**
   * Whether the same was kept before, and what was written then is still there.
   *
   * @param file where the state was kept; need not be there
   * @param outputs what the step writes
   * @return true if the step would write the same again
   * @throws IOException if the medium failed
   */
  public boolean isKept(Path file, List<Path> outputs) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    List<FileStamp> all = new ArrayList<>(inputs);
    all.addAll(stamps(outputs));
    if (lines.size() != all.size() + 2
        || !lines.get(0).equals(FORM)
        || !lines.get(1).equals(settings)) {
      return false;
    }
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).isStill(lines.get(i + 2))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Keeps the state after the work is done. Nothing is kept if an input changed meanwhile, as
   * nobody can tell then which of the two was read.
   *
   * @param file where to keep it; its folder is made
   * @param outputs what the step wrote
   * @throws IOException if the medium failed
   */
  public void keep(Path file, List<Path> outputs) throws IOException {
    Files.deleteIfExists(file);
    StringBuilder text = new StringBuilder(FORM).append('\n').append(settings).append('\n');
    for (FileStamp input : inputs) {
      if (!input.equals(FileStamp.of(input.path()))) {
        return;
      }
      text.append(input.line()).append('\n');
    }
    for (Path output : outputs) {
      text.append(FileStamp.of(output).line()).append('\n');
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text);
  }

  /**
   * Whether a kept state says that the step wrote what is at a place now, so that the step may
   * replace it.
   *
   * @param file where a state was kept; need not be there
   * @param output what was written
   * @return false if there is no such state, or something else is there now
   * @throws IOException if the medium failed
   */
  public static boolean wrote(Path file, Path output) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    FileStamp now = FileStamp.of(output);
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      if (now.isStill(line)) {
        return true;
      }
    }
    return false;
  }

  private static List<FileStamp> stamps(List<Path> paths) throws IOException {
    List<FileStamp> stamps = new ArrayList<>();
    for (Path path : paths) {
      stamps.add(FileStamp.of(path));
    }
    return stamps;
  }
}
