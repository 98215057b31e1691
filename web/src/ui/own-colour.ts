import { hashBucket } from '../lib/text';
import styles from './avatar.module.css';

const COLOURS = 8;

/** The class of the colour that belongs to an id, so that it stays when a name changes. */
export const ownColour = (id: string): string | undefined => styles[`colour${hashBucket(id, COLOURS)}`];
