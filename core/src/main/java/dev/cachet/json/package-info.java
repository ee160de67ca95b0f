/**
 * Strict, bounded JSON for documents that are signed: a reader that refuses whatever two parsers
 * could understand differently, and a deterministic writer.
 */
package dev.cachet.json;
