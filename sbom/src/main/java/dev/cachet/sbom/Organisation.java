package dev.cachet.sbom;

import dev.cachet.identity.Sorted;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A company, a project or a person that supplies or makes something.
 *
 * @param name the name, or null
 * @param urls its pages, sorted
 * @param contacts whom to ask there, sorted
 */
public record Organisation(@Nullable String name, List<String> urls, List<Contact> contacts) {
  /** {@code Name <address>}; an address that a schema might doubt stays part of the name. */
  private static final Pattern MAINTAINER =
      Pattern.compile("([^<>]+) <([A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+)>");

  /**
   * Copies and sorts the lists.
   *
   * @param name see the record
   * @param urls see the record
   * @param contacts see the record
   */
  public Organisation {
    urls = Sorted.naturally(urls);
    contacts = Sorted.by(contacts, Contact.ORDER);
  }

  /**
   * An organisation of which only the name is known.
   *
   * @param name the name
   * @return the organisation
   */
  public static Organisation named(String name) {
    return new Organisation(name, List.of(), List.of());
  }

  /**
   * Reads the form that package databases use.
   *
   * @param text {@code Name <address>}, or a name alone
   * @return the organisation, with the address as its contact if there is one
   */
  public static Organisation ofMaintainer(String text) {
    Matcher matcher = MAINTAINER.matcher(text);
    return matcher.matches()
        ? new Organisation(
            matcher.group(1), List.of(), List.of(new Contact(null, matcher.group(2), null)))
        : named(text);
  }
}
