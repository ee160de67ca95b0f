package dev.cachet.jose;

import dev.cachet.json.JsonObject;
import dev.cachet.json.StrictJsonException;

/** A known key breaks a rule; where it stands is known to its reader only. */
final class KeyRuleException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String clause;
  private final String member;
  private final String found;
  private final String expected;

  KeyRuleException(String clause, String member, String found, String expected) {
    super(member + ": found " + found + ", expected " + expected + " (" + clause + ")");
    this.clause = clause;
    this.member = member;
    this.found = found;
    this.expected = expected;
  }

  StrictJsonException in(JsonObject jwk) {
    return jwk.problem(clause, member, found, expected);
  }

  IllegalArgumentException ofCaller() {
    return new IllegalArgumentException("no valid key: " + getMessage(), this);
  }
}
