package dev.cachet.command.contents;

import dev.cachet.command.CommandException;
import dev.cachet.command.Setting;
import dev.cachet.command.Settings;
import dev.cachet.listing.BoundSource;
import dev.cachet.listing.FolderTree;
import dev.cachet.listing.LeftOut;
import dev.cachet.listing.ListingWriter;
import dev.cachet.listing.RootFacts;
import dev.cachet.listing.ShippedImages;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Sbom;
import dev.cachet.source.BuildDocument;
import dev.cachet.source.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** To which files of a root an SBOM is bound, to which images of it, and the listing of them. */
public final class BindRequest {
  /** A root without a package database. */
  public static final Setting<Path> BIND = Setting.input("--bind", "bind", "FOLDER");

  /** Paths of the root whose content belongs to the running system. */
  public static final Setting<List<String>> RUN_TIME =
      Setting.value("--run-time", "runTime", "ROOTPATH");

  /** Images that are shipped of the root. */
  public static final Setting<List<Path>> IMAGE = Setting.inputs("--image", "image", "FILE");

  /** Where every entry of the root is listed. */
  public static final Setting<Path> LISTING = Setting.output("--listing", "listing", "FILE");

  private final Settings given;
  private final DescribedThings described;

  /**
   * Reads no file yet.
   *
   * @param given the settings, those of {@link DescribedThings} too
   * @throws CommandException if they make no sense
   */
  public BindRequest(Settings given) throws CommandException {
    this.given = given;
    this.described = new DescribedThings(given);
    boolean bound = given.has(BIND);
    if (bound
        && (described.things().size() != 1
            || has(DescribedThings.APK)
            || has(DescribedThings.JARS))) {
      throw given.wrong(
          given.name(BIND)
              + " goes with one "
              + given.name(DescribedThings.YOCTO)
              + ", "
              + given.name(DescribedThings.BUILDROOT)
              + ", "
              + given.name(DescribedThings.PARTS)
              + " or "
              + given.name(DescribedThings.FROM)
              + ": what it was built of");
    }
    if (!bound && described.rootPaths().isEmpty() && has(RUN_TIME)) {
      throw given.wrong(given.name(RUN_TIME) + " is of a root: give " + eitherRoot());
    }
    int roots = described.rootPaths().size();
    if (has(IMAGE) && (bound ? roots != 0 : roots != 1)) {
      throw given.wrong(
          given.name(IMAGE)
              + " needs one "
              + eitherRoot()
              + ": the root that the image was made of");
    }
  }

  private boolean has(Setting<? extends List<?>> setting) {
    List<?> all = given.get(setting);
    return all != null && !all.isEmpty();
  }

  private String eitherRoot() {
    return given.name(DescribedThings.ROOTFS) + " or " + given.name(BIND);
  }

  /**
   * Returns what is not looked at in a root.
   *
   * @return the paths of the running system
   * @throws CommandException if one is no path of a root
   */
  public LeftOut leftOut() throws CommandException {
    try {
      return LeftOut.declared(given.get(RUN_TIME, List.of()));
    } catch (IllegalArgumentException e) {
      throw given.wrong(given.name(RUN_TIME) + " " + e.getMessage());
    }
  }

  /**
   * Returns everything that the SBOM describes.
   *
   * @param roots the root filesystems, in the order in which they were given
   * @return the roots, then all else, bound as it was asked for
   * @throws CommandException if the root to bind to cannot be opened
   */
  public List<Source> sources(List<Source> roots) throws CommandException {
    List<Source> all = new ArrayList<>(roots);
    List<Source> things = new ArrayList<>(described.things());
    Path bind = given.get(BIND);
    if (bind != null) {
      List<Path> documents = given.get(DescribedThings.FROM, List.of());
      Source built = documents.isEmpty() ? things.get(0) : new BuildDocument(documents.get(0));
      things.set(0, new BoundSource(built, given.read(BIND, bind, () -> tree(bind)), leftOut()));
    }
    List<Path> images = given.get(IMAGE, List.of());
    if (!images.isEmpty()) {
      List<Source> of = bind == null ? all : things;
      of.set(0, new ShippedImages(of.get(0), images));
    }
    all.addAll(things);
    return all;
  }

  /** Writes a listing. */
  public interface Listing {
    /**
     * Writes it.
     *
     * @param out where it goes
     * @throws IOException if the root cannot be read, or changed meanwhile
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Lists the one root; what was changed since the SBOM was made is no listing of its root.
   *
   * @param sbom the SBOM
   * @return nothing where no listing is asked for
   * @throws CommandException if there is no one root that the SBOM states
   */
  public Optional<Listing> listing(Sbom sbom) throws CommandException {
    if (!given.has(LISTING)) {
      return Optional.empty();
    }
    List<Path> roots = new ArrayList<>(described.rootPaths());
    Optional.ofNullable(given.get(BIND)).ifPresent(roots::add);
    Optional<RootFacts> stated =
        Stream.concat(Stream.of(sbom.subject()), sbom.all().stream())
            .flatMap((Component one) -> RootFacts.of(one).stream())
            .findFirst();
    if (roots.size() != 1 || stated.isEmpty()) {
      throw given.wrong(
          given.name(LISTING)
              + " needs one "
              + eitherRoot()
              + " that is not the running system itself");
    }
    Setting<?> setting = given.has(BIND) ? BIND : DescribedThings.ROOTFS;
    FolderTree tree = given.read(setting, roots.get(0), () -> tree(roots.get(0)));
    RootFacts facts = stated.get();
    return Optional.of(
        out -> {
          if (!ListingWriter.write(tree, facts.leftOut(), out).equals(facts)) {
            throw new IOException(
                tree.name() + ": changed while it was read; see what writes there, and try again");
          }
        });
  }

  private static FolderTree tree(Path folder) throws IOException {
    return new FolderTree(RootFolder.open(folder));
  }
}
