-- What servers show of themselves, how they are kept safe, and what members, roles, channels and invites gained.

alter table account add column avatar text not null default ''; -- the name of an asset
alter table account add column bio text not null default '';
alter table account add column age_confirmed bigint not null default 0;
-- What one chose, on every device.
alter table account add column chosen_status bigint not null default 0;
alter table account add column custom_text text not null default '';
alter table account add column custom_emoji text not null default '';
alter table account add column custom_until bigint; -- null = until changed

alter table server add column description text not null default '';
alter table server add column icon text not null default '';
alter table server add column banner text not null default '';
alter table server add column accent bigint not null default 0; -- 0xRRGGBB
alter table server add column discoverable bigint not null default 0;
alter table server add column greeting_channel bigint not null default 0;
alter table server add column verification bigint not null default 0;
alter table server add column rules_gate bigint not null default 0;
alter table server add column invites_paused_until bigint;
alter table server add column raid_joins bigint not null default 0; -- within a minute; 0 = never a raid
alter table server add column raid_pauses bigint not null default 0;
alter table server add column alert_channel bigint not null default 0;
alter table server add column audit_days bigint not null default 0; -- 0 = always
alter table server add column suspended bigint not null default 0;

alter table role add column mutes bigint not null default 0;

alter table channel add column archived bigint not null default 0;
alter table channel add column retention bigint not null default 0; -- seconds; 0 = always

alter table member add column pending bigint not null default 0;
alter table member add column temporary bigint not null default 0;
alter table member add column invite text not null default ''; -- the code they came with

alter table invite add column temporary bigint not null default 0;
alter table invite add column vanity bigint not null default 0;
alter table invite add column roles text not null default ''; -- ids, ascending, with commas between
