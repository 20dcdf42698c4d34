package org.ventanilla.connector.email;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to characters, for mails whose labels are missing, unknown or wrong: never throws, puts U+FFFD where nothing
 * helps. Labels mean what the WHATWG Encoding Standard says they mean in practice.
 */
final class Words {
    private static final char BROKEN = '\uFFFD';
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Map<String, String> IN_PRACTICE = Map.ofEntries(
            Map.entry("gb2312", "gb18030"),
            Map.entry("gbk", "gb18030"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("mac", "x-MacRoman"),
            Map.entry("x-mac-roman", "x-MacRoman"),
            Map.entry("utf8", "utf-8"));

    /** An encoded word in base64 without the padding that decoders wait for. */
    private static final Pattern UNPADDED = Pattern.compile("(=\\?[^?\\s]+\\?[bB]\\?)([A-Za-z0-9+/]+)(\\?=)");

    private Words() {}

    /** The characters of a text part or header. */
    static String decode(byte[] bytes, @Nullable String label) {
        Charset charset = charset(label);
        if (charset == null || charset.equals(WESTERN)) {
            String utf8 = strictUtf8(bytes);
            return utf8 != null ? utf8 : new String(bytes, WESTERN);
        }
        String text = new String(bytes, charset);
        if (charset.equals(StandardCharsets.UTF_8) && isAllBroken(text)) {
            return new String(bytes, WESTERN);
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Not one accent could be read although there were some: the label lies. A single bad byte proves nothing. */
    private static boolean isAllBroken(String text) {
        return text.indexOf(BROKEN) >= 0 && text.chars().allMatch(c -> c < 0x80 || c == BROKEN);
    }

    /** RFC 2047 words decoded, also where section 5 forbids them (inside quotes, touching other words). */
    static String decodeWords(String field) {
        return DecoderUtil.decodeEncodedWords(
                UNPADDED.matcher(field).replaceAll(word -> word.group(1) + padded(word.group(2)) + word.group(3)),
                DecodeMonitor.SILENT,
                StandardCharsets.UTF_8,
                Map.of(StandardCharsets.ISO_8859_1, WESTERN, StandardCharsets.US_ASCII, StandardCharsets.UTF_8));
    }

    private static String padded(String base64) {
        return base64 + "=".repeat((4 - base64.length() % 4) % 4);
    }

    /** Null stands for "unlabelled": ASCII, nothing, or a name nobody knows. Latin-1 is read as its superset. */
    private static @Nullable Charset charset(@Nullable String label) {
        if (label == null) {
            return null;
        }
        String name = label.trim().toLowerCase(Locale.ROOT).replace("\"", "").replace("'", "");
        if (name.isEmpty() || name.contains("ascii") || name.equals("iso-8859-1") || name.equals("latin1")) {
            return null;
        }
        try {
            return Charset.forName(IN_PRACTICE.getOrDefault(name, name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static @Nullable String strictUtf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Line ends made {@code \n}; NUL and other control characters and broken surrogates removed. */
    static String clean(String text) {
        var out = new StringBuilder(text.length());
        int previous = -1;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (point == '\n' && previous == '\r') {
                previous = point;
                continue;
            }
            previous = point;
            if (point == '\r') {
                out.append('\n');
            } else if (point == '\n' || point == '\t' || !isControl(point)) {
                out.appendCodePoint(point);
            }
        }
        return out.toString();
    }

    /** For names, subjects and file names: one line, and no character that changes what the eye sees. */
    static String cleanLine(String text) {
        var out = new StringBuilder(text.length());
        clean(text).codePoints().forEach(point -> {
            if (point == '\n' || point == '\t') {
                out.append(' ');
            } else if (!isDeceiving(point)) {
                out.appendCodePoint(point);
            }
        });
        return out.toString().strip();
    }

    /** A clean line in which white space is one blank each: folding leaves more of it than anybody typed. */
    static String squeezed(String text) {
        return cleanLine(text).replaceAll("\\s+", " ");
    }

    private static boolean isControl(int point) {
        return Character.isISOControl(point) || (point >= 0xD800 && point <= 0xDFFF);
    }

    /** Bidirectional controls and invisible characters; the joiner U+200D stays, emoji are made with it. */
    private static boolean isDeceiving(int point) {
        return switch (point) {
            case 0x061C, 0x200B, 0x200C, 0x200E, 0x200F, 0x2060, 0xFEFF -> true;
            default -> (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
        };
    }
}
