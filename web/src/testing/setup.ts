import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';
import { resetApp } from '../store/app-store';

afterEach(() => {
  cleanup();
  resetApp();
  localStorage.clear();
});
