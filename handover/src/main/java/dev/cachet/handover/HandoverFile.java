package dev.cachet.handover;

import dev.cachet.phrase.Line;
import dev.cachet.phrase.Phrases;

/**
 * One file of the folder.
 *
 * @param name its name, without a folder
 * @param what the phrase that says what it is
 * @param bytes what it holds
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only written
record HandoverFile(String name, String what, byte[] bytes) {
  Line said(Phrases phrases) {
    return phrases.line("file." + what);
  }
}
