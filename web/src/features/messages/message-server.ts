import { createContext } from 'react';
import type { Id } from '../../lib/ids';

/** The server that the messages around belong to: whose emoji and names they speak of. */
export const MessageServer = createContext<Id>('');
