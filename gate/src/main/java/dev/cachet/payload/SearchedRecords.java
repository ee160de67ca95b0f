package dev.cachet.payload;

import dev.cachet.tripwire.AllowList;
import java.util.List;

/**
 * What a search for patient records in all payloads of a release came to. That nothing was found is
 * no statement of anonymity.
 *
 * @param blocked places with a patient record
 * @param unread places that could not be looked into
 * @param reported places that a person has to look at
 * @param allowed what a person let pass, in the order of the digests
 */
public record SearchedRecords(
    int blocked, int unread, int reported, List<AllowList.Entry> allowed) {
  /**
   * Copies the list.
   *
   * @param blocked see the record
   * @param unread see the record
   * @param reported see the record
   * @param allowed see the record
   */
  public SearchedRecords {
    allowed = List.copyOf(allowed);
  }

  /**
   * The result for a person.
   *
   * @return a clause without an end
   */
  public String words() {
    return blocked
        + " patient records, "
        + unread
        + " not looked into, "
        + reported
        + " to look at, "
        + allowed.size()
        + " allowed";
  }
}
