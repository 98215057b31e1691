import type { Onboarding, ScheduledEvent, Template } from '../../api/community-types';
import type { FakeWorld } from './world';

export interface StoredEvent extends ScheduledEvent {
  people: Set<string>;
}

/** What a world's servers have beyond their channels and people. */
export class Growth {
  onboarding = new Map<string, Onboarding>();
  templates = new Map<string, Template>();
  events = new Map<string, StoredEvent>();
}

const all = new WeakMap<FakeWorld, Growth>();

export function growthOf(world: FakeWorld): Growth {
  let found = all.get(world);
  if (!found) {
    found = new Growth();
    all.set(world, found);
  }
  return found;
}

export const noOnboarding = (): Onboarding => ({
  rules: [],
  welcome: { text: '', channels: [] },
  questions: [],
});
