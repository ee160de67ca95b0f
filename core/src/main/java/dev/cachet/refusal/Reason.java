package dev.cachet.refusal;

/**
 * Every reason for which Cachet refuses. The names are stable codes; {@code docs/errors.md} lists
 * cause and remedy of each.
 */
public enum Reason {
  /** The container breaks a rule of its byte layout. */
  CONTAINER_MALFORMED,
  /** An entry stands where the manifest lists none. */
  UNLISTED_ENTRY,
  /** An entry that the manifest lists is not there. */
  ENTRY_MISSING,
  /** A size or count is over its limit. */
  LIMIT_EXCEEDED,
  /** Signatures or a protected header break a rule of form. */
  ENVELOPE_MALFORMED,
  /** A signature was made for another kind of document. */
  WRONG_TYPE,
  /** A signature names another algorithm than its key. */
  ALGORITHM_MISMATCH,
  /** A key signed that has no say in this kind of document. */
  WRONG_ROLE,
  /** A signature by a known key does not verify. */
  SIGNATURE_INVALID,
  /** Too few distinct holders of a role have signed. */
  QUORUM_MISSING,
  /** Too few distinct holders of a role have signed in one family of algorithms. */
  FAMILY_MISSING,
  /** A trust root breaks a rule of form. */
  ROOT_MALFORMED,
  /** A role of a root cannot reach its quorum with keys that this reader understands. */
  ROOT_QUORUM_UNREACHABLE,
  /** A root is not the successor of the one before it. */
  ROOT_NOT_CONSECUTIVE,
  /** More roots than a package may carry. */
  ROOT_CHAIN_TOO_LONG,
  /** The first root is not the one that the factory recorded. */
  ROOT_DIGEST_MISMATCH,
  /** A root was issued before its predecessor. */
  ROOT_ISSUED_BACKWARDS,
  /** The last root has expired and its policy is to refuse. */
  ROOT_EXPIRED,
  /** A test root on a production device, or the reverse. */
  WRONG_ENVIRONMENT,
  /** The document is of another manufacturer. */
  WRONG_MANUFACTURER,
  /** One holder has a key in two roles that must be apart. */
  APART_VIOLATED,
  /** The manifest breaks a rule of form. */
  MANIFEST_MALFORMED,
  /** The document is of a format that this reader does not know. */
  FORMAT_UNSUPPORTED,
  /** The root demands an expiry and the manifest has none. */
  EXPIRY_REQUIRED,
  /** The package is for another product. */
  WRONG_PRODUCT,
  /** The package is for another UDI-DI. */
  WRONG_DEVICE,
  /** The package is for another hardware model or revision. */
  WRONG_HARDWARE,
  /** The package is for other serial numbers. */
  WRONG_SERIAL,
  /** The package cannot follow what the device runs now. */
  FROM_NOT_MET,
  /** The package's counter is below the device's floor. */
  ROLLBACK,
  /** The package would raise the device's floor by more than the limit. */
  FLOOR_JUMP,
  /** The package has expired. */
  EXPIRED,
  /** A file is not the one that the manifest names. */
  FILE_DIGEST_MISMATCH,
  /** An index is not the one that the manifest names. */
  INDEX_DIGEST_MISMATCH,
  /** An index or its pages break a rule of form. */
  INDEX_MALFORMED,
  /** The stored bytes of a chunk are not the ones that were signed. */
  CHUNK_CORRUPT,
  /** The stored bytes of a chunk do not decode under the rules. */
  CHUNK_UNDECODABLE,
  /** The decoded bytes of a chunk are not the ones that were signed. */
  CHUNK_MISMATCH,
  /** A chunk is absent and no other source was given. */
  CHUNK_MISSING,
  /** The package, the root or the device demands a grant that is not there. */
  AUTHORISATION_REQUIRED,
  /** A grant, downgrade, site statement or request breaks a rule of form. */
  STATEMENT_MALFORMED,
  /** A notice of end of support breaks a rule of form. */
  NOTICE_MALFORMED,
  /** A compact grant holds one signature where several are demanded. */
  COMPACT_NOT_ALLOWED,
  /** Nobody whom the root or a site statement knows signed the grant. */
  SITE_UNKNOWN,
  /** The device is not one of the site. */
  OUTSIDE_SITE,
  /** The statement is for another device. */
  WRONG_AUDIENCE,
  /** The statement is for another package. */
  WRONG_PACKAGE,
  /** The downgrade names another floor than the device has. */
  WRONG_FLOOR,
  /** The statement is not valid yet. */
  NOT_YET_VALID,
  /** The statement is not valid any more. */
  STATEMENT_EXPIRED,
  /** The statement names another number of installation than the next one. */
  WRONG_SEQ,
  /** The statement names another nonce than the outstanding one. */
  WRONG_NONCE,
  /** A grant for a site, and the device has no clock to judge its end by. */
  STATEMENT_UNBOUND,
  /** The grant was used on this device before. */
  STATEMENT_USED,
  /** The device can remember no further grant for a site. */
  USED_IDS_FULL,
  /** This device has no handler for the kind of a payload. */
  PAYLOAD_UNSUPPORTED,
  /** This device has no such slot. */
  SLOT_UNKNOWN,
  /** What was written does not read back as signed. */
  READBACK_MISMATCH,
  /** The boot loader does not say that the pending slot runs. */
  NOT_CONFIRMED_BY_LOADER,
  /** The device did not report itself healthy in time. */
  UNHEALTHY,
  /** The device's memory is lost and could not be rebuilt. */
  STATE_LOST
}
