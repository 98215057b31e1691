-- Pictures and sounds that everybody may see, and what servers make of them: emoji, stickers, sounds.

create table asset (
    name text not null primary key, -- SHA-256 of the bytes in hex, and the format's ending
    purposes bigint not null, -- a set of bits
    format bigint not null,
    bytes bigint not null,
    width bigint not null,
    height bigint not null,
    animated bigint not null,
    uploader bigint not null,
    created_at bigint not null,
    stored bigint not null, -- 0 = its bytes are on their way, or going
    last_wanted_at bigint not null
);

-- What accounts brought in the last day.
create table asset_brought (
    account bigint not null,
    at bigint not null,
    bytes bigint not null
);

create index asset_brought_account on asset_brought (account, at);
create index asset_brought_at on asset_brought (at);

create table expression (
    id bigint not null primary key,
    server bigint not null references server (id) on delete cascade,
    kind bigint not null,
    name text not null,
    description text not null,
    emoji text not null,
    asset text not null,
    animated bigint not null,
    volume bigint not null,
    creator bigint not null,
    roles text not null -- ids, ascending, with commas between
);

create index expression_server on expression (server, id);

-- Who names an asset is found from the asset.
create index account_avatar on account (avatar) where avatar <> '';
create index server_icon on server (icon) where icon <> '';
create index server_banner on server (banner) where banner <> '';
create index expression_asset on expression (asset);
