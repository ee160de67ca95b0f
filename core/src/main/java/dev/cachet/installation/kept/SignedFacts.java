package dev.cachet.installation.kept;

import dev.cachet.audit.AuditCondition;
import dev.cachet.audit.AuditHead;
import dev.cachet.json.JsonObject;
import dev.cachet.json.StrictJson;
import dev.cachet.json.StrictJsonException;

/**
 * What the device itself signed of its memory, in a receipt or a checkpoint.
 *
 * @param floor the floor
 * @param installSeq number of the installation
 * @param rootVersion version of the root that was in force
 * @param audit the last line of the log
 * @param refused how many offers were refused
 */
public record SignedFacts(
    long floor, long installSeq, long rootVersion, AuditHead audit, long refused) {
  /**
   * Reads the claims of a receipt or a checkpoint whose signature was verified.
   *
   * @param claims the claims
   * @return what they say
   * @throws StrictJsonException if one is missing or of another kind
   */
  public static SignedFacts of(JsonObject claims) throws StrictJsonException {
    return new SignedFacts(
        claims.integer("floor", 0, StrictJson.MAX_INTEGER),
        claims.integer("installSeq", 0, StrictJson.MAX_INTEGER),
        claims.integer("rootVersion", 1, StrictJson.MAX_INTEGER),
        new AuditHead(
            claims.integer("auditSeq", 0, StrictJson.MAX_INTEGER),
            claims.digest("auditHead"),
            AuditCondition.COMPLETE),
        claims.has("refused") ? claims.integer("refused", 0, StrictJson.MAX_INTEGER) : 0);
  }

  /**
   * The highest of each: none of them ever sinks.
   *
   * @param other other facts of the same device
   * @return the highest of both
   */
  public SignedFacts and(SignedFacts other) {
    return new SignedFacts(
        Math.max(floor, other.floor),
        Math.max(installSeq, other.installSeq),
        Math.max(rootVersion, other.rootVersion),
        audit.seq() >= other.audit.seq() ? audit : other.audit,
        Math.max(refused, other.refused));
  }
}
