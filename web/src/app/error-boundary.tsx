import { Component, type ReactNode } from 'react';
import { CrashPage } from './crash-page';

/** The last net: a mistake of ours shows as a sentence and a way on, not as a white page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <CrashPage /> : this.props.children;
  }
}
