-- Roles, overwrites, bans and the audit log. Sets of permissions are bits, below 2^53.

create table role (
    id bigint not null primary key, -- everyone's has its server's id
    server bigint not null references server (id) on delete cascade,
    name text not null,
    permissions bigint not null,
    color bigint not null, -- 0xRRGGBB
    position bigint not null,
    hoist bigint not null,
    mentionable bigint not null,
    self_assignable bigint not null,
    icon text not null,
    unique (server, id)
);

-- Everyone's role, for the servers that are there: what a new server's gives (everyone_default in the model).
insert into role (id, server, name, permissions, color, position, hoist, mentionable, self_assignable, icon)
select id, id, '@everyone', 1764069874191937, 0, 0, 0, 0, 0, '' from server;

alter table channel add column parent bigint not null default 0; -- 0 = in no category
alter table channel add column age_restricted bigint not null default 0;
alter table channel add column slowmode bigint not null default 0; -- seconds

alter table member add column nickname text not null default '';
alter table member add column timed_out_until bigint; -- null = not

-- The keys of two columns keep a role to its own server.
create table member_role (
    server bigint not null,
    account bigint not null,
    role bigint not null,
    primary key (server, account, role),
    foreign key (server, account) references member (server, account) on delete cascade,
    foreign key (server, role) references role (server, id) on delete cascade
);

create index member_role_role on member_role (server, role);

create table overwrite (
    channel bigint not null references channel (id) on delete cascade,
    kind bigint not null, -- 0 = a role's, 1 = a member's
    target bigint not null,
    allow bigint not null,
    deny bigint not null,
    primary key (channel, kind, target)
);

create table ban (
    server bigint not null references server (id) on delete cascade,
    account bigint not null,
    moderator bigint not null,
    reason text not null,
    created_at bigint not null,
    expires_at bigint, -- null = until lifted
    primary key (server, account)
);

create table audit_entry (
    id bigint not null primary key,
    server bigint not null references server (id) on delete cascade,
    actor bigint not null,
    action bigint not null,
    target bigint not null, -- 0 = the server
    detail text not null,
    reason text not null,
    changes text not null -- fields in netstrings: the name, before, after, and so on
);

-- A page of the log by any one filter reads no row that it does not need.
create index audit_entry_server on audit_entry (server, id);
create index audit_entry_actor on audit_entry (server, actor, id);
create index audit_entry_target on audit_entry (server, target, id);
create index audit_entry_action on audit_entry (server, action, id);
