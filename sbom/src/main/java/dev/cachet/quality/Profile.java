package dev.cachet.quality;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A published list of fields, as data: {@code <id>.json} beside this class. It is used to show
 * whether each field of the list is present in a document, which is no claim of conformity: what a
 * field says is not judged, and a publication asks for more than fields.
 *
 * @param id its name on a command line, for example {@code ntia-2021}
 * @param title the publication
 * @param source what of the publication was read in the original and what was not
 * @param fields in the order of the publication
 */
public record Profile(String id, String title, String source, List<ProfileField> fields) {
  private static final List<String> BUNDLED =
      List.of("ntia-2021", "cisa-2025-draft", "bsi-tr-03183-2-v2.1", "fda-524b");

  /**
   * Copies the fields.
   *
   * @param id see the record
   * @param title see the record
   * @param source see the record
   * @param fields see the record
   */
  public Profile {
    fields = List.copyOf(fields);
  }

  /**
   * The ids of the profiles in this jar.
   *
   * @return in a fixed order
   */
  public static List<String> names() {
    return BUNDLED;
  }

  /**
   * Opens a profile of this jar.
   *
   * @param id one of {@link #names}
   * @return the profile, or nothing if there is none of that name
   */
  public static Optional<Profile> named(String id) {
    return BUNDLED.contains(id) ? Optional.of(bundled(id)) : Optional.empty();
  }

  private static Profile bundled(String id) {
    try (InputStream file = Profile.class.getResourceAsStream(id + ".json")) {
      if (file == null) {
        throw new IllegalStateException("this library's jar is damaged: no profile " + id);
      }
      return ProfileFile.read(file);
    } catch (IOException e) {
      throw new IllegalStateException("this library's jar is damaged: profile " + id, e);
    }
  }
}
