package dev.cachet.merge;

import dev.cachet.apk.ApkIndexSource;
import dev.cachet.buildroot.BuildrootSource;
import dev.cachet.jar.JarSource;
import dev.cachet.listing.LeftOut;
import dev.cachet.os.ListedCycles;
import dev.cachet.os.OsIdentifier;
import dev.cachet.parts.PartsSource;
import dev.cachet.root.RootfsSource;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.source.Source;
import dev.cachet.yocto.YoctoSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Sources by what a path leads to. */
public final class SourceDetection {
  private SourceDetection() {}

  /**
   * The source for a thing: a folder with a build's manifests and nothing of a system is those of
   * Yocto or Buildroot, any other folder a root filesystem; a file that reads as such a manifest is
   * one, a file ending in {@code .json} a parts file, any other file an archive.
   *
   * @param thing a folder or a file
   * @param cycles the cycles that an operating system is recognised by
   * @return the source
   * @throws IOException if there is nothing at the path, or the medium failed
   */
  public static Source at(Path thing, ListedCycles cycles) throws IOException {
    return at(thing, cycles, LeftOut.none());
  }

  /**
   * The source for a thing whose inventory is to be bound to less than all of its files.
   *
   * @param thing a folder or a file
   * @param cycles the cycles that an operating system is recognised by
   * @param leftOut what the inventory of a root is not bound to
   * @return the source
   * @throws IOException if there is nothing at the path, or the medium failed
   */
  public static Source at(Path thing, ListedCycles cycles, LeftOut leftOut) throws IOException {
    if (!Files.exists(thing)) {
      throw new NoSuchFileException(thing.toString());
    }
    if (BuildrootSource.recognises(thing)) {
      return new BuildrootSource(thing);
    }
    if (YoctoSource.recognises(thing)) {
      return new YoctoSource(thing);
    }
    if (Files.isDirectory(thing)) {
      return root(thing, cycles, leftOut);
    }
    if (ApkIndexSource.recognises(thing)) {
      return new ApkIndexSource(thing);
    }
    if (thing.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
      return new PartsSource(thing);
    }
    Optional<RootFolder> image = RootFolder.image(thing);
    return image.isPresent() ? root(image.get(), cycles, leftOut) : new JarSource(thing);
  }

  /**
   * The source for a root filesystem.
   *
   * @param folder its folder
   * @param cycles the cycles that an operating system is recognised by
   * @return the source
   * @throws IOException if there is no folder at the path, or the medium failed
   */
  public static Source root(Path folder, ListedCycles cycles) throws IOException {
    return root(folder, cycles, LeftOut.none());
  }

  /**
   * The source for a root filesystem that has paths of a running system in it.
   *
   * @param folder its folder
   * @param cycles the cycles that an operating system is recognised by
   * @param leftOut what the inventory is not bound to
   * @return the source
   * @throws IOException if there is no folder at the path, or the medium failed
   */
  public static Source root(Path folder, ListedCycles cycles, LeftOut leftOut) throws IOException {
    return root(RootFolder.open(folder), cycles, leftOut);
  }

  private static Source root(RootFolder root, ListedCycles cycles, LeftOut leftOut)
      throws IOException {
    return new RootfsSource(root, new OsIdentifier(cycles).identify(root), leftOut);
  }
}
