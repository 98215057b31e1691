import type { Onboarding, OnboardingQuestion } from '../../api/community-types';
import type { SafetyPatch } from '../../api/safety';
import { ONBOARDING as MAX } from '../../lib/growth-limits';
import { bitsOf, POWER } from '../../lib/permission-bits';
import { record } from './audit';
import { checksOf } from './checks';
import type { FakeClient } from './client';
import { growthOf, noOnboarding } from './growth';
import { type Community, Refusal } from './objects';
import { allowed, mine, roleBelow, sees } from './rights';
import { path, type Route } from './route';

const check = checksOf('invalid_onboarding');

/** Members see it without the channels that they don't see. */
function shown(client: FakeClient, serverId: string): Onboarding {
  const all = growthOf(client.world).onboarding.get(serverId) ?? noOnboarding();
  const channels = all.welcome.channels.filter(({ channelId }) => {
    const channel = client.world.channels.get(channelId);
    return channel && sees(client.world, channel, client.account().user.userId);
  });
  return { ...all, welcome: { ...all.welcome, channels } };
}

function checkQuestion(
  client: FakeClient,
  server: Community,
  question: OnboardingQuestion,
  was: Set<string>,
) {
  check.text(question.title, 'questions', MAX.questionTitle);
  check.count(question.options, 'questions', MAX.options);
  if (question.options.length === 0) check.refuse('questions', 1);
  const options = question.options.map((option) => {
    check.text(option.label, 'questions', MAX.optionLabel);
    check.text(option.text, 'questions', MAX.optionText, 0);
    check.count(option.roleIds, 'questions', MAX.optionRoles);
    for (const roleId of option.roleIds) {
      if (!was.has(roleId)) roleBelow(client, server, roleId);
      const role = server.roles.find((one) => one.roleId === roleId);
      if (role && (role.mutes || bitsOf(role.permissions) & POWER))
        throw new Refusal(400, 'dangerous_role', { field: 'questions' });
    }
    return { ...option, optionId: option.optionId || client.world.id() };
  });
  return { ...question, questionId: question.questionId || client.world.id(), options };
}

function checked(client: FakeClient, server: Community, given: Onboarding): Onboarding {
  const before = growthOf(client.world).onboarding.get(server.serverId) ?? noOnboarding();
  const was = new Set(before.questions.flatMap((q) => q.options.flatMap((o) => o.roleIds)));
  check.count(given.rules, 'rules', MAX.rules);
  for (const rule of given.rules) {
    check.text(rule.title, 'rules', MAX.ruleTitle);
    check.text(rule.text, 'rules', MAX.ruleText, 0);
  }
  check.text(given.welcome.text, 'welcome', MAX.welcomeText, 0);
  check.count(given.welcome.channels, 'welcome', MAX.welcomeChannels);
  for (const { channelId, text } of given.welcome.channels) {
    check.text(text, 'welcome', MAX.channelText, 0);
    if (client.world.channels.get(channelId)?.serverId !== server.serverId) check.refuse('welcome');
  }
  check.count(given.questions, 'questions', MAX.questions);
  return {
    rules: given.rules,
    welcome: given.welcome,
    questions: given.questions.map((question) => checkQuestion(client, server, question, was)),
  };
}

/** The roles that all options together give, and those that the chosen ones do. */
function rolesOf(questions: OnboardingQuestion[], answers: Record<string, string[]>) {
  const offered = new Set<string>();
  const chosen = new Set<string>();
  for (const { questionId, options, multiple, required } of questions) {
    const picked = answers[questionId] ?? [];
    const known = options.filter(({ optionId }) => picked.includes(optionId));
    if (known.length !== picked.length || (!multiple && picked.length > 1))
      throw new Refusal(400, 'invalid_answer', { field: 'answers' });
    if (required && picked.length === 0) throw new Refusal(400, 'invalid_answer', { field: 'answers' });
    for (const option of options) for (const roleId of option.roleIds) offered.add(roleId);
    for (const option of known) for (const roleId of option.roleIds) chosen.add(roleId);
  }
  return { offered, chosen };
}

interface Given {
  acceptRules?: boolean;
  answers?: Record<string, string[]>;
}

function answer(client: FakeClient, server: Community, { acceptRules, answers }: Given) {
  const { world } = client;
  const { serverId } = server;
  const { userId } = client.account().user;
  const row = server.members.get(userId);
  const { rules, questions } = growthOf(world).onboarding.get(serverId) ?? noOnboarding();
  if (!row) throw new Refusal(404, 'not_found');
  if (row.pending && rules.length > 0 && !acceptRules)
    throw new Refusal(400, 'invalid_answer', { field: 'acceptRules' });
  const roles = answers || row.pending ? rolesOf(questions, answers ?? {}) : null;
  world.change(
    serverId,
    () => {
      row.pending = false;
      if (!roles) return;
      const kept = row.roleIds.filter((id) => !roles.offered.has(id));
      row.roleIds = [...kept, ...roles.chosen].filter((id) => server.roles.some((r) => r.roleId === id));
    },
    () => world.emitTo(serverId, 'MEMBER_UPDATE', world.member(serverId, userId)),
  );
  return world.member(serverId, userId);
}

export const onboardingRoutes: Route[] = [
  [
    'PATCH',
    path('/servers/:id/safety'),
    (client, [id], body) => {
      const server = allowed(client, id, 'manage_server');
      const { rulesGate = server.rulesGate, invitesPausedSeconds } = body as SafetyPatch;
      server.rulesGate = rulesGate;
      if (invitesPausedSeconds === 0) server.invitesPausedUntil = null;
      client.world.emitTo(server.serverId, 'SERVER_UPDATE', client.world.summary(server.serverId));
      return [200, { rulesGate, invitesPausedUntil: server.invitesPausedUntil }];
    },
  ],
  ['GET', path('/servers/:id/onboarding'), (client, [id]) => [200, shown(client, mine(client, id).serverId)]],
  [
    'PUT',
    path('/servers/:id/onboarding'),
    (client, [id], body) => {
      const server = allowed(client, id, 'manage_server');
      const next = checked(client, server, body as unknown as Onboarding);
      growthOf(client.world).onboarding.set(server.serverId, next);
      record(client, server.serverId, 'onboarding_update', server.serverId);
      return [200, shown(client, server.serverId)];
    },
  ],
  [
    'POST',
    path('/servers/:id/onboarding/answers'),
    (client, [id], body) => [200, answer(client, mine(client, id), body as unknown as Given)],
  ],
];
