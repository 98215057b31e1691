import type { Onboarding, OnboardingQuestion } from '../../api/community-types';
import type { Answers } from '../../api/onboarding';
import type { Id } from '../../lib/ids';

/** What a newcomer is led through, one after the other. */
export type Step =
  | { kind: 'rules' }
  | { kind: 'question'; question: OnboardingQuestion }
  | { kind: 'welcome' };

export const hasWelcome = ({ welcome }: Onboarding): boolean =>
  welcome.text.trim() !== '' || welcome.channels.length > 0;

export function stepsOf(onboarding: Onboarding): Step[] {
  const { rules, questions } = onboarding;
  return [
    ...(rules.length > 0 ? [{ kind: 'rules' as const }] : []),
    ...questions.map((question) => ({ kind: 'question' as const, question })),
    ...(hasWelcome(onboarding) ? [{ kind: 'welcome' as const }] : []),
  ];
}

/** Whoever need not accept anything and need not answer anything may leave at once. */
export const skippable = ({ questions }: Onboarding, pending: boolean): boolean =>
  !pending && questions.every(({ required }) => !required);

/** What somebody with these roles would have chosen: the options all of whose roles they have. */
export function chosenBy(questions: readonly OnboardingQuestion[], roleIds: readonly Id[]): Answers {
  const answers: Answers = {};
  for (const { questionId, options, multiple } of questions) {
    const held = options.filter(
      (option) => option.roleIds.length > 0 && option.roleIds.every((id) => roleIds.includes(id)),
    );
    answers[questionId] = held.slice(0, multiple ? undefined : 1).map(({ optionId }) => optionId);
  }
  return answers;
}

/** With one option more or less; where only one counts, the new one replaces it. */
export function toggled(question: OnboardingQuestion, chosen: readonly Id[], optionId: Id): Id[] {
  const had = chosen.includes(optionId);
  if (!question.multiple) return had && !question.required ? [] : [optionId];
  return had ? chosen.filter((id) => id !== optionId) : [...chosen, optionId];
}

export const missing = (questions: readonly OnboardingQuestion[], answers: Answers): OnboardingQuestion[] =>
  questions.filter(({ questionId, required }) => required && (answers[questionId] ?? []).length === 0);
