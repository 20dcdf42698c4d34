-- Room: notify. Whether a message that had failed on its way was sent once more; a second time needs a person.
alter table notify.notice add column again boolean not null default false;
