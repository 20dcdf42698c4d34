package org.ventanilla.connector.email;

/**
 * Joins the soft line breaks of {@code format=flowed} (RFC 3676 sections 4.1 to 4.5): lines of the same quote depth that
 * end with a space belong together, space-stuffing is undone, and the line before a signature never flows.
 */
final class FlowedText {
    private static final String SIGNATURE = "-- ";

    private FlowedText() {}

    /** @param deleteSpace the DelSp parameter: the space before the break is no part of the text */
    static String join(String text, boolean deleteSpace) {
        var out = new StringBuilder(text.length());
        boolean open = false;
        boolean first = true;
        int depthBefore = 0;
        for (String line : text.split("\n", -1)) {
            int depth = depth(line);
            String rest = line.substring(depth);
            String content = rest.startsWith(" ") ? rest.substring(1) : rest;
            boolean goesOn = open && depth == depthBefore && !content.equals(SIGNATURE);
            if (!goesOn) {
                out.append(first ? "" : "\n").append(">".repeat(depth)).append(depth > 0 ? " " : "");
            }
            open = content.endsWith(" ") && !content.equals(SIGNATURE);
            out.append(open && deleteSpace ? content.substring(0, content.length() - 1) : content);
            depthBefore = depth;
            first = false;
        }
        return out.toString();
    }

    private static int depth(String line) {
        int depth = 0;
        while (depth < line.length() && line.charAt(depth) == '>') {
            depth++;
        }
        return depth;
    }
}
