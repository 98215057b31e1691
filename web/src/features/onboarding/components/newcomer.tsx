import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Onboarding } from '../../../api/community-types';
import type { Answers } from '../../../api/onboarding';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { useSubmit } from '../../../ui/use-submit';
import { skippable, stepsOf, toggled } from '../model';
import styles from './newcomer.module.css';
import { QuestionStep } from './question-step';
import { RulesStep } from './rules-step';
import { WelcomeStep } from './welcome-step';

interface Props {
  serverId: Id;
  onboarding: Onboarding;
  /** The rules have to be accepted. */
  pending: boolean;
  onSubmit(acceptRules: boolean, answers: Answers): Promise<void>;
  /** To a channel, or wherever the server begins. */
  onLeave(channelId: Id | null): void;
}

/** The way in: rules, one question after the other, welcome. */
export function Newcomer({ serverId, onboarding, pending, onSubmit, onLeave }: Props) {
  const t = useT();
  const [needed] = useState(pending);
  const [steps] = useState(() => stepsOf(onboarding));
  const [at, setAt] = useState(0);
  const [accepted, setAccepted] = useState(false);
  const [answers, setAnswers] = useState<Answers>({});
  const [sent, setSent] = useState(false);
  const { busy, error, run } = useSubmit();
  const form = useRef<HTMLFormElement>(null);
  const step = steps[at];
  const ask = step?.kind === 'question' ? step.question : null;
  const chosen = answers[ask?.questionId ?? ''] ?? [];
  const blocked = (step?.kind === 'rules' && needed && !accepted) || (!!ask?.required && chosen.length === 0);

  useEffect(() => {
    if (at > 0) form.current?.querySelector<HTMLElement>('[data-step]')?.focus();
  }, [at]);

  /** Once, when all that is asked for was asked. */
  async function send() {
    if (sent || !(needed || onboarding.questions.length > 0)) return;
    await onSubmit(needed, answers);
    setSent(true);
  }

  const leave = (channelId: Id | null) =>
    void run(async () => {
      await send();
      onLeave(channelId);
    });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (blocked || !step) return;
    if (at + 1 === steps.length) return leave(null);
    void run(async () => {
      if (steps[at + 1]?.kind === 'welcome') await send();
      setAt(at + 1);
    });
  }

  if (!step) return null;
  const skip = at === 0 && skippable(onboarding, needed) && step.kind !== 'welcome';
  const next =
    step.kind === 'welcome'
      ? 'new.open'
      : ask && !ask.required && chosen.length === 0
        ? 'new.pass'
        : 'new.next';
  return (
    <form ref={form} className={styles.form} onSubmit={submit}>
      {steps.length > 1 && (
        <div className={styles.progress}>
          <progress value={at + 1} max={steps.length} aria-label={t('new.progress')} />
          <span>{t('new.step', { at: at + 1, of: steps.length })}</span>
        </div>
      )}
      {step.kind === 'rules' && (
        <RulesStep rules={onboarding.rules} accepted={needed ? accepted : null} onAccept={setAccepted} />
      )}
      {ask && (
        <QuestionStep
          key={ask.questionId}
          question={ask}
          chosen={chosen}
          onToggle={(id) => setAnswers({ ...answers, [ask.questionId]: toggled(ask, chosen, id) })}
        />
      )}
      {step.kind === 'welcome' && (
        <WelcomeStep serverId={serverId} welcome={onboarding.welcome} onOpen={leave} />
      )}
      <ErrorNote error={error} />
      <div className={styles.actions}>
        {at > 0 && step.kind !== 'welcome' && (
          <Button look="quiet" onClick={() => setAt(at - 1)}>
            {t('new.back')}
          </Button>
        )}
        {skip && (
          <Button look="quiet" onClick={() => onLeave(null)}>
            {t('new.skip')}
          </Button>
        )}
        <Button type="submit" look="primary" busy={busy} disabled={blocked}>
          {t(next)}
        </Button>
      </div>
    </form>
  );
}
