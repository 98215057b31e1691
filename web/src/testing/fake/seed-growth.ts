import { EVERYONE_DEFAULT } from '../../lib/permission-bits';
import { growthOf, type StoredEvent } from './growth';
import { PASSWORD } from './seed';
import { type SeededRoles, seedRoles } from './seed-roles';

export interface SeededGrowth extends SeededRoles {
  /** Not in Lantern Street yet. */
  nora: string;
  /** Open to everybody, and nobody of the others is in it. */
  harbour: string;
  filmNight: string;
  meeting: string;
}

const HOUR = 3_600_000;

/** The community with rules and questions, events, a template, invites, and other servers to explore. */
export function seedGrowth(seeded: SeededRoles = seedRoles()): SeededGrowth {
  const { world, serverId, garden, guest, general, films, keys, ada, grace, linus } = seeded;
  const growth = growthOf(world);
  const server = world.servers.get(serverId);
  if (!server) throw new Error('the seed made no server');
  server.rulesGate = true;
  server.description = 'The neighbours of Lantern Street: film nights, tools to lend, and the garden.';
  server.accentColor = 0xa65e2e;
  const everyone = server.roles.find(({ roleId }) => roleId === serverId);
  if (everyone) everyone.permissions = (EVERYONE_DEFAULT | (1n << 44n)).toString();
  growth.onboarding.set(serverId, {
    rules: [
      { title: 'Be kind', text: 'We meet on the stairs tomorrow, too. *No* insults, no shouting.' },
      { title: 'Keep it in the street', text: 'What is said here stays here.' },
      { title: 'Bring things back', text: '' },
    ],
    welcome: {
      text: 'Good to have you! **Fridays at eight** there is a film in the shed.',
      channels: [
        { channelId: general, text: 'Say hello', emoji: '👋' },
        { channelId: films, text: 'Choose the next film', emoji: '🎞️' },
        { channelId: keys, text: 'For wardens only', emoji: null },
      ],
    },
    questions: [
      {
        questionId: '501',
        title: 'What brings you here?',
        multiple: true,
        required: true,
        options: [
          {
            optionId: '601',
            label: 'The garden',
            text: 'Digging, watering, eating',
            emoji: '🌱',
            roleIds: [garden],
          },
          { optionId: '602', label: 'Films', text: '', emoji: '🎬', roleIds: [] },
        ],
      },
      {
        questionId: '502',
        title: 'Do you live in the street?',
        multiple: false,
        required: false,
        options: [
          { optionId: '603', label: 'Yes', text: '', emoji: null, roleIds: [] },
          {
            optionId: '604',
            label: 'Just visiting',
            text: 'You are a guest, then',
            emoji: null,
            roleIds: [guest],
          },
        ],
      },
    ],
  });
  const nora = world.addAccount('nora', PASSWORD, 'Nora').userId;
  const skipper = world.addAccount('skipper', PASSWORD, 'Skipper').userId;
  const harbour = world.addServer('Harbour Radio', skipper);
  for (const [id, description, accentColor] of [
    [harbour, 'Weather, tides and songs from the pier. Everybody with an ear is welcome.', 0x2b6f94],
  ] as const) {
    Object.assign(world.servers.get(id) ?? {}, { description, accentColor, discoverable: true });
  }
  const choir = world.addServer('Night choir', skipper);
  Object.assign(world.servers.get(choir) ?? {}, { description: 'We sing after dark.', discoverable: true });
  const event = (given: Partial<StoredEvent> & { name: string; startsAt: string }): string => {
    const eventId = world.id();
    growth.events.set(eventId, {
      eventId,
      serverId,
      creatorId: ada,
      description: '',
      channelId: null,
      location: null,
      endsAt: null,
      repeats: 'none',
      status: 'scheduled',
      image: null,
      interestedCount: 0,
      people: new Set(),
      ...given,
    });
    return eventId;
  };
  const at = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();
  const filmNight = event({
    name: 'Film night: something with robots',
    description: 'Soup at seven, film at eight. Bring a **blanket**.',
    channelId: films,
    startsAt: at(50),
    endsAt: at(53),
    repeats: 'weekly',
    people: new Set([grace, linus]),
  });
  event({ name: 'Plant swap', location: 'The yard behind number 12', startsAt: at(120), endsAt: at(124) });
  const meeting = event({
    name: 'Wardens’ meeting',
    channelId: keys,
    startsAt: at(-0.2),
    status: 'active',
    creatorId: grace,
  });
  world.invites.set('spring', {
    code: 'spring',
    serverId,
    creatorId: grace,
    createdAt: at(-40),
    expiresAt: at(100),
    maxUses: 25,
    uses: 4,
    temporary: true,
    vanity: false,
    roleIds: [garden],
  });
  world.invites.set('lantern', {
    code: 'lantern',
    serverId,
    creatorId: ada,
    createdAt: at(-400),
    expiresAt: null,
    maxUses: 0,
    uses: 31,
    temporary: false,
    vanity: true,
    roleIds: [],
  });
  return { ...seeded, nora, harbour, filmNight, meeting };
}
