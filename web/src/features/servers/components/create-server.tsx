import { useState } from 'react';
import type { TemplateContent } from '../../../api/community-types';
import { createServer } from '../../../api/servers';
import { cloneServer, importServer, serverFromTemplate, template } from '../../../api/templates';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { may } from '../../../store/permissions';
import { useApp } from '../../../store/use-app';
import { DialogForm } from '../../../ui/dialog-form';
import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import { codeOf } from '../invite-code';
import { useNewServer } from '../use-new-server';
import { FilePick } from './file-pick';
import { TemplateTree } from './template-tree';

type Start = 'blank' | 'template' | 'file' | 'clone';

/** A new server: empty, or with the roles and channels of a template, a file, or a server that one manages. */
export function CreateServer({ onClose }: { onClose(): void }) {
  const t = useT();
  const enter = useNewServer();
  const [start, setStart] = useState<Start>('blank');
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const [content, setContent] = useState<TemplateContent | null>(null);
  const [cloneOf, setCloneOf] = useState<Id>('');
  const servers = useApp((state) => state.servers);
  const managed = useApp((state) => state.serverIds.filter((id) => may(state, id, 'manage_server')).join())
    .split(',')
    .filter(Boolean);
  const starts: Start[] = ['blank', 'template', 'file', ...(managed.length > 0 ? (['clone'] as const) : [])];
  const looking = start === 'template' && !content;
  const ready = looking
    ? code.trim() !== ''
    : name.trim() !== '' && (start !== 'file' || !!content) && (start !== 'clone' || cloneOf !== '');

  function begin(next: Start) {
    setStart(next);
    setContent(null);
  }

  async function submit() {
    if (looking) {
      const found = await template(codeOf(code));
      setContent(found.content);
      return setName(name || found.name);
    }
    const wanted = name.trim();
    if (start === 'template') await enter(await serverFromTemplate(codeOf(code), wanted));
    else if (start === 'clone') await enter(await cloneServer(wanted, cloneOf));
    else if (content) await enter(await importServer(wanted, content));
    else await enter(await createServer(wanted));
    onClose();
  }

  return (
    <>
      <Select<Start>
        label={t('make.start')}
        value={start}
        options={starts.map((value) => ({ value, label: t(`make.start.${value}`) }))}
        onChange={begin}
      />
      <DialogForm
        key={start}
        action={t(looking ? 'make.look' : 'servers.create.action')}
        disabled={!ready}
        onSubmit={submit}
        onCancel={onClose}
      >
        {start === 'template' && (
          <TextField
            label={t('make.code')}
            hint={t('make.code.hint')}
            value={code}
            maxLength={300}
            autoComplete="off"
            onChange={(event) => {
              setCode(event.target.value);
              setContent(null);
            }}
          />
        )}
        {start === 'file' && <FilePick onRead={setContent} />}
        {start === 'clone' && (
          <Select<Id>
            label={t('make.clone')}
            value={cloneOf}
            options={[
              { value: '', label: t('make.clone.pick') },
              ...managed.map((id) => ({ value: id, label: servers[id]?.name ?? '' })),
            ]}
            onChange={(id) => {
              setCloneOf(id);
              if (!name.trim() && id)
                setName(t('make.copyOf', { name: servers[id]?.name ?? '' }).slice(0, 100));
            }}
          />
        )}
        {content && <TemplateTree content={content} />}
        {!looking && (
          <TextField
            label={t('servers.name')}
            hint={t(start === 'clone' ? 'make.clone.hint' : 'servers.name.hint')}
            value={name}
            maxLength={100}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </DialogForm>
    </>
  );
}
