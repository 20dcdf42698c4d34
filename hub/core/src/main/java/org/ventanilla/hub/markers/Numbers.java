package org.ventanilla.hub.markers;

import java.util.HashMap;
import java.util.Map;

/** From the id of an incident to a small number, in pages: ids come one after the other, so there are few gaps. */
final class Numbers {
    private static final int PAGE_BITS = 12;

    private final Map<Long, int[]> pages = new HashMap<>();

    /** 0 when there is none. */
    int get(long id) {
        int[] page = pages.get(id >>> PAGE_BITS);
        return page == null ? 0 : page[at(id)];
    }

    void put(long id, int number) {
        pages.computeIfAbsent(id >>> PAGE_BITS, page -> new int[1 << PAGE_BITS])[at(id)] = number;
    }

    private static int at(long id) {
        return (int) (id & ((1 << PAGE_BITS) - 1));
    }
}
