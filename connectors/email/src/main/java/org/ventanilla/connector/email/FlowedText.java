package org.ventanilla.connector.email;

/** Joins the soft line breaks of {@code format=flowed} (RFC 3676 sections 4.1 to 4.5). Quoted lines stay as they are. */
final class FlowedText {
    private static final String SIGNATURE = "-- ";

    private FlowedText() {}

    /** @param deleteSpace the DelSp parameter: the space before the break is no part of the text */
    static String join(String text, boolean deleteSpace) {
        var out = new StringBuilder(text.length());
        boolean open = false;
        for (String line : text.split("\n", -1)) {
            boolean quoted = line.startsWith(">");
            String content = line.startsWith(" ") ? line.substring(1) : line;
            if (!out.isEmpty() && (!open || quoted || content.equals(SIGNATURE))) {
                out.append('\n');
            }
            open = !quoted && content.endsWith(" ") && !content.equals(SIGNATURE);
            out.append(open && deleteSpace ? content.substring(0, content.length() - 1) : content);
        }
        return out.toString();
    }
}
