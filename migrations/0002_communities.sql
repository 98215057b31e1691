-- Servers and what belongs to them. Everything goes with its server.

create table server (
    id bigint not null primary key,
    name text not null,
    owner bigint not null,
    created_at bigint not null
);

create table channel (
    id bigint not null primary key,
    server bigint not null references server (id) on delete cascade,
    kind bigint not null,
    name text not null,
    topic text not null,
    position bigint not null
);

create index channel_server on channel (server, position, id);

create table member (
    server bigint not null references server (id) on delete cascade,
    account bigint not null,
    joined_at bigint not null,
    primary key (server, account)
);

create index member_account on member (account, server);

create table invite (
    code text not null primary key,
    server bigint not null references server (id) on delete cascade,
    creator bigint not null,
    created_at bigint not null,
    expires_at bigint, -- null = never
    uses_max bigint not null, -- 0 = no limit
    uses bigint not null
);

create index invite_server on invite (server);
