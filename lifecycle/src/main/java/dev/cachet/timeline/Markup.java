package dev.cachet.timeline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes elements that are HTML and well-formed XML at once. Text and values of attributes are
 * escaped here and nowhere else, so that no caller can forget it.
 */
public final class Markup {
  private static final Pattern DATE = Pattern.compile("\\b[0-9]{4}-[0-9]{2}-[0-9]{2}\\b");

  private final StringBuilder text = new StringBuilder(1 << 14);
  private final Deque<String> open = new ArrayDeque<>();

  /** An empty document. */
  public Markup() {}

  /**
   * Begins a page: the document type and {@code html}, which stays open, and the whole head. The
   * policy of the page allows this one style by its digest, and nothing else: no script, no image,
   * no other file.
   *
   * @param language of the page, such as {@code en}
   * @param title of the page
   * @param style CSS without {@code <} and {@code &}
   * @return this
   */
  public Markup page(String language, String title, String style) {
    own("<!DOCTYPE html>\n");
    open("html", "lang", language, "xmlns", "http://www.w3.org/1999/xhtml");
    open("head").empty("meta", "charset", "utf-8");
    empty(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src 'sha256-"
            + digest(style)
            + "'; base-uri 'none'; form-action 'none'");
    empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    empty("meta", "name", "color-scheme", "content", "light dark");
    leaf("title", title);
    return open("style").own(style).close().closeLine();
  }

  private static String digest(String style) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(style.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Opens an element.
   *
   * @param name of the element
   * @param attributes names and values in turn
   * @return this
   */
  public Markup open(String name, String... attributes) {
    tag(name, attributes);
    text.append('>');
    open.push(name);
    return this;
  }

  /**
   * Closes the element that was opened last.
   *
   * @return this
   */
  public Markup close() {
    text.append("</").append(open.pop()).append('>');
    return this;
  }

  /**
   * Closes an element whose content is a block, and ends the line for who reads the source.
   *
   * @return this
   */
  public Markup closeLine() {
    close();
    text.append('\n');
    return this;
  }

  /**
   * Writes an element without content: of HTML only one that never has any, of SVG each.
   *
   * @param name of the element
   * @param attributes names and values in turn
   * @return this
   */
  public Markup empty(String name, String... attributes) {
    tag(name, attributes);
    text.append("/>");
    return this;
  }

  /**
   * Writes an element that holds text alone.
   *
   * @param name of the element
   * @param content any text
   * @param attributes names and values in turn
   * @return this
   */
  public Markup leaf(String name, String content, String... attributes) {
    return open(name, attributes).text(content).close();
  }

  /**
   * Writes text.
   *
   * @param content any text
   * @return this
   */
  public Markup text(String content) {
    escape(content);
    return this;
  }

  /**
   * Writes text whose dates never break at the end of a line.
   *
   * @param content any text
   * @return this
   */
  public Markup dated(String content) {
    Matcher date = DATE.matcher(content);
    int from = 0;
    while (date.find()) {
      text(content.substring(from, date.start())).leaf("time", date.group());
      from = date.end();
    }
    return text(content.substring(from));
  }

  /**
   * Writes what this library itself has written, as it is.
   *
   * @param markup never anything from outside
   * @return this
   */
  public Markup own(String markup) {
    text.append(markup);
    return this;
  }

  private void tag(String name, String... attributes) {
    text.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      text.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      text.append('"');
    }
  }

  private void escape(String content) {
    content
        .codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                default -> text.appendCodePoint(isXml(point) ? point : 0xFFFD);
              }
            });
  }

  private static boolean isXml(int point) {
    return point >= 0x20
        && (point < 0xD800 || point > 0xDFFF)
        && point != 0xFFFE
        && point != 0xFFFF;
  }

  /** The whole document; every element has to be closed. */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return text.toString();
  }
}
