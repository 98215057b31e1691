import type { Activity, ChosenStatus, CustomStatus } from '../../api/types';
import { PASSWORD } from './seed';
import { type SeededRoles, seedRoles } from './seed-roles';

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

const playing: Activity = {
  type: 'playing',
  name: 'Tabletop Trains',
  details: 'Laying track in the attic',
  state: 'With two others',
  url: null,
  startedAt: ago(84),
};

/** The community with people about, in every way there is to be; with `crowd` more of them, half of them there. */
export function seedPresence({ crowd = 0 } = {}): SeededRoles {
  const seeded = seedRoles();
  const { world, serverId } = seeded;
  const are = (
    display: string,
    status: ChosenStatus,
    customStatus: CustomStatus | null = null,
    activities: Activity[] = [],
  ) => {
    const account = [...world.accounts.values()].find(({ user }) => user.displayName === display);
    if (!account) return;
    account.choice = { status, customStatus };
    account.activities = activities;
    world.around.add(account.user.userId);
  };
  are('Grace Hopper', 'online', { text: 'Cleaning lenses', emoji: '🔭', expiresAt: null });
  are('Linus', 'dnd', { text: 'Counting loaves until seven', emoji: '🍞', expiresAt: null }, [playing]);
  are('Mina Okafor', 'idle');
  are('Théo', 'invisible');
  are('Wei', 'online');
  for (let i = 1; i <= crowd; i++) {
    const name = `Guest ${String(i).padStart(4, '0')}`;
    const { userId } = world.addAccount(`guest.${i}`, PASSWORD, name);
    world.join(serverId, userId);
    if (i % 2 === 0) world.around.add(userId);
  }
  return seeded;
}
