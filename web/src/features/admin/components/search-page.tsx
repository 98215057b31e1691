import { type ReactNode, useEffect, useState } from 'react';
import { PageHead } from '../../../ui/page-head';
import { TextField } from '../../../ui/text-field';
import styles from './admin.module.css';

interface Props {
  title: string;
  lead: string;
  /** What is to be typed into the field. */
  label: string;
  /** What fits; mounted anew for other words. */
  renderFound(query: string): ReactNode;
}

const PAUSE_MS = 300;

/** A page on which one looks for something: a moment after the last key. */
export function SearchPage({ title, lead, label, renderFound }: Props) {
  const [typed, type] = useState('');
  const [query, setQuery] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQuery(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <>
      <PageHead title={title} lead={lead} />
      <div className={styles.search}>
        <TextField label={label} type="search" value={typed} onChange={(event) => type(event.target.value)} />
      </div>
      {renderFound(query)}
    </>
  );
}
