/**
 * What the page templates are given. Public only because the templates are compiled into a package of their own.
 */
@NullMarked
package org.ventanilla.hub.console.view;

import org.jspecify.annotations.NullMarked;
