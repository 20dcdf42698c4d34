package org.ventanilla.connector.email;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Submission.Remark;

/** What could not be read as it should in one mail, each thing once and not too many of them. */
final class Remarks {
    static final String TOO_DEEP = "too-deep";
    static final String TOO_MANY_PARTS = "too-many-parts";
    static final String HEADER_TOO_LONG = "header-too-long";
    static final String BROKEN_STRUCTURE = "broken-structure";
    static final String BROKEN_ENCODING = "broken-encoding";
    static final String TEXT_TOO_LONG = "text-too-long";
    static final String ENCRYPTED = "encrypted";
    static final String SIGNED_UNREADABLE = "signed-part-unreadable";
    static final String WINMAIL_UNREADABLE = "winmail-unreadable";
    /** RFC 2046 section 5.2.3: the content lies elsewhere, and nothing is fetched because a stranger says so. */
    static final String NOT_FETCHED = "external-body-not-fetched";
    /** RFC 2046 section 5.2.2: one piece of a mail that was sent in several. */
    static final String PIECE = "piece-of-a-larger-mail";

    private static final int MOST = 20;

    private final List<Remark> all = new ArrayList<>();

    void add(String code) {
        add(code, null);
    }

    void add(String code, @Nullable String about) {
        var remark = new Remark(code, about);
        if (all.size() < MOST && !all.contains(remark)) {
            all.add(remark);
        }
    }

    List<Remark> list() {
        return List.copyOf(all);
    }
}
