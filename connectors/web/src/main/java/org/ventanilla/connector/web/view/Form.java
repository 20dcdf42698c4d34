package org.ventanilla.connector.web.view;

import java.util.List;

/**
 * What was typed, as it was typed; empty where nothing was.
 *
 * @param formId made when the form was opened: the native id of the report, so that a double tap makes one
 * @param placeAsked whether the place was already asked for a second time: then it is sent without
 * @param answer {@code none}, {@code email} or {@code sms}
 * @param step what the citizen was or is asked about incidents that are known already
 */
public record Form(
        String formId,
        String text,
        String place,
        String lat,
        String lon,
        String accuracy,
        boolean placeAsked,
        String answer,
        String email,
        String phone,
        Step step) {

    /**
     * Where the form stands with "is it one of these?".
     *
     * @param ask whether they are still to be asked; a form that does not say so is sent as it is
     * @param chosen id of the incident they say it is; empty for none of those shown
     * @param kept photos that are in the media room already, each as JSON: a browser cannot keep chosen files
     */
    public record Step(boolean ask, String chosen, List<String> kept) {
        /** Before anything was sent. */
        public static final Step FIRST = new Step(true, "", List.of());

        public Step {
            kept = List.copyOf(kept);
        }
    }

    /** An empty form. */
    public static Form fresh(String formId) {
        return new Form(formId, "", "", "", "", "", false, "none", "", "", Step.FIRST);
    }

    @Override
    public String toString() {
        return "Form[" + formId + "]";
    }
}
