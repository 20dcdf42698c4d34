/**
 * Measurements: each prints a ratio against a yardstick taken in the same run, so that the figure says something about us
 * and not about the machine. Never part of the test suite, which at most looks whether a tiny one runs.
 */
@NullMarked
package org.ventanilla.hub.bench;

import org.jspecify.annotations.NullMarked;
