package org.ventanilla.connector.web.view;

/**
 * What was typed, as it was typed; empty where nothing was.
 *
 * @param formId made when the form was opened: the native id of the report, so that a double tap makes one
 * @param placeAsked whether the place was already asked for a second time: then it is sent without
 * @param answer {@code none}, {@code email} or {@code sms}
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
        String phone) {

    /** An empty form. */
    public static Form fresh(String formId) {
        return new Form(formId, "", "", "", "", "", false, "none", "", "");
    }

    @Override
    public String toString() {
        return "Form[" + formId + "]";
    }
}
