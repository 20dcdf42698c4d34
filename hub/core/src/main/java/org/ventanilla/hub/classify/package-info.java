/** Learns from categories that people confirmed what a report is about. Pure; every guess names the words that spoke. */
@NullMarked
package org.ventanilla.hub.classify;

import org.jspecify.annotations.NullMarked;
