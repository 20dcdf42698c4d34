package org.ventanilla.hub.boot.bridge;

import java.util.List;

/**
 * Who may use the bridges and how much.
 *
 * @param tokens of programs that may; never printed
 * @param maxBytes of one message that comes in
 * @param maxConnections of one bridge at a time
 */
public record Limits(List<String> tokens, int maxBytes, int maxConnections) {
    @Override
    public String toString() {
        return "Limits[" + maxBytes + " " + maxConnections + "]";
    }
}
