-- How servers show themselves and grow. Everything goes with its server.

create unique index invite_vanity on invite (server) where vanity = 1;
create index member_temporary on member (server, account) where temporary = 1;

create table onboarding (
    server bigint not null primary key references server (id) on delete cascade,
    content text not null -- netstrings
);

create table server_template (
    code text not null primary key,
    server bigint not null references server (id) on delete cascade, -- what it was made of
    creator bigint not null,
    name text not null,
    description text not null,
    uses bigint not null,
    created_at bigint not null,
    updated_at bigint not null,
    content text not null -- netstrings
);

create index server_template_server on server_template (server, created_at);

-- The servers that show themselves, by what is looked for. Written with each change of the server's row.
create table listing (
    server bigint not null primary key references server (id) on delete cascade,
    folded text not null -- name and description, without case and accents
);

create table scheduled_event (
    id bigint not null primary key,
    server bigint not null references server (id) on delete cascade,
    creator bigint not null,
    name text not null,
    description text not null,
    channel bigint references channel (id) on delete cascade, -- null = elsewhere, seen by all
    location text not null,
    starts_at bigint not null,
    ends_at bigint, -- null = open
    repeats bigint not null,
    status bigint not null,
    image text not null, -- the name of an asset
    due_at bigint, -- when time changes it; null = never
    unique (server, id)
);

create index scheduled_event_server on scheduled_event (server, starts_at, id);
create index scheduled_event_channel on scheduled_event (channel);
create index scheduled_event_image on scheduled_event (image) where image <> ''; -- for assets
create index scheduled_event_due on scheduled_event (due_at) where due_at is not null;

-- Who leaves the server is not expected any more.
create table scheduled_event_interest (
    event bigint not null,
    account bigint not null,
    server bigint not null,
    primary key (event, account),
    foreign key (server, event) references scheduled_event (server, id) on delete cascade,
    foreign key (server, account) references member (server, account) on delete cascade
);

create index scheduled_event_interest_member on scheduled_event_interest (server, account);
