package org.ventanilla.hub.media;

/** File names as they may be shown: never a path, no control or direction marks, of bounded length. */
final class FileName {
    private static final int LONGEST = 120;

    private FileName() {}

    static String shown(String given) {
        var afterSlash = Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1;
        return given.substring(afterSlash)
                .codePoints()
                .filter(FileName::isHarmless)
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    private static boolean isHarmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
