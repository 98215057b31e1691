import type { Onboarding, OnboardingOption, OnboardingQuestion } from '../../api/community-types';
import type { TextId } from '../../i18n/use-t';
import { ONBOARDING as MAX } from '../../lib/growth-limits';
import type { Id } from '../../lib/ids';
import { countCharacters } from '../../lib/text';

/** What is being written. Items keep a key of their own while they move and have no id yet. */
export interface RuleDraft {
  key: string;
  title: string;
  text: string;
}
export interface ChannelDraft {
  key: string;
  channelId: Id;
  text: string;
  emoji: string | null;
}
export interface OptionDraft extends OnboardingOption {
  key: string;
}
export interface QuestionDraft extends Omit<OnboardingQuestion, 'options'> {
  key: string;
  options: OptionDraft[];
}
export interface Draft {
  gate: boolean;
  rules: RuleDraft[];
  text: string;
  channels: ChannelDraft[];
  questions: QuestionDraft[];
}

let last = 0;
const newKey = (): string => `new-${++last}`;

export const newRule = (): RuleDraft => ({ key: newKey(), title: '', text: '' });
export const newChannel = (channelId: Id): ChannelDraft => ({
  key: newKey(),
  channelId,
  text: '',
  emoji: null,
});
export const newOption = (): OptionDraft => ({
  key: newKey(),
  optionId: '',
  label: '',
  text: '',
  emoji: null,
  roleIds: [],
});
export const newQuestion = (): QuestionDraft => ({
  key: newKey(),
  questionId: '',
  title: '',
  multiple: false,
  required: false,
  options: [newOption(), newOption()],
});

export const draftOf = ({ rules, welcome, questions }: Onboarding, gate: boolean): Draft => ({
  gate,
  rules: rules.map((rule) => ({ ...rule, key: newKey() })),
  text: welcome.text,
  channels: welcome.channels.map((row) => ({ ...row, key: newKey() })),
  questions: questions.map((question) => ({
    ...question,
    key: newKey(),
    options: question.options.map((option) => ({ ...option, key: newKey() })),
  })),
});

/** As it is sent: what is new has no id. */
export const onboardingOf = (draft: Draft): Onboarding => ({
  rules: draft.rules.map(({ title, text }) => ({ title: title.trim(), text: text.trim() })),
  welcome: {
    text: draft.text.trim(),
    channels: draft.channels.map(({ channelId, text, emoji }) => ({ channelId, text: text.trim(), emoji })),
  },
  questions: draft.questions.map(({ key: _key, options, ...question }) => ({
    ...question,
    title: question.title.trim(),
    options: options.map(({ key: _option, ...option }) => ({
      ...option,
      label: option.label.trim(),
      text: option.text.trim(),
    })),
  })),
});

/** The same without the ids that are none yet, which the server gives. */
export const withoutNoIds = (onboarding: Onboarding): Onboarding =>
  JSON.parse(
    JSON.stringify(onboarding, (key, value) =>
      (key === 'questionId' || key === 'optionId') && value === '' ? undefined : value,
    ),
  ) as Onboarding;

/** For looking at what is not saved: everything has some id. */
export const previewOf = (draft: Draft): Onboarding => {
  const all = onboardingOf(draft);
  return {
    ...all,
    questions: all.questions.map((question, i) => ({
      ...question,
      questionId: `q${i}`,
      options: question.options.map((option, j) => ({ ...option, optionId: `q${i}o${j}` })),
    })),
  };
};

const blank = (text: string): boolean => text.trim() === '';
const over = (text: string, max: number): boolean => countCharacters(text) > max;

/** The first thing that keeps it from being saved. */
export function faultOf({ rules, gate, text, channels, questions }: Draft): TextId | null {
  if (rules.some(({ title }) => blank(title))) return 'onb.fault.rule';
  if (gate && rules.length === 0) return 'onb.fault.gate';
  if (questions.some(({ title }) => blank(title))) return 'onb.fault.question';
  if (questions.some(({ options }) => options.length === 0)) return 'onb.fault.options';
  if (questions.some(({ options }) => options.some(({ label }) => blank(label)))) return 'onb.fault.option';
  const tooLong =
    over(text, MAX.welcomeText) ||
    rules.some((rule) => over(rule.title, MAX.ruleTitle) || over(rule.text, MAX.ruleText)) ||
    channels.some((row) => over(row.text, MAX.channelText));
  return tooLong ? 'onb.fault.long' : null;
}

export const moved = <T extends { key: string }>(list: readonly T[], key: string, to: number): T[] => {
  const item = list.find((one) => one.key === key);
  if (!item) return [...list];
  const rest = list.filter((one) => one !== item);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
};

export const replaced = <T extends { key: string }>(
  list: readonly T[],
  key: string,
  patch: Partial<T>,
): T[] => list.map((one) => (one.key === key ? { ...one, ...patch } : one));

export const without = <T extends { key: string }>(list: readonly T[], key: string): T[] =>
  list.filter((one) => one.key !== key);
