-- What keeps a server orderly: screening rules, reports, notes, purges under way; and the log of the instance's admins.

create table screening_rule (
    id bigint not null primary key,
    server bigint not null references server (id) on delete cascade,
    name text not null,
    enabled bigint not null,
    fires_on bigint not null, -- the trigger
    keywords text not null, -- netstrings, as the two below
    patterns text not null,
    presets bigint not null, -- a bit each
    allowed text not null,
    count_max bigint not null,
    count_window bigint not null, -- seconds
    blocks bigint not null,
    block_message text not null,
    alerts bigint not null,
    timeout bigint not null, -- seconds; 0 = none
    exempt_roles text not null, -- ids with commas between
    exempt_channels text not null,
    creator bigint not null
);

create index screening_rule_server on screening_rule (server, id);

create table report (
    id bigint not null primary key,
    server bigint not null references server (id) on delete cascade,
    reporter bigint not null, -- 0 = the server itself
    target bigint not null,
    channel bigint not null,
    message bigint not null,
    content text not null,
    reason bigint not null,
    note text not null,
    state bigint not null,
    moderator bigint not null,
    outcome text not null,
    closed_at bigint,
    repeats bigint not null,
    same_as text, -- what makes another the same while this one is open; null = closed
    unique (server, same_as)
);

create index report_server on report (server, id);
create index report_state on report (server, state, id);
create index report_target on report (server, target, id);
create index report_reporter on report (server, reporter, state);

create table note (
    id bigint not null primary key,
    server bigint not null references server (id) on delete cascade,
    account bigint not null,
    author bigint not null,
    text text not null
);

create index note_account on note (server, account, id);

create table purge (
    id bigint not null primary key,
    server bigint not null references server (id) on delete cascade,
    account bigint not null,
    since bigint not null -- milliseconds
);

create table instance_audit (
    id bigint not null primary key,
    actor bigint not null,
    action bigint not null,
    target bigint not null,
    detail text not null,
    reason text not null,
    changes text not null -- as in audit_entry
);

-- The sweep finds what is too old without reading what is not.
create index server_audit_days on server (audit_days);
