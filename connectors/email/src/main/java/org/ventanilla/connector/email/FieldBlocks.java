package org.ventanilla.connector.email;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Blocks of header-like fields, as the machine-readable part of a report holds them (RFC 3464 section 2.1, RFC 8098
 * section 3.1, RFC 5965 section 3). Forgives what is met: missing and superfluous blank lines, and a part in base64 that
 * does not say so.
 */
final class FieldBlocks {
    /** Each may stand once in a block: met again, the next block has begun. */
    private static final Set<String> ONCE = Set.of("original-recipient", "final-recipient", "action", "status");

    private static final Set<String> WHO = Set.of("original-recipient", "final-recipient");

    private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9+/=\\s]*+");

    private FieldBlocks() {}

    /** Field names in lower case; values unfolded. */
    static List<Map<String, String>> of(MailPart part) {
        return of(Words.clean(
                Words.decode(part.bytes().getBytes(), part.parameters().get("charset"))));
    }

    static List<Map<String, String>> of(String text) {
        var blocks = new ArrayList<Map<String, String>>();
        Map<String, String> block = new LinkedHashMap<>();
        for (String line : unfolded(plain(text)).split("\n", -1)) {
            int colon = line.indexOf(':');
            if (line.isBlank()) {
                block = closed(blocks, block);
            } else if (colon > 0) {
                String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                if (ONCE.contains(name) && block.containsKey(name)) {
                    block = closed(blocks, block);
                }
                block.putIfAbsent(name, line.substring(colon + 1).strip());
            }
        }
        closed(blocks, block);
        return blocks;
    }

    /** A block that names nobody belongs to the one before it when that says not yet what happened. */
    private static Map<String, String> closed(List<Map<String, String>> blocks, Map<String, String> block) {
        if (block.isEmpty()) {
            return block;
        }
        var last = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
        if (last != null && isTorn(last, block)) {
            block.forEach(last::putIfAbsent);
        } else {
            blocks.add(block);
        }
        return new LinkedHashMap<>();
    }

    private static boolean isTorn(Map<String, String> last, Map<String, String> block) {
        return isAbout(last) && !isAbout(block) && !last.containsKey("status") && block.containsKey("status");
    }

    private static boolean isAbout(Map<String, String> block) {
        return WHO.stream().anyMatch(block::containsKey);
    }

    private static String unfolded(String text) {
        return text.replaceAll("\n[ \t]+(?=\\S)", " ");
    }

    private static String plain(String text) {
        var out = new StringBuilder();
        for (String paragraph : text.split("\n[ \t]*\n", -1)) {
            out.append(decoded(paragraph)).append("\n\n");
        }
        return out.toString();
    }

    /** Some gateways encode the text of a part block by block. */
    private static String decoded(String paragraph) {
        if (paragraph.isBlank() || !ENCODED.matcher(paragraph).matches()) {
            return paragraph;
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(paragraph.strip());
            return Words.clean(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            // Neither fields nor base64: there is nothing in it for a machine.
            return paragraph;
        }
    }
}
