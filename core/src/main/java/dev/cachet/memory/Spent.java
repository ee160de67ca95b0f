package dev.cachet.memory;

import dev.cachet.digest.Sha256;
import dev.cachet.statement.Binding;
import dev.cachet.statement.DowngradePermit;
import dev.cachet.statement.InstallGrant;
import dev.cachet.statement.SpentStatements;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was spent of statements, so that each is good once.
 *
 * @param granted what may be taken up again, if there is anything
 * @param nonce the outstanding nonce, if there is one
 * @param usedIds digests of issuer and id of the grants for a site that were used
 * @param sequenceLost whether more may have been spent than is known here
 */
record Spent(
    @Nullable Granted granted, @Nullable String nonce, List<Sha256> usedIds, boolean sequenceLost) {
  static final Spent NOTHING = new Spent(null, null, List.of(), false);

  Spent {
    usedIds = List.copyOf(usedIds);
  }

  SpentStatements facts(long installSeq, long floor) {
    Set<Sha256> resumable = new LinkedHashSet<>();
    if (granted != null) {
      granted.statements().forEach(hex -> resumable.add(Sha256.fromHex(hex)));
    }
    return new SpentStatements(
        installSeq,
        floor,
        Optional.ofNullable(nonce),
        usedIds,
        sequenceLost,
        Optional.ofNullable(granted).map(Granted::packageId),
        resumable);
  }

  Spent with(Sha256 packageId, List<InstallGrant> grants, Optional<DowngradePermit> permit) {
    String left = nonce;
    List<Sha256> ids = new ArrayList<>(usedIds);
    TreeSet<String> statements = new TreeSet<>();
    for (InstallGrant grant : grants) {
      statements.add(grant.payload().hex());
      left = burnt(left, grant.claims().binding());
      grant.usedId().filter(id -> !ids.contains(id)).ifPresent(ids::add);
    }
    if (permit.isPresent()) {
      statements.add(permit.get().scope().payload().hex());
      left = burnt(left, permit.get().claims().binding());
    }
    Granted begun = statements.isEmpty() ? null : new Granted(packageId, statements);
    return new Spent(begun, left, ids, sequenceLost);
  }

  private static @Nullable String burnt(@Nullable String nonce, Binding binding) {
    return binding.nonce().isPresent() && binding.nonce().get().equals(nonce) ? null : nonce;
  }

  /** The loader was told: from here on the statements are spent for their package, too. */
  Spent withoutGranted() {
    return new Spent(null, nonce, usedIds, sequenceLost);
  }

  Spent withNonce(String fresh) {
    return new Spent(granted, fresh, usedIds, sequenceLost);
  }

  Spent withSequenceLost() {
    return new Spent(null, null, usedIds, true);
  }

  Spent withSequence() {
    return new Spent(granted, null, usedIds, false);
  }
}
