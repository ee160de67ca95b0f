package dev.cachet.command.release;

import dev.cachet.command.CommandException;
import dev.cachet.command.InputFile;
import dev.cachet.command.Setting;
import dev.cachet.command.Settings;
import dev.cachet.command.UnusableFileException;
import dev.cachet.device.FactoryRecord;
import dev.cachet.device.FactoryRecordException;
import dev.cachet.digest.Sha256;
import dev.cachet.trust.TrustChain;
import dev.cachet.trust.TrustedRoot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The trust root that a command starts from, by what it is known to be the right one, and its
 * successors.
 */
public final class RootChain {
  /** The first trust root. */
  public static final Setting<Path> ROOT = Setting.input("--root", "root", "FILE");

  /** Its SHA-256, from a source that is trusted. */
  public static final Setting<String> ROOT_SHA256 =
      Setting.value("--root-sha256", "rootSha256", "HEX");

  /** Factory record of a device, which names the root's SHA-256 and the device. */
  public static final Setting<Path> FACTORY = Setting.input("--factory", "factory", "FILE");

  /** Successors of the root, in order. */
  public static final Setting<List<Path>> NEWER_ROOTS =
      Setting.inputs("--newer-root", "newerRoots", "FILE");

  /** Which settings a chain is made of: a build may need two chains. */
  record Names(
      Setting<Path> root,
      Setting<String> sha256,
      Setting<Path> factory,
      Setting<List<Path>> newer) {}

  private final Settings given;
  private final Names names;
  private @Nullable FactoryRecord read;

  /**
   * Reads nothing yet.
   *
   * @param given the settings
   */
  public RootChain(Settings given) {
    this(given, new Names(ROOT, ROOT_SHA256, FACTORY, NEWER_ROOTS));
  }

  RootChain(Settings given, Names names) {
    this.given = given;
    this.names = names;
  }

  /**
   * Whether a setting of the chain was given.
   *
   * @return true if one was
   */
  public boolean isGiven() {
    return given.has(names.root())
        || given.has(names.sha256())
        || hasFactory()
        || !given.get(names.newer(), List.of()).isEmpty();
  }

  /**
   * Whether a device is named.
   *
   * @return true if a factory record was given
   */
  public boolean hasFactory() {
    return given.has(names.factory());
  }

  /**
   * Returns the factory record, which is read once, so that one run judges by one record whatever
   * happens to the file meanwhile.
   *
   * @return what it says
   * @throws CommandException if it cannot be read
   */
  public FactoryRecord factoryRecord() throws CommandException {
    if (read == null) {
      Path file = given.need(names.factory());
      read = given.read(names.factory(), file, () -> factoryRecord(file, InputFile.read(file)));
    }
    return read;
  }

  /**
   * Reads a factory record, and names the file that was given, which need not be called as on a
   * device.
   *
   * @param file its name
   * @param json what it holds
   * @return what it says
   * @throws UnusableFileException if it is none
   */
  public static FactoryRecord factoryRecord(Path file, byte[] json) throws UnusableFileException {
    try {
      return FactoryRecord.read(json);
    } catch (FactoryRecordException e) {
      throw new UnusableFileException(file, Objects.requireNonNullElse(e.getCause(), e));
    }
  }

  /**
   * Returns the first root.
   *
   * @return the root that was named by its digest
   * @throws CommandException if it is missing, cannot be read, or is not the one
   */
  public TrustedRoot first() throws CommandException {
    Path root = given.get(names.root());
    String digest = given.get(names.sha256());
    if (root == null || (digest == null && !hasFactory())) {
      throw given.wrong(missing(root == null, digest == null && !hasFactory()));
    }
    Sha256 expected = digest == null ? factoryRecord().root1() : digest(digest);
    if (hasFactory() && !expected.equals(factoryRecord().root1())) {
      throw given.wrong(
          given.name(names.sha256())
              + " and "
              + given.name(names.factory())
              + " name different roots");
    }
    return given.read(names.root(), root, () -> TrustChain.anchor(InputFile.read(root), expected));
  }

  private String missing(boolean file, boolean digest) {
    String either = given.form(names.sha256()) + " or " + given.form(names.factory());
    if (!digest) {
      return "no trust root: give " + given.form(names.root());
    }
    return file
        ? "no trust root: give " + given.form(names.root()) + ", and either " + either
        : given.name(names.root())
            + " alone proves nothing, as the file may be exchanged: also give "
            + either;
  }

  private Sha256 digest(String hex) throws CommandException {
    if (!Sha256.isHex(hex)) {
      throw given.wrong(
          given.name(names.sha256())
              + " takes 64 digits of 0-9a-f in lower case, not '"
              + hex
              + "'");
    }
    return Sha256.fromHex(hex);
  }

  /**
   * Returns the first root and its successors, each accepted by the one before.
   *
   * @return at least one
   * @throws CommandException if one is missing, cannot be read, or is refused
   */
  public List<TrustedRoot> all() throws CommandException {
    TrustedRoot last = first();
    List<TrustedRoot> chain = new ArrayList<>(List.of(last));
    for (Path file : given.get(names.newer(), List.of())) {
      TrustedRoot old = last;
      last = given.read(names.newer(), file, () -> TrustChain.next(old, InputFile.read(file)));
      chain.add(last);
    }
    return chain;
  }

  /**
   * Returns the root in force.
   *
   * @return the last of the chain
   * @throws CommandException if one is missing, cannot be read, or is refused
   */
  public TrustedRoot last() throws CommandException {
    List<TrustedRoot> chain = all();
    return chain.get(chain.size() - 1);
  }
}
