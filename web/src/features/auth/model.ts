import type { AuthOptions } from '../../api/types';
import type { TextId } from '../../i18n/use-t';

export const NAME_LIMITS = { min: 2, max: 32 };
export const PASSWORD_MIN = 8;

/** What is wrong with an account name, before the server has to say it. */
export function nameFault(name: string): TextId | null {
  if (name.length < NAME_LIMITS.min || name.length > NAME_LIMITS.max) return 'auth.name.length';
  return /^[a-zA-Z0-9._-]+$/.test(name) ? null : 'auth.name.letters';
}

export function passwordFault(password: string): TextId | null {
  const bytes = new TextEncoder().encode(password).length;
  return bytes < PASSWORD_MIN ? 'auth.password.short' : bytes > 256 ? 'auth.password.long' : null;
}

/** Can somebody with, or without, an invite make an account here? */
export function canRegister(options: AuthOptions, invited: boolean): boolean {
  return options.signUp === 'open' || (options.signUp === 'invite' && invited);
}

/** The token of the owner link; it stands behind #, so that it never reaches a log. */
export const setupToken = (hash: string): string =>
  new URLSearchParams(hash.replace(/^#/, '')).get('token') ?? '';

/** Only places of this client may be returned to. */
export function safeReturn(to: string | undefined): string {
  return to?.startsWith('/') && !to.startsWith('//') && !to.startsWith('/\\') ? to : '/';
}
