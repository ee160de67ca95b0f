/** Payloads that another tool takes: directories, and those of kind foreign (ADR 0032). */
package dev.cachet.installation.handler;
