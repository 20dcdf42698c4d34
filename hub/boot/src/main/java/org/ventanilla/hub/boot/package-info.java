/** The program: command line, settings, assembly, demo. The only place that composes, and the only one that ends. */
@NullMarked
package org.ventanilla.hub.boot;

import org.jspecify.annotations.NullMarked;
