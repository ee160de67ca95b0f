package dev.cachet.policy;

/** What a release must fulfil before anybody may sign it. */
public final class GatePolicy {
  GatePolicy() {}

  /**
   * Reads a policy file.
   *
   * @param json UTF-8 JSON after the schema {@code policy.schema.json} beside this class
   * @return the policy
   * @throws InvalidPolicyException if anything is missing, unknown or out of range
   */
  @SuppressWarnings("DoNotCallSuggester")
  public static GatePolicy read(byte[] json) throws InvalidPolicyException {
    throw new InvalidPolicyException("no policy yet in " + json.length + " bytes");
  }
}
