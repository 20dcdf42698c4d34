package org.ventanilla.hub.portal;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.portal.view.FindView;

/**
 * The number of a report and its code as people type them: copied from paper or a small screen, in any case, with spaces, with
 * or without what stands before the digits. Pure.
 */
final class TypedNumber {
    /** At the end of a pasted address or message: {@code AV-1042.k3j…}. */
    private static final Pattern WITH_CODE =
            Pattern.compile("([A-Za-z0-9]{1,10}-?[0-9]{1,18}) ?[.] ?([A-Za-z0-9]{1,200})$");

    private static final Pattern CODE = Pattern.compile("[a-z0-9]{1,200}");

    private final String prefix;
    private final Pattern number;
    private final Pattern quoted;

    /** @param prefix before the number of a report, as the city sets it */
    TypedNumber(String prefix) {
        this.prefix = prefix;
        String before = Pattern.quote(prefix) + "\\s*[-\u2010-\u2013]?\\s*";
        this.number = Pattern.compile("(?:" + before + ")?([0-9]{1,18})", Pattern.CASE_INSENSITIVE);
        this.quoted = Pattern.compile(before + "([0-9]{1,18})", Pattern.CASE_INSENSITIVE);
    }

    /** The number of a report that is looked for among incidents, as it is written; null when it is none. */
    @Nullable String report(String words) {
        return written(quoted.matcher(words.strip()));
    }

    /** What leads to a report, or what is missing of it. */
    FindView find(String typedNumber, String typedCode) {
        Matcher both = WITH_CODE.matcher(typedNumber.strip());
        boolean whole = both.find();
        String read = written(number.matcher(whole ? both.group(1) : typedNumber.strip()));
        // Codes are letters of one case and digits: spaces and capitals come from paper and from helpful keyboards.
        String code = (whole ? both.group(2) : typedCode).replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        String problem = problem(typedNumber, read, code);
        String path = problem == null ? "/s/" + read + "." + code : null;
        return new FindView(typedNumber, typedCode, problem, path);
    }

    private static @Nullable String problem(String typedNumber, @Nullable String read, String code) {
        if (typedNumber.isBlank()) {
            return code.isEmpty() ? "find.missing.both" : "find.missing";
        }
        if (read == null) {
            return "find.unreadable";
        }
        if (code.isEmpty()) {
            return "find.missing.code";
        }
        return CODE.matcher(code).matches() ? null : "find.unreadable.code";
    }

    private @Nullable String written(Matcher found) {
        return found.matches() ? prefix + "-" + found.group(1) : null;
    }
}
