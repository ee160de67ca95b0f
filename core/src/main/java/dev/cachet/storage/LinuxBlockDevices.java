package dev.cachet.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads who uses a device from procfs and sysfs. What cannot be told is an error, not a no. */
final class LinuxBlockDevices implements BlockDevices {
  private static final int TYPE = 0xf000;
  private static final int BLOCK = 0x6000;

  private final Path proc;
  private final Path sys;
  private final Numbers numbers;

  LinuxBlockDevices(Path proc, Path sys, Numbers numbers) {
    this.proc = proc;
    this.sys = sys;
    this.numbers = numbers;
  }

  /** Gives the number {@code MAJOR:MINOR} of a device. */
  @FunctionalInterface
  interface Numbers {
    /**
     * Asks.
     *
     * @throws IOException if this is no block device
     */
    String of(Path device) throws IOException;
  }

  static String numberOfNode(Path device) throws IOException {
    int mode = (Integer) Files.getAttribute(device, "unix:mode");
    if ((mode & TYPE) != BLOCK) {
      throw new IOException(device + " is no block device");
    }
    long number = (Long) Files.getAttribute(device, "unix:rdev");
    long major = ((number >> 8) & 0xfff) | ((number >> 32) & 0xfffff000L);
    long minor = (number & 0xff) | ((number >> 12) & 0xffffff00L);
    return major + ":" + minor;
  }

  @Override
  public Optional<String> user(Path device) throws IOException {
    String number = numbers.of(device);
    Path own = sys.resolve("dev/block").resolve(number).toRealPath();
    List<Path> related = new ArrayList<>(partitions(own));
    related.add(own);
    if (Files.exists(own.resolve("partition"))) {
      related.add(own.resolve(".."));
    }
    for (Path each : related) {
      Optional<String> user = userOf(text(each.resolve("dev")).strip(), each);
      if (user.isPresent()) {
        return user;
      }
    }
    return Optional.empty();
  }

  private static List<Path> partitions(Path disk) throws IOException {
    List<Path> partitions = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(disk)) {
      for (Path entry : entries) {
        if (Files.isRegularFile(entry.resolve("partition"))) {
          partitions.add(entry);
        }
      }
    }
    return partitions;
  }

  private Optional<String> userOf(String number, Path block) throws IOException {
    try (DirectoryStream<Path> holders = Files.newDirectoryStream(block.resolve("holders"))) {
      for (Path holder : holders) {
        return Optional.of("a part of " + holder.getFileName());
      }
    }
    for (String line : text(proc.resolve("self/mountinfo")).lines().toList()) {
      String[] words = line.split(" ", -1);
      if (words.length > 4 && (words[2].equals(number) || is(number, MountText.source(words)))) {
        return Optional.of("mounted on " + MountText.unescaped(words[4]));
      }
    }
    for (String line : text(proc.resolve("swaps")).lines().toList()) {
      if (is(number, MountText.unescaped(line.split("[ \t]", -1)[0]))) {
        return Optional.of("used as swap");
      }
    }
    return Optional.empty();
  }

  /** File systems such as btrfs are mounted under a number that is no device's. */
  private boolean is(String number, String source) {
    if (!source.startsWith("/")) {
      return false;
    }
    try {
      return numbers.of(Path.of(source)).equals(number);
    } catch (IOException e) {
      return false;
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }

  @Override
  public StorageFile open(Path device, boolean write) throws IOException {
    numbers.of(device);
    Set<StandardOpenOption> options =
        write
            ? Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE)
            : Set.of(StandardOpenOption.READ);
    return new FolderFile(device, FileChannel.open(device, options));
  }
}
