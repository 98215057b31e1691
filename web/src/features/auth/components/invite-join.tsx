import { useT } from '../../../i18n/use-t';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { useSubmit } from '../../../ui/use-submit';
import { useEnterServer } from '../use-enter-server';

interface Props {
  code: string;
  joined: boolean;
  userName: string;
}

export function InviteJoin({ code, joined, userName }: Props) {
  const t = useT();
  const enter = useEnterServer();
  const { busy, error, run } = useSubmit();
  return (
    <>
      <ErrorNote error={error} />
      <Button look="primary" wide busy={busy} onClick={() => void run(() => enter(code, joined))}>
        {joined ? t('invite.open') : t('invite.joinAs', { name: userName })}
      </Button>
    </>
  );
}
