import { describe, expect, it } from 'vitest';
import { canRegister, nameFault, passwordFault, safeReturn, setupToken } from './model';

const options = { setupNeeded: false, passwordLogin: true, oidc: null, instanceName: 'x' };

describe('auth model', () => {
  it('knows good and bad names', () => {
    expect(nameFault('ada.l-1_x')).toBeNull();
    expect(nameFault('a')).toBe('auth.name.length');
    expect(nameFault('ada lovelace')).toBe('auth.name.letters');
  });
  it('counts a password in bytes', () => {
    expect(passwordFault('äöüß')).toBeNull();
    expect(passwordFault('seven77')).toBe('auth.password.short');
    expect(passwordFault('x'.repeat(257))).toBe('auth.password.long');
  });
  it('honours the sign-up modes', () => {
    expect(canRegister({ ...options, signUp: 'open' }, false)).toBe(true);
    expect(canRegister({ ...options, signUp: 'invite' }, false)).toBe(false);
    expect(canRegister({ ...options, signUp: 'invite' }, true)).toBe(true);
    expect(canRegister({ ...options, signUp: 'closed' }, true)).toBe(false);
  });
  it('takes the token from the fragment', () => expect(setupToken('#token=a-B_1')).toBe('a-B_1'));
  it('returns only to itself', () => {
    expect(safeReturn('/channels/1/2')).toBe('/channels/1/2');
    expect(safeReturn('//evil.example')).toBe('/');
    expect(safeReturn('https://evil.example')).toBe('/');
  });
});
