import type { Expression } from '../../api/community-types';
import type { FakeConnection } from './connection';
import type { Account, Community, Message, StoredAsset, StoredChannel, StoredInvite } from './objects';

const EPOCH = 1_420_070_400_000;

/** What a world holds, and how it behaves. */
export class WorldState {
  accounts = new Map<string, Account>();
  servers = new Map<string, Community>();
  channels = new Map<string, StoredChannel>();
  messages = new Map<string, Message[]>();
  invites = new Map<string, StoredInvite>();
  assets = new Map<string, StoredAsset>();
  expressions = new Map<string, Expression>();
  connections = new Set<FakeConnection>();
  options = {
    setupNeeded: false,
    signUp: 'open' as 'open' | 'invite' | 'closed',
    passwordLogin: true,
    oidc: null as { name: string } | null,
    instanceName: 'Parley',
  };
  setupToken = 'setup-token';
  /** When set, requests fail as a broken network does. */
  broken = false;
  /** Milliseconds that each reply takes. */
  delay = 0;
  /** Milliseconds in which changes of a shown member list are gathered. */
  listEvery = 50;
  /** When set, the gateway does not answer what it is asked about members. */
  mute = false;
  /** Those who are there without a connection of this world. */
  readonly around = new Set<string>();
  /** When somebody last wrote in a channel: `CHANNEL/USER`. */
  readonly spoke = new Map<string, number>();
  private last = 0n;
  protected readonly seqs = new Map<string, number>();

  id(time = Date.now()): string {
    const next = BigInt(time - EPOCH) << 22n;
    this.last = next > this.last ? next : this.last + 1n;
    return this.last.toString();
  }

  cursor(stream: string): [number, number] {
    return [1, this.seqs.get(stream) ?? 0];
  }
}
