import { createStore } from 'zustand/vanilla';
import type { Expression } from '../api/community-types';
import { serverExpressions, usableExpressions } from '../api/expressions';
import type { Id } from '../lib/ids';
import type { GatewayEvent } from '../realtime/frames';
import { appStore } from './app-store';

interface Expressions {
  /** Everything that was heard of, one's own to use or not: what messages show. */
  known: Readonly<Record<Id, Expression>>;
  /** What one may use, of all one's servers; null until fetched. */
  usable: ReadonlySet<Id> | null;
  /** The servers whose lists are complete. */
  complete: ReadonlySet<Id>;
}

type Change = (state: Expressions) => Expressions;

const nothing: Expressions = { known: {}, usable: null, complete: new Set() };

export const expressionStore = createStore<Expressions>(() => nothing);

const MINE = '@me';
/** What was asked for; an answer whose question stands here no more counts for nothing. */
const asked = new Map<string, Promise<void>>();
let underWay = 0;
/** What happened while an answer was on its way, which may have been made before it. */
let meanwhile: Change[] = [];

function make(change: Change): void {
  if (underWay > 0) meanwhile.push(change);
  expressionStore.setState(change, true);
}

/** Once for each key, until it fails or is forgotten. */
function once(key: string, load: () => Promise<Change>): Promise<void> {
  const under = asked.get(key);
  if (under) return under;
  underWay++;
  const current = () => asked.get(key) === work;
  const work = load()
    .then(
      (change) => {
        if (current()) for (const next of [change, ...meanwhile]) expressionStore.setState(next, true);
      },
      (error: unknown) => {
        if (current()) asked.delete(key);
        throw error;
      },
    )
    .finally(() => {
      if (--underWay === 0) meanwhile = [];
    });
  asked.set(key, work);
  return work;
}

const byId = (list: readonly Expression[]) => Object.fromEntries(list.map((one) => [one.expressionId, one]));

/** What one may use oneself, everywhere. */
export const loadUsable = (): Promise<void> =>
  once(MINE, async () => {
    const list = await usableExpressions();
    return (state) => ({
      ...state,
      known: { ...state.known, ...byId(list) },
      usable: new Set(list.map(({ expressionId }) => expressionId)),
    });
  });

/** All that a server has, for its pages and for what others wrote there. */
export const loadExpressions = (serverId: Id): Promise<void> =>
  once(serverId, async () => {
    const list = await serverExpressions(serverId);
    return (state) => ({
      ...state,
      known: { ...without(state.known, serverId), ...byId(list) },
      complete: new Set([...state.complete, serverId]),
    });
  });

const without = (known: Expressions['known'], serverId: Id): Expressions['known'] =>
  Object.fromEntries(Object.entries(known).filter(([, one]) => one.serverId !== serverId));

/** Changed, or new: by an event, or by oneself. */
export const placeExpression = (one: Expression): void =>
  make((state) => ({
    ...state,
    known: { ...state.known, [one.expressionId]: one },
    usable: state.usable && withMember(state.usable, one.expressionId, forMe(one)),
  }));

export const dropExpression = (expressionId: Id): void =>
  make(({ known: { [expressionId]: _gone, ...known }, usable, complete }) => ({
    known,
    usable: usable && withMember(usable, expressionId, false),
    complete,
  }));

function forMe({ serverId, roleIds }: Expression): boolean {
  const held = appStore.getState().self[serverId]?.roleIds;
  return !!held && (roleIds.length === 0 || roleIds.some((roleId) => held.includes(roleId)));
}

function withMember(all: ReadonlySet<Id>, id: Id, member: boolean): ReadonlySet<Id> {
  if (all.has(id) === member) return all;
  const next = new Set(all);
  if (member) next.add(id);
  else next.delete(id);
  return next;
}

/** What the gateway says that concerns them; called after the rest of the store knows. */
export function followExpressions(event: GatewayEvent): void {
  switch (event.t) {
    case 'EXPRESSION_UPDATE':
      return placeExpression(event.d);
    case 'EXPRESSION_DELETE':
      return dropExpression(event.d.expressionId);
    case 'READY':
    case 'SERVER_CREATE':
      return refetch([...asked.keys()]);
    case 'SERVER_DELETE':
      return leave(event.d.serverId);
    case 'MEMBER_UPDATE':
      // One's own roles decide what one may use.
      if (event.d.userId === appStore.getState().me?.userId && asked.has(MINE)) refetch([MINE]);
  }
}

/** Events may have been missed: what was asked for is asked for again. */
function refetch(keys: readonly string[]): void {
  for (const key of keys) asked.delete(key);
  for (const key of keys) void (key === MINE ? loadUsable() : loadExpressions(key)).catch(() => undefined);
}

function leave(serverId: Id): void {
  asked.delete(serverId);
  make(({ known, usable, complete }) => ({
    known: without(known, serverId),
    usable: usable && new Set([...usable].filter((id) => known[id]?.serverId !== serverId)),
    complete: withMember(complete, serverId, false),
  }));
}

export function forgetExpressions(): void {
  asked.clear();
  meanwhile = [];
  expressionStore.setState(nothing, true);
}
