import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Expression } from '../../../api/community-types';
import { deleteExpression, type ExpressionPatch, updateExpression } from '../../../api/expressions';
import { useT } from '../../../i18n/use-t';
import { assetUrl } from '../../../lib/asset-url';
import { countCharacters, lastGrapheme } from '../../../lib/text';
import { dropExpression, placeExpression } from '../../../store/expressions';
import { useApp } from '../../../store/use-app';
import { useMemberName } from '../../../store/use-member-name';
import { Avatar } from '../../../ui/avatar';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { IconButton } from '../../../ui/icon-button';
import { InlineText } from '../../../ui/inline-text';
import { Picture } from '../../../ui/picture';
import { DESCRIPTION_MAX, mayChange, nameFits } from '../model';
import styles from './expression-page.module.css';
import { RoleLimit } from './role-limit';
import { SoundTools } from './sound-tools';

const SIZES = { emoji: 40, sticker: 72 } as const;

/** One of them: how it looks or sounds, what it is called, whose it is, for whom. */
export function ExpressionRow({ expression }: { expression: Expression }) {
  const t = useT();
  const { serverId, expressionId, type, name, description, emoji, asset, animated, creatorId } = expression;
  const [deleting, setDeleting] = useState(false);
  const changeable = useApp((state) => mayChange(state, expression));
  const creator = useMemberName(serverId, creatorId);
  const face = useApp((state) => state.users[creatorId ?? '']?.avatar);
  const save = async (patch: ExpressionPatch) => placeExpression(await updateExpression(expression, patch));
  const shownName = type === 'emoji' ? `:${name}:` : name;
  return (
    <li className={styles.row} data-type={type}>
      {type === 'sound' ? (
        <SoundTools expression={expression} changeable={changeable} onSave={save} />
      ) : (
        <span className={styles.preview} style={{ width: SIZES[type] + 8, height: SIZES[type] + 8 }}>
          <Picture
            key={asset}
            src={assetUrl(asset)}
            alt={description || shownName}
            width={SIZES[type]}
            height={SIZES[type]}
            still={!animated}
            className={styles.picture}
          />
        </span>
      )}
      <div className={styles.main}>
        <InlineText
          label={t('expr.name', { name })}
          value={name}
          locked={!changeable}
          strong
          fault={(text) =>
            nameFits(type, text) ? null : t(`expr.fault.name.${type === 'emoji' ? 'emoji' : 'other'}`)
          }
          onSave={(text) => save({ name: text })}
        />
        {type !== 'emoji' && (
          <div className={styles.extra}>
            <InlineText
              label={t('expr.emoji', { name })}
              placeholder={t('expr.emoji.none')}
              value={emoji ?? ''}
              locked={!changeable}
              fault={() => null}
              onSave={(text) => save({ emoji: lastGrapheme(text) })}
            />
            {type === 'sticker' && (
              <InlineText
                label={t('expr.description', { name })}
                placeholder={t('expr.description.none')}
                value={description}
                locked={!changeable}
                fault={(text) =>
                  countCharacters(text) <= DESCRIPTION_MAX ? null : t('expr.fault.description')
                }
                onSave={(text) => save({ description: text })}
              />
            )}
          </div>
        )}
      </div>
      <p className={styles.creator} title={t('expr.by', { name: creator ?? t('user.unknown') })}>
        <Avatar id={creatorId ?? '0'} name={creator ?? '?'} size={22} picture={face} />
        <span className="hidden-visually">{t('expr.by', { name: '' })}</span>
        <span className={styles.creatorName}>{creator ?? t('user.unknown')}</span>
      </p>
      <RoleLimit expression={expression} changeable={changeable} onSave={save} />
      {changeable && (
        <IconButton
          icon={Trash2}
          danger
          className={styles.delete}
          label={t('expr.delete', { name })}
          onClick={() => setDeleting(true)}
        />
      )}
      {deleting && (
        <ConfirmDialog
          title={t('expr.delete.title', { name: shownName })}
          lead={t(`expr.delete.lead.${type}`)}
          action={t('common.delete')}
          onClose={() => setDeleting(false)}
          onConfirm={async () => {
            await deleteExpression(expression);
            dropExpression(expressionId);
          }}
        />
      )}
    </li>
  );
}
