import { describe, expect, it } from 'vitest';
import type { Onboarding, OnboardingQuestion } from '../../api/community-types';
import { draftOf, faultOf, moved, newQuestion, newRule, onboardingOf, withoutNoIds } from './draft';
import { chosenBy, missing, skippable, stepsOf, toggled } from './model';

const option = (optionId: string, ...roleIds: string[]) => ({
  optionId,
  label: `Option ${optionId}`,
  text: '',
  emoji: null,
  roleIds,
});
const question = (questionId: string, given: Partial<OnboardingQuestion> = {}): OnboardingQuestion => ({
  questionId,
  title: `Question ${questionId}`,
  multiple: false,
  required: false,
  options: [option('1', 'r1'), option('2', 'r2', 'r3'), option('3')],
  ...given,
});
const onboarding = (given: Partial<Onboarding> = {}): Onboarding => ({
  rules: [],
  welcome: { text: '', channels: [] },
  questions: [],
  ...given,
});

describe('the way in', () => {
  it('has a step for what there is, in its order', () => {
    expect(stepsOf(onboarding())).toEqual([]);
    const all = onboarding({
      rules: [{ title: 'Be kind', text: '' }],
      questions: [question('a'), question('b')],
      welcome: { text: 'Hello', channels: [] },
    });
    expect(stepsOf(all).map(({ kind }) => kind)).toEqual(['rules', 'question', 'question', 'welcome']);
  });

  it('is skipped only where nothing has to be done', () => {
    expect(skippable(onboarding({ questions: [question('a')] }), false)).toBe(true);
    expect(skippable(onboarding({ questions: [question('a')] }), true)).toBe(false);
    expect(skippable(onboarding({ questions: [question('a', { required: true })] }), false)).toBe(false);
  });
});

describe('answers', () => {
  it('are read from the roles one has: all of an option’s, and it has some', () => {
    expect(chosenBy([question('a', { multiple: true })], ['r1', 'r2', 'r3'])).toEqual({ a: ['1', '2'] });
    expect(chosenBy([question('a', { multiple: true })], ['r2'])).toEqual({ a: [] });
    expect(chosenBy([question('a')], ['r1', 'r2', 'r3'])).toEqual({ a: ['1'] });
  });

  it('replace each other where one counts, add up where several do', () => {
    expect(toggled(question('a'), ['1'], '2')).toEqual(['2']);
    expect(toggled(question('a'), ['1'], '1')).toEqual([]);
    expect(toggled(question('a', { required: true }), ['1'], '1')).toEqual(['1']);
    expect(toggled(question('a', { multiple: true }), ['1'], '2')).toEqual(['1', '2']);
    expect(toggled(question('a', { multiple: true }), ['1', '2'], '1')).toEqual(['2']);
  });

  it('are missing where one is needed', () => {
    const both = [question('a', { required: true }), question('b')];
    expect(missing(both, {}).map(({ questionId }) => questionId)).toEqual(['a']);
    expect(missing(both, { a: ['3'] })).toEqual([]);
  });
});

describe('a draft', () => {
  const saved = onboarding({ rules: [{ title: 'One', text: 'x' }], questions: [question('7')] });

  it('comes back as it was, and sends no id for what has none', () => {
    const draft = draftOf(saved, true);
    expect(onboardingOf(draft)).toEqual(saved);
    const more = { ...draft, questions: [...draft.questions, newQuestion()] };
    const sent = withoutNoIds(onboardingOf(more));
    expect(sent.questions[0]?.questionId).toBe('7');
    expect(sent.questions[1]).not.toHaveProperty('questionId');
    expect(sent.questions[1]?.options[0]).not.toHaveProperty('optionId');
  });

  it('says what keeps it from being saved', () => {
    const draft = draftOf(saved, false);
    expect(faultOf(draft)).toBeNull();
    expect(faultOf({ ...draft, rules: [newRule()] })).toBe('onb.fault.rule');
    expect(faultOf({ ...draft, gate: true, rules: [] })).toBe('onb.fault.gate');
    expect(faultOf({ ...draft, questions: [newQuestion()] })).toBe('onb.fault.question');
    const bare = { ...newQuestion(), title: 'Where from?' };
    expect(faultOf({ ...draft, questions: [bare] })).toBe('onb.fault.option');
    expect(faultOf({ ...draft, questions: [{ ...bare, options: [] }] })).toBe('onb.fault.options');
    expect(faultOf({ ...draft, text: 'x'.repeat(501) })).toBe('onb.fault.long');
  });

  it('moves one of its items to another place', () => {
    const list = ['a', 'b', 'c'].map((key) => ({ key }));
    expect(moved(list, 'c', 0).map(({ key }) => key)).toEqual(['c', 'a', 'b']);
    expect(moved(list, 'a', 2).map(({ key }) => key)).toEqual(['b', 'c', 'a']);
  });
});
