package dev.cachet.maven;

import dev.cachet.finding.FindingFormat;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that checks something and reports what it found. */
abstract class ReportMojo extends DatedMojo {
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

  /** Null where the report is printed only. */
  final @Nullable Path report() {
    if (out != null) {
      return out.toPath();
    }
    String extension = extension();
    return extension.equals("txt")
        ? null
        : Path.of(project.getBuild().getDirectory(), "cachet", goal() + "." + extension);
  }

  private String extension() {
    String form = format.toLowerCase(Locale.ROOT);
    return switch (form) {
      case "text" -> "txt";
      case "junit" -> "xml";
      case "markdown" -> "md";
      case "gitlab" -> "json";
      case "github" -> "github.txt";
      default -> form;
    };
  }

  final List<Path> reports() {
    Path file = report();
    return file == null ? List.of() : List.of(file);
  }

  final FindingFormat form() throws MojoExecutionException {
    return word("format", format, FindingFormat.class);
  }

  final void write(byte[] content) throws MojoExecutionException {
    Path file = report();
    if (file != null) {
      try {
        OutFile.write(file, reading(), content);
      } catch (IOException e) {
        throw wrong("out " + file, e);
      }
      getLog().info(goal() + ": report in " + file);
    }
  }

  static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8).strip();
  }
}
