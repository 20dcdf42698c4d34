package org.ventanilla.hub.desk;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.ventanilla.model.Submission;

/** The name of what was filed at the desk: it says who filed it, in the ledger and for ever. */
public final class Filed {
    static final String DESK = "desk";
    private static final Pattern KEY = Pattern.compile("desk:([0-9]{1,18})/.*", Pattern.DOTALL);

    private Filed() {}

    /** The key of what a member of staff files under a name of their own: nobody else's names meet it. */
    static String key(long staffId, String name) {
        return DESK + ":" + staffId + "/" + name;
    }

    /** Account of who filed it; empty when it did not come from the desk. */
    public static OptionalLong by(Submission s) {
        var key = KEY.matcher(s.key());
        return s.instance().equals(DESK) && key.matches()
                ? OptionalLong.of(Long.parseLong(key.group(1)))
                : OptionalLong.empty();
    }
}
