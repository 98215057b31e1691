-- Accounts, who vouches for them outside, and their logins. Booleans are 0 or 1; times are Unix milliseconds.

create table account (
    id bigint not null primary key,
    name text not null,
    name_key text not null unique, -- the name in ASCII lower case
    display_name text not null,
    kind bigint not null,
    admin bigint not null,
    disabled bigint not null,
    owner bigint not null, -- 0 = none
    created_at bigint not null,
    password_hash text not null
);

-- Counting people, and asking whether there is one, reads no rows.
create index account_person on account (id) where kind = 0;

create table account_external (
    issuer text not null,
    subject text not null,
    account bigint not null references account (id) on delete cascade,
    primary key (issuer, subject)
);

create index account_external_account on account_external (account);

create table login (
    id bigint not null primary key,
    account bigint not null,
    kind bigint not null,
    digest bytea not null unique, -- SHA-256 of the token
    created_at bigint not null,
    last_used_at bigint not null,
    user_agent text not null
);

create index login_account on login (account, id);

-- What may happen once in the life of an instance; a row is the lock that makes two attempts take turns.
create table once (
    name text not null primary key,
    done bigint not null
);

insert into once (name, done) values ('first_person', 0);
