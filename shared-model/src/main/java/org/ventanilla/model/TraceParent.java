package org.ventanilla.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The trace of one native item in the form of W3C Trace Context, section 3.2 ({@code traceparent}, version 00). Pure. */
public final class TraceParent {
    private static final Pattern FORM = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;

    private TraceParent() {}

    /**
     * The trace of an item by its key: the same on every attempt, on every node and from the quarantine, so that who knows
     * the key can find the trace.
     */
    public static String of(String key) {
        byte[] hash = sha256(key.getBytes(StandardCharsets.UTF_8));
        var hex = HexFormat.of();
        return "00-" + hex.formatHex(hash, 0, TRACE_BYTES) + "-"
                + hex.formatHex(hash, TRACE_BYTES, TRACE_BYTES + SPAN_BYTES) + "-01";
    }

    /** The same when it has the form, else null: section 4.3 asks to go on without one that is malformed. */
    public static @Nullable String sound(@Nullable String traceparent) {
        return traceparent != null && FORM.matcher(traceparent).matches() ? traceparent : null;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
