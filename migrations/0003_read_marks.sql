-- The newest message an account has read in a channel. Goes with its channel.

create table read_mark (
    account bigint not null,
    channel bigint not null references channel (id) on delete cascade,
    message bigint not null,
    primary key (account, channel)
);

create index read_mark_channel on read_mark (channel);
