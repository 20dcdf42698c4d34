/** Connectors that run elsewhere, in any language: messages out to them, by poll or webhook. Owns personal.outbox. */
@NullMarked
package org.ventanilla.hub.remote;

import org.jspecify.annotations.NullMarked;
