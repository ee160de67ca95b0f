package dev.cachet.override;

import dev.cachet.lifecycle.Waiver;
import dev.cachet.policy.PolicyValues;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What a policy asks of a waiver that lets a system pass: how long it lasts, and whose it is. */
public final class WaiverTerms {
  /** The rule about a waiver that lasts too long. */
  public static final String TOO_LONG = "gate.waiver-too-long";

  /** The rule about who approved a waiver. */
  public static final String APPROVER = "gate.waiver-approver";

  /** The row of the policy with the most days that a waiver may last. */
  public static final String LIFE = "waiver.maximum-life";

  private WaiverTerms() {}

  /**
   * How long a waiver lasts.
   *
   * @param waiver the waiver
   * @return days from its approval to its last day
   */
  public static long life(Waiver waiver) {
    return ChronoUnit.DAYS.between(waiver.approved(), waiver.expires());
  }

  /**
   * Whether the approver that a waiver names has the role that the policy asks for.
   *
   * @param waiver the waiver
   * @param values the values of the policy
   * @return whether it is so
   */
  public static boolean isApproved(Waiver waiver, PolicyValues values) {
    String approver = waiver.approver().toLowerCase(Locale.ROOT).replace('-', ' ');
    return approver(values).equals("anybody") || approver.contains(approver(values));
  }

  /**
   * Who has to approve a waiver.
   *
   * @param values the values of the policy
   * @return a role, or {@code anybody}
   */
  public static String approver(PolicyValues values) {
    return values.value("waiver.approver").value().replace('-', ' ');
  }
}
