import { expect, it } from 'vitest';
import { asSection, deviceName } from './model';

it('calls devices what people call them', () => {
  expect(deviceName('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0 Safari/537.36')).toBe(
    'Chrome · Linux',
  );
  expect(
    deviceName('Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1'),
  ).toBe('Safari · iOS');
  expect(deviceName('curl/8')).toBe('curl/8');
});

it('falls back to the first section', () => {
  expect(asSection('sessions')).toBe('sessions');
  expect(asSection('nonsense')).toBe('profile');
});
