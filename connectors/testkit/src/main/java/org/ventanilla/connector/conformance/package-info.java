/**
 * The conformance kit of the connector contract: the rules that every connector must keep, run against a hub that can be
 * made to misbehave and a source that its author adapts once. {@link org.ventanilla.connector.conformance.Subject} is what
 * an author writes, {@link org.ventanilla.connector.conformance.ConnectorConformance} how JUnit runs it.
 */
@NullMarked
package org.ventanilla.connector.conformance;

import org.jspecify.annotations.NullMarked;
