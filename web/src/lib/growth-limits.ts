/** What the server takes at most; counted in characters where it is text. */
export const ONBOARDING = {
  rules: 16,
  ruleTitle: 100,
  ruleText: 500,
  welcomeText: 500,
  welcomeChannels: 10,
  channelText: 100,
  questions: 10,
  questionTitle: 100,
  options: 25,
  optionLabel: 50,
  optionText: 100,
  optionRoles: 10,
} as const;

export const EVENT = { name: 100, description: 1000, location: 100, perServer: 200 } as const;

export const TEMPLATE = { name: 100, description: 120, perServer: 20, fileBytes: 262_144 } as const;

export const VANITY = { min: 3, max: 32, letters: /^[a-z0-9-]+$/ } as const;

/** Roles that one invite gives. */
export const INVITE_ROLES = 10;
