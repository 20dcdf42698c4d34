/**
 * What crosses the bus: the records, their addresses and their JSON form. Plain Java and Jackson annotations, no Vert.x,
 * no I/O; every other module may import this one and this one imports none of them.
 */
@NullMarked
package org.ventanilla.model;

import org.jspecify.annotations.NullMarked;
