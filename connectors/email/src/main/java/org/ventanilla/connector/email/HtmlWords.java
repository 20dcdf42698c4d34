package org.ventanilla.connector.email;

import java.util.Locale;
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
    private static final String UNSEEN = "script,style,head,title,template,noscript,object,[hidden]";
    private static final Set<String> HIDING = Set.of(
            "display:none",
            "visibility:hidden",
            "font-size:0",
            "font-size:0px",
            "font-size:0pt",
            "opacity:0",
            "mso-hide:all");

    private final StringBuilder out = new StringBuilder();
    private int quoted;

    private HtmlWords() {}

    static String of(String html) {
        var document = Jsoup.parse(html);
        document.select(UNSEEN).remove();
        document.select("[style]").stream().filter(HtmlWords::isHidden).forEach(Node::remove);
        var words = new HtmlWords();
        document.body().traverse(words);
        return words.out.toString().replace('\u00A0', ' ').strip();
    }

    private static boolean isHidden(Element element) {
        for (String rule :
                element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "").split(";", -1)) {
            if (HIDING.contains(rule.replace("!important", ""))) {
                return true;
            }
        }
        return false;
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
