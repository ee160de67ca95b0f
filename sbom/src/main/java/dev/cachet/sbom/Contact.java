package dev.cachet.sbom;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A person or desk that can be asked.
 *
 * @param name the name, or null
 * @param email the e-mail address, or null
 * @param phone the telephone number, or null
 */
public record Contact(@Nullable String name, @Nullable String email, @Nullable String phone) {
  static final Comparator<Contact> ORDER = Comparator.comparing(Contact::toString);
}
