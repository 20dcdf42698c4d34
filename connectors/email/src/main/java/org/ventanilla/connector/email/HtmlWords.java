package org.ventanilla.connector.email;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * The words a reader of an HTML mail sees. What is hidden from the eye is left out (it is spam or an injection); a
 * {@code blockquote} becomes lines with {@code >}, so that quotes are found the same way as in plain text.
 */
final class HtmlWords implements NodeVisitor {
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "tr",
            "table",
            "ul",
            "ol",
            "blockquote",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "pre",
            "hr",
            "section",
            "article",
            "header",
            "footer",
            "li",
            "dl",
            "dt",
            "dd",
            "center",
            "address");
    private static final String CID = "cid:";
    private static final String PICTURE = "\uFFFC";
    private static final Set<String> SIGNATURES =
            Set.of("gmail_signature", "moz-signature", "ms-outlook-mobile-signature", "protonmail_signature_block");

    private final StringBuilder out = new StringBuilder();
    private int quoted;

    private final boolean pictures;

    private HtmlWords(boolean pictures) {
        this.pictures = pictures;
    }

    static String of(String html) {
        return of(html, false);
    }

    /** With {@link #mark} where a picture of the mail itself stands. */
    static String withPictures(String html) {
        return of(html, true);
    }

    /** A character that words do not use, around the Content-ID. */
    static String mark(String contentId) {
        return PICTURE + contentId + PICTURE;
    }

    private static String of(String html, boolean pictures) {
        var document = Jsoup.parse(html);
        HiddenHtml.remove(document);
        var words = new HtmlWords(pictures);
        document.body().traverse(words);
        return words.out.toString().replace('\u00A0', ' ').strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            add(text.getWholeText());
        } else if (node instanceof Element element) {
            String name = element.normalName();
            if (name.equals("br")) {
                out.append('\n');
                mark();
            } else if (BLOCKS.contains(name)) {
                quoted += name.equals("blockquote") ? 1 : 0;
                breakLine();
            }
            if (name.equals("li")) {
                add("- ");
            } else if (name.equals("img") && pictures && element.attr("src").startsWith(CID)) {
                add(mark(element.attr("src").substring(CID.length())));
            } else if (element.classNames().stream().anyMatch(SIGNATURES::contains)) {
                beginSignature(element);
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element && BLOCKS.contains(element.normalName())) {
            quoted -= element.normalName().equals("blockquote") ? 1 : 0;
            breakLine();
            if (element.normalName().equals("p")) {
                out.append('\n');
            }
        }
    }

    /** Programs that mark the signature in the HTML only; RFC 3676 section 4.3 has the line for plain text. */
    private void beginSignature(Element element) {
        String before = out.toString().stripTrailing();
        if (before.endsWith("\n--")
                || before.isEmpty()
                || element.wholeText().stripLeading().startsWith("--")) {
            return;
        }
        breakLine();
        add("--");
        breakLine();
    }

    /** Runs of white space are one space, as a browser shows them. */
    private void add(String text) {
        boolean lineStart = out.isEmpty() || out.charAt(out.length() - 1) == '\n';
        boolean space = lineStart || Character.isWhitespace(out.charAt(out.length() - 1));
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
            if (blank && space) {
                continue;
            }
            if (lineStart) {
                mark();
                lineStart = false;
            }
            out.append(blank ? ' ' : c);
            space = blank;
        }
    }

    private void mark() {
        boolean lineStart = out.isEmpty() || out.charAt(out.length() - 1) == '\n';
        if (quoted > 0 && lineStart) {
            out.append(">".repeat(Math.min(quoted, 10))).append(' ');
        }
    }

    private void breakLine() {
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == ' ') {
            end--;
        }
        out.setLength(end);
        if (end > 0 && out.charAt(end - 1) != '\n') {
            out.append('\n');
        }
    }
}
