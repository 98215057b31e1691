import { Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { addNote, deleteNote, type Note } from '../../../api/reports';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { fullDate, relativeTime } from '../../../lib/time';
import { Button } from '../../../ui/button';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { ErrorNote } from '../../../ui/error-note';
import { IconButton } from '../../../ui/icon-button';
import { Part } from '../../../ui/page-parts';
import { TextArea } from '../../../ui/text-area';
import { useSubmit } from '../../../ui/use-submit';
import { NOTE_MAX } from '../report-model';
import { useNamed } from '../use-named';
import styles from './case.module.css';

interface Props {
  serverId: Id;
  userId: Id;
  notes: Note[];
  onChange(notes: Note[]): void;
}

/** What moderators want each other to know. The person never sees it. */
export function CaseNotes({ serverId, userId, notes, onChange }: Props) {
  const t = useT();
  const [text, setText] = useState('');
  const [deleting, setDeleting] = useState<Note | null>(null);
  const { busy, error, run } = useSubmit();
  function add(event: FormEvent) {
    event.preventDefault();
    if (!text.trim()) return;
    void run(async () => {
      onChange([await addNote(serverId, userId, text.trim()), ...notes]);
      setText('');
    });
  }
  return (
    <Part title={t('case.notes', { count: notes.length })} lead={t('case.notes.lead')}>
      <form className={styles.add} onSubmit={add}>
        <TextArea
          label={t('case.notes.new')}
          value={text}
          maxLength={NOTE_MAX}
          rows={2}
          onChange={(event) => setText(event.target.value)}
        />
        <ErrorNote error={error} />
        <Button type="submit" busy={busy} disabled={!text.trim()}>
          {t('case.notes.add')}
        </Button>
      </form>
      <ul className={styles.list} aria-label={t('case.notes.list')}>
        {notes.map((note) => (
          <NoteRow key={note.noteId} note={note} onDelete={() => setDeleting(note)} />
        ))}
      </ul>
      {deleting && (
        <ConfirmDialog
          title={t('case.notes.delete.title')}
          lead={t('case.notes.delete.lead')}
          action={t('case.notes.delete')}
          onClose={() => setDeleting(null)}
          onConfirm={async () => {
            await deleteNote(deleting);
            onChange(notes.filter((note) => note.noteId !== deleting.noteId));
          }}
        />
      )}
    </Part>
  );
}

function NoteRow({ note, onDelete }: { note: Note; onDelete(): void }) {
  const t = useT();
  const author = useNamed(note.serverId, note.authorId);
  const time = Date.parse(note.createdAt);
  return (
    <li className={styles.note}>
      <div>
        <p className={styles.text}>{note.text}</p>
        <p className={styles.more}>
          {author} ·{' '}
          <time dateTime={note.createdAt} title={fullDate(time)}>
            {relativeTime(time, Date.now())}
          </time>
        </p>
      </div>
      <IconButton icon={Trash2} danger label={t('case.notes.delete')} onClick={onDelete} />
    </li>
  );
}
