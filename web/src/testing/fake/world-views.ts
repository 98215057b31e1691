import type { Presence, ServerSummary } from '../../api/types';
import { newMember, publicUser } from './new-things';
import type { Member, Server, StoredChannel } from './objects';
import { Refusal } from './objects';
import { sees } from './rights';
import { WorldState } from './world-state';

/** The world as it looks to somebody. */
export class WorldViews extends WorldState {
  protected visible(serverId: string, userId: string): StoredChannel[] {
    return [...this.channels.values()].filter((c) => c.serverId === serverId && sees(this, c, userId));
  }

  online(userId: string): boolean {
    return (
      this.around.has(userId) || [...this.connections].some((connection) => connection.userId === userId)
    );
  }

  server(serverId: string, userId?: string): Server {
    const server = this.servers.get(serverId);
    if (!server) throw new Refusal(404, 'not_found');
    const viewer = userId ?? server.ownerId;
    const channelList = this.visible(serverId, viewer);
    const { joinedAt: _joined, ...self } = server.members.get(viewer) ?? newMember('');
    const channels = channelList.map((c) => c.channelId);
    return { ...this.summary(serverId), channels, channelList, roles: server.roles, self };
  }

  /** What SERVER_UPDATE says: the same for every member. */
  summary(serverId: string): ServerSummary {
    const server = this.servers.get(serverId);
    if (!server) throw new Refusal(404, 'not_found');
    const { members, roles: _roles, bans: _bans, audit: _audit, ...head } = server;
    return { ...head, memberCount: members.size };
  }

  member(serverId: string, userId: string): Member {
    const server = this.servers.get(serverId);
    const account = this.accounts.get(userId);
    const row = server?.members.get(userId);
    if (!server || !account || !row) throw new Refusal(404, 'not_found');
    const owner = server.ownerId === userId;
    return { serverId, userId, user: publicUser(account.user), ...row, owner, ...this.presence(userId) };
  }

  presence(userId: string): Presence {
    const account = this.accounts.get(userId);
    const sessions = [...this.connections].filter((connection) => connection.userId === userId);
    if (!account || !this.online(userId) || account.choice.status === 'invisible')
      return { status: 'offline', customStatus: null, activities: [] };
    const { status: chosen, customStatus } = account.choice;
    const away = sessions.length > 0 && sessions.every(({ idle }) => idle);
    return {
      status: chosen === 'online' && away ? 'idle' : chosen,
      customStatus,
      activities: [...account.activities, ...sessions.flatMap(({ activities }) => activities)],
    };
  }

  /** Those whose name or nickname begins so, by name. */
  findMembers(serverId: string, query: string, limit: number, roleId?: string): Member[] {
    const wanted = query.toLowerCase();
    return [...(this.servers.get(serverId)?.members.keys() ?? [])]
      .map((userId) => this.member(serverId, userId))
      .filter(({ roleIds }) => !roleId || roleIds.includes(roleId))
      .filter(({ nickname, user }) =>
        [nickname, user.name, user.displayName].some((name) => name?.toLowerCase().startsWith(wanted)),
      )
      .slice(0, limit);
  }
}
