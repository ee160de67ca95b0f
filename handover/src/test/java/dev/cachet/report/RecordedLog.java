package dev.cachet.report;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * What is logged through SLF4J or said on standard error while something runs. Tests find this
 * provider by {@code META-INF/services}; it drops what is logged while nobody records.
 */
public final class RecordedLog implements SLF4JServiceProvider {
  private static @Nullable StringWriter kept;

  /** Something that may log. */
  interface Step {
    void run() throws Exception;
  }

  /** Returns what was logged and said, with the stack traces. */
  static String during(Step step) throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    StringWriter all = new StringWriter();
    kept = all;
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      step.run();
    } finally {
      System.setErr(before);
      kept = null;
    }
    return all + said.toString(StandardCharsets.UTF_8);
  }

  @Override
  public ILoggerFactory getLoggerFactory() {
    return Recorder::new;
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return new BasicMarkerFactory();
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return new NOPMDCAdapter();
  }

  @Override
  public String getRequestedApiVersion() {
    return "2.0.99";
  }

  @Override
  public void initialize() {}

  private static final class Recorder extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1;

    Recorder(String name) {
      this.name = name;
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
      return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
        Level level,
        @Nullable Marker marker,
        String message,
        Object @Nullable [] arguments,
        @Nullable Throwable thrown) {
      StringWriter all = kept;
      if (all == null) {
        return;
      }
      StringWriter trace = new StringWriter();
      if (thrown != null) {
        thrown.printStackTrace(new PrintWriter(trace));
      }
      String said = MessageFormatter.basicArrayFormat(message, arguments);
      all.append(level + " " + said + "\n" + trace);
    }

    @Override
    public boolean isTraceEnabled() {
      return kept != null;
    }

    @Override
    public boolean isDebugEnabled() {
      return kept != null;
    }

    @Override
    public boolean isInfoEnabled() {
      return kept != null;
    }

    @Override
    public boolean isWarnEnabled() {
      return kept != null;
    }

    @Override
    public boolean isErrorEnabled() {
      return kept != null;
    }
  }
}
