/**
 * From an authorised update to a receipt: staging into the slot that does not run, one write that
 * commits, a trial, a confirmation. A power cut at any instant leaves the old release or the new
 * one.
 */
package dev.cachet.installation;
