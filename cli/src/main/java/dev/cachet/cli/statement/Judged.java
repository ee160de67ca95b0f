package dev.cachet.cli.statement;

import dev.cachet.command.CommandException;
import dev.cachet.refusal.PackageRefusedException;
import java.nio.file.Path;

/** A file beside the one that a command is about, so that the right one is blamed. */
public final class Judged {
  private Judged() {}

  /** Judges what a file holds. */
  public interface Judging<T> {
    T judge() throws PackageRefusedException;
  }

  public static <T> T naming(Path file, Judging<T> judging) throws CommandException {
    try {
      return judging.judge();
    } catch (PackageRefusedException e) {
      throw CommandException.of(e, file + ": ");
    }
  }
}
