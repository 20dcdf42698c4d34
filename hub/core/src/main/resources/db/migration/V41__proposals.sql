-- Room: transcript. What a machine wrote down of speech and a person has to look at; the words are a citizen's, hence the schema.
create table personal.proposed_report (
    submission_id bigint      primary key,
    jurisdiction  text        not null,
    state         text        not null check (state in ('open', 'confirmed', 'filed', 'dismissed')),
    version       int         not null,
    confidence    float8      not null,
    made_at       timestamptz not null,
    updated_at    timestamptz not null,
    body          json        not null,
    -- what was changed while it was confirmed
    correction    json,
    decided_by    bigint,
    reason        text
);
create index proposed_report_state on personal.proposed_report (jurisdiction, state, submission_id);
