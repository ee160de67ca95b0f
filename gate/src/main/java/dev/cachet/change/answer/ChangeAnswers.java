package dev.cachet.change.answer;

import dev.cachet.declaration.Declaration;
import dev.cachet.declaration.DeclarationException;
import dev.cachet.declaration.DeclaredObject;
import dev.cachet.declaration.RoleStatement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What people of a named role answered to what the change-class check asks. An answer is about one
 * rule, one subject and one pair of SBOMs, and ends on a day; it answers no contradiction.
 */
public final class ChangeAnswers {
  /** No answers. */
  public static final ChangeAnswers NONE = new ChangeAnswers(List.of());

  /** What stands for the SBOM of a release that nobody showed. */
  public static final String NO_SBOM = RoleStatement.NO_SBOM;

  private static final int MOST = 1_000;

  private final List<ChangeAnswer> all;

  private ChangeAnswers(List<ChangeAnswer> all) {
    this.all = List.copyOf(all);
  }

  /**
   * Reads a file of answers.
   *
   * @param file JSON after the schema {@code answers.schema.json} beside this class
   * @return the answers
   * @throws InvalidAnswersException if anything is missing, unknown or out of range; names the file
   * @throws IOException if the file cannot be read
   */
  public static ChangeAnswers read(Path file) throws IOException, InvalidAnswersException {
    byte[] json = Declaration.bytes(file);
    try {
      return read(json);
    } catch (InvalidAnswersException e) {
      throw new InvalidAnswersException(file + e.getMessage());
    }
  }

  /**
   * Reads answers.
   *
   * @param json UTF-8 JSON after the schema {@code answers.schema.json} beside this class
   * @return the answers
   * @throws InvalidAnswersException if anything is missing, unknown or out of range
   */
  public static ChangeAnswers read(byte[] json) throws InvalidAnswersException {
    try {
      DeclaredObject file = Declaration.parse(json);
      file.onlyMembers("schemaVersion", "answers");
      file.version(1);
      List<ChangeAnswer> answers = new ArrayList<>();
      for (DeclaredObject each : file.objects("answers", MOST)) {
        answers.add(answer(each));
      }
      return new ChangeAnswers(answers);
    } catch (DeclarationException e) {
      throw new InvalidAnswersException(String.valueOf(e.getMessage()));
    }
  }

  private static ChangeAnswer answer(DeclaredObject json) throws DeclarationException {
    RoleStatement stated = RoleStatement.read(json);
    return new ChangeAnswer(
        stated.rule(),
        stated.subject(),
        stated.previousSbom(),
        stated.sbom(),
        stated.approved(),
        stated.expires(),
        stated.role(),
        stated.reason());
  }

  /**
   * All of them.
   *
   * @return in the order of the file
   */
  public List<ChangeAnswer> all() {
    return all;
  }
}
