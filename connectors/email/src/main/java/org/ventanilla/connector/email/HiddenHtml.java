package org.ventanilla.connector.email;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.Selector.SelectorParseException;

/**
 * Takes out of an HTML mail what its reader does not see: it is spam, or words meant for a machine. By the style of the
 * element and by the rules of the mail's own style sheet.
 */
final class HiddenHtml {
    private static final String UNSEEN = "script,head,title,template,noscript,object,[hidden]";
    private static final int MAX_RULES = 300;
    private static final Set<String> HIDING = Set.of(
            "display:none",
            "visibility:hidden",
            "font-size:0",
            "font-size:0px",
            "font-size:0pt",
            "font-size:0em",
            "font-size:0%",
            "font-size:1px",
            "font:0/0a",
            "max-height:0",
            "max-height:0px",
            "opacity:0",
            "mso-hide:all");

    private HiddenHtml() {}

    static void remove(Document document) {
        document.select("style").forEach(style -> bySheet(document, style.data()));
        document.select("style").remove();
        document.select(UNSEEN).remove();
        document.select("[style]").stream()
                .filter(element -> hides(element.attr("style")))
                .forEach(Node::remove);
    }

    private static void bySheet(Document document, String sheet) {
        int rules = 0;
        for (String rule : topLevel(sheet).split("}", -1)) {
            int brace = rule.indexOf('{');
            String selector = brace < 0
                    ? ""
                    : rule.substring(0, brace).replace("<!--", "").strip();
            boolean hides = !selector.isEmpty() && hides(rule.substring(brace + 1));
            if (hides && rules++ < MAX_RULES) {
                drop(document, selector);
            }
        }
    }

    /** Without the rules for other media (a printer, a small screen): they say nothing about what is seen here. */
    private static String topLevel(String sheet) {
        var out = new StringBuilder(sheet.length());
        int depth = 0;
        boolean media = false;
        for (int i = 0; i < sheet.length(); i++) {
            char c = sheet.charAt(i);
            if (c == '@' && depth == 0) {
                media = true;
            }
            depth += c == '{' ? 1 : 0;
            depth -= c == '}' && depth > 0 ? 1 : 0;
            if (!media) {
                out.append(c);
            } else if (depth == 0 && (c == '}' || c == ';')) {
                media = false;
            }
        }
        return out.toString();
    }

    private static void drop(Document document, String selector) {
        try {
            document.body().select(selector).stream()
                    .filter(element -> !element.nameIs("body"))
                    .forEach(Element::remove);
        } catch (SelectorParseException | IllegalArgumentException e) {
            // A selector this parser does not know hides nothing for us; the words stay, which is the safe side.
            return;
        }
    }

    private static boolean hides(String style) {
        String rules = style.toLowerCase(Locale.ROOT).replaceAll("\\s+", "").replace("!important", "");
        for (String rule : rules.split(";", -1)) {
            if (HIDING.contains(rule)) {
                return true;
            }
        }
        return false;
    }
}
