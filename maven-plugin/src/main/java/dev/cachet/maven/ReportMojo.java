package dev.cachet.maven;

import dev.cachet.command.CommandException;
import dev.cachet.maven.build.OutFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that checks something by facts and reports what it found. */
abstract class ReportMojo extends FactsMojo {
  /**
   * The form of the report file: text, json, sarif, junit, github, gitlab or markdown; of
   * lifecycle-check also html.
   */
  @Parameter(property = "cachet.format", defaultValue = "text")
  String format = "text";

  /**
   * The report file. By default {@code target/cachet/GOAL.EXTENSION} where the form is not text; a
   * report in text is printed, and written only where this parameter says so.
   */
  @Parameter(property = "cachet.report")
  @Nullable File out;

  /** Further report files: their forms as names of elements, their files as values. */
  @Parameter @Nullable Map<String, String> reports;

  final <F extends Enum<F>> Reports<F> reports(Class<F> forms) throws MojoExecutionException {
    return new Reports<>(this, forms, format, out, reports);
  }

  /**
   * The files that a goal writes its answer to besides printing it.
   *
   * @param <F> the forms of the answer
   */
  static final class Reports<F extends Enum<F>> {
    private final CachetMojo goal;
    private final Map<F, Path> files = new LinkedHashMap<>();

    /** Writes an answer in a form. */
    interface Answer<F> {
      byte[] write(F form) throws CommandException;
    }

    /**
     * Gathers the places.
     *
     * @param goal the goal
     * @param forms the forms
     * @param format the form of the report; text is printed, and written only where a place is
     *     given
     * @param out its place; null for one beside the outputs of the build
     * @param more other reports, by their forms
     */
    Reports(
        CachetMojo goal,
        Class<F> forms,
        String format,
        @Nullable File out,
        @Nullable Map<String, String> more)
        throws MojoExecutionException {
      this.goal = goal;
      F form = goal.word("format", format, forms);
      if (out != null) {
        files.put(form, out.toPath());
      } else if (!extension(form).equals("txt")) {
        files.put(form, goal.beside("cachet/" + goal.goal() + "." + extension(form)));
      }
      for (Map.Entry<String, String> each :
          (more == null ? Map.<String, String>of() : more).entrySet()) {
        F other = goal.word("reports", each.getKey(), forms);
        if (files.put(other, goal.resolved(each.getValue())) != null) {
          throw goal.wrong("reports " + each.getKey() + " is given twice; name one file for it");
        }
      }
    }

    private static String extension(Enum<?> form) {
      return switch (form.name()) {
        case "TEXT" -> "txt";
        case "JUNIT" -> "xml";
        case "MARKDOWN" -> "md";
        case "GITLAB" -> "json";
        case "GITHUB" -> "github.txt";
        default -> form.name().toLowerCase(Locale.ROOT);
      };
    }

    List<Path> files() {
      return new ArrayList<>(files.values());
    }

    void write(Answer<F> answer) throws MojoExecutionException, CommandException {
      for (Map.Entry<F, Path> each : files.entrySet()) {
        byte[] content = answer.write(each.getKey());
        try {
          OutFile.write(each.getValue(), goal.reading(), content);
        } catch (IOException e) {
          throw goal.wrong("out " + each.getValue(), e);
        }
        goal.getLog().info(goal.goal() + ": report in " + each.getValue());
      }
    }
  }
}
