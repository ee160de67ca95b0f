package dev.cachet.source;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** How package URLs are written: everything beyond ASCII as escaped bytes of UTF-8. */
public final class PurlText {
  private static final String PLAIN = ".-_~";

  /** packageurl-java 1.5.0 writes the byte 0xC3 as the number that Java's signed byte is. */
  private static final Pattern SIGNED = Pattern.compile("%FFFFFF([89A-F][0-9A-F])");

  private static final Pattern BEYOND_ASCII = Pattern.compile("%[89A-Fa-f]");

  private PurlText() {}

  /**
   * Writes a package URL that the library has put together.
   *
   * @param url the package URL
   * @return its canonical form, with the bytes of UTF-8 where the library writes others
   */
  public static String canonical(PackageURL url) {
    // A percent sign of a name is written %25, so nothing else can look like this.
    return SIGNED.matcher(url.canonicalize()).replaceAll("%$1");
  }

  /**
   * Writes a package URL that somebody wrote in the spelling of the library.
   *
   * @param purl a package URL without a {@linkplain PurlFault fault}
   * @return its canonical form; as it is where it has text beyond ASCII, which the library of
   *     version 1.5.0 does not read as UTF-8
   * @throws MalformedPackageURLException if the library cannot read it
   */
  public static String canonical(String purl) throws MalformedPackageURLException {
    PackageURL url = new PackageURL(purl);
    return BEYOND_ASCII.matcher(purl).find() ? purl : url.canonicalize();
  }

  /**
   * Encodes a segment of a package URL.
   *
   * @param text the text
   * @return the text with percent escapes
   */
  public static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      boolean letter = (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
      if (letter || (each >= '0' && each <= '9') || PLAIN.indexOf(each) >= 0) {
        encoded.append((char) each);
      } else {
        encoded.append('%').append(hex(each >> 4)).append(hex(each));
      }
    }
    return encoded.toString();
  }

  /**
   * A package URL without qualifiers.
   *
   * @param type the type
   * @param path namespace and name, separated by slashes
   * @param version the version
   * @return the package URL
   */
  public static String of(String type, String path, String version) {
    StringBuilder purl = new StringBuilder("pkg:").append(type);
    String plain = type.equals("golang") ? path.toLowerCase(Locale.ROOT) : path;
    for (String segment : plain.split("/", -1)) {
      if (!segment.isEmpty()) {
        purl.append('/').append(encode(segment));
      }
    }
    return purl.append('@').append(encode(version)).toString();
  }

  private static char hex(int nibble) {
    return "0123456789ABCDEF".charAt(nibble & 15);
  }
}
