/**
 * The web form: a page that works without scripts, in Spanish and English. It turns what was typed into a submission and
 * shows the receipt's number; it never says "received" before the hub did.
 */
@NullMarked
package org.ventanilla.connector.web;

import org.jspecify.annotations.NullMarked;
