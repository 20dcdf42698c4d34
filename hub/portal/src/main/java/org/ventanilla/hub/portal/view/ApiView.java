package org.ventanilla.hub.portal.view;

import java.util.List;

/** The interface of the program as its page for developers shows it. */
public record ApiView(List<Group> groups) {
    /** Operations that belong together. */
    public record Group(String name, String words, List<Operation> operations) {}

    /**
     * One thing that can be asked.
     *
     * @param access name of the scheme that is needed; empty when everybody may
     * @param permission what a member of staff must be allowed; empty otherwise
     * @param sends media types of the body; none without one
     * @param example of a JSON body; empty without one
     */
    public record Operation(
            String id,
            String method,
            String path,
            String words,
            String access,
            String permission,
            List<Parameter> parameters,
            List<String> sends,
            String example,
            List<Answer> answers) {}

    /** A parameter, where it goes, and what it means in English. */
    public record Parameter(String name, String in, String words) {}

    /** A status and what it means in English. */
    public record Answer(String status, String words) {}
}
