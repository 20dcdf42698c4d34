/**
 * The staff's web application: the work list, an incident with all its reports and what can be done about it, messages that
 * did not arrive. Server-rendered, works without scripts. It shows what {@link ConsoleData} gives and knows no tables.
 */
@NullMarked
package org.ventanilla.hub.console;

import org.jspecify.annotations.NullMarked;
