package dev.cachet.command;

import dev.cachet.author.CannotBeToldException;
import dev.cachet.author.DescriptionException;
import dev.cachet.author.DraftRefusedException;
import dev.cachet.authorisation.NotNowException;
import dev.cachet.ceremony.RootDescriptionException;
import dev.cachet.change.InvalidAnswersException;
import dev.cachet.device.FactoryRecordException;
import dev.cachet.endofsupport.InvalidSupportEndException;
import dev.cachet.finding.Finding;
import dev.cachet.format.content.InvalidSbomException;
import dev.cachet.gate.GateRefusedException;
import dev.cachet.handover.HandoverRefusedException;
import dev.cachet.image.ImageException;
import dev.cachet.network.InvalidNetworkFileException;
import dev.cachet.network.NetworkRefusedException;
import dev.cachet.place.MediumText;
import dev.cachet.place.WrittenOverInputException;
import dev.cachet.policy.InvalidPolicyException;
import dev.cachet.quality.CheckAnswer;
import dev.cachet.refusal.PackageRefusedException;
import dev.cachet.report.ReportRefusedException;
import dev.cachet.signer.KeyFileException;
import dev.cachet.signer.cms.CmsException;
import dev.cachet.source.UnknownSourceException;
import dev.cachet.storage.StorageInUseException;
import dev.cachet.tripwire.InvalidAllowListException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Map;

/** Turns a failure of the library into what, where and what to do. */
final class FailureText {
  private static final Map<Class<? extends Exception>, Outcome> OUTCOMES =
      Map.ofEntries(
          Map.entry(CannotBeToldException.class, Outcome.UNKNOWN),
          Map.entry(DraftRefusedException.class, Outcome.REFUSED),
          Map.entry(GateRefusedException.class, Outcome.REFUSED),
          Map.entry(NetworkRefusedException.class, Outcome.REFUSED),
          Map.entry(HandoverRefusedException.class, Outcome.REFUSED),
          Map.entry(ReportRefusedException.class, Outcome.REFUSED),
          Map.entry(CmsException.class, Outcome.UNREADABLE),
          Map.entry(DescriptionException.class, Outcome.UNREADABLE),
          Map.entry(FactoryRecordException.class, Outcome.UNREADABLE),
          Map.entry(ImageException.class, Outcome.UNREADABLE),
          Map.entry(InvalidPolicyException.class, Outcome.UNREADABLE),
          Map.entry(InvalidAllowListException.class, Outcome.UNREADABLE),
          Map.entry(InvalidAnswersException.class, Outcome.UNREADABLE),
          Map.entry(InvalidNetworkFileException.class, Outcome.UNREADABLE),
          Map.entry(InvalidSbomException.class, Outcome.UNREADABLE),
          Map.entry(InvalidSupportEndException.class, Outcome.UNREADABLE),
          Map.entry(KeyFileException.class, Outcome.UNREADABLE),
          Map.entry(RootDescriptionException.class, Outcome.UNREADABLE),
          Map.entry(UnknownSourceException.class, Outcome.UNREADABLE),
          Map.entry(StorageInUseException.class, Outcome.NOT_NOW),
          Map.entry(NotNowException.class, Outcome.NOT_NOW));

  /** What Linux says of a folder that is read as a file. */
  private static final String READ_FOLDER = "Is a directory";

  /** What Linux says of a path that leads through a file. */
  private static final String PARTLY = "Not a directory";

  private FailureText() {}

  static CommandException of(Exception failure, String subject) {
    if (failure instanceof CommandException told) {
      return told;
    }
    if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
      return of(unchecked.getCause(), subject);
    }
    if (failure instanceof InvalidPathException none) {
      return new CommandException(Outcome.WRONG_SETTING, noPath(none), none);
    }
    if (failure instanceof IOException io) {
      return medium(io, subject);
    }
    if (failure instanceof PackageRefusedException refused) {
      String code = refused.refusal().reason().name();
      return new CommandException(
          Outcome.REFUSED,
          subject + "refused: " + refused.getMessage() + "; see " + code + " in docs/errors.md",
          refused);
    }
    Outcome outcome = OUTCOMES.get(failure.getClass());
    if (outcome == null) {
      throw failure instanceof RuntimeException bug ? bug : new IllegalStateException(failure);
    }
    String refused = outcome == Outcome.REFUSED ? subject + "refused: " : "";
    return new CommandException(
        outcome(outcome, failure), refused + failure.getMessage(), findings(failure), failure);
  }

  private static Outcome outcome(Outcome listed, Exception failure) {
    return failure instanceof GateRefusedException gate && gate.answer() == CheckAnswer.UNKNOWN
        ? Outcome.UNKNOWN
        : listed;
  }

  private static List<Finding> findings(Exception failure) {
    if (failure instanceof GateRefusedException gate) {
      return gate.findings();
    }
    return failure instanceof NetworkRefusedException network ? network.findings() : List.of();
  }

  private static CommandException medium(IOException failure, String subject) {
    if (failure instanceof UnusableFileException) {
      return new CommandException(
          Outcome.UNREADABLE, String.valueOf(failure.getMessage()), failure);
    }
    if (failure instanceof WrittenOverInputException) {
      return new CommandException(
          Outcome.WRONG_PATH, String.valueOf(failure.getMessage()), failure);
    }
    // The system does not say which.
    String which = READ_FOLDER.equals(failure.getMessage()) ? subject : "";
    return new CommandException(
        isOfThePath(failure) ? Outcome.WRONG_PATH : Outcome.UNREADABLE,
        which + MediumText.of(failure),
        failure);
  }

  /** Whether another path helps, and nothing else. */
  private static boolean isOfThePath(IOException failure) {
    return failure instanceof NoSuchFileException
        || failure instanceof FileNotFoundException
        || failure instanceof NotDirectoryException
        || failure instanceof FileAlreadyExistsException
        || failure instanceof DirectoryNotEmptyException
        || (failure instanceof FileSystemException system && PARTLY.equals(system.getReason()));
  }

  /** Java takes the names of files from the locale, and can name none that the locale cannot. */
  static String noPath(InvalidPathException none) {
    String characters = System.getProperty("sun.jnu.encoding", "");
    boolean unicode = characters.equalsIgnoreCase("UTF-8");
    String why =
        unicode
            ? none.getReason()
            : "the locale has the character set " + characters + "; set LC_ALL=C.UTF-8";
    return "'" + none.getInput() + "' cannot be the name of a file here: " + why;
  }
}
