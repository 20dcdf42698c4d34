/** For each rule a connector that breaks it: the healthy one with one thing changed. */
@NullMarked
package org.ventanilla.connector.conformance.broken;

import org.jspecify.annotations.NullMarked;
