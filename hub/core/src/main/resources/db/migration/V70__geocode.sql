-- Room: geocode. What geocoders of others answered. Of what a citizen said only the address is here.
create schema geocode;
create table geocode.answer (
    jurisdiction text        not null,
    service      text        not null,       -- cartociudad, nominatim, photon
    asked        text        not null,       -- an address or a point in a form that does not depend on how it was written
    lat          double precision,           -- without a place nothing was found that is believed
    lon          double precision,
    precision_m  integer,
    street       text,
    house        integer,
    exact        boolean,
    answered_at  timestamptz not null,
    primary key (jurisdiction, service, asked)
);
create index answer_age on geocode.answer (jurisdiction, answered_at);
create index answer_point on geocode.answer (jurisdiction, service, lat, lon) where not exact;
