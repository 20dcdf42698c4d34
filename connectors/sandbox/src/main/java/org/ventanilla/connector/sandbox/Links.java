package org.ventanilla.connector.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ventanilla.connector.sandbox.page.Board;

/** Finds the web addresses in a plain text. */
final class Links {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]}»]");

    private Links() {}

    /** The pieces in order; joined they are the text again. */
    static List<Board.Piece> in(String text) {
        List<Board.Piece> pieces = new ArrayList<>();
        Matcher address = ADDRESS.matcher(text);
        int done = 0;
        while (address.find()) {
            if (address.start() > done) {
                pieces.add(new Board.Piece(text.substring(done, address.start()), null));
            }
            pieces.add(new Board.Piece(address.group(), address.group()));
            done = address.end();
        }
        if (done < text.length()) {
            pieces.add(new Board.Piece(text.substring(done), null));
        }
        return List.copyOf(pieces);
    }
}
