package dev.cachet.maven.build;

import dev.cachet.credential.CredentialFree;
import dev.cachet.finding.ShownText;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** The log of a build, where nothing that is printed may steer who reads it or hold a password. */
public final class ShownLog implements Log {
  private final Log log;

  public ShownLog(Log log) {
    this.log = log;
  }

  public static String shown(Throwable failure) {
    return shown(String.valueOf(failure.getMessage()));
  }

  /** Maven prints what the causes say too, so a cause is kept only if it says what may be shown. */
  public static @Nullable Throwable cause(Throwable failure) {
    Throwable first = failure.getCause();
    for (Throwable each = first; each != null; each = each.getCause()) {
      if (!shown(each).equals(String.valueOf(each.getMessage()))) {
        return null;
      }
    }
    return first;
  }

  private static String shown(CharSequence text) {
    return ShownText.of(CredentialFree.text(String.valueOf(text)));
  }

  @Override
  public boolean isDebugEnabled() {
    return log.isDebugEnabled();
  }

  @Override
  public boolean isInfoEnabled() {
    return log.isInfoEnabled();
  }

  @Override
  public boolean isWarnEnabled() {
    return log.isWarnEnabled();
  }

  @Override
  public boolean isErrorEnabled() {
    return log.isErrorEnabled();
  }

  @Override
  public void debug(CharSequence text) {
    log.debug(shown(text));
  }

  @Override
  public void debug(CharSequence text, Throwable error) {
    log.debug(shown(text), error);
  }

  @Override
  public void debug(Throwable error) {
    log.debug(error);
  }

  @Override
  public void info(CharSequence text) {
    log.info(shown(text));
  }

  @Override
  public void info(CharSequence text, Throwable error) {
    log.info(shown(text), error);
  }

  @Override
  public void info(Throwable error) {
    log.info(error);
  }

  @Override
  public void warn(CharSequence text) {
    log.warn(shown(text));
  }

  @Override
  public void warn(CharSequence text, Throwable error) {
    log.warn(shown(text), error);
  }

  @Override
  public void warn(Throwable error) {
    log.warn(error);
  }

  @Override
  public void error(CharSequence text) {
    log.error(shown(text));
  }

  @Override
  public void error(CharSequence text, Throwable error) {
    log.error(shown(text), error);
  }

  @Override
  public void error(Throwable error) {
    log.error(error);
  }
}
